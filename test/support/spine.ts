import { Bounds } from "../../src/core/assessment/bounds";
import { DatasetIndex } from "../../src/core/assessment/datasetIndex";
import { Spine } from "../../src/core/assessment/spine";
import type { AssessmentOptions, Dataset, Rulebook } from "../../src/core/model";
import { instant } from "../../src/core/model";

/** The rows of the first table of a dataset with everything that a rule asks of them. */
export function spineOf(dataset: Dataset, rulebook: Rulebook, more: Partial<AssessmentOptions> = {}): Spine {
  const [block] = dataset.blocks;
  if (!block) throw new Error("the dataset has no table");
  const options: AssessmentOptions = { asOf: instant("2024-12-31"), regions: ["全国"], packs: null, parameters: {}, ...more };
  const fields = new Map(rulebook.fields.map((field) => [field.id, field]));
  return new Spine({ index: new DatasetIndex(dataset), bounds: new Bounds(rulebook, dataset, options), fields }, block);
}

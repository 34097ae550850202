import type { TableMapping } from "../mapping";
import { executionStatement } from "./executionStatement";
import { schoolConditions } from "./schoolConditions";
import { threeIncreases } from "./threeIncreases";

/** A usual form, one a file: on a table of this structure the fields named are certain. */
export interface FormTemplate {
  readonly id: string;
  readonly form: TableMapping;
}

export const TEMPLATES: readonly FormTemplate[] = [threeIncreases, executionStatement, schoolConditions];

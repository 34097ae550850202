import { PARAGRAPHS } from "./paragraphs";
import { outcomeOf } from "./marked";

describe("report paragraphs", () => {
  it.each(Object.entries(PARAGRAPHS))("%s", (_, source) => {
    const { missed, falseAlarms } = outcomeOf(source);
    expect({ missed, falseAlarms }).toEqual({ missed: [], falseAlarms: [] });
  });
});

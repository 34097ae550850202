import type { Dataset } from "../../../../src/core/model";
import { findingsOf, outcomesOf } from "../../../support/check";
import { datasetOf, people } from "../../../support/dataset";
import type { ColumnSpec, TableSpec } from "../../../support/dataset";
import { parameter, value } from "../../../support/smallRulebook";

type Cell = number | string;
type Row = TableSpec["rows"][number];
type School = readonly [name: string, titleOne: string, ...cells: readonly Cell[]];

const FLAG = { field: "isTitleI", unit: "1", exact: true };
const STAFF = { field: "instructionalStaff", unit: "person", exact: true };
const SPENDING = { field: "perPupilStateLocalSpending", unit: "USD/pupil", exact: true };

/** Schools with the text `isTitleI` and, where given, a grade span. */
function schools(
  columns: readonly ColumnSpec[],
  list: readonly School[],
  spans: readonly string[] = [],
  level: Row[2] = "primary",
): Dataset {
  const rows = list.map(([name, , ...cells]): Row => [name, 2023, level, ...cells]);
  const dataset = datasetOf([{ kind: "school", columns, rows }]);
  const text = (field: string, values: readonly string[]) => ({
    field,
    textOf: (row: number) => values[row] ?? "",
    cellOf: (row: number) => ({ sheet: "表1", rowIndex: row, columnIndex: 1 }),
  });
  const texts = [
    text(
      "isTitleI",
      list.map(([, titleOne]) => titleOne),
    ),
    text("gradeSpan", spans),
  ];
  return { ...dataset, blocks: dataset.blocks.map((block) => ({ ...block, texts })) };
}
const ratio = (list: readonly School[], spans: readonly string[] = []) =>
  findingsOf("comparabilityRatio", schools([people("enrolment"), STAFF], list, spans), {
    parameters: [parameter("ratio-limit", "1", value(1.1))],
    rule: { entityKinds: ["school"] },
  });
const spending = (columns: readonly ColumnSpec[], ...list: readonly School[]) =>
  findingsOf("comparabilitySpending", schools(columns, list), {
    parameters: [parameter("spending-floor", "1", value(0.9))],
    rule: { entityKinds: ["school"] },
  });

describe("pupils per instructional staff of a Title I school (ESSA 1118(c))", () => {
  const others: readonly School[] = [
    ["Adams", "no", 300, 20],
    ["Baker", "no", 900, 40],
  ];

  it("are at most 110 % of all pupils of the others over all their staff", () => {
    // 1200 pupils over 60 staff: 20 a head, 22 at most.
    const clark = (pupils: Cell, staff: Cell): string | undefined => ratio([...others, ["Clark", "yes", pupils, staff]])[0]?.outcome;
    expect([clark(440, 20), clark(441, 20), clark(200, 20)]).toEqual(["pass", "fail", "pass"]);
    const [found] = ratio([...others, ["Clark", "yes", 500, 20]]);
    expect(found).toMatchObject({ entity: "Clark", required: { operator: "atMost", value: 1.1 }, message: { data: { schools: 2 } } });
    expect(found?.observed?.value).toBeCloseTo(1.25, 12);
    expect(found?.cells).toHaveLength(6);
  });

  it("may be fewer than one, and are judged no louder than they are verified", () => {
    const few = ratio([
      ["Adams", "no", 10, 20],
      ["Clark", "yes", 12, 20],
    ]);
    expect(few[0]).toMatchObject({ outcome: "fail", message: { id: "assessment.notComparable" } });
    expect(
      ratio([
        ["Adams", "no", 10, 20],
        ["Clark", "yes", 11, 20],
      ])[0],
    ).toMatchObject({ outcome: "pass", message: { id: "assessment.comparable" } });
    const dataset = schools(
      [people("enrolment"), STAFF],
      [
        ["Adams", "no", 300, 20],
        ["Clark", "yes", 500, 20],
      ],
    );
    const level = (verified: boolean, known: boolean): string | undefined =>
      findingsOf("comparabilityRatio", dataset, {
        parameters: [parameter("ratio-limit", "1", value(1.1, { verified: known }))],
        rule: { entityKinds: ["school"], verified },
      })[0]?.level;
    expect([level(true, true), level(false, true), level(true, false)]).toEqual(["error", "note", "note"]);
  });

  it("may be left out of a school under 100 pupils, says a note", () => {
    const notes = (pupils: number, staff: number): readonly string[] =>
      ratio([...others, ["Clark", "yes", pupils, staff]]).flatMap((found) => found.notes.map(({ id }) => id));
    expect([notes(99, 3), notes(100, 3), notes(40, 10)]).toEqual([["assessment.note.mayBeLeftOut"], [], []]);
  });

  it("are compared within the grade span", () => {
    const spans = ["K-5", "6-8", "K-5", "9-12"];
    const found = ratio([...others, ["Clark", "yes", 500, 40], ["Dale", "yes", 500, 40]], spans);
    expect(found.map(({ entity, outcome, message }) => [entity, outcome, message.data?.["schools"]])).toEqual([
      ["Clark", "pass", 1],
      ["Dale", "open", undefined],
    ]);
    expect(found[0]?.observed?.value).toBeCloseTo(12.5 / 15, 12);
  });

  it("are known by any way to say yes or no, and left alone where nobody says", () => {
    const names = (...said: readonly string[]): readonly string[] =>
      ratio([...others, ...said.map((text, at): School => [`S${at}`, text, 300, 20])]).map(({ entity }) => entity);
    expect(names("yes", "Y", "是", "true", "Title I", "1", "√")).toEqual(["S0", "S1", "S2", "S3", "S4", "S5", "S6"]);
    expect(names("", "maybe", "no", "非", "0", "否")).toEqual([]);
  });

  it("are open without a figure of any of them, and not applicable over nothing", () => {
    expect(outcomesOf(ratio([...others, ["Clark", "yes", 500, ""]]))).toEqual(["Clark 2023 open"]);
    expect(
      outcomesOf(
        ratio([
          ["Adams", "no", 300, ""],
          ["Clark", "yes", 500, 20],
        ]),
      ),
    ).toEqual(["Clark 2023 open"]);
    expect(
      outcomesOf(
        ratio([
          ["Adams", "no", 300, 0],
          ["Clark", "yes", 500, 20],
        ]),
      ),
    ).toEqual(["Clark 2023 notApplicable"]);
    expect(
      outcomesOf(
        ratio([
          ["Adams", "no", 0, 20],
          ["Clark", "yes", 500, 20],
        ]),
      ),
    ).toEqual(["Clark 2023 notApplicable"]);
    expect(
      outcomesOf(
        ratio([
          ["Adams", "no", 300, 20],
          ["Clark", "yes", 500, 0],
        ]),
      ),
    ).toEqual(["Clark 2023 notApplicable"]);
    expect(
      outcomesOf(
        ratio([
          ["Adams", "no", 300, 20],
          ["Clark", "yes", ".", 20],
        ]),
      ),
    ).toEqual([]);
    expect(outcomesOf(ratio([["Clark", "yes", 500, 20]]))).toEqual(["Clark 2023 open"]);
  });

  it("need both columns, the flag and a limit", () => {
    const list: readonly School[] = [
      ["Adams", "no", 300, 20],
      ["Clark", "yes", 500, 20],
    ];
    const rule = { entityKinds: ["school"] as const };
    const limit = [parameter("ratio-limit", "1", value(1.1))];
    expect(findingsOf("comparabilityRatio", schools([people("enrolment")], [["Clark", "yes", 1]]), { parameters: limit, rule })).toEqual(
      [],
    );
    expect(findingsOf("comparabilityRatio", schools([people("enrolment"), STAFF], list), { rule })).toEqual([]);
    expect(
      outcomesOf(
        findingsOf("comparabilityRatio", schools([people("enrolment"), STAFF], list), {
          parameters: [parameter("ratio-limit", "1")],
          rule,
        }),
      ),
    ).toEqual(["Clark 2023 notApplicable"]);
    const flagged = datasetOf([
      {
        kind: "school",
        columns: [people("enrolment"), STAFF, FLAG],
        rows: [
          ["Adams", 2023, "primary", 300, 20, 0],
          ["Clark", 2023, "primary", 500, 20, 1],
          ["Dale", 2023, "primary", 500, 20, ""],
        ],
      },
    ]);
    expect(outcomesOf(findingsOf("comparabilityRatio", flagged, { parameters: limit, rule }))).toEqual(["Clark 2023 fail"]);
    const unsaid = datasetOf([{ kind: "school", columns: [people("enrolment"), STAFF], rows: [["Clark", 2023, "primary", 500, 20]] }]);
    expect(findingsOf("comparabilityRatio", unsaid, { parameters: limit, rule })).toEqual([]);
  });

  it("are compared with schools of their own year and level", () => {
    const dataset = schools(
      [people("enrolment"), STAFF],
      [
        ["Adams", "no", 300, 20],
        ["Clark", "yes", 500, 20],
      ],
    );
    const [block] = dataset.blocks;
    if (!block) throw new Error("no schools");
    const run = (more: object): readonly string[] =>
      outcomesOf(
        findingsOf(
          "comparabilityRatio",
          { ...dataset, blocks: [{ ...block, ...more }] },
          {
            parameters: [parameter("ratio-limit", "1", value(1.1))],
            rule: { entityKinds: ["school"] },
          },
        ),
      );
    expect(run({})).toEqual(["Clark 2023 fail"]);
    expect(run({ levelOf: Uint8Array.of(3, 4) })).toEqual(["Clark 2023 open"]);
    expect(run({ levelOf: Uint8Array.of(0, 0) })).toEqual(["Clark 2023 fail"]);
  });
});

describe("state and local spending per pupil", () => {
  it("is at least 90 % of the average, weighted by pupils where they are counted", () => {
    const both = [SPENDING, people("enrolment")];
    // (10000 × 100 + 4000 × 500) / 600 = 5000.
    const others: readonly School[] = [
      ["Adams", "no", 10000, 100],
      ["Baker", "no", 4000, 500],
    ];
    const clark = (amount: Cell, pupils: Cell = 50): string | undefined =>
      spending(both, ...others, ["Clark", "yes", amount, pupils])[0]?.outcome;
    expect([clark(4500), clark(4499), clark(9000), clark("")]).toEqual(["pass", "fail", "pass", "open"]);
    const plain = (amount: Cell): string | undefined =>
      spending([SPENDING], ["Adams", "no", 10000], ["Baker", "no", 4000], ["Clark", "yes", amount])[0]?.outcome;
    expect([plain(6300), plain(6299)]).toEqual(["pass", "fail"]);
    expect(spending([SPENDING], ["Adams", "no", 10000], ["Clark", "yes", 9000])[0]).toMatchObject({
      outcome: "pass",
      required: { operator: "atLeast" },
    });
    expect(spending([people("enrolment")], ["Adams", "no", 10000], ["Clark", "yes", 9000])).toEqual([]);
  });
});

describe("maintenance of effort of a local agency (34 CFR 300.203)", () => {
  const COLUMNS = [
    "moeSpendingLocal",
    "moeSpendingStateLocal",
    "childrenWithDisabilities",
    "moeBaselineLocal",
    "moeBaselineStateLocal",
    "moeExceptions",
    "moeAdjustment",
  ].map((field): ColumnSpec => ({ field, unit: "USD", exact: true }));
  const LIMIT = parameter("effort", "1", value(1));
  const rule = { entityKinds: ["district"] as const };
  type Year = readonly [year: number, ...cells: readonly Cell[]];
  const effort = (columns: readonly ColumnSpec[], ...years: readonly Year[]) =>
    findingsOf(
      "maintenanceOfEffort",
      datasetOf([{ kind: "district", columns, rows: years.map(([year, ...cells]): Row => ["LEA", year, "total", ...cells]) }]),
      {
        parameters: [LIMIT],
        rule,
      },
    );
  const two = COLUMNS.slice(0, 3);

  it("is kept by any one of the four methods", () => {
    expect(outcomesOf(effort(two, [2022, 500, 950, 10], [2023, 400, 950, 10]))).toEqual(["LEA 2022 notApplicable", "LEA 2023 pass"]);
    expect(outcomesOf(effort(two, [2022, 500, 950, 10], [2023, 400, 900, 9]))).toEqual(["LEA 2022 notApplicable", "LEA 2023 pass"]);
    expect(outcomesOf(effort(two, [2022, 500, 950, 10], [2023, 400, 900, 10]))).toEqual(["LEA 2022 notApplicable", "LEA 2023 fail"]);
    const methods = effort(two, [2022, 500, 950, 10], [2023, 500, 900, 10])[1]?.message.data?.["methods"];
    expect(methods).toMatchObject({
      items: [{ message: { id: "assessment.effort.local" } }, { message: { id: "assessment.effort.localPerChild" } }],
    });
  });

  it("is short by the least of what the methods are short of", () => {
    const [, found] = effort(two, [2022, 500, 950, 10], [2023, 450, 920, 10]);
    expect(found).toMatchObject({
      outcome: "fail",
      shortfall: { value: 30 },
      required: { operator: "atLeast", value: 1 },
      message: { id: "assessment.effortShort" },
    });
    expect(found?.observed?.value).toBeCloseTo(920 / 950, 12);
    const [, kept] = effort(two, [2022, 500, 950, 10], [2023, 600, 920, 10]);
    expect(kept).toMatchObject({
      outcome: "pass",
      shortfall: null,
      message: { id: "assessment.effortKept", data: { short: { quantity: { value: 0 } } } },
    });
    expect(kept?.observed?.value).toBeCloseTo(1.2, 12);
  });

  it("runs over the years in their order, whatever the order of the rows, each agency for itself", () => {
    expect(outcomesOf(effort(two, [2023, 400, 900, 10], [2022, 500, 950, 10]))).toEqual(["LEA 2023 fail", "LEA 2022 notApplicable"]);
    const rows: readonly Row[] = [
      ["A", 2022, "total", 500, 950, 10],
      ["B", 2023, "total", 100, 100, 10],
      ["A", 2023, "total", 400, 900, 10],
    ];
    const found = findingsOf("maintenanceOfEffort", datasetOf([{ kind: "district", columns: two, rows }]), { parameters: [LIMIT], rule });
    expect(outcomesOf(found)).toEqual(["A 2022 notApplicable", "B 2023 notApplicable", "A 2023 fail"]);
  });

  it("is lowered by exceptions and adjustment, and held against a stated baseline", () => {
    expect(outcomesOf(effort(COLUMNS, [2022, 500, 950, 10, "", "", "", ""], [2023, 400, 900, 10, "", "", 60, 40]))[1]).toBe(
      "LEA 2023 pass",
    );
    expect(outcomesOf(effort(COLUMNS, [2022, 500, 950, 10, "", "", "", ""], [2023, 400, 860, 10, "", "", 60, 29]))[1]).toBe(
      "LEA 2023 fail",
    );
    expect(outcomesOf(effort(COLUMNS, [2023, 400, 860, 10, 401, 861, "", ""]))).toEqual(["LEA 2023 fail"]);
    expect(outcomesOf(effort(COLUMNS, [2023, 400, 860, 10, 400, 861, "", ""]))).toEqual(["LEA 2023 pass"]);
    expect(outcomesOf(effort(COLUMNS, [2023, 400, 861, 10, 401, 861, "", ""]))).toEqual(["LEA 2023 pass"]);
  });

  it("is open where a figure is missing and nothing else shows that it was kept", () => {
    expect(outcomesOf(effort(two, [2022, 500, 950, 10], [2023, "", 900, 10]))[1]).toBe("LEA 2023 open");
    expect(outcomesOf(effort(two, [2022, 500, 950, 10], [2023, "", 950, 10]))[1]).toBe("LEA 2023 pass");
    expect(outcomesOf(effort(two, [2022, 500, 950, 10], [2023, ".", ".", 10]))).toEqual(["LEA 2022 notApplicable"]);
    expect(outcomesOf(effort(two, [2022, 500, ".", 10], [2023, 400, ".", 10]))).toEqual(["LEA 2022 notApplicable", "LEA 2023 fail"]);
    expect(effort(COLUMNS.slice(2, 3), [2022, 10])).toEqual([]);
  });

  it("is a matter of the rule's time, parameter and levels", () => {
    const dataset = datasetOf([
      {
        kind: "district",
        columns: two,
        rows: [
          ["LEA", 2022, "total", 500, 950, 10],
          ["LEA", 2023, "total", 400, 900, 10],
        ],
      },
    ]);
    const of = (setting: Parameters<typeof findingsOf>[2]): readonly string[] =>
      outcomesOf(findingsOf("maintenanceOfEffort", dataset, setting));
    expect(of({ rule })).toEqual([]);
    expect(of({ parameters: [parameter("effort", "1")], rule })).toEqual(["LEA 2022 notApplicable", "LEA 2023 notApplicable"]);
    const until = { from: null, until: "2022-12-31" as never };
    expect(of({ parameters: [LIMIT], rule: { ...rule, inForce: until } })[1]).toBe("LEA 2023 notApplicable");
    expect(of({ parameters: [LIMIT], rule: { ...rule, schoolLevels: ["primary", "junior"] } })).toEqual([]);
    const nothing = effort(two, [2022, 0, 0, 10], [2023, 0, 0, 10]);
    expect(nothing[1]).toMatchObject({ outcome: "pass", observed: { value: 1 } });
  });
});

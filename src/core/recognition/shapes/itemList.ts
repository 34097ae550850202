import type { FieldId, LineMeaning, RecognizedLine } from "../../model";
import { areaOf, RATIO } from "../../model";
import { isFigure } from "../layout";
import { say } from "../messages";
import { normalise, withoutBrackets } from "../text";
import type { TableReading } from "../types";
import type { UnitReading } from "../units";
import { readUnit, unitFits, writtenFor } from "../units";
import type { ShapeInput } from "./build";
import { keyLine, readingOf } from "./build";
import type { DownDraft } from "./yearsAcross";

type Role = "planned" | "completed" | "rate" | "excess";

const ROLES: readonly (readonly [Role, RegExp])[] = [
  ["rate", /完成率|完成比例|完成度|完成进度|占计划/],
  ["excess", /超额|超计划|差额/],
  ["completed", /^(?:实际)?(?:完成|竣工|实际|已完成|累计完成)(?:完成)?(?:数|量|值|情况|投资)?$/],
  ["planned", /^(?:规划|计划|目标|任务|应完成|五年规划)(?:数|量|值|任务)?$/],
];

/** What is planned and completed, by the item's words and unit. */
const ITEMS: readonly {
  readonly words: RegExp;
  readonly units: readonly string[];
  readonly planned: FieldId;
  readonly completed: FieldId;
}[] = [
  { words: /项目(?:个|总)?数|单体项目|^项目$/, units: ["个"], planned: "plannedProjects", completed: "completedProjects" },
  { words: /学校/, units: ["所", "个"], planned: "plannedSchools", completed: "completedSchools" },
  { words: /面积/, units: [], planned: "plannedArea", completed: "completedArea" },
  { words: /设备|设施|器材|图书/, units: [], planned: "plannedEquipmentFunds", completed: "completedEquipmentFunds" },
  { words: /投资|资金|投入/, units: [], planned: "plannedInvestment", completed: "completedInvestment" },
];

export function roleOf(header: readonly string[]): Role | null {
  const leaf = normalise(withoutBrackets(header[header.length - 1] ?? ""));
  return ROLES.find(([, pattern]) => pattern.test(leaf))?.[0] ?? null;
}

/** Plan against completion: 指标 | 计量单位 | 规划数 | 完成数 | 完成率. Row and column together name the field. */
export function isItemList(draft: DownDraft): boolean {
  const roles = new Set(draft.roles.figures.map((column) => roleOf(column.header)));
  return roles.has("planned") && roles.has("completed");
}

export function readItemList({ input, columns, roles, rows, inputs }: DownDraft): TableReading {
  const { view, frame } = input;
  const taken = new Set<string>();
  const lines: RecognizedLine[] = [];
  for (const column of columns) {
    const key = roles.items.includes(column.columnIndex) ? "item" : column.columnIndex === roles.unit ? "unit" : null;
    if (key === null) continue;
    const area = {
      sheet: view.snapshot.sheet,
      rowIndex: frame.dataTop,
      columnIndex: column.columnIndex,
      rowCount: frame.bottom - frame.dataTop,
      columnCount: 1,
    };
    lines.push(keyLine(column.header, column.headerCells, area, { kind: "key", key }, taken));
  }
  const claimed = new Set<FieldId>();
  rows.forEach((row, i) => {
    const label = inputs[i]?.header.join("") ?? "";
    const unit = inputs[i]?.unitCell ?? null;
    const pair = pairOf(label, unit, input);
    // A second item of the same kind (two areas, two kinds of schools) is asked, not added up.
    const twice = pair !== null && claimed.has(pair.planned);
    if (pair) claimed.add(pair.planned);
    for (const column of roles.figures) {
      const role = roleOf(column.header);
      const cell = view.ref(row, column.columnIndex);
      if (role === null || (!isFigure(view.value(row, column.columnIndex)) && view.value(row, column.columnIndex) === null)) continue;
      lines.push(
        cellLine(
          [...(inputs[i]?.header ?? []), ...column.header],
          role,
          pair,
          twice,
          unit,
          cell,
          input,
          taken,
          inputs[i]?.headerCells ?? [],
        ),
      );
    }
  });
  return readingOf(input, { shape: "itemList", lines, guesses: new Map(), lineDirection: "cells", entityKind: "county" });
}

function pairOf(label: string, unit: UnitReading | null, { vocabulary }: ShapeInput): (typeof ITEMS)[number] | null {
  const name = normalise(withoutBrackets(label));
  for (const item of ITEMS) {
    if (!item.words.test(name)) continue;
    const definition = vocabulary.definition(item.planned);
    if (!definition) continue;
    if (unit && !unitFits(unit.kind, definition.dimension)) continue;
    if (item.units.length > 0 && unit && !item.units.includes(unit.text)) continue;
    return item;
  }
  return null;
}

function cellLine(
  header: readonly string[],
  role: Role,
  pair: (typeof ITEMS)[number] | null,
  twice: boolean,
  rowUnit: UnitReading | null,
  cell: ReturnType<ShapeInput["view"]["ref"]>,
  { view, vocabulary }: ShapeInput,
  taken: Set<string>,
  headerCells: RecognizedLine["headerCells"],
): RecognizedLine {
  let meaning: LineMeaning = { kind: "unknown" };
  let unit: RecognizedLine["unit"] = null;
  if (pair && role === "rate") {
    meaning = { kind: "stated", figure: "statedCompletionRate", of: [pair.completed, pair.planned] };
    unit = { text: "%", unit: RATIO, scale: view.format(cell.rowIndex, cell.columnIndex).includes("%") ? 1 : 0.01 };
  } else if (pair) {
    const field = role === "planned" ? pair.planned : pair.completed;
    const definition = vocabulary.definition(field);
    meaning = role === "excess" ? { kind: "stated", figure: "statedExcess", of: [pair.completed, pair.planned] } : { kind: "field", field };
    const written = rowUnit ?? (definition ? readUnit(definition.unitsSeen[0] ?? "") : null);
    if (definition && written) unit = writtenFor(written, definition);
  }
  const line = keyLine(header, headerCells, areaOf(cell), meaning, taken);
  const leaf = header[header.length - 1] ?? "";
  return {
    ...line,
    unit,
    confidence: pair === null ? 0 : twice ? 0.5 : 0.95,
    certainty: pair === null || twice ? "unsure" : "certain",
    reasons: [say("recognition.reason.role", { item: header.slice(0, -1).join(" › "), header: leaf })],
  };
}

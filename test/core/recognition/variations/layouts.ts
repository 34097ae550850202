import type { CellValue, SchoolLevel } from "../../../../src/core/model";
import type { Facts, Item } from "./facts";
import type { Cell, Table } from "./paper";
import { LEFT, UP } from "./paper";
import type { Random } from "./random";
import type { Style } from "./style";

/** Tables of one sheet: stacked, or side by side. */
export interface SheetPlan {
  readonly name: string;
  readonly tables: readonly Table[];
  readonly sideBySide?: true;
}

export type Layout = (facts: Facts, style: Style, random: Random) => SheetPlan[];

const levelOf = (facts: Facts): SchoolLevel => facts.levels[0] as SchoolLevel;
const entityOf = (facts: Facts): string => facts.entities[0] as string;

/** Header and body of a table whose items run across, with key columns on the left. */
function across(
  style: Style,
  keys: readonly string[],
  items: readonly Item[],
  rows: readonly { readonly keys: readonly CellValue[]; readonly value: (item: Item) => number }[],
  title: string | null,
): Table {
  const header: Cell[][] = [[...keys, ...items.map((item) => style.header(item))]];
  if (style.unitPlace === "own") header.push([...keys.map(() => null), ...items.map((item) => style.unit(item))]);
  return {
    title,
    unitLine: style.unitLine,
    header,
    body: rows.map((row) => [...row.keys, ...items.map((item) => style.number(row.value(item), item))]),
    notes: [],
  };
}

/** Items run down: 指标 | 计量单位 | one column for each slot. */
function down(
  style: Style,
  items: readonly {
    readonly item: Item;
    readonly label: string;
    readonly keys?: readonly CellValue[];
    readonly value: (slot: number) => number;
  }[],
  slots: readonly CellValue[],
  keys: readonly string[],
  title: string | null,
): Table {
  const own = style.unitPlace === "own";
  return {
    title,
    unitLine: style.unitLine,
    header: [["指标", ...keys, ...(own ? ["计量单位"] : []), ...slots]],
    body: items.map(({ item, label, keys: keyCells = [], value }) => [
      label,
      ...keyCells,
      ...(own ? [style.unit(item)] : []),
      ...slots.map((_, slot) => style.number(value(slot), item)),
    ]),
    notes: [],
  };
}

const yearsDown: Layout = (facts, style) => [
  {
    name: "经费",
    tables: [
      across(
        style,
        ["年度"],
        facts.items,
        facts.years.map((year) => ({
          keys: [style.year(year)],
          value: (item) => facts.valueOf(entityOf(facts), year, levelOf(facts), item),
        })),
        `${facts.place}教育经费情况表`,
      ),
    ],
  },
];

const yearsAcross: Layout = (facts, style) => [
  {
    name: "经费",
    tables: [
      down(
        style,
        facts.items.map((item) => ({
          item,
          label: style.header(item),
          value: (slot) => facts.valueOf(entityOf(facts), facts.years[slot] as number, levelOf(facts), item),
        })),
        facts.years.map((year) => style.year(year)),
        [],
        `${facts.place}教育经费情况表`,
      ),
    ],
  },
];

/** 指标 | 数值 on a sheet for each year. */
const tidyByYear: Layout = (facts, style) =>
  facts.years.map((year) => ({
    name: `${year}年`,
    tables: [
      down(
        style,
        facts.items.map((item) => ({
          item,
          label: style.header(item),
          value: () => facts.valueOf(entityOf(facts), year, levelOf(facts), item),
        })),
        ["数值"],
        [],
        `${facts.place}教育经费情况表`,
      ),
    ],
  }));

/** 年度 | 指标 | 单位 | 数值: one row a figure. */
const tidyLong: Layout = (facts, style) => [
  {
    name: "数据",
    tables: [
      {
        title: `${facts.place}教育经费`,
        unitLine: null,
        header: [["年度", "指标", "单位", "数值"]],
        body: facts.years.flatMap((year) =>
          facts.items.map((item) => [
            style.year(year),
            style.name(item),
            style.unit(item),
            style.number(facts.valueOf(entityOf(facts), year, levelOf(facts), item), item),
          ]),
        ),
        notes: [],
      },
    ],
  },
];

/** The items parted over two tables on one sheet. */
const parted =
  (sideBySide: boolean): Layout =>
  (facts, style) => {
    const half = Math.ceil(facts.items.length / 2);
    const tables = [facts.items.slice(0, half), facts.items.slice(half)].map((items, i) =>
      across(
        style,
        ["年度"],
        items,
        facts.years.map((year) => ({
          keys: [style.year(year)],
          value: (item) => facts.valueOf(entityOf(facts), year, levelOf(facts), item),
        })),
        sideBySide ? null : `${facts.place}教育经费情况表（${i === 0 ? "一" : "二"}）`,
      ),
    );
    return [{ name: `${facts.place}经费`, tables, ...(sideBySide ? { sideBySide: true as const } : {}) }];
  };

const longForm: Layout = (facts, style) => [
  {
    name: "经费",
    tables: [
      across(
        style,
        ["区县", "年度"],
        facts.items,
        facts.entities.flatMap((entity) =>
          facts.years.map((year) => ({
            keys: [entity, style.year(year)],
            value: (item: Item) => facts.valueOf(entity, year, levelOf(facts), item),
          })),
        ),
        "各区县教育经费情况表",
      ),
    ],
  },
];

/** The district's name is merged over its years. */
const mergedRows: Layout = (facts, style, random) => {
  const [plan] = longForm(facts, style, random) as [SheetPlan];
  const [table] = plan.tables as [Table];
  let last: Cell = null;
  const body = table.body.map((row): readonly Cell[] => {
    const [name = null, ...rest] = row;
    if (name === last) return [UP as Cell, ...rest];
    last = name;
    return [name, ...rest];
  });
  return [{ ...plan, tables: [{ ...table, body }] }];
};

const sheetPerYear: Layout = (facts, style) =>
  facts.years.map((year) => ({
    name: `${year}年`,
    tables: [
      across(
        style,
        ["区县"],
        facts.items,
        facts.entities.map((entity) => ({ keys: [entity], value: (item) => facts.valueOf(entity, year, levelOf(facts), item) })),
        "各区县教育经费情况表",
      ),
    ],
  }));

/** One table a year below each other, the year in the title. */
const stackedYears: Layout = (facts, style) => [
  {
    name: "经费",
    tables: facts.years.map((year) =>
      across(
        style,
        ["区县"],
        facts.items,
        facts.entities.map((entity) => ({ keys: [entity], value: (item) => facts.valueOf(entity, year, levelOf(facts), item) })),
        `${year}年各区县教育经费情况表`,
      ),
    ),
  },
];

/** Merged header: each item over its years, or each year over its items. */
const yearsInHeader =
  (yearOnTop: boolean): Layout =>
  (facts, style) => {
    const outer = yearOnTop ? facts.years : facts.items;
    const inner = yearOnTop ? facts.items : facts.years;
    const head = (one: Item | number): CellValue => (typeof one === "number" ? style.year(one) : style.header(one));
    const header: Cell[][] = [["区县"], [UP]];
    for (const top of outer) {
      inner.forEach((below, i) => {
        header[0]?.push(i === 0 ? head(top) : LEFT);
        header[1]?.push(head(below));
      });
    }
    if (style.unitPlace === "own") {
      header.push([null]);
      for (const top of outer) for (const below of inner) header[2]?.push(style.unit((typeof top === "number" ? below : top) as Item));
    }
    const body = facts.entities.map((entity) => [
      entity,
      ...outer.flatMap((top) =>
        inner.map((below) => {
          const [item, year] = (yearOnTop ? [below, top] : [top, below]) as [Item, number];
          return style.number(facts.valueOf(entity, year, levelOf(facts), item), item);
        }),
      ),
    ]);
    return [{ name: "经费", tables: [{ title: "各区县教育经费情况表", unitLine: style.unitLine, header, body, notes: [] }] }];
  };

/** The year heads a section of rows. */
const yearSections: Layout = (facts, style) => [
  {
    name: "经费",
    tables: [
      {
        ...across(style, ["区县"], facts.items, [], "各区县教育经费情况表"),
        body: facts.years.flatMap((year) => [
          [`${year}年`],
          ...facts.entities.map((entity) => [
            entity,
            ...facts.items.map((item) => style.number(facts.valueOf(entity, year, levelOf(facts), item), item)),
          ]),
        ]),
      },
    ],
  },
];

const sheetPerEntity: Layout = (facts, style) =>
  facts.entities.map((entity) => ({
    name: entity,
    tables: [
      across(
        style,
        ["年度"],
        facts.items,
        facts.years.map((year) => ({ keys: [style.year(year)], value: (item) => facts.valueOf(entity, year, levelOf(facts), item) })),
        `${entity}教育经费情况表`,
      ),
    ],
  }));

/** 指标 down, districts across, a sheet a year. */
const entitiesAcross: Layout = (facts, style) =>
  facts.years.map((year) => ({
    name: `${year}年`,
    tables: [
      down(
        style,
        facts.items.map((item) => ({
          item,
          label: style.header(item),
          value: (slot) => facts.valueOf(facts.entities[slot] as string, year, levelOf(facts), item),
        })),
        facts.entities,
        [],
        "各区县教育经费情况表",
      ),
    ],
  }));

const withTotals: Layout = (facts, style, random) =>
  sheetPerYear(facts, style, random).map((plan) => ({
    ...plan,
    tables: plan.tables.map((table, at) => {
      const year = facts.years[at] ?? (Number(/\d{4}/.exec(plan.name)?.[0]) as number);
      const sumRow = (label: string, entities: readonly string[]): Cell[] => [
        label,
        ...facts.items.map((item) =>
          item.kind === "perHead"
            ? null
            : style.number(
                entities.reduce(
                  (sum, entity) => sum + facts.valueOf(entity, Number(/\d{4}/.exec(plan.name)?.[0] ?? year), levelOf(facts), item),
                  0,
                ),
                item,
              ),
        ),
      ];
      const total = sumRow(random.pick(["合计", "合　计", "总计"]), facts.entities);
      if (random.chance(0.3)) return { ...table, body: [total, ...table.body] };
      const subtotal = facts.entities.length > 3 && random.chance(0.6) ? [sumRow("小计", facts.entities.slice(0, 2))] : [];
      return { ...table, body: [...table.body.slice(0, 2), ...subtotal, ...table.body.slice(2), total] };
    }),
  }));

const levelColumn: Layout = (facts, style) => [
  {
    name: "基本情况",
    tables: [
      across(
        style,
        ["年度", "学段"],
        facts.items,
        facts.years.flatMap((year) =>
          facts.levels.map((level) => ({
            keys: [style.year(year), style.level(level)],
            value: (item: Item) => facts.valueOf(entityOf(facts), year, level, item),
          })),
        ),
        `${facts.place}教育基本情况`,
      ),
    ],
  },
];

/** Item over its levels in the header. */
const levelsInHeader: Layout = (facts, style) => {
  const header: Cell[][] = [["年度"], [UP]];
  for (const item of facts.items)
    facts.levels.forEach((level, i) => {
      header[0]?.push(i === 0 ? style.header(item) : LEFT);
      header[1]?.push(style.level(level));
    });
  if (style.unitPlace === "own") header.push([null, ...facts.items.flatMap((item) => facts.levels.map(() => style.unit(item)))]);
  const body = facts.years.map((year) => [
    style.year(year),
    ...facts.items.flatMap((item) => facts.levels.map((level) => style.number(facts.valueOf(entityOf(facts), year, level, item), item))),
  ]);
  return [{ name: "基本情况", tables: [{ title: `${facts.place}教育基本情况`, unitLine: style.unitLine, header, body, notes: [] }] }];
};

const sheetPerLevel: Layout = (facts, style) =>
  facts.levels.map((level) => ({
    name: style.level(level),
    tables: [
      across(
        style,
        ["年度"],
        facts.items,
        facts.years.map((year) => ({ keys: [style.year(year)], value: (item) => facts.valueOf(entityOf(facts), year, level, item) })),
        `${facts.place}教育基本情况`,
      ),
    ],
  }));

/** 指标 | 学段 | years. */
const levelItems: Layout = (facts, style) => [
  {
    name: "基本情况",
    tables: [
      down(
        style,
        facts.items.flatMap((item) =>
          facts.levels.map((level) => ({
            item,
            label: style.header(item),
            keys: [style.level(level)],
            value: (slot: number) => facts.valueOf(entityOf(facts), facts.years[slot] as number, level, item),
          })),
        ),
        facts.years.map((year) => style.year(year)),
        ["学段"],
        `${facts.place}教育基本情况`,
      ),
    ],
  },
];

/** 指标 | 小学 | 初中 | 高中, a sheet a year. */
const levelsAcross: Layout = (facts, style) =>
  facts.years.map((year) => ({
    name: `${year}年`,
    tables: [
      down(
        style,
        facts.items.map((item) => ({
          item,
          label: style.header(item),
          value: (slot) => facts.valueOf(entityOf(facts), year, facts.levels[slot] as SchoolLevel, item),
        })),
        facts.levels.map((level) => style.level(level)),
        [],
        `${facts.place}教育基本情况`,
      ),
    ],
  }));

/** 一、小学 … heads a section of indicators. */
const levelSections: Layout = (facts, style) => [
  {
    name: "基本情况",
    tables: [
      {
        ...down(
          style,
          [],
          facts.years.map((year) => style.year(year)),
          [],
          `${facts.place}教育基本情况`,
        ),
        body: facts.levels.flatMap((level, i) => [
          [`${"一二三四"[i] ?? ""}、${style.level(level)}`],
          ...facts.items.map((item) => [
            style.header(item),
            ...(style.unitPlace === "own" ? [style.unit(item)] : []),
            ...facts.years.map((year) => style.number(facts.valueOf(entityOf(facts), year, level, item), item)),
          ]),
        ]),
      },
    ],
  },
];

const schoolRows = (facts: Facts, entities: readonly string[]): { keys: CellValue[]; value: (item: Item) => number }[] =>
  entities.map((entity) => ({ keys: [entity], value: (item) => facts.valueOf(entity, facts.years[0] as number, levelOf(facts), item) }));

const schoolTitle = (facts: Facts): string => `${facts.place}${facts.years[0] ?? ""}年学校基本情况`;

const schoolList: Layout = (facts, style) => [
  { name: "学校", tables: [across(style, ["学校名称"], facts.items, schoolRows(facts, facts.entities), schoolTitle(facts))] },
];

const numberedSchools: Layout = (facts, style, random) =>
  schoolList(facts, style, random).map((plan) => ({
    ...plan,
    tables: plan.tables.map((table) => ({
      ...table,
      header: table.header.map((row, i) => [i === 0 ? "序号" : null, ...row, i === 0 ? "备注" : null]),
      body: table.body.map((row, i) => [i + 1, ...row, i === 0 ? "新建" : null]),
    })),
  }));

/** The header stands again after some rows, as after a page break. */
const repeatedHeader: Layout = (facts, style, random) =>
  schoolList(facts, style, random).map((plan) => ({
    ...plan,
    tables: plan.tables.map((table) => ({ ...table, body: [...table.body.slice(0, 2), ...table.header, ...table.body.slice(2)] })),
  }));

const schoolTotals: Layout = (facts, style, random) =>
  schoolList(facts, style, random).map((plan) => ({
    ...plan,
    tables: plan.tables.map((table) => ({
      ...table,
      body: [
        ...table.body,
        [
          random.pick(["合计", "总　计"]),
          ...facts.items.map((item) =>
            style.number(
              facts.entities.reduce((sum, entity) => sum + facts.valueOf(entity, facts.years[0] as number, levelOf(facts), item), 0),
              item,
            ),
          ),
        ],
      ],
    })),
  }));

/** Primary and junior schools on sheets of their own. */
const schoolSheets: Layout = (facts, style) =>
  ["小学", "初级中学"].map((kind) => ({
    name: kind === "小学" ? "小学" : "初中",
    tables: [
      across(
        style,
        ["学校名称"],
        facts.items,
        schoolRows(
          facts,
          facts.entities.filter((name) => name.endsWith(kind)),
        ),
        schoolTitle(facts),
      ),
    ],
  }));

const schoolSections: Layout = (facts, style) => [
  {
    name: "学校",
    tables: [
      {
        ...across(style, ["学校名称"], facts.items, [], schoolTitle(facts)),
        body: ["小学", "初级中学"].flatMap((kind, i) => [
          [`${"一二"[i] ?? ""}、${kind === "小学" ? "小学" : "初中"}`],
          ...schoolRows(
            facts,
            facts.entities.filter((name) => name.endsWith(kind)),
          ).map((row) => [...row.keys, ...facts.items.map((item) => style.number(row.value(item), item))]),
        ]),
      },
    ],
  },
];

/** The plain form first; the others must give the same findings. */
export const LAYOUTS: Readonly<Record<Facts["about"], Readonly<Record<string, Layout>>>> = {
  county: { yearsDown, yearsAcross, tidyByYear, tidyLong, sideBySide: parted(true), stacked: parted(false) },
  districts: {
    longForm,
    mergedRows,
    sheetPerYear,
    stackedYears,
    yearsUnderItems: yearsInHeader(false),
    itemsUnderYears: yearsInHeader(true),
    yearSections,
    sheetPerEntity,
    entitiesAcross,
    withTotals,
  },
  levels: { levelColumn, levelsInHeader, sheetPerLevel, levelItems, levelsAcross, levelSections },
  schools: { schoolList, numberedSchools, repeatedHeader, schoolTotals, schoolSheets, schoolSections },
};

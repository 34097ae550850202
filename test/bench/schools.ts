import type { CellValue, RangeSnapshot } from "../../src/core/model";

/** 20 columns as the officers' school tables have them. */
export const HEADERS = [
  "序号",
  "学校名称",
  "办学类型",
  "城乡类型",
  "在校学生数（人）",
  "寄宿生数（人）",
  "随班就读（人）",
  "专任教师数（人）",
  "高于规定学历教师数（人）",
  "县级以上骨干教师数（人）",
  "体育、艺术专任教师数（人）",
  "教学及辅助用房面积（㎡）",
  "室内体育用房面积（㎡）",
  "学校体育馆面积（㎡）",
  "运动场面积（㎡）",
  "教学仪器设备值（万元）",
  "网络多媒体教室数（间）",
  "计算机台数（台）",
  "图书册数（册）",
  "公用经费拨付（万元）",
] as const;

/** Mulberry32: the same schools for the same seed, everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A sheet of `count` invented schools, one school-row each, as a host hands it over. */
export function schoolSheet(count: number, seed = 20260101): RangeSnapshot {
  const random = seeded(seed);
  const whole = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const cents = (low: number, high: number): number => Math.round((low + random() * (high - low)) * 100) / 100;
  const values: CellValue[][] = [["全省义务教育学校基本情况表（2023年）"], [...HEADERS]];
  for (let row = 0; row < count; row += 1) {
    const primary = random() < 0.62;
    const pupils = whole(60, 1900);
    const town = random() < 0.4 ? "城区" : random() < 0.5 ? "镇区" : "乡村";
    const boarders = whole(0, Math.floor(pupils / 3));
    const special = whole(0, 6);
    const teachers = whole(Math.ceil(pupils / 22), Math.ceil(pupils / 12));
    // No more of a kind of teacher than there are teachers.
    const among = (low: number, high: number): number => Math.min(teachers, whole(low, high));
    values.push([
      row + 1,
      `第${row + 1}${primary ? "小学" : "初级中学"}`,
      primary ? "小学" : "初中",
      town,
      pupils,
      boarders,
      special,
      teachers,
      among(Math.ceil(pupils / 40), Math.ceil(pupils / 15)),
      among(0, Math.ceil(pupils / 60)),
      among(0, Math.ceil(pupils / 70)),
      whole(pupils * 4, pupils * 9),
      whole(0, pupils),
      whole(0, pupils),
      whole(pupils * 5, pupils * 14),
      cents(pupils * 0.15, pupils * 0.4),
      whole(1, Math.ceil(pupils / 30)),
      whole(5, Math.ceil(pupils / 6)),
      whole(pupils * 10, pupils * 40),
      cents(pupils * 0.065, pupils * 0.12),
    ]);
  }
  return {
    sheet: "学校",
    sheetIndex: 0,
    rowIndex: 0,
    columnIndex: 0,
    rowCount: values.length,
    columnCount: HEADERS.length,
    values,
    formats: { codes: ["General"] },
    merged: [{ sheet: "学校", rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: HEADERS.length }],
    hiddenRows: [],
    hiddenColumns: [],
    sheetVisible: true,
    protected: false,
    tables: [],
  };
}

/** The floor: walk the grid once and convert its numbers into columns; nothing is understood. */
export function walkAndConvert(snapshot: RangeSnapshot): Float64Array[] {
  const columns = Array.from({ length: snapshot.columnCount }, () => new Float64Array(snapshot.rowCount));
  for (let row = 0; row < snapshot.rowCount; row += 1) {
    const cells = snapshot.values[row] ?? [];
    for (let column = 0; column < cells.length; column += 1) {
      const value = cells[column];
      const target = columns[column];
      if (target) target[row] = typeof value === "number" ? value : typeof value === "string" ? Number(value) : NaN;
    }
  }
  return columns;
}

import type { WorkbookName } from "../../app/names";
import { blocksNow, isBlockName, type WrittenBlock } from "../../app/blocks";
import type { CellArea } from "../../core/model";
import type { Context } from "./batch";
import { readFileReceipt } from "./fileReceipt";
import { LOOKS_KEY, RECEIPT_KEY, SHEET_KEY, WRITING_KEY, readReceipt, type ExcelReceipt } from "./receipt";
import { askPart, FILE_RECEIPT_NAMESPACE, readPart } from "./xmlParts";

/** What the workbook is made of right now: one sync, two where file mode has left its receipt. */
export interface Inspection {
  readonly workbookName: string;
  /** "" when no worksheet is in front. */
  readonly activeSheetId: string;
  /** False where Excel calculates only when told to. */
  readonly calculatesAlone: boolean;
  /** No sheet can be added or deleted. */
  readonly structureProtected: boolean;
  readonly sheets: readonly InspectedSheet[];
  /** What we wrote; while nothing was ever finished, what a write was about to put. */
  readonly receipt: ExcelReceipt | null;
  /** A write that was begun and neither finished nor taken back, as stored. */
  readonly writingText: string | null;
  /** Tables that such a write may have put among her cells. */
  readonly brokenBlocks: readonly WrittenBlock[];
  /** Tables of ours among her cells, where they stand now. */
  readonly blocks: readonly WrittenBlock[];
  /** Names that we gave to such cells. */
  readonly blockNames: readonly string[];
  /** All names of the workbook that stand for cells. */
  readonly names: readonly WorkbookName[];
  /** The receipt as stored among the add-in's settings, for telling whether a write arrived. */
  readonly receiptText: string | null;
  /** Whether the looks of our sheets are kept too. */
  readonly keepsLooks: boolean;
  /** File mode's receipt: it is the newer one, since file mode takes over what Excel wrote. */
  readonly filePart: { readonly id: string; readonly xml: string } | null;
}

export interface InspectedSheet {
  /** Excel's own id: survives renaming. */
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  /** Our id of the sheet when it is ours, else null. */
  readonly ownId: string | null;
  /** Carries our mark, whether or not a receipt speaks of it. */
  readonly marked: boolean;
}

/** What there is to read on a sheet. */
export interface SheetSize {
  /** The rectangle around all values; null on an empty sheet. */
  readonly used: Omit<CellArea, "sheet"> | null;
  readonly protected: boolean;
  readonly tables: readonly string[];
}

/** `alsoAsk` adds questions that travel in the same request. */
export async function inspect(context: Context, alsoAsk?: () => void): Promise<Inspection> {
  const { workbook } = context;
  const active = context.hasActiveSheet ? workbook.worksheets.getActiveWorksheet() : null;
  const setting = workbook.settings.getItemOrNullObject(RECEIPT_KEY);
  workbook.load("name");
  workbook.protection.load("protected");
  workbook.worksheets.load("items/id,items/name,items/visibility,items/customProperties/items/key,items/customProperties/items/value");
  active?.load("id");
  workbook.application.load("calculationMode");
  setting.load("value");
  workbook.names.load("items/name,items/formula");
  const writing = workbook.settings.getItemOrNullObject(WRITING_KEY);
  writing.load("value");
  const looks = workbook.settings.getItemOrNullObject(LOOKS_KEY);
  looks.load("key");
  const part = askPart(context, FILE_RECEIPT_NAMESPACE);
  alsoAsk?.();
  await context.sync();
  const receiptText = textOf(setting);
  const writingText = textOf(writing);
  const id = part();
  const filePart = id === null ? null : { id, xml: await readPart(context, id) };
  const finished = (filePart && readFileReceipt(filePart.xml)) ?? readReceipt(receiptText);
  const broken = readReceipt(writingText);
  const receipt = finished ?? broken;
  const sheets = workbook.worksheets.items.map(({ id, name, visibility, customProperties }) => ({
    id,
    name,
    visible: visibility === "Visible",
    mark: customProperties.items.find((property) => property.key === SHEET_KEY)?.value ?? null,
  }));
  const owners = ownersOf(finished, sheets);
  if (broken) addLeftovers(owners, broken, sheets);
  const names = new Map(workbook.names.items.map((item) => [item.name.toLowerCase(), String(item.formula)]));
  const standing = (blocks: readonly WrittenBlock[]): WrittenBlock[] =>
    blocksNow(blocks, (name) => names.get(name)).filter(({ area }) => sheets.some((sheet) => sheet.name === area.sheet));
  const blocks = standing(receipt?.excel.blocks ?? []);
  return {
    workbookName: workbook.name,
    activeSheetId: active?.id ?? "",
    calculatesAlone: workbook.application.calculationMode !== "Manual",
    structureProtected: workbook.protection.protected,
    sheets: sheets.map(({ id, name, visible, mark }) => ({ id, name, visible, ownId: owners.get(id) ?? null, marked: mark !== null })),
    receipt,
    blocks,
    brokenBlocks: finished ? brokenBlocks(broken, blocks, standing) : [],
    writingText,
    names: workbook.names.items.map((item) => ({ name: item.name, text: String(item.formula) })),
    blockNames: workbook.names.items.map(({ name }) => name).filter(isBlockName),
    receiptText,
    keepsLooks: !looks.isNullObject,
    filePart,
  };
}

const textOf = (setting: Excel.Setting): string | null =>
  setting.isNullObject || typeof setting.value !== "string" ? null : setting.value;

/** Excel's id → ours. A sheet carries our mark; a copy that the officer made of it is hers. Without any mark (a file that lost it) the name tells. */
function ownersOf(
  receipt: ExcelReceipt | null,
  sheets: readonly { readonly id: string; readonly name: string; readonly mark: string | null }[],
): Map<string, string> {
  const owners = new Map<string, string>();
  for (const own of receipt?.sheets ?? []) {
    const marked = sheets.filter((sheet) => sheet.mark === own.id);
    const found =
      marked.find((sheet) => sheet.name === own.name) ??
      marked[0] ??
      sheets.find((sheet) => sheet.name === own.name && sheet.mark === null);
    if (found) owners.set(found.id, own.id);
  }
  return owners;
}

/** Sheets that a broken write added, or was to take away: ours under an id of their own, so that they are never read and always cleared. */
function addLeftovers(
  owners: Map<string, string>,
  { sheets: made, excel: { leaving = [] } }: ExcelReceipt,
  sheets: readonly { readonly id: string; readonly name: string; readonly mark: string | null }[],
): void {
  const owned = new Set(owners.values());
  for (const { id, name, mark } of sheets) {
    if (mark === null || owners.has(id)) continue;
    if (!leaving.includes(id) && !made.some((one) => one.id === mark && one.name === name)) continue;
    owners.set(id, owned.has(mark) ? `left:${id}` : mark);
    owned.add(mark);
  }
}

/** Of a table that stood there before the broken write the name still says where it stood: then the write's own note counts. */
function brokenBlocks(
  broken: ExcelReceipt | null,
  finished: readonly WrittenBlock[],
  standing: (blocks: readonly WrittenBlock[]) => WrittenBlock[],
): readonly WrittenBlock[] {
  const noted = broken?.excel.blocks ?? [];
  const isKnown = ({ id }: WrittenBlock): boolean => finished.some((one) => one.id === id);
  return [...noted.filter(isKnown), ...standing(noted.filter((block) => !isKnown(block)))];
}

/** Asks for the sizes of sheets; answers after the next sync. A sheet that is gone by then is left out. */
export function askSizes(context: Context, ids: readonly string[]): () => ReadonlyMap<string, SheetSize> {
  const asked = ids.map((id) => {
    const worksheet = context.workbook.worksheets.getItemOrNullObject(id);
    const used = worksheet.getUsedRangeOrNullObject(true);
    worksheet.load("id");
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    worksheet.protection.load("protected");
    worksheet.tables.load("items/name");
    return { id, worksheet, used };
  });
  return () => {
    const sizes = new Map<string, SheetSize>();
    for (const { id, worksheet, used } of asked) {
      if (worksheet.isNullObject) continue;
      const { rowIndex, columnIndex, rowCount, columnCount } = used.isNullObject ? NOTHING : used;
      sizes.set(id, {
        used: used.isNullObject ? null : { rowIndex, columnIndex, rowCount, columnCount },
        protected: worksheet.protection.protected,
        tables: worksheet.tables.items.map((table) => table.name),
      });
    }
    return sizes;
  };
}

const NOTHING = { rowIndex: 0, columnIndex: 0, rowCount: 0, columnCount: 0 };

export interface Survey {
  readonly inspection: Inspection;
  /** By Excel's id. */
  readonly sizes: ReadonlyMap<string, SheetSize>;
}

/** The workbook and the sizes of its sheets: one sync where the sheets are known from before, else two. */
export async function survey(context: Context, known: readonly string[]): Promise<Survey> {
  const ask = (ids: readonly string[]): (() => ReadonlyMap<string, SheetSize>) => askSizes(context, ids);
  let first: () => ReadonlyMap<string, SheetSize> = () => new Map();
  const inspection = await inspect(context, () => {
    first = ask(known);
  });
  const sizes = new Map(first());
  const missing = inspection.sheets.map((sheet) => sheet.id).filter((id) => !sizes.has(id));
  if (missing.length > 0) {
    const second = ask(missing);
    await context.sync();
    for (const [id, size] of second()) sizes.set(id, size);
  }
  return { inspection, sizes };
}

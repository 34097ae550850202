import type { CellArea, CellValue } from "../model";
import { VALUE } from "../model";
import { endOfNumberRows } from "./bulk";
import { readDateText } from "./dates";
import { readNumber } from "./numbers";
import { periodOfCell } from "./periods";
import { isRowOfUnits, readUnit } from "./units";
import type { SheetView } from "./view";
import { isMeta, isMetaCompanion, isNote, isProse, isSignature, isTitleWithUnit, keyHeader, totalKind } from "./words";

/** A table's place on a sheet, in sheet coordinates; rows run to one before `bottom`, columns to one before `right`. */
export interface TableFrame {
  readonly titles: readonly { readonly rowIndex: number; readonly columnIndex: number; readonly text: string }[];
  readonly metas: readonly { readonly rowIndex: number; readonly columnIndex: number; readonly text: string }[];
  readonly headerTop: number;
  readonly dataTop: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly notes: readonly { readonly rowIndex: number; readonly columnIndex: number; readonly text: string }[];
  /** Rows inside the data that repeat the header, hold a group name only, or are blank. */
  readonly groups: readonly { readonly rowIndex: number; readonly text: string }[];
  readonly skipped: readonly number[];
  /** A header without a figure below it. */
  readonly isBlank?: true;
  /** Of an Excel table, or a name in the workbook that stands for the table. */
  readonly name?: string;
}

export interface Layout {
  readonly frames: readonly TableFrame[];
  /** Sentences outside tables. */
  readonly prose: readonly { readonly rowIndex: number; readonly columnIndex: number; readonly text: string }[];
}

interface Cell {
  readonly columnIndex: number;
  readonly value: CellValue;
}
type Placed = { readonly rowIndex: number; readonly columnIndex: number; readonly text: string };

/** Numbers, text numbers and the marks that stand for "no number". */
export function isFigure(value: CellValue): boolean {
  if (typeof value === "number") return true;
  if (typeof value !== "string" || value.length > 24) return false;
  const first = value.charCodeAt(0);
  // A Chinese word is no figure unless it is a Chinese number; the reader decides.
  if (first > 0x2e80 && first < 0xff00 && !/^[〇零一二三四五六七八九十百千两下减增降提上升无不待]/.test(value)) return false;
  // 千元 and 百分点 begin like Chinese numbers, but are units.
  return readNumber(value).state === VALUE && !(first > 0x2e80 && first < 0xff00 && readUnit(value) !== null);
}

/** A mark such as —, x, 无 that stands where a figure would. */
function isMark(value: CellValue): boolean {
  return typeof value === "string" && value.length <= 6 && ![0, 5].includes(readNumber(value).state);
}

export class LayoutReader {
  constructor(private readonly view: SheetView) {}

  private row(rowIndex: number): readonly CellValue[] {
    return this.view.snapshot.values[rowIndex - this.view.top] ?? [];
  }

  private isBlank(rowIndex: number): boolean {
    return this.row(rowIndex).every((value) => value === null || value === "");
  }

  private filled(rowIndex: number): number {
    let count = 0;
    for (const value of this.row(rowIndex)) if (value !== null && value !== "") count += 1;
    return count;
  }

  private cells(rowIndex: number): { readonly columnIndex: number; readonly value: CellValue }[] {
    const found: { columnIndex: number; value: CellValue }[] = [];
    const row = this.row(rowIndex);
    for (let c = 0; c < row.length; c += 1) {
      const value = row[c];
      if (value !== null && value !== undefined && value !== "") found.push({ columnIndex: c + this.view.left, value });
    }
    return found;
  }

  /** Figures in a row; years by themselves and 1, 2, 3 … as column numbers are none. */
  private figures(rowIndex: number): number {
    const cells = this.cells(rowIndex);
    const years = cells.filter(({ columnIndex, value }) => periodOfCell(value, this.view.format(rowIndex, columnIndex)) !== null);
    const figures = cells.filter(({ value }) => isFigure(value));
    const yearNumbers = years.filter(({ value }) => isFigure(value)).length;
    // One year beside figures is the key of a data row; a run of different years is a header.
    if (years.length >= 2 && figures.length === yearNumbers && this.isYearRun(rowIndex, cells, years)) return 0;
    if (
      figures.length === 1 &&
      yearNumbers === 1 &&
      cells.length > 1 &&
      cells.every(({ value }) => typeof value === "string" || figures.some((one) => one.value === value))
    ) {
      const year = figures[0];
      // 指标 | 单位 | 2023: a lone year after texts heads a column.
      return year &&
        year.columnIndex > (cells[0]?.columnIndex ?? 0) &&
        typeof cells[0]?.value === "string" &&
        !this.yearColumn(rowIndex, year.columnIndex)
        ? 0
        : 1;
    }
    return figures.length + this.days(rowIndex, cells);
  }

  /** Days written as text (2023年4月1日) in a row that follows a full one; those that head columns follow a title. */
  private days(rowIndex: number, cells: readonly Cell[]): number {
    if (rowIndex <= this.view.top || this.filled(rowIndex - 1) < cells.length) return 0;
    return cells.filter(
      ({ columnIndex, value }) =>
        typeof value === "string" && readDateText(value) !== null && periodOfCell(value, this.view.format(rowIndex, columnIndex)) === null,
    ).length;
  }

  /** Different years close to one another; figures about 2000 are further apart, or have a unit beside them. */
  private isYearRun(rowIndex: number, cells: readonly Cell[], years: readonly Cell[]): boolean {
    const numbers = years.map(({ columnIndex, value }) => periodOfCell(value, this.view.format(rowIndex, columnIndex))?.year ?? 0);
    if (new Set(years.map(({ value }) => String(value))).size !== years.length) return false;
    const sorted = [...new Set(numbers)].sort((a, b) => a - b);
    if (sorted.some((year, i) => i > 0 && year - (sorted[i - 1] ?? 0) > 5)) return false;
    return !cells.some(({ value }) => typeof value === "string" && !isFigure(value) && readUnit(value) !== null);
  }

  /** Does the column go on with years below? Then it holds the years of data rows. */
  private yearColumn(rowIndex: number, columnIndex: number): boolean {
    for (let r = rowIndex + 1; r < Math.min(rowIndex + 3, this.view.bottom); r += 1) {
      const value = this.view.value(r, columnIndex);
      if (value !== null) return periodOfCell(value, this.view.format(r, columnIndex)) !== null;
    }
    return false;
  }

  private isColumnNumbers(rowIndex: number): boolean {
    const cells = this.cells(rowIndex);
    if (cells.length < 3) return false;
    const numbers = cells
      .filter(({ value }) => isFigure(value) || /^[(（]?\d{1,2}[)）]?(?:[=＝].*)?$/.test(String(value)))
      .map(({ value }) => Number(/\d+/.exec(String(value))?.[0]));
    if (numbers.length < 2 || (numbers[0] !== 1 && numbers[0] !== 0)) return false;
    return (
      numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1) &&
      cells.every(({ value }) => typeof value !== "string" || /^[甲乙丙丁戊己栏次列号\s\d()（）=＝+\-×/]+$/.test(value))
    );
  }

  private isSingle(rowIndex: number): boolean {
    return this.filled(rowIndex) === 1;
  }

  /** Text cells that are all titles, unit lines, signatures: nothing of a table. */
  private isMetaRow(rowIndex: number): boolean {
    const cells = this.cells(rowIndex);
    return (
      cells.some(({ value }) => typeof value === "string" && isMeta(value)) &&
      cells.every(({ value }) => typeof value === "string" && (isMeta(value) || isMetaCompanion(value)))
    );
  }

  private isNoteRow(rowIndex: number): boolean {
    const [first] = this.cells(rowIndex);
    return first !== undefined && typeof first.value === "string" && isNote(first.value) && this.filled(rowIndex) <= 2;
  }

  private isSignatureRow(rowIndex: number): boolean {
    const cells = this.cells(rowIndex);
    return cells.length > 0 && typeof cells[0]?.value === "string" && isSignature(cells[0].value);
  }

  private isProseRow(rowIndex: number): boolean {
    const cells = this.cells(rowIndex);
    return (
      cells.length <= 3 &&
      cells.some(({ value }) => typeof value === "string" && isProse(value)) &&
      cells.filter(({ value }) => isFigure(value)).length <= 1
    );
  }

  /** A row of at least two labels without a figure, which figures or more labels follow. */
  private isHeaderRow(rowIndex: number): boolean {
    if (this.filled(rowIndex) < 2 || this.isMetaRow(rowIndex) || this.isNoteRow(rowIndex) || this.isProseRow(rowIndex)) return false;
    const cells = this.cells(rowIndex);
    if (this.figures(rowIndex) > 0) return false;
    return cells.filter(({ value }) => isMark(value)).length * 2 < cells.length;
  }

  /** All of the view as one table whose header is the first row. */
  table(): TableFrame | null {
    const frame = this.frame(this.view.top, this.view.top + 1, [], []);
    if (!frame) return null;
    return { ...frame, left: this.view.left, right: this.view.right, bottom: Math.max(frame.bottom, this.lastFilled() + 1), notes: [] };
  }

  private lastFilled(): number {
    let row = this.view.bottom - 1;
    while (row > this.view.top && this.isBlank(row)) row -= 1;
    return row;
  }

  read(): Layout {
    const frames: TableFrame[] = [];
    const prose: Placed[] = [];
    let titles: Placed[] = [];
    let metas: Placed[] = [];
    let row = this.view.top;
    const placed = (rowIndex: number): Placed[] =>
      this.cells(rowIndex).map(({ columnIndex, value }) => ({ rowIndex, columnIndex, text: String(value) }));
    while (row < this.view.bottom) {
      if (this.isBlank(row)) {
        row += 1;
        continue;
      }
      if (this.isMetaRow(row) && !this.isDataLike(row)) {
        metas.push(...placed(row));
        if (this.isSingle(row)) titles.push(...placed(row).filter(({ text }) => isTitleWithUnit(text)));
        row += 1;
        continue;
      }
      if (this.isProseRow(row) || this.isNoteRow(row)) {
        prose.push(...placed(row).filter(({ text }) => isProse(text) || isNote(text)));
        row += 1;
        continue;
      }
      if (this.isSingle(row)) {
        const [only] = placed(row);
        if (only && !isFigure(this.view.value(only.rowIndex, only.columnIndex))) titles.push(only);
        row += 1;
        continue;
      }
      if (this.isPivotHead(row) || this.isRowOfTitles(row)) {
        titles.push(...placed(row).slice(0, this.isPivotHead(row) ? 1 : undefined));
        row += 1;
        continue;
      }
      if (this.isPlaceAndDate(row)) {
        metas.push(...placed(row));
        row += 1;
        continue;
      }
      const header = this.isHeaderRow(row);
      const dataTop = header ? this.headerEnd(row) : row;
      const frame = this.frame(row, dataTop, titles, metas);
      if (frame?.isBlank) {
        frames.push(...this.sideBySide(frame));
        row = this.afterNotes(frame);
      } else if (frame) {
        const last = frames[frames.length - 1];
        if (last && this.continues(last, frame)) frames[frames.length - 1] = continued(last, frame);
        else frames.push(...this.sideBySide(frame));
        prose.push(...frame.notes.filter(({ text }) => isProse(text)));
        titles = [];
        metas = [];
        row = Math.max(row + 1, this.afterNotes(frame));
      } else row += 1;
    }
    return { frames, prose };
  }

  /** 求和项:教育财政拨款 | 列标签 over a pivot table: what its figures are. */
  private isPivotHead(rowIndex: number): boolean {
    const [first, second, third] = this.cells(rowIndex);
    return (
      third === undefined &&
      typeof first?.value === "string" &&
      /^(?:求和项|sum of)/i.test(first.value) &&
      typeof second?.value === "string" &&
      /^(?:列标签|column labels)$/i.test(second.value)
    );
  }

  /** Titles of tables that stand side by side: one over each, where the header below has empty columns between. */
  private isRowOfTitles(rowIndex: number): boolean {
    const cells = this.cells(rowIndex);
    let next = rowIndex + 1;
    while (next < this.view.bottom && (this.isBlank(next) || this.isMetaRow(next))) next += 1;
    if (cells.length < 2 || cells.length > 4 || next >= this.view.bottom || !this.isHeaderRow(next)) return false;
    if (cells.some(({ value }) => typeof value !== "string" || isFigure(value) || isMeta(value))) return false;
    const parts = this.runs(next);
    return (
      parts.length === cells.length &&
      parts.every(([from, to], i) => {
        const at = cells[i]?.columnIndex ?? -1;
        return to - from >= 2 && at >= from - 1 && at < to;
      })
    );
  }

  /** Runs of cells in a row that stand next to one another, merged ones as wide as they are: first column, one past the last. */
  private runs(rowIndex: number): [number, number][] {
    const found: [number, number][] = [];
    for (const { columnIndex } of this.cells(rowIndex)) {
      const end = columnIndex + (this.view.merge(rowIndex, columnIndex)?.columnCount ?? 1);
      const last = found[found.length - 1];
      if (last && last[1] >= columnIndex) last[1] = end;
      else found.push([columnIndex, end]);
    }
    return found;
  }

  /** 清河县 | 2023年 above a header: whose and of when the table is. */
  private isPlaceAndDate(rowIndex: number): boolean {
    const cells = this.cells(rowIndex);
    const next = rowIndex + 1;
    if (cells.length > 3 || next >= this.view.bottom || this.filled(next) <= cells.length || !this.isHeaderRow(next)) return false;
    const texts = cells.map(({ value }) => (typeof value === "string" ? value.trim() : String(value)));
    return (
      texts.some((text) => isMetaCompanion(text)) &&
      texts.every(
        (text) => isMetaCompanion(text) || /^[\u4e00-\u9fff]{1,10}(?:省|市|县|区|旗|州|镇|乡|局|政府|学校|小学|中学|幼儿园)$/.test(text),
      )
    );
  }

  /** The same header again under 续表 or under no title of its own: the same table on the next page. */
  private continues(before: TableFrame, frame: TableFrame): boolean {
    if (frame.left !== before.left || frame.right !== before.right || before.dataTop === before.headerTop) return false;
    const rows = frame.dataTop - frame.headerTop;
    if (rows !== before.dataTop - before.headerTop) return false;
    for (let i = 0; i < rows; i += 1) {
      if (this.rowText(frame.headerTop + i) !== this.rowText(before.headerTop + i)) return false;
    }
    const bare = (text: string): string => text.replace(/[（(]?续[表一二三四\d]*[)）]?|\s/g, "");
    const titles = before.titles.map((title) => bare(title.text));
    return frame.titles.every((title) => bare(title.text) === "" || titles.includes(bare(title.text)));
  }

  private isDataLike(rowIndex: number): boolean {
    return this.figures(rowIndex) > 0;
  }

  private afterNotes(frame: TableFrame): number {
    let row = frame.bottom;
    for (const note of frame.notes) row = Math.max(row, note.rowIndex + 1);
    return row;
  }

  /** The first row after the header that starts at `top`: merged depth, then rows that only fill it up. */
  private headerEnd(top: number): number {
    let end = top + 1;
    for (let row = top; row < end && row < this.view.bottom; row += 1) {
      for (const { columnIndex } of this.cells(row)) {
        const area: CellArea | undefined = this.view.merge(row, columnIndex);
        if (!area) continue;
        end = Math.max(end, Math.min(area.rowIndex + area.rowCount, this.view.bottom));
        // A label over several columns has a row of labels below.
        if (area.columnCount > 1 && area.rowIndex + area.rowCount >= end && this.isHeaderRow(end) && this.followedByFigures(end)) end += 1;
      }
    }
    // A label merged down over figures (项目资金 beside its amounts) heads rows, no columns.
    for (let row = top + 1; row < end; row += 1) if (this.figures(row) > 0 && !this.isColumnNumbers(row)) end = row;
    while (end < this.view.bottom && end - top < 6) {
      if (this.isColumnNumbers(end)) {
        end += 1;
        continue;
      }
      if (this.isBlank(end) || !this.isSubHeader(top, end)) break;
      end += 1;
    }
    return end;
  }

  private followedByFigures(rowIndex: number): boolean {
    return (
      rowIndex + 1 < this.view.bottom && (this.isHeaderRow(rowIndex + 1) || this.figures(rowIndex + 1) > 0 || !this.isBlank(rowIndex + 1))
    );
  }

  /** A row without figures below a header that fills the header's gaps, or holds units only. */
  private isSubHeader(top: number, rowIndex: number): boolean {
    const cells = this.cells(rowIndex);
    if (this.figures(rowIndex) > 0 || cells.some(({ value }) => typeof value !== "string")) {
      // Years under a merged or spread label are part of the header.
      if (
        !cells.every(({ columnIndex, value }) => periodOfCell(value, this.view.format(rowIndex, columnIndex)) !== null) ||
        cells.length < 2
      )
        return false;
      return cells.some(({ columnIndex }) => this.view.value(top, columnIndex) === null);
    }
    if (cells.length < 2 && !cells.some(({ value }) => readUnit(String(value)) !== null)) return false;
    if (isRowOfUnits(cells.map(({ value }) => String(value)))) return true;
    if (this.isMetaRow(rowIndex) || this.isNoteRow(rowIndex) || cells.some(({ value }) => isMark(value))) return false;
    const leftmost = this.cells(top)[0]?.columnIndex ?? 0;
    if (cells.some(({ columnIndex }) => columnIndex === leftmost && this.view.value(top, columnIndex) !== null)) return false;
    const fills = cells.filter(
      ({ columnIndex }) => this.view.seen(rowIndex - 1, columnIndex) === null || this.view.merge(rowIndex - 1, columnIndex) !== undefined,
    ).length;
    return fills * 2 >= cells.length && cells.length >= 2 && this.view.value(rowIndex, leftmost) === null;
  }

  private frame(headerTop: number, dataTop: number, titles: readonly Placed[], metas: readonly Placed[]): TableFrame | null {
    let left = Infinity;
    let right = 0;
    for (let row = headerTop; row < Math.min(Math.max(dataTop, headerTop + 1), this.view.bottom); row += 1) {
      for (const { columnIndex } of this.cells(row)) {
        const area = this.view.merge(row, columnIndex);
        left = Math.min(left, columnIndex);
        right = Math.max(right, columnIndex + 1, area ? area.columnIndex + area.columnCount : 0);
      }
    }
    while (dataTop > headerTop && left > this.view.left && this.isLabelColumn(left - 1, dataTop)) left -= 1;
    const groups: { rowIndex: number; text: string }[] = [];
    const notes: Placed[] = [];
    const skipped: number[] = [];
    const headerText = dataTop > headerTop ? this.rowText(headerTop) : null;
    let row = dataTop;
    let bottom = dataTop;
    let dataRows = 0;
    for (; row < this.view.bottom; row += 1) {
      // The usual data rows of a large sheet are passed over at once.
      const { snapshot, top } = this.view;
      const end = top + endOfNumberRows(snapshot.values, row - top, snapshot.rowCount);
      if (end > row) {
        dataRows += end - row;
        bottom = row = end;
        if (row >= this.view.bottom) break;
      }
      const cells = this.cells(row);
      const numberCount = cells.filter(({ value }) => typeof value !== "string").length;
      const textCount = cells.length - numberCount;
      if (textCount + numberCount === 0) {
        if (!this.goesOnAfterBlank(row, left, headerText)) break;
        skipped.push(row);
        continue;
      }
      if (this.isNoteRow(row) || this.isSignatureRow(row)) break;
      if (headerText !== null && textCount > 1 && this.rowText(row) === headerText) {
        // As many rows as the header has, less those that the repetition leaves out (column numbers).
        const texts = new Set<string>();
        for (let at = headerTop; at < dataTop; at += 1) texts.add(this.rowText(at));
        skipped.push(row);
        while (row + 1 < this.view.bottom && texts.has(this.rowText(row + 1)) && this.filled(row + 1) > 0) {
          row += 1;
          skipped.push(row);
        }
        bottom = row + 1;
        continue;
      }
      if (textCount + numberCount === 1) {
        const [only] = cells;
        if (!only) break;
        const text = String(only.value);
        if (isProse(text) || (isMeta(text) && !isFigure(only.value))) break;
        if (typeof only.value === "string" && !isFigure(only.value) && only.columnIndex <= left + 1) {
          if (this.isNewTitle(row)) break;
          groups.push({ rowIndex: row, text });
        } else dataRows += 1;
        bottom = row + 1;
        continue;
      }
      if (this.isMetaRow(row)) {
        if (row === dataTop || !this.isDataLike(row)) break;
      }
      // Another table right below: a row of labels that a row with figures follows, unlike the rows before.
      if (dataRows > 0 && numberCount === 0 && this.isNewHeader(row, headerTop, left, right)) break;
      bottom = row + 1;
      dataRows += 1;
    }
    for (; row < this.view.bottom; row += 1) {
      if (this.isBlank(row)) {
        if (row + 1 < this.view.bottom && (this.isNoteRow(row + 1) || this.isSignatureRow(row + 1))) continue;
        break;
      }
      const isOwn =
        this.isNoteRow(row) ||
        this.isSignatureRow(row) ||
        (notes.length > 0 && this.isSingle(row) && /^\s*(?:\d+[.．、]|[(（]\d)/.test(String(this.cells(row)[0]?.value)));
      if (!isOwn) break;
      for (const { columnIndex, value } of this.cells(row)) notes.push({ rowIndex: row, columnIndex, text: String(value) });
    }
    if (dataRows === 0 && this.isBlankForm(headerTop, dataTop, right, row)) {
      const end = Math.max(bottom, dataTop + 1);
      return {
        titles,
        metas,
        headerTop,
        dataTop,
        bottom: end,
        left: Math.min(left, right - 1),
        right,
        notes,
        groups: [],
        skipped,
        isBlank: true,
      };
    }
    // Group names at the very end are the beginning of something else.
    while (groups.length > 0 && groups[groups.length - 1]?.rowIndex === bottom - 1) {
      groups.pop();
      bottom -= 1;
    }
    if (dataRows === 0 || bottom <= dataTop) return null;
    return { titles, metas, headerTop, dataTop, bottom, left: Math.min(left, right - 1), right, notes, groups, skipped };
  }

  /** Labels in the column left of a header whose corner is empty: | | 2021年 | 2022年 |. */
  private isLabelColumn(columnIndex: number, dataTop: number): boolean {
    let rows = 0;
    let labels = 0;
    for (let row = dataTop; row < Math.min(this.view.bottom, dataTop + 12) && !this.isBlank(row); row += 1) {
      if (this.isSingle(row)) continue;
      rows += 1;
      const value = this.view.value(row, columnIndex);
      if (typeof value === "string" && !isFigure(value)) labels += 1;
    }
    return labels > 0 && labels * 2 >= rows;
  }

  /** A header over rows that hold their labels at most, and nothing else below: a form that nobody has filled in. */
  private isBlankForm(headerTop: number, dataTop: number, right: number, until: number): boolean {
    if (dataTop === headerTop || this.filled(dataTop - 1) < 3) return false;
    for (let row = headerTop; row < dataTop; row += 1) if (this.figures(row) > 0 && !this.isColumnNumbers(row)) return false;
    for (let row = dataTop; row < Math.max(until, this.view.bottom); row += 1) {
      if (this.isBlank(row) || this.isNoteRow(row) || this.isSignatureRow(row) || this.isMetaRow(row)) continue;
      const cells = this.cells(row);
      if (cells.length > 2 || cells.some(({ value, columnIndex }) => typeof value === "string" && (isProse(value) || columnIndex > right)))
        return false;
      if (cells.length === 2 && cells.some(({ value }, i) => i === 1 && isFigure(value))) return false;
    }
    return true;
  }

  private rowText(rowIndex: number): string {
    return this.cells(rowIndex)
      .map(({ value }) => String(value))
      .join("\u0001");
  }

  /** A lone label after data that heads a new table: a header row comes right after it. */
  private isNewTitle(rowIndex: number): boolean {
    let next = rowIndex + 1;
    while (next < this.view.bottom && (this.isMetaRow(next) || this.isBlank(next))) next += 1;
    return next < this.view.bottom && this.filled(next) >= 3 && this.isHeaderRow(next) && !this.looksLikeData(next);
  }

  /** Text rows of a ledger are data; a header's successor has figures where the header has labels. */
  private looksLikeData(rowIndex: number): boolean {
    const next = rowIndex + 1;
    return next >= this.view.bottom || this.isBlank(next) || this.figures(next) === 0;
  }

  private isNewHeader(rowIndex: number, headerTop: number, left: number, right: number): boolean {
    if (!this.isHeaderRow(rowIndex) || this.looksLikeData(rowIndex)) return false;
    const cells = this.cells(rowIndex);
    if (cells.length < 3 || cells.length * 2 < Math.min(right - left, 8)) return false;
    // Labels over columns that held figures just above.
    const above = cells.filter(({ columnIndex }) => isFigure(this.view.value(rowIndex - 1, columnIndex))).length;
    return rowIndex > headerTop + 1 && above >= 2;
  }

  private goesOnAfterBlank(rowIndex: number, left: number, headerText: string | null): boolean {
    let next = rowIndex + 1;
    while (next < this.view.bottom && this.isBlank(next) && next - rowIndex < 2) next += 1;
    if (next >= this.view.bottom || this.isBlank(next)) return false;
    if (headerText !== null && this.rowText(next) === headerText) return true;
    if (this.isMetaRow(next) || this.isNoteRow(next) || this.isSignatureRow(next) || this.isProseRow(next)) return false;
    return this.figures(next) > 0 && !this.isHeaderRow(next) && Math.abs((this.cells(next)[0]?.columnIndex ?? 0) - left) <= 1;
  }

  /** Two lists side by side without a gap (项目 | 决算数 | 项目 | 决算数): the width of the first; 0: the header does not repeat. */
  private repeatsAfter(frame: TableFrame): number {
    const width = frame.right - frame.left;
    const half = width / 2;
    if (frame.dataTop === frame.headerTop || !Number.isInteger(half) || half < 2) return 0;
    const row = frame.dataTop - 1;
    for (let c = frame.left; c < frame.left + half; c += 1) {
      const label = this.view.seen(row, c);
      const other = this.view.seen(row, c + half);
      const isItem = (text: typeof label): boolean => typeof text === "string" && keyHeader(text, ["item"]) !== null;
      if (typeof label !== "string" || (label !== other && !(c === frame.left && isItem(label) && isItem(other)))) return 0;
    }
    const first = this.view.seen(row, frame.left);
    return typeof first === "string" && keyHeader(first, ["item", "entity", "period", "level"]) !== null ? half : 0;
  }

  /** Tables that stand side by side, parted by empty columns. */
  private sideBySide(frame: TableFrame): TableFrame[] {
    const sample = Math.min(frame.bottom, frame.dataTop + 60);
    const isEmptyColumn = (columnIndex: number): boolean => {
      for (let row = frame.headerTop; row < sample; row += 1) {
        if (this.view.value(row, columnIndex) !== null) return false;
        const area = this.view.merge(row, columnIndex);
        if (area && row < frame.dataTop && (area.columnIndex !== columnIndex || area.columnCount > 1)) return false;
      }
      return true;
    };
    const ranges: [number, number][] = [];
    let start = frame.left;
    for (let c = frame.left; c <= frame.right; c += 1) {
      if (c < frame.right && !isEmptyColumn(c)) continue;
      if (c > start) ranges.push([start, c]);
      start = c + 1;
    }
    if (ranges.length === 1) {
      const half = this.repeatsAfter(frame);
      if (half > 0) ranges.splice(0, 1, [frame.left, frame.left + half], [frame.left + half, frame.right]);
    }
    if (ranges.length < 2 || ranges.some(([from, to]) => to - from < 2)) return [frame];
    return ranges.map(([left, right]) => {
      const near = (cell: Placed): boolean => cell.columnIndex >= left - 1 && cell.columnIndex < right + 1;
      const titles = frame.titles.filter(near);
      return {
        ...frame,
        left,
        right,
        titles: titles.length > 0 ? titles : frame.titles,
        metas: frame.metas.filter(near).length > 0 ? frame.metas.filter(near) : frame.metas,
      };
    });
  }
}

/** A table with the rows of its next page; what stands between them is passed over. */
function continued(before: TableFrame, next: TableFrame): TableFrame {
  const between = Array.from({ length: next.dataTop - before.bottom }, (_, i) => before.bottom + i);
  return {
    ...before,
    bottom: next.bottom,
    notes: next.notes,
    groups: [...before.groups, ...next.groups],
    skipped: [...before.skipped, ...between, ...next.skipped],
  };
}

/** Total rows among the data rows, by their label in the first columns. */
export function totalLabel(
  view: SheetView,
  rowIndex: number,
  left: number,
  keyColumns: number,
): { readonly label: string; readonly kind: "total" | "subtotal" } | null {
  for (let c = left; c < left + keyColumns; c += 1) {
    const value = view.value(rowIndex, c);
    if (typeof value !== "string") continue;
    const kind = totalKind(value);
    if (kind) return { label: value.trim(), kind };
    if (!isFigure(value)) return null;
  }
  return null;
}

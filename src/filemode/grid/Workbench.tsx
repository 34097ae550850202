import { useCallback, useEffect, useMemo, useReducer, useRef, useState, type ReactElement } from "react";
import type { SheetInfo } from "../../app/ports";
import type { CellArea, CellRef } from "../../core/model";
import { useWords } from "../words";
import type { WorkbookProxy } from "../workers/workbookProxy";
import { FormulaBar } from "./FormulaBar";
import { Grid, type ScrollPlace } from "./Grid";
import { Merges } from "./merges";
import { Overlay } from "./Overlay";
import { areaOf, at, type Selection } from "./selection";
import { SheetTabs } from "./SheetTabs";
import { TileStore } from "./tiles";
import type { LinkTarget, SheetLayout } from "./view";

export interface WorkbenchProps {
  readonly workbook: WorkbookProxy;
  /** Changes when sheets came or went or were written. */
  readonly version: number;
  /** A cell that has to be shown; `count` changes when it has to be shown again. */
  readonly goTo: { readonly cell: CellRef; readonly count: number } | null;
  readonly dark: boolean;
  readonly onProblem: (error: unknown) => void;
}

interface Shown {
  readonly layout: SheetLayout;
  readonly tiles: TileStore;
}

/** The workbook: name box, content line, grid, sheet tabs. */
export function Workbench({ workbook, version, goTo, dark, onProblem }: WorkbenchProps): ReactElement {
  const { say } = useWords();
  const [sheets, setSheets] = useState<readonly SheetInfo[]>([]);
  const [active, setActive] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [selections, setSelections] = useState<Readonly<Record<string, Selection>>>({});
  const [content, setContent] = useState("");
  const [tilesIn, tileCame] = useReducer((count: number) => count + 1, 0);
  const [reveal, revealAgain] = useReducer((count: number) => count + 1, 0);
  const revealed = useRef(0);
  const scrolls = useRef(new Map<string, ScrollPlace>());

  useEffect(() => {
    let current = true;
    workbook.sheets().then((found) => {
      if (!current) return;
      setSheets(found);
      setActive((earlier) => {
        if (earlier !== null && found.some((sheet) => sheet.name === earlier)) return earlier;
        return (found.find((sheet) => sheet.active && sheet.visible) ?? found.find((sheet) => sheet.visible) ?? found[0])?.name ?? null;
      });
    }, onProblem);
    return () => {
      current = false;
    };
  }, [workbook, version, onProblem]);

  // The sheet shown stays until the next one's layout is there, so nothing flickers.
  useEffect(() => {
    if (active === null) return undefined;
    let current = true;
    const tiles = new TileStore((sheet, rowTile, columnTile) => workbook.tile(sheet, rowTile, columnTile), tileCame);
    workbook.layout(active).then(
      (layout) => {
        if (current) setShown({ layout, tiles });
      },
      (error: unknown) => {
        if (current) onProblem(error);
      },
    );
    return () => {
      current = false;
      tiles.close();
    };
  }, [workbook, active, version, onProblem]);

  const select = useCallback(
    (sheet: string, selection: Selection): void => setSelections((earlier) => ({ ...earlier, [sheet]: selection })),
    [],
  );

  const show = useCallback(
    (area: CellArea): void => {
      setActive(area.sheet);
      select(area.sheet, {
        active: { row: area.rowIndex, column: area.columnIndex },
        corner: { row: area.rowIndex + area.rowCount - 1, column: area.columnIndex + area.columnCount - 1 },
      });
      revealAgain();
    },
    [select],
  );
  useEffect(() => {
    if (goTo) show({ ...goTo.cell, rowCount: 1, columnCount: 1 });
  }, [goTo, show]);

  const layout = shown?.layout;
  const merges = useMemo(() => new Merges(layout?.merges ?? []), [layout]);
  const selection = (layout && selections[layout.name]) ?? FIRST;
  const place = merges.at(selection.active.row, selection.active.column);
  const row = place?.rowIndex ?? selection.active.row;
  const column = place?.columnIndex ?? selection.active.column;
  const whole = areaOf(selection, merges);
  const alone = place && whole.rowCount === place.rowCount && whole.columnCount === place.columnCount;
  const { rowIndex, columnIndex, rowCount, columnCount } = whole;
  useEffect(() => {
    if (!layout) return;
    const sheet = layout.name;
    workbook.stand({ sheet, rowIndex: row, columnIndex: column }, { sheet, rowIndex, columnIndex, rowCount, columnCount });
  }, [workbook, layout, row, column, rowIndex, columnIndex, rowCount, columnCount]);
  useEffect(() => {
    if (!layout) return undefined;
    let current = true;
    workbook.content(layout.name, row, column).then(
      ({ formula, raw }) => {
        if (current) setContent(formula ?? raw);
      },
      () => {
        if (current) setContent("");
      },
    );
    return () => {
      current = false;
    };
  }, [workbook, layout, row, column]);

  const follow = useCallback(
    (link: LinkTarget): void => {
      if ("to" in link) show({ ...link.to, rowCount: 1, columnCount: 1 });
      else window.open(link.href, "_blank", "noopener,noreferrer");
    },
    [show],
  );

  const tabs = sheets.filter((sheet) => sheet.visible || sheet.name === active);
  return (
    <>
      <FormulaBar
        sheet={layout?.name ?? ""}
        sheets={sheets.map((sheet) => sheet.name)}
        selected={alone ? { rowIndex: row, columnIndex: column, rowCount: 1, columnCount: 1 } : whole}
        content={content}
        onGoTo={show}
      />
      <div id="sheet-panel" role="tabpanel" className="sheet-frame" aria-label={say("filemode.grid", { sheet: layout?.name ?? "" })}>
        {shown && layout ? (
          <Grid
            key={layout.name}
            layout={layout}
            tiles={shown.tiles}
            version={tilesIn}
            dark={dark}
            selection={selection}
            reveal={reveal}
            revealed={revealed}
            scrolls={scrolls.current}
            onSelect={(next) => select(layout.name, next)}
            onFollow={follow}
            findEdge={(from, direction) => workbook.edge(layout.name, from.row, from.column, direction)}
            overlay={(rows, columns, origin) => <Overlay layout={layout} dark={dark} rows={rows} columns={columns} origin={origin} />}
          />
        ) : null}
      </div>
      <SheetTabs sheets={tabs} active={active ?? ""} panel="sheet-panel" onChoose={setActive} />
    </>
  );
}

const FIRST = at(0, 0);

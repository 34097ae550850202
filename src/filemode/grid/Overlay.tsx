import type { CSSProperties, ReactElement } from "react";
import { SheetChart } from "../charts/SheetChart";
import { useWords } from "../words";
import type { Axis } from "./axis";
import type { Area, Drawing, SheetLayout } from "./view";

export interface OverlayProps {
  readonly layout: SheetLayout;
  readonly dark: boolean;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly origin: { readonly x: number; readonly y: number };
}

/** Our charts, drawn; the user's own charts, pictures and shapes, named at their places. */
export function Overlay({ layout, dark, rows, columns, origin }: OverlayProps): ReactElement {
  const { say } = useWords();
  const box = (anchor: Area): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } => ({
    left: origin.x + columns.offset(anchor.columnIndex),
    top: origin.y + rows.offset(anchor.rowIndex),
    width: Math.max(24, columns.span(anchor.columnIndex, anchor.columnCount)),
    height: Math.max(20, rows.span(anchor.rowIndex, anchor.rowCount)),
  });
  const words = (drawing: Drawing): string => {
    const data = { name: drawing.name };
    if (drawing.kind === "chart") return say("filemode.theirChart", data);
    return drawing.kind === "picture" ? say("filemode.theirPicture", data) : say("filemode.theirShape", data);
  };
  return (
    <>
      {layout.charts.map((chart) => {
        const place = box(chart.anchor);
        return (
          <div key={chart.id} className="floating" style={place} data-chart={chart.id}>
            <SheetChart
              chart={chart}
              width={place.width}
              height={place.height}
              dark={dark}
              tableLabel={say("filemode.chartTable", { title: chart.title })}
            />
          </div>
        );
      })}
      {layout.drawings.map((drawing, at) => (
        <div
          key={`${at}:${drawing.name}`}
          className="floating placeholder"
          role="img"
          aria-label={words(drawing)}
          style={box(drawing.anchor) as CSSProperties}
        >
          <span aria-hidden="true">{words(drawing)}</span>
        </div>
      ))}
    </>
  );
}

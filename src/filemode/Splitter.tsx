import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";

export interface SplitterProps {
  /** Width of the pane to the right, pixels. */
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly standard: number;
  readonly label: string;
  readonly controls: string;
  readonly onResize: (width: number) => void;
}

const STEP = 16;

/** The bar between grid and pane: dragged, or moved with the arrow keys; a double click restores the standard width. */
export function Splitter({ width, least, most, standard, label, controls, onResize }: SplitterProps): ReactElement {
  const grip = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const resize = (wanted: number): void => onResize(Math.round(Math.max(least, Math.min(most, wanted))));

  const onKeyDown = (event: KeyboardEvent): void => {
    const wanted = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: most, End: least, Enter: standard }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    resize(wanted);
  };
  const onPointerDown = (event: PointerEvent): void => {
    grip.current = { x: event.clientX, width };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (grip.current) resize(grip.current.width + grip.current.x - event.clientX);
  };

  return (
    <div
      role="separator"
      tabIndex={0}
      className="splitter"
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (grip.current = null)}
      onLostPointerCapture={() => (grip.current = null)}
      onDoubleClick={() => resize(standard)}
    />
  );
}

import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef, type RefObject } from "react";
import type { Axis } from "./axis";

export interface WindowOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly axis: Axis;
  readonly horizontal: boolean;
  /** Length of the header in front of the first item, pixels. */
  readonly header: number;
  readonly frozen: number;
  /** Drawn wherever the window stands (the active cell's), -1 for none. */
  readonly always: number;
  /** First items of merged areas that reach into the window. */
  readonly anchors: (first: number, last: number) => readonly number[];
  readonly overscan: number;
}

export interface GridWindow {
  /** Ascending, without hidden ones; the same array while they are the same. */
  readonly drawn: readonly number[];
  reveal(index: number): void;
}

/** Which rows (or columns) have to be drawn: those in view, the frozen ones, the active one, and starts of merged areas. */
export function useWindow({ scroller, axis, horizontal, header, frozen, always, anchors, overscan }: WindowOptions): GridWindow {
  const extract = useCallback(
    (range: Range): number[] => {
      const wanted = new Set(defaultRangeExtractor(range));
      for (let index = 0; index < Math.min(frozen, axis.count); index++) wanted.add(index);
      for (const index of anchors(range.startIndex, range.endIndex)) wanted.add(index);
      if (always >= 0 && always < axis.count) wanted.add(always);
      return [...wanted].filter((index) => axis.size(index) > 0).sort((a, b) => a - b);
    },
    [axis, frozen, always, anchors],
  );
  const virtualizer = useVirtualizer({
    count: axis.count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => axis.size(index),
    horizontal,
    overscan,
    paddingStart: header,
    scrollPaddingStart: header + axis.offset(frozen),
    rangeExtractor: extract,
    useFlushSync: false,
  });
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else virtualizer.measure();
  }, [virtualizer, axis]);

  const indexes = virtualizer.getVirtualItems().map((item) => item.index);
  const key = indexes.join();
  const drawn = useMemo(() => indexes, [key]);
  const reveal = useCallback(
    (index: number): void => {
      if (index >= frozen) virtualizer.scrollToIndex(index, { align: "auto" });
    },
    [virtualizer, frozen],
  );
  return { drawn, reveal };
}

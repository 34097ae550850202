import { before } from "./find";
import type { Reading, Series } from "./types";
import { COMPARED_FIRST } from "./words";

const NAMED = /[比较](?:于|起)?((?:19|20)\d\d)年/;
const LAST = /[比较](?:上|去|前)一?年|同比|环比|年增长率|上年(?:同期)?/;
const UNCLEAR = /[比较][^，,。；;]{0,8}(?:前年|年前|初|末|期|底|时)|累计|[三四五六]年(?:来|间)?|年均|以来|共增/;

/**
 * The year that a change is measured from: 比2007年, 比上年, 由2007年的A; a change that says nothing goes on from the change
 * beside it (增加B，增长C), else from the year before. Null: cannot be told.
 */
export function sinceOf(reading: Reading, list: Series, year: number | null, steps = 3): number | null {
  if (list.years && list.years.length > 1 && NAMED.exec(list.clause) === null) return year === null ? null : year - 1;
  const named = (NAMED.exec(list.clause) ?? COMPARED_FIRST.exec(list.lead))?.[1];
  if (named !== undefined) return Number(named);
  if (LAST.test(list.clause)) return year === null ? null : year - 1;
  const base = baseBefore(reading, list);
  if (base) return base.years?.[0] ?? null;
  if (UNCLEAR.test(list.clause)) return null;
  const beside = before(reading, list)[0];
  if (
    steps > 0 &&
    beside &&
    beside.index === list.index - 1 &&
    (beside.role === "increment" || beside.role === "growth") &&
    beside.group === list.group
  )
    return sinceOf(reading, beside, year, steps - 1);
  return year === null || SPAN.test(list.lead) ? null : year - 1;
}

const SPAN = /(?:19|20)\d\d年?(?:度)?[—–\-－~～至到]{1,3}(?:19|20)\d\d|近[两二三四五]年|[两二三四五]年(?:来|间)/;

/** 由2007年的A增加到B，增长…: the base of the nearest amount; 比2008年的A增长…: the figure right before. */
function baseBefore(reading: Reading, list: Series): Series | undefined {
  const [nearest, next, third] = before(reading, list);
  if (nearest?.role === "base") return nearest;
  if (nearest?.role === "amount" && next?.role === "base" && next.index === nearest.index - 1) return next;
  const change = nearest?.role === "increment" || nearest?.role === "growth";
  return change && next?.role === "amount" && third?.role === "base" && nearest.group === list.group ? third : undefined;
}

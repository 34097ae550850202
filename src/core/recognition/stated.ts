import type { FieldId, StatedFigure } from "../model";
import { remembered } from "./memo";
import { normalise } from "./text";
import type { UnitKind } from "./units";

/** What the wording of a header says about a figure that is computed from others; texts in it are still to be looked up. */
export type StatedWording =
  | { readonly figure: "statedGrowth" | "statedIncrement"; readonly base: string }
  /** `part` "": the figure before it; `whole` "": the first amount beside it. */
  | { readonly figure: "statedShare"; readonly part: string; readonly whole: string }
  | { readonly figure: "statedGap"; readonly higher: string; readonly lower: string }
  | { readonly figure: "statedPerHead"; readonly total: string }
  | { readonly figure: "pair"; readonly pairs: readonly RatePair[] };

/** A rate with a name of its own. */
export interface RatePair {
  readonly figure: StatedFigure;
  readonly of: readonly [part: FieldId, whole: FieldId];
}

const pair = (figure: StatedFigure, part: FieldId, whole: FieldId): RatePair => ({ figure, of: [part, whole] });

const NAMED_RATES: readonly (readonly [RegExp, readonly RatePair[]])[] = [
  [/^(?:生师比|师生比)(?:例)?$|^(?:学生|在校生)与(?:专任)?教师(?:之)?比(?:例)?$/, [pair("statedPerHead", "enrolment", "fullTimeTeachers")]],
  [/学历合格率$/, [pair("statedShare", "qualifiedTeachers", "fullTimeTeachers")]],
  [/(?:教师)?(?:持证|资格证(?:书)?(?:上岗|持有))率$/, [pair("statedShare", "certifiedTeachers", "fullTimeTeachers")]],
  [/^(?:中级及以上|中级以上).*(?:比例|率)$/, [pair("statedShare", "midSeniorTitleTeachers", "fullTimeTeachers")]],
  [/^(?:大班额)(?:比例|占比|率)$/, [pair("statedShare", "largeClassCount", "classCount")]],
  [/^(?:超大班额)(?:比例|占比|率)$/, [pair("statedShare", "extraLargeClassCount", "classCount")]],
  [/^寄宿(?:生)?(?:比例|占比|率)$/, [pair("statedShare", "boarders", "enrolment")]],
  [
    /达标率$|合格率$/,
    [
      pair("statedShare", "schoolsMeetingBottomLine", "schoolsChecked"),
      pair("statedShare", "bottomLineItemsMet", "bottomLineItemsChecked"),
      pair("statedShare", "coveredCount", "eligibleCount"),
    ],
  ],
  [/(?:覆盖|创建)率$/, [pair("statedShare", "coveredCount", "eligibleCount")]],
  [
    /(?:支出|执行|使用)率$|^支出进度$/,
    [pair("statedShare", "specialFundsSpent", "specialFundsReceived"), pair("statedShare", "completedInvestment", "projectFundsTotal")],
  ],
  [
    /(?:到位|拨付)率$/,
    [
      pair("statedShare", "specialFundsReceived", "specialFundsPlanned"),
      pair("statedShare", "operatingFundsReceived", "operatingFundsBudgeted"),
    ],
  ],
  [/竣工率$/, [pair("statedCompletionRate", "completedProjects", "plannedProjects")]],
  [
    /完成(?:率|比例|进度)$|完成度$/,
    [
      pair("statedCompletionRate", "completedInvestment", "plannedInvestment"),
      pair("statedCompletionRate", "completedInvestment", "projectFundsTotal"),
      pair("statedCompletionRate", "completedProjects", "plannedProjects"),
      pair("statedCompletionRate", "completedArea", "plannedArea"),
    ],
  ],
  [
    /得分率$|占总分值?(?:比例)?$/,
    [pair("statedScoreRate", "totalScore", "fullMarks"), pair("statedScoreRate", "itemScore", "itemFullMarks")],
  ],
];

const GAP =
  /^(.*?)(?:增长|增幅|增速|增长率)?(?:高于|高出|超过|快于|大于)(.+?)(?:的?(?:增长率|增长幅度|增长|增幅|增速))?(?:的?(?:个?百分点|幅度|差))?$/;
const BARE_GAP = /^(?:对比增长|增长对比|增幅差|增速差|增长差|增长率差)$/;
const GROWTH =
  /^(.*?)(?:比|较|与)?(?:上一年度?|上年度?|去年|前一年|上年同期|同期)?(?:相比|同比|环比|年均|年)?(?:增长比例|增长率|增长幅度|增减率|增减幅度|增减比例|变动率|变动幅度|增幅|增速|增长|增减|升降)(?:百分比)?$/;
const INCREMENT = /^(.*?)(?:比|较)?(?:上一年度?|上年度?|去年|前一年)?(?:增加额|增长额|增减额|增加数|增长数|增减数|增加|增量|增收|净增)$/;
const SAME_PERIOD = /^(.*?)同比(?:增减)?$/;
const SHARE_OF = /^(.*?)占(.+?)(?:的)?(?:比例|比重|百分比|份额|比率|比)?$/;
const BARE_SHARE = /^(.*?)(?:所)?(?:占比|比例|比重|占百分比)$/;
const PER_HEAD = /^(?:生均|人均|平均每生|平均每人|每生|每生平均)(.*)$/;

/** Reads what a header (unit and brackets taken off) says; null when it names no computed figure. */
export function readStated(header: string, unit: UnitKind | null): StatedWording | null {
  return readerFor(unit)(header);
}

const READERS = new Map<UnitKind | null, (header: string) => StatedWording | null>();

function readerFor(unit: UnitKind | null): (header: string) => StatedWording | null {
  let reader = READERS.get(unit);
  if (!reader) READERS.set(unit, (reader = remembered((header) => readWording(normalise(header), unit))));
  return reader;
}

function readWording(text: string, unit: UnitKind | null): StatedWording | null {
  if (text === "") return null;
  const gap = GAP.exec(text);
  if (gap && (unit === null || unit === "percent" || unit === "pp") && /增长|增幅|增速|增/.test(text)) {
    return { figure: "statedGap", higher: gap[1] ?? "", lower: gap[2] ?? "" };
  }
  if (BARE_GAP.test(text)) return { figure: "statedGap", higher: "", lower: "" };
  const growth = GROWTH.exec(text) ?? SAME_PERIOD.exec(text);
  if (growth) return { figure: unit === null || unit === "percent" ? "statedGrowth" : "statedIncrement", base: growth[1] ?? "" };
  const increment = INCREMENT.exec(text);
  if (increment) return { figure: unit === "percent" ? "statedGrowth" : "statedIncrement", base: increment[1] ?? "" };
  if (unit !== null && unit !== "percent") return perHead(text);
  for (const [pattern, pairs] of NAMED_RATES) if (pattern.test(text)) return { figure: "pair", pairs };
  const bare = BARE_SHARE.exec(text);
  if (bare && !/占.+(?:比例|比重)$/.test(text)) return { figure: "statedShare", part: bare[1] ?? "", whole: "" };
  const share = SHARE_OF.exec(text);
  // 占地面积 and 占用 are no shares.
  if (share && !/^占[地用]/.test(text) && (unit === "percent" || /比例|比重|比$/.test(text))) {
    return { figure: "statedShare", part: share[1] ?? "", whole: share[2] ?? "" };
  }
  return perHead(text);
}

function perHead(text: string): StatedWording | null {
  const match = PER_HEAD.exec(text);
  return match ? { figure: "statedPerHead", total: match[1] ?? "" } : null;
}

/** Field of the people that a rate of teachers is counted in, when the sheet prints a rate where the vocabulary has a head count. */
export const WHOLE_OF: Readonly<Record<FieldId, FieldId>> = {
  qualifiedTeachers: "fullTimeTeachers",
  teachersAboveQualification: "fullTimeTeachers",
  certifiedTeachers: "fullTimeTeachers",
  teachersWithFullTrainingHours: "fullTimeTeachers",
  midSeniorTitleTeachers: "fullTimeTeachers",
  leadTeachers: "fullTimeTeachers",
  boarders: "enrolment",
};

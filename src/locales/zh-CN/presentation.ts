import type { Sentences } from "../../core/model";
import type { PresentationMessages } from "../../core/presentation/messages";

export const presentation: Sentences<PresentationMessages> = {
  "presentation.value": "{value}",

  "presentation.outcome.fail": "不符合",
  "presentation.outcome.query": "提示",
  "presentation.outcome.open": "无法判断",
  "presentation.outcome.pass": "符合",
  "presentation.outcome.notApplicable": "不适用",

  "presentation.class.law": "法规",
  "presentation.class.policy": "政策",
  "presentation.class.standard": "评估标准",
  "presentation.class.mustFix": "逻辑校验",
  "presentation.class.explain": "经验校验",

  "presentation.required.atLeast": "不低于 {value}",
  "presentation.required.moreThan": "高于 {value}",
  "presentation.required.atMost": "不高于 {value}",
  "presentation.required.lessThan": "低于 {value}",
  "presentation.required.equals": "等于 {value}",
  "presentation.required.between": "在 {low} 至 {high} 之间",
  "presentation.required.agrees": "应为 {value}",
  "presentation.required.agreesWithin": "应在 {low} 至 {high} 之间（舍入可解释范围）",
  "presentation.required.agreesWithAmounts": "与按金额计算的结果一致",
  "presentation.required.holds": "符合规则所述情形",

  "presentation.shortfall.short": "还差 {value}",
  "presentation.shortfall.over": "超出 {value}",

  "presentation.inForce.from": "{from} 起施行",
  "presentation.inForce.until": "施行至 {until}",
  "presentation.inForce.between": "{from} 至 {until} 施行",
  "presentation.unverified": "所用标准待核实，结果仅供参考。",
  "presentation.whatToDo.fail": "请核对有关单元格；数据无误的，按规定整改并填写情况说明。",
  "presentation.whatToDo.query": "请核实数据；情况属实的，请填写情况说明。",
  "presentation.whatToDo.open": "请补齐所缺数据后重新检查；确无此项数据的，请填写情况说明。",
  "presentation.threshold": "要求：{required}。依据：{law}。",
  "presentation.thresholdInForce": "要求：{required}。依据：{law}（{inForce}）。",
};

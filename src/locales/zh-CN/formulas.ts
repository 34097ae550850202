import type { Sentences } from "../../core/model";
import type { FormulasMessages } from "../../core/formulas/messages";

export const formulas: Sentences<FormulasMessages> = {
  "formulas.sum": "{all}之和",
  "formulas.difference": "{a}－{b}",
  "formulas.product": "{a}×{b}",
  "formulas.quotient": "{a}÷{b}",
  "formulas.per100": "{a}÷{b}×100",
  "formulas.min": "{all}中最小的",
  "formulas.max": "{all}中最大的",
  "formulas.mean": "{all}的平均数",
  "formulas.abs": "{a}的绝对值",
  "formulas.ceil": "{a}向上取整",
  "formulas.round": "{a}四舍五入取整",
  "formulas.daysBetween": "从{a}到{b}的天数",
  "formulas.growth": "{a}比上年的增长率",
  "formulas.change": "{a}比上年的增减",
  "formulas.prior": "上年{a}",
  "formulas.weightedVariation": "{a}按{b}加权的校际差异系数",
};

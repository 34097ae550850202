import type { FormTemplate } from ".";
import { formOf } from "./formOf";

/** 地方教育经费执行情况表, with the columns of the yearly 全国教育经费执行情况统计公告 (教育部、国家统计局、财政部). */
export const executionStatement: FormTemplate = {
  id: "execution-statement",
  form: formOf(["地区"], {
    "公共财政教育支出（亿元）": "generalBudgetEducationExpenditure",
    "公共财政支出（亿元）": "generalBudgetExpenditure",
    "公共财政教育支出占公共财政支出比例（%）": {
      kind: "stated",
      figure: "statedShare",
      of: ["generalBudgetEducationExpenditure", "generalBudgetExpenditure"],
    },
  }),
};

import type { FormTemplate } from ".";
import { formOf } from "./formOf";

/** 教育经费“三个增长”情况表, as county self-assessments (对县级人民政府履行教育职责督导) have it. */
export const threeIncreases: FormTemplate = {
  id: "three-increases",
  form: formOf(["年度"], {
    "公共财政预算教育经费（万元）": "educationAppropriation",
    "财政经常性收入（万元）": "recurrentFiscalRevenue",
    "生均教育事业费（元）": "perPupilRecurrentExpenditure",
    "生均公用经费（元）": "perPupilOperatingFunds",
  }),
};

import type { FormTemplate } from ".";
import { formOf } from "./formOf";

/** 义务教育学校办学条件一览表, after the indicators of 县域义务教育优质均衡发展督导评估办法（教督〔2017〕6号）. */
export const schoolConditions: FormTemplate = {
  id: "school-conditions",
  form: formOf(["序号", "学校名称"], {
    在校生数: "enrolment",
    专任教师数: "fullTimeTeachers",
    高于规定学历教师数: "teachersAboveQualification",
    骨干教师数: "leadTeachers",
    教学及辅助用房面积: "teachingArea",
    体育运动场馆面积: "sportsArea",
    教学仪器设备值: "equipmentValue",
    网络多媒体教室数: "multimediaClassrooms",
  }),
};

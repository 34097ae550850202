import { hasLetters, labelLetters } from "./bulk";
import { remembered } from "./memo";
import { normalise, plain } from "./text";

/** Words that the layout of a sheet is read by. */
const NOTE =
  /^本表|^(?:注|备注|说明|附注|附|填表说明|填报说明|资料来源|数据来源|来源|note|notes|source)\s*[:：\d.．、一①(]|^(?:注|说明|note)$/i;
const META =
  /^(?:单位|计量单位|金额单位|货币单位|填报单位|编制单位|填表单位|报送单位|被评单位|被检单位|单位名称|编制|制表|制表人|审核|审核人|填表人|填报人|经办人|复核|联系人|联系电话|单位负责人|负责人|财务负责人|统计负责人|填表日期|填报日期|报送日期|日期|部门名称|部门|预算单位|编报单位|编报部门|填报部门|主管部门|学校名称|填报学校|统计时间|截止日期|截至日期|数据来源|资料来源|表号|制定机关|批准文号|有效期|unit)\s*[:：(（]|^截[至止]到?(?:19|20)\d{2}年|^计量单位见各行$|单位\s*[:：]\s*\S+$|^\(?(?:续表|附表|附件)/i;
const SIGNATURE =
  /^(?:单位负责人|负责人|财务负责人|统计负责人|填表人|填报人|制表人?|审核人?|经办人|复核人?|填表日期|填报日期|报送日期|联系人|联系电话)\s*[:：]/;
const TOTAL =
  /^(?:合计|总计|共计|累计|总合计|总和|总数|全县合计|全区合计|全市合计|全省合计|全县总计|全区总计|全市总计|合计数|总得分|总分|得分合计|自评总分|total|grandtotal|sum)$/;
const WHOLE_PLACE = /^(?:全县|全区|全市|全省|全旗|全州|全镇|全部|县合计|区合计|市合计|县总计|区总计|市总计)(?:合计|总计|小计)?$/;
const SUBTOTAL = /^(?:小计|.{1,8}小计|subtotal)$/;
const NAMED_TOTAL = /^.{1,10}(?:合计|总计)$/;
/** What labels of totals begin or end with, spaces and colons around them included. */
export const TOTAL_LETTERS = labelLetters("合总共累全自得 　stgSTG\t", "计 ：:");

export function isNote(text: string): boolean {
  return NOTE.test(plain(text));
}

export function isMeta(text: string): boolean {
  return META.test(tight(text));
}

/** 表　　号：教基4001: spaces that only spread a label out are no part of it. */
function tight(text: string): string {
  return plain(text).replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, "");
}

/** 负责科室：计财股 and the like, or a date: a meta line's companion, nothing by itself. */
export function isMetaCompanion(text: string): boolean {
  return /^[\u4e00-\u9fff（）() ]{2,12}[:：]|^(?:19|20)\d{2}(?:\s*[-–—~～至/]\s*(?:19|20)?\d{2})?\s*(?:学年)?年?[度初末]?$|^(?:19|20)\d{2}\s*[年.\-/]\s*\d{1,2}(?:\s*[月.\-/]\s*\d{1,2}\s*日?|月)$/.test(
    plain(text),
  );
}

/** A title with the unit in brackets behind it: 教育专项资金分配表（单位：万元）. */
export function isTitleWithUnit(text: string): boolean {
  return /^[^:：]{6,}[(（]\s*(?:计量|金额)?单位\s*[:：][^()（）]*[)）]$/.test(plain(text));
}

/** Rows that describe the rows above and are none of them: means, extremes, coefficients. */
const DESCRIBES =
  /^(?:.{0,6}(?:差异系数|变异系数|标准差|方差|极差率?)|(?:全.)?(?:平均|均值)|.{0,6}平均(?:值|数|水平)|最[大小高低](?:值|数)?|极差|中位数|(?:比上年|同比|较上年)?(?:增减|增长|升降)(?:额|率|幅度|比例|百分比)?|占比|比例|比重|所占比例|average|mean|median|maximum|minimum|standarddeviation)$/;
/** What they end with, and spaces behind it. */
const DESCRIBING_LETTERS = labelLetters("", "数差值均平率比例位额重减长降度大小高低enm \u3000\u00a0\t\r\n");

export function describesOthers(text: string): boolean {
  return (
    text.length <= 18 && hasLetters(text.trimEnd(), DESCRIBING_LETTERS) && DESCRIBES.test(normalise(text.replace(/[(（]%[)）]|%$/, "")))
  );
}

/** Of labels that totals and describing rows begin or end with. */
export const LABEL_LETTERS = TOTAL_LETTERS.map((letter, code) => letter | (DESCRIBING_LETTERS[code] as number));

export function isSignature(text: string): boolean {
  return SIGNATURE.test(plain(text));
}

/** 合计, 小计 and the like, with spaces inside and brackets around. */
export const totalKind = remembered((text): "total" | "subtotal" | null => {
  if (text.length > 24) return null;
  const bare = normalise(text);
  if (TOTAL.test(bare) || WHOLE_PLACE.test(bare)) return "total";
  if (SUBTOTAL.test(bare)) return "subtotal";
  return NAMED_TOTAL.test(bare) ? "subtotal" : null;
});

/** A sentence or paragraph, not a label: long, or with the punctuation of sentences. */
export function isProse(text: string): boolean {
  const written = plain(text);
  // English titles have commas; a sentence has an end.
  if (!/[\u4e00-\u9fff]/.test(written)) return written.length >= 24 && /[a-z] [a-z]/i.test(written) && /[.;](?:\s|$)/.test(written);
  return written.length >= 24 && /[。;；]|[,，].*[,，]|，/.test(text) && /[\u4e00-\u9fff].*[\u4e00-\u9fff]|[a-z] [a-z]/i.test(written);
}

/** Headers of columns that hold keys and not figures. */
const KEY_HEADERS = {
  serial:
    /^(?:序号|编号|序|行次|行号|栏次|编码|代码|指标代码|(?:预算|支出|收入|功能|功能分类|支出功能分类|经济分类)?科目(?:编码|代码|编号)|no|num|number)$/,
  period:
    /^(?:年度|年份|年|年次|期别|学年|学年度|时间|期间|统计年度|会计年度|预算年度|决算年度|所属年度|所属期|报告期|届次|year|fiscalyear|financialyear|fy|period|schoolyear|academicyear)$/,
  unit: /^(?:计量单位|单位|unit|units)$/,
  remark: /^(?:备注|说明|注|附注|备考|remark|remarks|note|notes)$/,
  level: /^(?:学段|教育阶段|办学层次|学校类别|学校级别|教育层次|级别|类别|层次|教育类别|level|schoollevel|stage)$/,
  entity:
    /^(?:区县|县区|县市区|县市|市县|市县区|区|县|市|旗县|旗县区|地区|地市|州市|行政区|区域|县区名称|区县名称|地区名称|乡镇|镇|镇街|街道|乡镇街道|单位|单位名称|填报单位|行标签|rowlabels|学校|学校名称|校名|学校机构名称|机构名称|园所|园所名称|幼儿园|幼儿园名称|district|county|school|entity|name|名称|各区县|各县区|市区县)$/,
  item: /^(?:指标|指标名称|项目|项目名称|内容|栏目|科目|指标内容|统计指标|主要指标|经费项目|收支项目|收入项目|支出项目|预算项目|费用项目|类别|item|indicator|内容指标)$/,
} as const;

export type KeyHeader = keyof typeof KEY_HEADERS;

export function keyHeader(text: string, kinds: readonly KeyHeader[]): KeyHeader | null {
  const bare = normalise(text.replace(/[(（].*[)）]/g, "") || text);
  const full = normalise(text);
  return kinds.find((kind) => KEY_HEADERS[kind].test(full) || KEY_HEADERS[kind].test(bare)) ?? null;
}

/** True of a header over names of places: 县（区）, 乡镇. */
export function isPlaceHeader(header: string): boolean {
  return /^(?:区|县|市|旗|地区|乡镇|镇|行政区|街道)|区县|县区|地市/.test(normalise(header));
}

/** Words under a named header that only say "the amount itself". */
const AMOUNT =
  /^(?:金额|数额|总额|额|数量|数|人数|总数|总量|数值|实际数|实绩|征收额|实际征收额|征收数|征收入库数?|拨款额|支出额|收入额|投入额|本年|本年数|当年|当年数|决算数?|完成数|实际完成数|面积|amount|value|合计|小计|总计|总金额|标准)$/;

export function isAmountWord(text: string): boolean {
  return AMOUNT.test(normalise(text));
}

/** Names of the vocabulary that any office uses. */
const EVERYDAY =
  /^(?:实际支出|资金支出|到位资金|应到位资金|下达计划|占地面积|建筑面积|申请人数|计划投资|计划投入|完成投资|完成总投资|实际完成投资|计划总投资|项目总数|项目资金|项目名称|单体项目|已完成项目|规划项目|规划资金|其他来源|其他资金|财政支出|预算支出|维修面积|竣工面积|竣工投用|标准分|单项分值|单项得分|得分合计|分配日期|拨付日期|发放金额|发放人数|发放人次|实际发放金额|下达金额|支出金额|收文日期|分解下达日期|设备购置|覆盖数|达标数|年初.{0,2}|received|completed|books|computers|classes|score|teachers|pupils|students|price|running projects|area type)$/;

/** Names that any payment list has, and the words above or beside them that make them ours. */
const IN_COMPANY: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:localonly|localexpenditures|localfundsonly|actuallocalexpenditures|(?:combined|actual)?stateandlocal(?:expenditures)?)$/,
    /maintenance of effort|\bmoe\b|\bidea\b/i,
  ],
  [/^(?:sen)$/, /pupil|school/i],
  [/^(?:受益|惠及)学生(?:数|人数)?$/, /资助|助学|奖学|困难|贫困|补助|免|营养/],
  [/^(?:总分|满分)$/, /评|督导|考核|验收|创建|得分|score/i],
  [/^(?:实际)?发放(?:金额|人数|人次)$/, /资助|助学|奖学|困难|贫困|免学费|免保教|补助/],
  [/^(?:下达|支出)金额$|^(?:实际支出|资金支出|到位资金|应到位资金|下达计划)$/, /专项|资金|补助|转移支付/],
  [/^收文日期$/, /专项|资金|指标|补助/],
];

/** May a name be taken at its word in this company (title, sheet name, labels above)? */
export function isInCompany(name: string, company: string): boolean {
  const bare = normalise(name);
  // The 教育支出 of an office's own accounts is not the county's.
  if (bare === "教育支出" && /部门(?:收支|收入|支出|预算|决算|预决算)|单位(?:预算|决算)|公开\d+表/.test(company)) return false;
  // 公用经费 that is sent down or planned is not yet spent.
  if (bare === "公用经费" && /下达|拨付|分配|补助经费|预算/.test(company) && !/支出|决算|执行|使用/.test(company)) return false;
  return IN_COMPANY.every(([weak, needed]) => !weak.test(bare) || needed.test(company));
}

/** Whole families of such names: sources of money, states of projects, marks, degrees, areas and rates. */
const EVERYDAY_FAMILIES =
  /^(?:(?:中央|省级?|市级?|县级?|区级?|县区级|地方)(?:级|以上)?(?:专项|配套|财政)?资金|设施设备(?:资金|购置|购置类|配置资金需求|购置类规划)|维修改造资金|项目资金总额|资金需求累计|(?:规划|完成|维修)面积|(?:规划|竣工|在建|未开工)项目数|专项资金.{2,3}数|(?:公众|群众)满意[率度]|社会认可度|总得分|总分值|得分率|受助人[数次]|所在(?:区域|地类型)|取暖费(?:补助)?|已达标覆盖数|应达标总数|(?:指标下达|资金文件|分配下达|资金分配|指标文件收到|指标文件收文|收到指标文件)日期|(?:大专|本科)以上学历|[硕博]士研究生|研究生学历程度|基本建设支出|(?:一般公共预算)?公用经费(?:预算|支出|决算总额|预算总额|拨付|到位|下达|实际拨付)|计算机台数|图书总?册数|体育馆面积|运动场面积|运动场地面积|宿舍建筑面积|人均占地面积|教职工(?:总)?数|本期值|上期值|目标值|完成值|(?:可比口径)?上年同口径数?|同口径基数)$/;
const EVERYDAY_ENGLISH =
  /^(?:(?:central|provincial|prefecture|county|project|construction|equipment|heating|special)\s*funds.*|(?:planned|completed|running|unstarted)\s*(?:projects|investment|area|schools|equipment)|equipment bought|public (?:satisfaction|recognition)|satisfaction|(?:retention|survival|transition|completion|stated score|stated completion|stated growth) rate|(?:capital|operating|nonstaff) expenditure.*|(?:building|dormitory)\s*(?:floor\s*)?area|completed area|covered count|eligible count|(?:transfer notice|allocation) date|cost category|inspection rating|comparator (?:set|values)|aid (?:recipients|person times)|large(?:st)? class(?:es)?|item full marks|current value|prior value|comparable base|restated base|sports\s*ground area|indoor sports area|established staff|staff on the establishment|exceptions.*|adjustment.*)$/;

/** Is a name so much of this trade that it needs no company? */
export function isTelling(name: string, title: string): boolean {
  const bare = normalise(name);
  if (
    EVERYDAY.test(bare) ||
    EVERYDAY_FAMILIES.test(bare) ||
    EVERYDAY_ENGLISH.test(
      name
        .toLowerCase()
        .replace(/[-(),]/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
  )
    return false;
  if (isAboutEducation(name)) return true;
  const latin = /^[a-z0-9]+$/.test(bare);
  return latin ? bare.length >= 12 : bare.length >= 5 || (bare.length >= 3 && bare === normalise(title));
}

/** Has the text to do with schooling? Weak names (总投资, 得分) are sure only in such company. */
export function isAboutEducation(text: string): boolean {
  return /教育|学校|学生|教师|生均|小学|初中|高中|中学|幼儿|学前|助学|校舍|教学|在校|校园|改薄|职教|义务|班额|办学|督导|pupil|school|teacher|educat|enrol|\btitle i\b/i.test(
    text,
  );
}

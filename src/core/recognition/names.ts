import { readLevel } from "./levels";
import { plain } from "./text";

const PLACE = /^((?:(?!各|全|分|所辖|下辖)[\u4e00-\u9fff]{1,12}?(?:自治县|自治州|自治旗|特区|新区|省|市|县|区|旗|州|盟|镇|乡))+)/;
const NOT_A_PLACE =
  /^(?:各|全|本|我|每|某些|教育|年度|城市|农村|城乡|社区|学区|校区|地区|城区|市区|片区|贫困|乡镇|省|市|县|区|旗|镇|乡|州|盟|强|财政)|(?:教育强.|贫困地区|薄弱|学区|校区|经费.*|情况.*)$/;

/** When a title's figures are of, where it stands in front of the place: 2021—2023年, 2023-2024学年度, 2023年春季学期. */
const WHEN =
  /^(?:\s*(?:(?:19|20)\d{2}\s*年?\s*[-–—―~～至到/]+\s*)?(?:19|20)\d{2}\s*(?:学年度?[初末]?|年度?[初末]?)?|\s*[-–—―~～至到]+\s*\d{2}\s*学年度?|\s*(?:[春秋]季(?:学期)?|第?[一二上下]学期|[上下]半年|(?:第?[一二三四]|前三)季度|\d{1,2}\s*(?:[-–—―~～至]+\s*\d{1,2}\s*)?月(?:份|底|末)?|近[二两三四五]年|历年|截至))*/;

/** The place that a title is about: 清城区教育经费投入情况表 → 清城区; 丹湖市各区县… → 丹湖市; null when it names none. */
export function placeInTitle(title: string): string | null {
  const text = plain(title)
    .replace(/^关于/, "")
    .replace(/^(?:附[表件]\s*\d*[:：]?|表\s*\d+[-.\d]*[:：]?)\s*/, "")
    .replace(WHEN, "");
  if (/^全国(?!优秀|先进|统一|义务教育发展)/.test(text)) return "全国";
  const match = PLACE.exec(text);
  const name = match?.[1] ?? "";
  return name.length >= 2 && name.length <= 16 && !NOT_A_PLACE.test(name) ? name : null;
}

/** The place or school in a line such as 填报单位：清城区教育局, 编制：安澜县教育局计财股, 被评单位：清城区人民政府. */
export function placeInLine(line: string): string | null {
  const match =
    /(?:填报单位|编制单位|填表单位|报送单位|被评单位|被检单位|单位名称|部门名称|部门|预算单位|编报单位|编报部门|填报部门|学校名称|填报学校|编制|制表)\s*[:：]\s*(\S+)/.exec(
      plain(line),
    );
  if (!match) return null;
  const written = match[1] ?? "";
  const school = /^(\S*?(?:小学|中学|学校|幼儿园|学院|中心校))(?:[(（].*)?$/.exec(written)?.[1];
  return school ?? placeInTitle(written);
}

const NO_SCHOOL =
  /^(?:各|全|本|我|每|义务教育|公办|民办|普通|所有|城区|城镇|农村|县直|区属|区直|市直|乡镇|一般|薄弱|寄宿制|九年一贯制|十二年一贯制|特殊教育|中等职业|高等|达标|中小)/;

/** The school that a sheet name, a title or a name column's cell is about: 城关小学2023年经费收支表 → 城关小学; null for 安澜县小学 and 各学校. */
export function schoolNamed(text: string): string | null {
  const written = plain(text).replace(WHEN, "");
  const match =
    /^(\S{2,18}?(?:小学|中学|初中|高中|学校|幼儿园|中心校|教学点))(?:[(（][^)）]*[)）])?(?=$|\s|(?:19|20)\d{2}|教育|经费|办学|基本|情况|收支|统计|预算|决算)/.exec(
      written,
    );
  const name = match?.[1] ?? "";
  if (name === "" || /(?:19|20)\d{2}|[、，,和及与]|等|所属|下属|所辖/.test(name) || NO_SCHOOL.test(name) || readLevel(name) !== null)
    return null;
  const place = placeInTitle(name);
  const rest = place === null ? name : name.slice(place.length);
  // 清河县小学 are all of them, 清河县高级中学 is one.
  const isLevel = readLevel(rest) !== null && !rest.endsWith("级中学");
  return rest.length > 2 && !isLevel && !(rest.endsWith("学校") && readLevel(rest.slice(0, -2)) !== null) && !NO_SCHOOL.test(rest)
    ? name
    : null;
}

import { plain } from "./text";

const PLACE = /^((?:(?!各|全|分|所辖|下辖)[\u4e00-\u9fff]{1,12}?(?:自治县|自治州|自治旗|特区|新区|省|市|县|区|旗|州|盟|镇|乡))+)/;
const NOT_A_PLACE =
  /^(?:各|全|本|我|某些|教育|年度|城市|农村|城乡|社区|学区|校区|地区|城区|市区|片区|贫困|乡镇|省|市|县|区|旗|镇|乡|州|盟|强|财政)|(?:教育强.|贫困地区|薄弱|学区|校区|经费.*|情况.*)$/;

/** The place that a title is about: 清城区教育经费投入情况表 → 清城区; 丹湖市各区县… → 丹湖市; null when it names none. */
export function placeInTitle(title: string): string | null {
  const text = plain(title)
    .replace(/^(?:附[表件]\s*\d*[:：]?|表\s*\d+[-.\d]*[:：]?)\s*/, "")
    .replace(/^(?:\d{4}年度?)/, "");
  if (/^全国(?!优秀|先进|统一|义务教育发展)/.test(text)) return "全国";
  const match = PLACE.exec(text);
  const name = match?.[1] ?? "";
  return name.length >= 2 && name.length <= 16 && !NOT_A_PLACE.test(name) ? name : null;
}

/** The place or school in a line such as 填报单位：清城区教育局, 编制：安澜县教育局计财股, 被评单位：清城区人民政府. */
export function placeInLine(line: string): string | null {
  const match = /(?:填报单位|编制单位|填表单位|报送单位|被评单位|被检单位|单位名称|编制|制表)\s*[:：]\s*(\S+)/.exec(plain(line));
  if (!match) return null;
  const written = match[1] ?? "";
  const school = /^(\S*?(?:小学|中学|学校|幼儿园|学院|中心校))(?:[(（].*)?$/.exec(written)?.[1];
  return school ?? placeInTitle(written);
}

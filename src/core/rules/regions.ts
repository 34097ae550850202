/** The 31 provinces by the grouping of the national cost-sharing rules (国办发〔2018〕6号): first tier 西部, second 中部, the rest 东部. */
const PROVINCES: Readonly<Record<"东部" | "中部" | "西部", readonly string[]>> = {
  东部: ["北京市", "天津市", "上海市", "辽宁省", "江苏省", "浙江省", "福建省", "山东省", "广东省"],
  中部: ["河北省", "山西省", "吉林省", "黑龙江省", "安徽省", "江西省", "河南省", "湖北省", "湖南省", "海南省"],
  西部: [
    "内蒙古自治区",
    "广西壮族自治区",
    "重庆市",
    "四川省",
    "贵州省",
    "云南省",
    "西藏自治区",
    "陕西省",
    "甘肃省",
    "青海省",
    "宁夏回族自治区",
    "新疆维吾尔自治区",
  ],
};

/** Groups that the notices name; narrower groups first. */
const GROUPS: Readonly<Record<keyof typeof PROVINCES, readonly string[]>> = {
  东部: ["东部", "东中部"],
  中部: ["中部", "东中部", "中西部"],
  西部: ["西部", "中西部"],
};

/** Cities and counties with thresholds of their own. */
const PROVINCE_OF: Readonly<Record<string, string>> = {
  沈阳市: "辽宁省",
  大连市: "辽宁省",
  青岛市: "山东省",
  济南市: "山东省",
  深圳市: "广东省",
  广州市: "广东省",
  厦门市: "福建省",
  宁波市: "浙江省",
  江苏省某县: "江苏省",
};

const WHOLE_COUNTRY = "全国";
const ABROAD: readonly string[] = ["US", "UK", "world"];

/** Takes 辽宁, 辽宁省 and 新疆 for the full name; anything else stays as it is. */
function provinceNamed(name: string): { readonly province: string; readonly part: keyof typeof PROVINCES } | null {
  for (const part of ["东部", "中部", "西部"] as const) {
    const province = PROVINCES[part].find((full) => full === name || (name.length >= 2 && shortName(full) === name));
    if (province) return { province, part };
  }
  return null;
}

function shortName(province: string): string {
  return province.replace(/(?:壮族|回族|维吾尔)?自治区$|[省市]$/, "");
}

/** The province whose name a longer place name starts with: 辽宁省沈阳市 → 辽宁省. */
function provinceInFront(name: string): ReturnType<typeof provinceNamed> {
  for (const full of Object.values(PROVINCES).flat()) {
    const found = [full, shortName(full)].some((start) => name.startsWith(start));
    if (found) return provinceNamed(full);
  }
  return null;
}

/**
 * The regions whose thresholds hold for a place, narrowest first, ending with 全国: 沈阳市 → 沈阳市, 辽宁省, 东部, 东中部, 全国.
 * An unknown name stands alone before 全国. Countries other than China are by themselves.
 */
export function regionChain(name: string): readonly string[] {
  const place = name.trim();
  if (place === "" || place === WHOLE_COUNTRY) return [WHOLE_COUNTRY];
  if (ABROAD.includes(place)) return [place];
  const own = provinceNamed(place);
  const above = own ?? provinceNamed(PROVINCE_OF[place] ?? PROVINCE_OF[`${place}市`] ?? "") ?? provinceInFront(place);
  if (!above) return [place, WHOLE_COUNTRY];
  const city = Object.keys(PROVINCE_OF).find((known) => known === place || known === `${place}市` || (place.endsWith(known) && !own));
  const narrow = own ? [] : [...new Set([place, ...(city ? [city] : [])])];
  return [...narrow, above.province, ...GROUPS[above.part], WHOLE_COUNTRY];
}

/** 校区 and the like are no places; 全县 and 本市 are, but say not which. */
const NO_PLACE = /^(?:全|本|我|各|某|该|几|两)?(?:校|社|园|地|学|城|片|厂|辖|县|市|区|省|老|新|东|西|南|北|中|农|牧)?[县区市旗州盟]$/;
const PLACE = /^[\u4e00-\u9fff]{1,8}?(?:自治县|自治旗|自治州|县|区|市|旗|州|盟)/;

/** The place that names and titles speak of, the first text first: a province or city that is known, else a county as written. */
export function placeNamed(texts: readonly string[]): string | null {
  const provinces = Object.values(PROVINCES).flat();
  for (const text of texts) {
    const known = [...Object.keys(PROVINCE_OF), ...provinces].find((name) => text.includes(name));
    const written = PLACE.exec(text.replace(/^[\s\d年度—－（(《“”-]+/, ""))?.[0];
    if (written && !NO_PLACE.test(written) && (!known || !written.includes(known) || written === known)) return written;
    if (known) return known;
  }
  const short = texts.flatMap((text) => provinces.filter((name) => text.startsWith(shortName(name))))[0];
  return short ?? null;
}

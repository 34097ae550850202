import fc from "fast-check";
import { SCHOOL_LEVELS, instant, type Period, type SchoolLevel } from "../../../src/core/model";
import { parameterInForce, regionChain, type ParameterInForce, type ParameterQuery } from "../../../src/core/rules";
import { rulebook } from "../../support/rulebook";

const year = (value: number): Period => ({ kind: "fiscalYear", year: value });
function lookUp(
  id: string,
  on: string,
  schoolLevel: SchoolLevel,
  region = "",
  more: Partial<ParameterQuery> = {},
): ParameterInForce | null {
  return parameterInForce(rulebook, id, { on: instant(on), regions: regionChain(region), schoolLevel, ...more });
}

describe("the threshold in force", () => {
  it("changes on its day", () => {
    expect(lookUp("student-loan-cap", "2021-08-31", "higher")?.value).toBe(8000);
    expect(lookUp("student-loan-cap", "2021-09-01", "higher")?.value).toBe(12000);
    expect(lookUp("operating-base-quota", "2016-02-29", "primary")).toBeNull();
  });

  it("of a figure without a level is the one that speaks of every level, not that of one level of a city", () => {
    expect(lookUp("operating-special-quota", "2024-06-01", "total", "沈阳市")?.value).toBe(6000);
    expect(lookUp("operating-special-quota", "2024-06-01", "special", "沈阳市")?.value).toBe(8000);
    expect(lookUp("operating-base-quota", "2024-06-01", "total", "沈阳市")).toBeNull();
  });

  it("is that of the narrowest region, of a group before the whole country", () => {
    expect(lookUp("operating-base-quota", "2019-06-01", "primary", "甘肃省")?.value).toBe(600);
    expect(lookUp("operating-base-quota", "2019-06-01", "primary", "浙江省")?.value).toBe(650);
    expect(lookUp("operating-base-quota", "2019-06-01", "primary", "沈阳市")?.value).toBe(1150);
    expect(lookUp("operating-base-quota", "2019-06-01", "primary", "辽宁省")?.value).toBe(935);
    expect(lookUp("surcharge-vocational-share-minimum", "2012-12-31", "any", "河南省")?.value).toBe(0.1);
  });

  it("says when its start is not known, and that it is not verified", () => {
    expect(lookUp("operating-base-quota", "2019-06-01", "primary", "沈阳市")).toMatchObject({ fromUnknown: true, verified: true });
    expect(lookUp("student-loan-cap", "2025-01-01", "higher")).toMatchObject({ fromUnknown: false, verified: false, value: 20000 });
  });

  it("takes the default where values differ only by condition, and names the others", () => {
    const share = lookUp("surcharge-vocational-share-minimum", "2009-12-31", "any");
    expect(share).toMatchObject({ value: 0.3, condition: "已经普及九年义务教育的地区", otherConditions: ["一般地区"] });
    expect(lookUp("surcharge-vocational-share-minimum", "2009-12-31", "vocational", "", { condition: "一般地区" })?.value).toBe(0.2);
    expect(lookUp("school-size-maximum", "2020-12-31", "primary", "沈阳市")?.value).toBe(2000);
    expect(lookUp("comparator-above-is-inclusive", "2020-12-31", "total", "广东省")?.text).toBe("false");
  });

  it("takes no guess where only named conditions have values", () => {
    expect(lookUp("pupils-per-staff-standard", "2012-12-31", "primary")).toBeNull();
    expect(lookUp("pupils-per-staff-standard", "2012-12-31", "primary", "", { condition: "县镇" })?.value).toBe(21);
  });

  it("averages a budget year over its two terms", () => {
    const mean = (id: string, period: Period, level: SchoolLevel = "primary"): number | null | undefined =>
      lookUp(id, "2030-12-31", level, "", { period })?.value;
    expect(mean("nutrition-subsidy-per-day", year(2021))).toBe(4.5);
    expect(mean("boarding-living-aid", year(2024))).toBe(1250);
    expect(mean("boarding-living-aid", { kind: "schoolYear", year: 2023 })).toBe(1125);
    expect(mean("operating-base-quota", year(2023))).toBe(720);
    expect(mean("operating-special-quota", year(2025), "special")).toBe(7000);
    expect(lookUp("nutrition-subsidy-per-day", "2021-12-31", "junior", "", { period: year(2021) })).toMatchObject({ meanOfTerms: true });
    expect(lookUp("nutrition-subsidy-per-day", "2022-12-31", "junior", "", { period: year(2022) })).toMatchObject({
      meanOfTerms: false,
      value: 5,
    });
  });

  it("gives both ends of a range", () => {
    expect(lookUp("execution-ratio-usual-range", "2020-12-31", "total")).toMatchObject({ value: 0.8, high: 1.2, condition: "" });
  });

  it("keeps a local figure in its own place", () => {
    const range = lookUp("per-pupil-operating-usual-range", "2020-12-31", "primary", "江苏省某县");
    expect(range).toMatchObject({ value: 800, high: 2200, region: "江苏省某县" });
    expect(lookUp("per-pupil-operating-usual-range", "2020-12-31", "primary", "河北省")).toBeNull();
    expect(lookUp("basic-balance-satisfaction-minimum", "2020-12-31", "compulsory", "河北省")).toBeNull();
  });

  it("takes a figure without a level where the levels do not differ, and not where they do", () => {
    expect(lookUp("growth-minimum", "2020-12-31", "any")?.value).toBe(0);
    expect(lookUp("large-class-share-maximum", "2021-12-31", "primary")?.value).toBe(0.05);
    expect(lookUp("class-size-maximum", "2020-12-31", "any")).toBeNull();
    expect(lookUp("training-funds-share-minimum", "2020-12-31", "compulsory")?.value).toBe(0.05);
    expect(lookUp("class-size-maximum", "2020-12-31", "senior")).toBeNull();
  });

  it("carries what a finding prints", () => {
    const rate = lookUp("education-surcharge-rate", "2020-12-31", "total");
    expect(rate?.references).toEqual([{ title: "征收教育费附加的暂行规定", article: "第三条", href: null }]);
    expect(rate?.rows).toHaveLength(1);
    expect(lookUp("no-such-parameter", "2020-12-31", "total")).toBeNull();
  });

  it("ends with a null value instead of keeping the last number", () => {
    const [surcharge] = rulebook.parameters.filter((item) => item.id === "education-surcharge-rate");
    const [row] = surcharge?.values ?? [];
    if (!surcharge || !row) throw new Error("the parameter is missing");
    const ended = { ...row, inForceFrom: instant("2020-01-01"), value: null };
    const book = { parameters: [{ ...surcharge, values: [{ ...row, inForceUntil: instant("2019-12-31") }, ended] }] };
    const on = (day: string): ParameterInForce | null =>
      parameterInForce(book, surcharge.id, { on: instant(day), regions: ["全国"], schoolLevel: "total" });
    expect(on("2019-12-31")?.value).toBe(0.03);
    expect(on("2020-01-01")).toBeNull();
  });

  it("never takes a row that is out of force, of another region, or while a narrower region has one", () => {
    const days = fc
      .date({ min: new Date("1990-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
      .map((date) => instant(date.toISOString().slice(0, 10)));
    const places = fc.constantFrom("", "沈阳市", "辽宁省", "甘肃省", "青岛市", "河南省", "江苏省", "地方方案", "望河县");
    let found = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...rulebook.parameters),
        days,
        places,
        fc.constantFrom(...SCHOOL_LEVELS),
        (parameter, on, place, schoolLevel) => {
          const regions = regionChain(place);
          const result = parameterInForce(rulebook, parameter.id, { on, regions, schoolLevel });
          if (!result) return;
          found += 1;
          const inForce = (row: (typeof result.rows)[number]): boolean =>
            (row.inForceFrom === null || row.inForceFrom <= on) && (row.inForceUntil === null || on <= row.inForceUntil);
          expect(result.rows.every(inForce)).toBe(true);
          const elsewhere = ["US", "UK", "world"].includes(result.region);
          expect(elsewhere || regions.includes(result.region)).toBe(true);
          const narrower = regions.slice(0, Math.max(0, regions.indexOf(result.region)));
          const better = parameter.values.filter(
            (row) => narrower.includes(row.region) && inForce(row) && row.schoolLevels.includes(schoolLevel),
          );
          expect(better.filter((row) => row.condition === "" || row.default)).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
    expect(found).toBeGreaterThan(200);
  });
});

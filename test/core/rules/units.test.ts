import { formatUnit, parseUnit } from "../../../src/core/model";
import { parseExpression } from "../../../src/core/rules";
import { UnitConflict, unitFits, unitOf } from "../../../src/core/rules/units";
import { rulebook } from "../../support/rulebook";

const unit = (text: string): string => formatUnit(unitOf(parseExpression(text), rulebook));

it.each([
  ["3", "1"],
  ["enrolment", "pupil"],
  ["noSuchField", "any"],
  ["educationAppropriation / enrolment", "CNY/pupil"],
  ["educationAppropriation - recurrentFiscalRevenue", "CNY"],
  ["growth(educationAppropriation) - growth(recurrentFiscalRevenue)", "1"],
  ["weightedVariation(teachingArea, enrolment)", "1"],
  ["daysBetween(transferNoticeDate, allocationDate)", "day"],
  ["per100(teachingComputers, enrolment)", "set/hundredPupils"],
  ["per100(teachingComputers, teachingArea)", "set/m2"],
  ["mean(currentValue, enrolment)", "pupil"],
  ["currentValue + priorValue", "any"],
  // What stands for any figure stays so with another, and cancels only against its like.
  ["currentValue * enrolment", "any"],
  ["enrolment * currentValue", "any"],
  ["currentValue / enrolment", "any"],
  ["enrolment / currentValue", "any"],
  ["currentValue / priorValue", "1"],
  ['enrolment * parameter("operating-base-quota")', "CNY"],
  ['parameter("no-such-parameter")', "any"],
])("%s is in %s", (text, wanted) => {
  expect(unit(text)).toBe(wanted);
});

it("pupils are not added to money", () => {
  expect(() => unit("enrolment + educationAppropriation")).toThrow(UnitConflict);
  expect(() => unit("min(enrolment, currentValue, educationAppropriation)")).toThrow("pupil, CNY");
});

it("a rule prints what its expression gives; a ratio also in percentage points", () => {
  const fits = (found: string, stated: string): boolean => unitFits(parseUnit(found), stated);
  expect([fits("CNY", "CNY"), fits("any", "CNY"), fits("CNY", "any"), fits("1", "pp"), fits("1", "1")]).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect([fits("CNY", "pp"), fits("CNY", "1"), fits("pp", "1"), fits("1", "CNY")]).toEqual([false, false, false, false]);
});

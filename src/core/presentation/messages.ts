import type { MessageValue } from "../model";
import type { ReportTextMessages } from "./reportText/messages";
import type { TableMessages } from "./tables/messages";

type Nothing = Record<never, never>;
type Value = { readonly value: MessageValue };

/** What this room can say: id → the data its sentence needs. Sentences: `src/locales/<tag>/presentation.ts`. */
export interface PresentationMessages extends TableMessages, ReportTextMessages {
  /** A value as it is shown, nothing around it. */
  readonly "presentation.value": Value;

  readonly "presentation.outcome.fail": Nothing;
  readonly "presentation.outcome.query": Nothing;
  readonly "presentation.outcome.open": Nothing;
  readonly "presentation.outcome.pass": Nothing;
  readonly "presentation.outcome.notApplicable": Nothing;

  readonly "presentation.class.law": Nothing;
  readonly "presentation.class.policy": Nothing;
  readonly "presentation.class.standard": Nothing;
  readonly "presentation.class.mustFix": Nothing;
  readonly "presentation.class.explain": Nothing;

  /** `value`: a number with its unit, already written out. */
  readonly "presentation.required.atLeast": { readonly value: string };
  readonly "presentation.required.moreThan": { readonly value: string };
  readonly "presentation.required.atMost": { readonly value: string };
  readonly "presentation.required.lessThan": { readonly value: string };
  readonly "presentation.required.equals": { readonly value: string };
  readonly "presentation.required.between": { readonly low: string; readonly high: string };
  /** `stated`: empty, or the words of `presentation.required.stated`. */
  readonly "presentation.required.agrees": { readonly stated: string; readonly value: string };
  readonly "presentation.required.agreesWithin": { readonly stated: string; readonly low: string; readonly high: string };
  readonly "presentation.required.stated": { readonly value: string };
  readonly "presentation.required.agreesWithAmounts": Nothing;
  readonly "presentation.required.holds": Nothing;

  readonly "presentation.shortfall.short": { readonly value: string };
  readonly "presentation.shortfall.over": { readonly value: string };

  readonly "presentation.inForce.from": { readonly from: string };
  readonly "presentation.inForce.until": { readonly until: string };
  readonly "presentation.inForce.between": { readonly from: string; readonly until: string };
  readonly "presentation.unverified": Nothing;
  readonly "presentation.whatToDo.fail": Nothing;
  readonly "presentation.whatToDo.query": Nothing;
  readonly "presentation.whatToDo.open": Nothing;

  /** A field of one school level: 普通高中生均公用经费. */
  readonly "presentation.fieldOfLevel": { readonly level: MessageValue; readonly field: MessageValue };
  readonly "presentation.parenthesis": Value;

  readonly "presentation.sheet.findings": Nothing;
  readonly "presentation.sheet.findingsTitle": Nothing;
  readonly "presentation.sheet.charts": Nothing;
  readonly "presentation.sheet.chartsTitle": Nothing;
  readonly "presentation.sheet.stamp": {
    readonly workbook: string;
    readonly asOf: string;
    readonly region: string;
    readonly packs: MessageValue;
    readonly rulebook: string;
    readonly tool: string;
    readonly version: string;
  };
  readonly "presentation.sheet.chartsStamp": { readonly workbook: string; readonly asOf: string };
  readonly "presentation.region.nation": Nothing;
  readonly "presentation.sheet.scope": { readonly tables: number; readonly places: MessageValue };
  readonly "presentation.sheet.hiddenRows": { readonly count: number };
  readonly "presentation.sheet.unlisted": { readonly items: MessageValue };
  readonly "presentation.sheet.unlistedItem": { readonly verdict: string; readonly count: number };
  /** Rules of which only the worst findings are listed. */
  readonly "presentation.sheet.cuts": { readonly count: number };
  readonly "presentation.sheet.cut": { readonly rule: string; readonly listed: number; readonly total: number; readonly left: number };
  readonly "presentation.sheet.advice": { readonly advice: string };
  readonly "presentation.sheet.borderline": { readonly items: string };
  readonly "presentation.sheet.borderlineInput": {
    readonly cell: MessageValue;
    readonly title: string;
    readonly direction: "up" | "down";
    readonly outcome: string;
  };
  readonly "presentation.sheet.valueChanged": { readonly before: string; readonly now: string };
  readonly "presentation.sheet.places": { readonly places: string; readonly count: number };
  readonly "presentation.sheet.goTo": { readonly cell: MessageValue };
  readonly "presentation.sheet.unverified": Nothing;
  readonly "presentation.sheet.orphan": Nothing;
  readonly "presentation.sheet.issues": { readonly count: number };
  readonly "presentation.sheet.footer": { readonly asOf: string };
  readonly "presentation.sheet.page": Nothing;
  readonly "presentation.sheet.signature": Nothing;
  readonly "presentation.note.live": Nothing;
  readonly "presentation.note.valuesOnly": Nothing;
  readonly "presentation.note.rounding": Nothing;
  readonly "presentation.note.explanation": Nothing;

  readonly "presentation.column.outcome": Nothing;
  readonly "presentation.column.class": Nothing;
  readonly "presentation.column.rule": Nothing;
  readonly "presentation.column.entity": Nothing;
  readonly "presentation.column.period": Nothing;
  readonly "presentation.column.level": Nothing;
  readonly "presentation.column.value": Nothing;
  readonly "presentation.column.requirement": Nothing;
  readonly "presentation.column.bound": Nothing;
  readonly "presentation.column.shortfall": Nothing;
  readonly "presentation.column.cells": Nothing;
  readonly "presentation.column.law": Nothing;
  readonly "presentation.column.advice": Nothing;
  readonly "presentation.column.reviewed": Nothing;
  readonly "presentation.sheet.reviewed": Nothing;
  readonly "presentation.sheet.reviewedBefore": Nothing;
  readonly "presentation.column.explanation": Nothing;

  readonly "presentation.chart.growthOf": { readonly field: MessageValue };
  readonly "presentation.chart.gap": Nothing;
  readonly "presentation.chart.growthAxis": Nothing;
  readonly "presentation.chart.rate": { readonly label: string; readonly value: MessageValue };
  readonly "presentation.chart.growth.description": {
    readonly appropriation: string;
    readonly revenue: string;
    readonly appropriationRates: MessageValue;
    readonly revenueRates: MessageValue;
  };
  readonly "presentation.chart.growth.behind": { readonly units: MessageValue };
  readonly "presentation.chart.growth.noneBehind": Nothing;
  readonly "presentation.sheet.chartData": Nothing;
  readonly "presentation.column.subject": Nothing;
  /** `gap`: percentage points, not negative. */
  readonly "presentation.chart.growth.narrow": { readonly period: MessageValue; readonly gap: MessageValue };
  readonly "presentation.chart.growth.higher": { readonly period: MessageValue; readonly gap: MessageValue };
  readonly "presentation.chart.growth.equal": { readonly period: MessageValue; readonly gap: MessageValue };
  readonly "presentation.chart.growth.lower": { readonly period: MessageValue; readonly gap: MessageValue };
  readonly "presentation.chart.growth.allHigher": { readonly period: MessageValue; readonly count: number; readonly behind: number };
  readonly "presentation.chart.growth.someNotHigher": { readonly period: MessageValue; readonly count: number; readonly behind: number };
  readonly "presentation.chart.perPupil.axis": Nothing;
  readonly "presentation.chart.perPupil.heading": { readonly name: string };
  readonly "presentation.chart.perPupil.description": { readonly lines: MessageValue };
  readonly "presentation.chart.perPupil.line": {
    readonly name: string;
    readonly from: MessageValue;
    readonly first: MessageValue;
    readonly to: MessageValue;
    readonly last: MessageValue;
  };
  readonly "presentation.chart.perPupil.rises": {
    readonly entity: string;
    readonly subject: MessageValue;
    readonly from: MessageValue;
    readonly to: MessageValue;
  };
  readonly "presentation.chart.perPupil.levelsRise": {
    readonly entity: string;
    readonly subject: MessageValue;
    readonly from: MessageValue;
    readonly to: MessageValue;
  };
  readonly "presentation.chart.perPupil.falls": {
    readonly entity: string;
    readonly level: MessageValue;
    readonly field: MessageValue;
    readonly period: MessageValue;
    readonly fall: MessageValue;
  };
  readonly "presentation.chart.perPupil.unchanged": {
    readonly entity: string;
    readonly level: MessageValue;
    readonly field: MessageValue;
    readonly period: MessageValue;
    readonly fall: MessageValue;
  };

  readonly "presentation.text.counts": {
    readonly fail: string;
    readonly query: string;
    readonly open: string;
    readonly pass: string;
    readonly notApplicable: string;
  };
  readonly "presentation.text.count": { readonly verdict: string; readonly count: number };
  readonly "presentation.text.nothing": Nothing;
  readonly "presentation.text.issues": Nothing;
}

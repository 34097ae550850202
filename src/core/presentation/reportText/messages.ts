import type { MessageValue } from "../../model";

type Nothing = Record<never, never>;

/** What the report text says. Sentences: `src/locales/<tag>/presentation.ts`. */
export interface ReportTextMessages {
  readonly "presentation.report.gap": { readonly name: string };
  readonly "presentation.report.gapCount": { readonly count: number };
  readonly "presentation.report.growthOf": { readonly name: string };
  readonly "presentation.report.years": { readonly from: string; readonly to: string };
  readonly "presentation.report.points": Nothing;
  readonly "presentation.report.comma": Nothing;
  readonly "presentation.report.semicolon": Nothing;
  readonly "presentation.report.title.briefing": { readonly unit: string };
  readonly "presentation.report.title.notice": { readonly unit: string };
  readonly "presentation.report.title.explanation": { readonly unit: string };
  readonly "presentation.report.done": Nothing;
  readonly "presentation.report.state": Nothing;
  readonly "presentation.report.appropriation": {
    readonly years: string;
    readonly revenue: string;
    readonly appropriation: string;
    readonly verdict: string;
  };
  readonly "presentation.report.appropriationFirst": {
    readonly years: string;
    readonly revenue: string;
    readonly appropriation: string;
    readonly verdict: string;
  };
  readonly "presentation.report.series.grow.many": { readonly amounts: MessageValue; readonly rates: MessageValue; readonly name: string };
  readonly "presentation.report.series.grow.one": { readonly amounts: MessageValue; readonly rates: MessageValue; readonly name: string };
  readonly "presentation.report.series.fall.one": { readonly amounts: MessageValue; readonly rates: MessageValue; readonly name: string };
  readonly "presentation.report.rates.grow.many": { readonly amounts: MessageValue; readonly rates: MessageValue; readonly name: string };
  readonly "presentation.report.rates.grow.one": { readonly amounts: MessageValue; readonly rates: MessageValue; readonly name: string };
  readonly "presentation.report.rates.fall.one": { readonly amounts: MessageValue; readonly rates: MessageValue; readonly name: string };
  readonly "presentation.report.amounts.many": { readonly amounts: MessageValue; readonly rates: MessageValue; readonly name: string };
  readonly "presentation.report.amounts.one": { readonly amounts: MessageValue; readonly rates: MessageValue; readonly name: string };
  readonly "presentation.report.lead.unknown": Nothing;
  readonly "presentation.report.lead.one": { readonly points: string };
  readonly "presentation.report.lead.all": { readonly years: string; readonly points: MessageValue };
  readonly "presentation.report.lead.known": { readonly years: string; readonly points: MessageValue };
  readonly "presentation.report.lead.ahead": { readonly years: string; readonly points: MessageValue };
  readonly "presentation.report.lead.behind": { readonly year: string; readonly points: string };
  readonly "presentation.report.lead.equal": { readonly year: string; readonly points: string };
  readonly "presentation.report.missing": { readonly gap: string };
  readonly "presentation.report.everyYear": Nothing;
  readonly "presentation.report.notGrown": { readonly year: string };
  readonly "presentation.report.inYears": { readonly years: string; readonly text: string };
  readonly "presentation.report.shares": { readonly name: string; readonly text: string };
  readonly "presentation.report.share.plain": { readonly year: string; readonly value: string };
  readonly "presentation.report.share.up": { readonly year: string; readonly value: string; readonly points: string };
  readonly "presentation.report.share.down": { readonly year: string; readonly value: string; readonly points: string };
  readonly "presentation.report.share.same": { readonly year: string; readonly value: string; readonly points: string };
  readonly "presentation.report.surcharge.many": {
    readonly years: string;
    readonly amounts: MessageValue;
    readonly parts: MessageValue;
    readonly shares: MessageValue;
  };
  readonly "presentation.report.surcharge.one": {
    readonly years: string;
    readonly amounts: MessageValue;
    readonly parts: MessageValue;
    readonly shares: MessageValue;
  };
  readonly "presentation.report.transfer.many": {
    readonly years: string;
    readonly amounts: MessageValue;
    readonly parts: MessageValue;
    readonly shares: MessageValue;
  };
  readonly "presentation.report.transfer.one": {
    readonly years: string;
    readonly amounts: MessageValue;
    readonly parts: MessageValue;
    readonly shares: MessageValue;
  };
  readonly "presentation.report.behindBy": { readonly value: string };
  readonly "presentation.report.units.all": {
    readonly period: string;
    readonly count: number;
    readonly met: number;
    readonly missed: number;
    readonly items: MessageValue;
  };
  readonly "presentation.report.units.some": {
    readonly period: string;
    readonly count: number;
    readonly met: number;
    readonly missed: number;
    readonly items: MessageValue;
  };
  readonly "presentation.report.project": {
    readonly planned: string;
    readonly plan: string;
    readonly done: string;
    readonly amount: string;
    readonly rate: string;
  };
  readonly "presentation.report.projectFunds": { readonly amount: string };
  readonly "presentation.report.projects": { readonly opening: string; readonly text: string };
  readonly "presentation.report.score": {
    readonly name: string;
    readonly items: number;
    readonly score: string;
    readonly full: string;
    readonly rate: string;
  };
  readonly "presentation.report.schools": {
    readonly level: string;
    readonly count: number;
    readonly met: number;
    readonly missed: number;
    readonly items: MessageValue;
    readonly open: number;
    readonly unknown: MessageValue;
  };
  readonly "presentation.report.qualityBalance": {
    readonly schools: string;
    readonly variations: number;
    readonly within: number;
    readonly over: number;
    readonly open: number;
  };
  readonly "presentation.report.findings": { readonly count: number };
  readonly "presentation.report.levelOf": { readonly name: string; readonly level: string };
  readonly "presentation.report.required": { readonly required: string };
  readonly "presentation.report.finding": {
    readonly at: number;
    readonly subject: string;
    readonly title: string;
    readonly detail: string;
  };
  readonly "presentation.report.closing.briefing": { readonly asOf: string };
  readonly "presentation.report.closing.notice": { readonly asOf: string };
  readonly "presentation.report.closing.explanation": { readonly asOf: string };
  readonly "presentation.checkReport.title": Nothing;
  readonly "presentation.checkReport.counts": { readonly items: MessageValue; readonly rules: number; readonly tables: number };
  readonly "presentation.checkReport.fail": { readonly count: number };
  readonly "presentation.checkReport.open": { readonly count: number };
  readonly "presentation.checkReport.line": {
    readonly at: number;
    readonly class: string;
    readonly subject: string;
    readonly title: string;
    readonly told: string;
    readonly law: string;
  };
  readonly "presentation.checkReport.law": { readonly law: string };
  readonly "presentation.checkReport.more": { readonly count: number };
}

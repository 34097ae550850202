type None = Record<never, never>;
interface Count {
  readonly count: number;
}

/** What this room can say: id → the data its sentence needs. Sentences: `src/locales/<tag>/taskpane.ts`. */
export interface TaskpaneMessages {
  readonly "taskpane.title": None;
  readonly "taskpane.tab.list": None;
  readonly "taskpane.tab.results": None;
  readonly "taskpane.tab.settings": None;

  readonly "taskpane.action.check": None;
  readonly "taskpane.action.checkAgain": None;
  readonly "taskpane.action.cancel": None;
  readonly "taskpane.action.clear": None;
  readonly "taskpane.action.keep": None;
  readonly "taskpane.action.retry": None;
  readonly "taskpane.action.dismiss": None;
  readonly "taskpane.action.goToCell": { readonly cell: string };
  readonly "taskpane.action.back.results": None;
  readonly "taskpane.action.back.start": None;
  readonly "taskpane.action.back.finding": None;
  readonly "taskpane.action.previous": None;
  readonly "taskpane.action.next": None;
  readonly "taskpane.action.showMore": Count;
  readonly "taskpane.action.writeExplanations": None;

  readonly "taskpane.standing.fail": None;
  readonly "taskpane.standing.query": None;
  readonly "taskpane.standing.open": None;
  readonly "taskpane.standing.pass": None;
  readonly "taskpane.standing.notApplicable": None;
  readonly "taskpane.class.law": None;
  readonly "taskpane.class.policy": None;
  readonly "taskpane.class.standard": None;
  readonly "taskpane.class.logic": None;
  readonly "taskpane.class.experience": None;
  readonly "taskpane.unverified": None;

  readonly "taskpane.context": { readonly asOf: string; readonly region: string };
  readonly "taskpane.region.nation": None;

  readonly "taskpane.start.sheets": Count;
  readonly "taskpane.start.sheet": { readonly rows: number; readonly columns: number };
  readonly "taskpane.start.sheet.ours": None;
  readonly "taskpane.start.sheet.hidden": None;
  readonly "taskpane.start.recognised": None;
  readonly "taskpane.start.recognising": None;
  readonly "taskpane.start.recognisedLater": None;
  readonly "taskpane.start.recognisedNothing": None;
  readonly "taskpane.start.table": { readonly range: string; readonly known: number };
  readonly "taskpane.start.table.unsure": Count;
  readonly "taskpane.start.moreTables": Count;
  readonly "taskpane.start.seeAll": None;
  readonly "taskpane.start.before": None;
  readonly "taskpane.start.earlier": { readonly sheets: string };

  readonly "taskpane.progress.of": { readonly done: number; readonly total: number };
  readonly "taskpane.progress.plan": { readonly sheets: number; readonly flags: number };
  readonly "taskpane.done": { readonly fail: number; readonly query: number; readonly open: number; readonly pass: number };
  readonly "taskpane.cancelled": None;

  readonly "taskpane.results.counts": None;
  readonly "taskpane.results.search": None;
  readonly "taskpane.results.list": None;
  readonly "taskpane.results.noMatch": None;
  readonly "taskpane.results.showAll": None;
  readonly "taskpane.results.matches": Count;
  readonly "taskpane.results.shown": { readonly shown: number; readonly total: number };
  readonly "taskpane.results.alsoMet": Count;
  readonly "taskpane.results.hiddenRows": Count;
  readonly "taskpane.results.reading": None;
  readonly "taskpane.results.recognition": None;
  readonly "taskpane.results.stale.data": None;
  readonly "taskpane.results.stale.settings": None;
  readonly "taskpane.results.notWritten": None;
  readonly "taskpane.results.cleared": None;
  readonly "taskpane.results.confirmClear": None;
  readonly "taskpane.results.confirmClear.explanations": Count;
  readonly "taskpane.results.explanationsWaiting": Count;
  readonly "taskpane.results.explained": None;
  readonly "taskpane.results.reviewed": None;
  readonly "taskpane.results.nothing": None;
  readonly "taskpane.results.nothing.lookedFor": None;
  readonly "taskpane.results.nothing.header": None;
  readonly "taskpane.results.nothing.unit": None;
  readonly "taskpane.results.nothing.numbers": None;
  readonly "taskpane.results.nothing.seen": None;

  readonly "taskpane.detail.observed": None;
  readonly "taskpane.detail.required": None;
  readonly "taskpane.detail.shortfall": None;
  readonly "taskpane.detail.cells": None;
  readonly "taskpane.detail.moreCells": Count;
  readonly "taskpane.detail.calculation": None;
  readonly "taskpane.detail.numbers": None;
  readonly "taskpane.detail.formula": None;
  readonly "taskpane.detail.whatToDo": None;
  readonly "taskpane.detail.basis": None;
  readonly "taskpane.detail.inForce": None;
  readonly "taskpane.detail.openLaw": { readonly title: string };
  readonly "taskpane.detail.reading": None;
  readonly "taskpane.detail.notes": None;
  readonly "taskpane.detail.explanation": None;
  readonly "taskpane.detail.explanation.hint": None;
  readonly "taskpane.detail.explanation.stale": { readonly before: string; readonly now: string };
  readonly "taskpane.detail.explanation.confirm": None;
  readonly "taskpane.detail.reviewed": None;
  readonly "taskpane.detail.wrongColumn": None;
  readonly "taskpane.detail.gone": None;
  readonly "taskpane.detail.loading": None;

  readonly "taskpane.recognition.title": None;
  readonly "taskpane.recognition.intro": None;
  readonly "taskpane.recognition.none": None;
  readonly "taskpane.recognition.certain": None;
  readonly "taskpane.recognition.likely": None;
  readonly "taskpane.recognition.unsure": None;
  readonly "taskpane.recognition.unknown": None;
  readonly "taskpane.recognition.noHeader": None;
  readonly "taskpane.recognition.noUnit": None;
  readonly "taskpane.recognition.why": None;
  readonly "taskpane.recognition.shape.yearsDown": None;
  readonly "taskpane.recognition.shape.yearsAcross": None;
  readonly "taskpane.recognition.shape.longForm": None;
  readonly "taskpane.recognition.shape.levelsDown": None;
  readonly "taskpane.recognition.shape.schoolList": None;
  readonly "taskpane.recognition.shape.ledger": None;
  readonly "taskpane.recognition.shape.itemList": None;
  readonly "taskpane.recognition.shape.statements": None;

  readonly "taskpane.settings.check": None;
  readonly "taskpane.settings.region": None;
  readonly "taskpane.settings.region.hint": None;
  readonly "taskpane.settings.asOf": None;
  readonly "taskpane.settings.asOf.hint": None;
  readonly "taskpane.settings.asOf.wrong": None;
  readonly "taskpane.settings.sheets": None;
  readonly "taskpane.settings.packs": None;
  readonly "taskpane.settings.packs.hint": None;
  readonly "taskpane.settings.pack.rules": Count;
  readonly "taskpane.settings.writing": None;
  readonly "taskpane.settings.flags": None;
  readonly "taskpane.settings.charts": None;
  readonly "taskpane.settings.formulas": None;
  readonly "taskpane.settings.appearance": None;
  readonly "taskpane.settings.language": None;
  readonly "taskpane.settings.theme": None;
  readonly "taskpane.settings.theme.system": None;
  readonly "taskpane.settings.theme.light": None;
  readonly "taskpane.settings.theme.dark": None;
  readonly "taskpane.settings.about": { readonly name: string; readonly version: string; readonly rulebook: string };
  readonly "taskpane.settings.limits": None;

  readonly "taskpane.problem.details": None;
}

import type { Sentences } from "../../core/model";
import type { RecognitionMessages } from "../../core/recognition/messages";

export const recognition: Sentences<RecognitionMessages> = {
  "recognition.reason.header": "Header “{header}”",
  "recognition.reason.nearName": "Header “{header}” is close to “{name}”",
  "recognition.reason.similar": "Header “{header}” looks like “{name}”; please confirm",
  "recognition.reason.context": "Decided by the table's title and the header above",
  "recognition.reason.ambiguous": "Header “{header}” fits several fields; please choose",
  "recognition.reason.claimedTwice": "Another line of the table is the same field; please confirm “{header}”",
  "recognition.reason.stated": "Header “{header}” is a figure computed from others",
  "recognition.reason.role": "Item “{item}” and header “{header}”",
  "recognition.reason.byOfficer": "Set by you",
  "recognition.reason.template": "A usual form: its columns are known",
  "recognition.reason.keyColumn": "Content of column “{header}”",
  "recognition.reason.unnamedRows": "Nothing says which place, year or level each row is about: not used until you confirm",
  "recognition.reason.alikeColumns": "Nothing tells the columns' years, levels or places apart; not checked until confirmed",
  "recognition.reason.title": "The title says “{name}”",
  "recognition.reason.partOfYear": "Figures for {part}, not for a whole year: not used until you confirm",
  "recognition.period": "{period}",
  "recognition.unit.fromHeader": "Unit in the header: {unit}",
  "recognition.unit.fromCell": "Unit column: {unit}",
  "recognition.unit.fromTitleLine": "Unit line: {unit}",
  "recognition.unit.fromNeighbour": "Unit of the other columns: {unit}",
  "recognition.unit.fromFormat": "The cells have a percent format",
  "recognition.unit.fromMagnitude": "Unit {unit} by the size of the values",
  "recognition.unit.assumed": "No unit given; read as {unit}",
  "recognition.issue.placeholder":
    "“{header}” has {count, plural, one {# placeholder (x, ××, …)} other {# placeholders (x, ××, …)}} not filled in: {cells}. Treated as missing.",
  "recognition.issue.notReported":
    "“{header}” has {count, plural, one {# cell} other {# cells}} with —, /, 无 or the like: {cells}. Taken neither as 0 nor as missing; please confirm the meaning.",
  "recognition.issue.errorCell":
    "“{header}” has {count, plural, one {# cell} other {# cells}} with a formula error: {cells}. Please correct the formula.",
  "recognition.issue.notNumeric":
    "“{header}” has {count, plural, one {# cell that is} other {# cells that are}} not a number: {cells}. Please check.",
  "recognition.issue.textNumber":
    "“{header}” has {count, plural, one {# number stored as text} other {# numbers stored as text}} (separators, full-width digits), read as numbers: {cells}. The sheet was not changed.",
  "recognition.issue.unitAssumed": "“{header}” names no unit and was read as “{unit}”; please check.",
  "recognition.issue.unitSlip":
    "“{header}” differs by a factor of about {factor} between two years; 元, 万元 and 亿元 may be mixed up: {cells}. Nothing was converted; please check the unit.",
  "recognition.issue.duplicateRow":
    "{count, plural, one {# row repeats} other {# rows repeat}} an earlier row, such as “{label}”: {cells}. Please check for double entries.",
  "recognition.issue.unsureLine": "It is not certain which field “{header}” is; it may be: {fields}. It is not used until confirmed.",
  "recognition.issue.partOfYear": "“{part}” is not a whole year. Its figures are not taken for a year’s and not checked: {cells}.",
  "recognition.issue.sumRow": "The figures of row “{label}” are the sums of the other rows; it is taken for the total: {cells}.",
  "recognition.issue.noYear":
    "{count, plural, one {# row such as “{text}” names} other {# rows such as “{text}” name}} no year and {count, plural, one {is} other {are}} not checked: {cells}. Please check the year column.",
  "recognition.issue.calendarAgainstSchoolYear":
    "The tables hold both calendar years (January to December) and school years (September to August); mind the basis of per-pupil figures.",
  "recognition.issue.emptyForm":
    "The table on “{sheet}” is an empty form: {fields} were recognised, but it holds no numbers yet. Fill it in, then check.",
  "recognition.issue.hiddenRows": "This check includes {count, plural, one {# hidden row} other {# hidden rows}}.",
};

import type { Sentences } from "../../core/model";
import type { AppMessages } from "../../app/messages";

export const app: Sentences<AppMessages> = {
  "app.hostError.notAWorkbook": "This file is not an Excel workbook (.xlsx). {where}",
  "app.hostError.notAWorkbook.whatToDo": "Open the original in Excel or WPS and save it as “Excel Workbook (*.xlsx)”, then try again.",
  "app.hostError.truncated": "The file is incomplete: it was cut short or is damaged. {where}",
  "app.hostError.truncated.whatToDo":
    "Copy or download the original again; if Excel can open it, use “Open and Repair” and save a new copy.",
  "app.hostError.encrypted": "The workbook needs a password to open, so it cannot be read. {where}",
  "app.hostError.encrypted.whatToDo":
    "Open it in Excel with its password, remove the password under File, Info, Protect Workbook, and save a copy to check.",
  "app.hostError.emptyFile": "The file is empty. {where}",
  "app.hostError.emptyFile.whatToDo": "Check that you chose the right file, or copy the original again.",
  "app.hostError.tooLarge": "There is more here than can be handled at once. {where}",
  "app.hostError.tooLarge.whatToDo":
    "Choose only the sheets or the range to check, or clear formatting left on empty cells, then try again.",
  "app.hostError.unsupportedFormat": "This file format is not supported. {where}",
  "app.hostError.unsupportedFormat.whatToDo": "Save it in Excel or WPS as “Excel Workbook (*.xlsx)”, then try again.",
  "app.hostError.sheetMissing": "Sheet “{where}” is not there; it may have been renamed or deleted.",
  "app.hostError.sheetMissing.whatToDo": "Check the name of the sheet, then check again.",
  "app.hostError.sheetHidden": "The sheet “{where}” is hidden, so its cells cannot be shown.",
  "app.hostError.sheetHidden.whatToDo": "Right-click any sheet tab, choose Unhide, then go to the cell again.",
  "app.hostError.protectedSheet": "Sheet “{where}” is protected and cannot be written to.",
  "app.hostError.protectedSheet.whatToDo": "Choose Review, Unprotect Sheet, then try again. Your data was not changed.",
  "app.hostError.protectedWorkbook": "The workbook’s structure is protected, so result sheets can be neither added nor removed. {where}",
  "app.hostError.protectedWorkbook.whatToDo":
    "Choose Review, Protect Workbook to lift the protection, then try again. Your data was not changed.",
  "app.hostError.coversCells": "“{where}” holds your own content, and a table never covers it.",
  "app.hostError.coversCells.whatToDo": "Choose an empty place or a new sheet; nothing has been written.",
  "app.hostError.cellEditMode": "A cell is being edited, so Excel accepts nothing else for the moment. {where}",
  "app.hostError.cellEditMode.whatToDo": "Press Enter or Esc to finish editing, then try again.",
  "app.hostError.noCells": "No cell is selected in Excel: a chart or shape may be, or another workbook is in front. {where}",
  "app.hostError.noCells.whatToDo": "Come back to this workbook, click a cell of a worksheet, then try again.",
  "app.hostError.changedByOther": "Someone else changed the data during the check. {where}",
  "app.hostError.changedByOther.whatToDo": "Check again once they have saved. Nothing was written this time.",
  "app.hostError.notSupportedHere": "This version of Excel cannot do that. {where}",
  "app.hostError.notSupportedHere.whatToDo": "Update Office, or open the workbook in file mode.",
  "app.hostError.busy": "Excel is busy and did not answer. {where}",
  "app.hostError.busy.whatToDo": "Wait a moment and try again; close any open dialog first.",
  "app.hostError.connectionLost": "The connection to Excel was lost. {where}",
  "app.hostError.connectionLost.whatToDo": "Close the check pane, open it again and retry.",
  "app.hostError.readOnly": "The workbook is open read-only and cannot be written to. {where}",
  "app.hostError.readOnly.whatToDo": "Save it under a new name, then try again.",
  "app.hostError.leftBehind": "Writing did not finish and could not be taken back whole: “{where}” is protected.",
  "app.hostError.leftBehind.whatToDo":
    "Unprotect it, then remove the results or check again: sheets and marks left behind go too. Your data has not changed.",
  "app.hostError.cancelled": "Cancelled; nothing was written. {where}",
  "app.hostError.cancelled.whatToDo": "You can check again at any time.",
  "app.hostError.unknown": "The action did not finish. {where}",
  "app.hostError.unknown.whatToDo": "Try again; if that fails, save and reopen the workbook. Your data was not changed.",
  "app.nothingRecognised":
    "{sheets, plural, one {No education finance table was found on # sheet.} other {No education finance table was found on # sheets.}}",
  "app.nothingRecognised.whatToDo":
    "Make sure that the table names its years, its indicators (such as “教育财政拨款” or “operating funds per pupil”) and its units, or compare it with the sample workbook.",
  "app.unchecked.missing": "Missing: {missing}",
  "app.unchecked.elsewhere": "The figures are there, but not for the level, year or place that the rule is about",
  "app.nothingDecidable":
    "{tables, plural, one {# table was recognised} other {# tables were recognised}}, but no rule has all the data that it needs.",
  "app.statedOf": "{title} ({of})",
  "app.progress.reading": "Reading sheets",
  "app.progress.recognising": "Recognising tables",
  "app.progress.assessing": "Applying the rules",
  "app.progress.planning": "Preparing the result sheets",
  "app.progress.writing": "Writing results",
  "app.rule.true": "yes",
  "app.rule.false": "no",
  "app.rule.level": "{level}",
  "app.rule.comma": ", ",
  "app.rule.semicolon": "; ",
  "app.rule.atLevel": "{levels}: {text}",
  "app.rule.asked":
    "{operator, select, atLeast {at least {required}} moreThan {more than {required}} atMost {at most {required}} lessThan {less than {required}} equals {{required}} between {{required} to {high}} other {{required}}}",
  "app.written":
    "{cells, plural, one {# cell written, on the result sheets;} other {# cells written, all on the result sheets;}} other cells: {other}",
  "app.written.unflagged": "The sheet “{sheets}” is protected: none of its cells was marked. The findings are not affected.",
  "app.written.unlisted":
    "There are many findings: the result sheet lists the most serious of each rule. {count, number} more are neither listed nor marked; all of them are in this pane.",
};

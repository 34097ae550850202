import type { Sentences } from "../../core/model";
import type { CliMessages } from "../../cli/messages";

export const cli: Sentences<CliMessages> = {
  "cli.usage": `EduFund Check: checks the education finance tables of workbooks

Usage: npm run --silent check -- FILE-OR-FOLDER… [options]

  --format text|json|xlsx   readable table (default), JSON report, or a copy of the workbook with results
  --out PATH                write to a file; to a folder when several files are checked
  --as-of YYYY-MM-DD        judge by the rules in force on this day (default: today)
  --lang zh-CN|en-US        language (default zh-CN)
  --region NAME             region, such as 沈阳市 or 河南省 (default: nationwide)
  --sheet NAME              check only this sheet (may be given several times)
  --pack FILE               add rules of your own (YAML or JSON; may be given several times)
  --with PACK               also use a pack that is off by default, such as unesco/ffa or us/idea-moe (may be repeated)
  --tables ID,…|all|list    summary tables for the written copy; list names tables and charts and what they lack
  --charts ID,…|all         charts for the written copy (default: all that can be drawn)
  --help                    show this text

Exit status: 0 nothing fails, 1 something fails, 2 could not be checked`,
  "cli.unknownOption": "There is no option “{option}”; --help lists the options.",
  "cli.badValue": "Option {option} cannot be “{found}”; it takes: {accepted}.",
  "cli.noFile": "No workbook to check was named; --help shows how to use this command.",
  "cli.fileMissing": "No such file or folder: {path}. Check the path.",
  "cli.cannotRead": "Cannot read {path}: {reason}. Check that the file is not locked and that you may read it.",
  "cli.emptyFolder": "Folder {path} holds no .xlsx or .xlsm workbook.",
  "cli.notChecked": "{file}: {what} {whatToDo}",
  "cli.neverOverInput": "Results are never written over the workbook {path} itself; name another file with --out.",
  "cli.cannotWrite": "Cannot write {path}: {reason}. Check the path and your permission to write there.",
  "cli.outMustBeFolder": "With several files --out must be a folder, but {path} is a file.",
  "cli.packUnreadable": "Cannot read the pack {path}: {reason}. Check the path, that the text is UTF-8, and the YAML or JSON.",
  "cli.packTooLarge": "The pack {path} is too large: a pack has at most {kilobytes} KB. Keep only rules and thresholds of your own.",
  "cli.badPack": "The pack is wrong, nothing was checked:\n{what}",
  "cli.sheetMissing": "{file}: there is no sheet “{sheet}”; the sheets are: {sheets}.",
  "cli.written":
    "Wrote {path}: {cells, plural, one {# cell, on the result sheets;} other {# cells, all on the result sheets;}} other cells: {other}",
  "cli.tables": "Summary tables:",
  "cli.charts": "Charts:",
  "cli.unchecked": "Not checked ({count, plural, one {# rule} other {# rules}} for want of figures; this does not mean compliant)",
  "cli.uncheckedRule": "{title} ({text})",
  "cli.uncheckedMore": "and {count} more",
  "cli.missing": "missing: {items}",
  "cli.saved": "Written: {path}",
  "cli.reportUsage": `EduFund Check: writes the report text and the one-page check report from a workbook

Usage: npm run --silent report -- WORKBOOK.xlsx [options]

  --format text|docx    text (default), or a Word document with tables and the data of the charts
  --tone briefing|notice|explanation   to a superior (default), to the public, of what was found
  --out PATH            write to a file
  --as-of YYYY-MM-DD    rules in force on this day (default: today)
  --region NAME         region (default: the whole country)
  --lang zh-CN|en-US    language (default zh-CN)
  --help                this text

Exit status: 0 written; 2 not written`,
  "cli.internal":
    "{file}: the check did not finish because of an internal error ({reason}). The file was not changed; please send this sentence and the file to the maintainers.",
};

import { engineInWorker } from "../excel/engineProxy";
import { localeOf, OFFICE_JS, OFFICE_PATIENCE, today, translators } from "../excel/parts";
import { LocalSettings } from "../filemode/settings";
import { TOOL } from "../filemode/tool";
import { createExcelHost, officeReady } from "../hosts/excel";
import { associate } from "./associate";
import "./commands.css";
import { noticeOf, showNotice } from "./notice";
import { ownDesk } from "./ownDesk";
import { paneDoor } from "./paneDoor";
import { ribbonCommands } from "./ribbon";

/** Composition root of the ribbon's buttons where they run apart from the pane. */
const settings = new LocalSettings();

function start({ displayLanguage }: { readonly displayLanguage: string }): void {
  const locale = localeOf(settings.getNow("locale") ?? displayLanguage);
  const desk = ownDesk({
    host: createExcelHost(),
    engine: engineInWorker(),
    settings,
    locale,
    translate: translators[locale],
    today: today(),
    tool: TOOL,
  });
  associate(ribbonCommands(desk, paneDoor(settings)));
}

const said = noticeOf(location.hash);
if (said) showNotice(said);
// Without Office.js no button can be pressed either: there is nobody to tell.
else officeReady(OFFICE_JS, OFFICE_PATIENCE).then(start, () => undefined);

import type { ReportDocument } from "../app/takeaways";
import { saveFile } from "./files";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const documents = () => import(/* webpackChunkName: "documents" */ "../documents/reportDocx");
const charts = () => import(/* webpackChunkName: "documents" */ "../hosts/xlsx/writing/chartXml");

/** Makes the Word document on the machine itself and hands it to the browser's downloads. */
export async function saveReport(report: ReportDocument, name: string): Promise<void> {
  const [{ reportDocx }, { chartPart }] = await Promise.all([documents(), charts()]);
  saveFile(new Uint8Array(await reportDocx(report, chartPart)), name, DOCX);
}

/** Fetches the document writer now: the network may be gone when it is asked for. */
export function prefetchDocuments(): void {
  Promise.all([documents(), charts()])
    .then(([{ loadWriter }]) => loadWriter())
    .catch(() => undefined);
}

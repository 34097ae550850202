import { noticeAddress } from "./notice";

/**
 * Opens the pane where buttons and pane run together (shared runtime). Elsewhere Excel lets no button open it: then a small
 * window says what there is to say and which button to press.
 */
export async function showPane(why: readonly string[]): Promise<void> {
  try {
    if (Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return await Office.addin.showAsTaskpane();
  } catch {
    // The set is there, but this page does not run together with the pane.
  }
  await new Promise<void>((resolve) => {
    Office.context.ui.displayDialogAsync(noticeAddress(why), { height: 24, width: 28, displayInIframe: true }, () => resolve());
  });
}

const HASH = "#say=";
const PRESS = ["请点“开始”选项卡上的“核查面板”。", "Choose Check pane on the Home tab."];

/** This page, saying these sentences. */
export function noticeAddress(sentences: readonly string[]): string {
  const address = new URL("commands.html", location.href);
  address.hash = HASH + encodeURIComponent(JSON.stringify(sentences));
  return address.href;
}

/** The sentences that this page was opened for; null: it was opened for the buttons. */
export function noticeOf(hash: string): readonly string[] | null {
  if (!hash.startsWith(HASH)) return null;
  try {
    const said: unknown = JSON.parse(decodeURIComponent(hash.slice(HASH.length)));
    return Array.isArray(said) ? said.filter((item) => typeof item === "string") : [];
  } catch {
    return [];
  }
}

/** Shows sentences, and which button leads on. */
export function showNotice(sentences: readonly string[]): void {
  const main = document.createElement("main");
  for (const sentence of [...sentences, ...PRESS]) {
    const line = document.createElement("p");
    line.textContent = sentence;
    main.append(line);
  }
  document.body.append(main);
}

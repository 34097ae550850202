import type { ReportText } from "../../app/takeaways";

/** A4 with 15 mm around; 96 px an inch. */
const PAGE = { width: "180mm", height: (267 / 25.4) * 96 } as const;
const SIZE = 11;
const LEAST = 7;

const RULES = [
  "@page { size: A4 portrait; margin: 15mm; }",
  "@media print { body > :not([data-print]) { display: none !important; } html, body { height: auto !important; overflow: visible !important; background: #fff !important; } [data-print] { position: static !important; visibility: visible !important; } }",
  "[data-print] { position: absolute; left: 0; top: 0; visibility: hidden; color: #000; background: #fff; font-family: FangSong, STFangsong, SimSun, serif; line-height: 1.5; }",
  "[data-print] h1 { margin: 0 0 0.6em; font-size: 1.6em; text-align: center; font-family: SimHei, 'Microsoft YaHei', sans-serif; }",
  "[data-print] h2 { margin: 0.8em 0 0.2em; font-size: 1.1em; font-family: SimHei, 'Microsoft YaHei', sans-serif; break-after: avoid; }",
  "[data-print] p { margin: 0 0 0.25em; overflow-wrap: anywhere; break-inside: avoid; }",
];

/**
 * Prints a report by itself on one A4 page; nothing else of what is shown is printed. Resolves when the dialog is closed.
 * Throws where printing is not allowed: in Excel on the web the frame around the pane drops the call without a word.
 */
export async function printReport({ paragraphs }: ReportText, locale: string): Promise<void> {
  const sheet = new CSSStyleSheet();
  for (const rule of RULES) sheet.insertRule(rule, sheet.cssRules.length);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const page = document.createElement("div");
  page.dataset["print"] = "";
  page.lang = locale;
  page.setAttribute("aria-hidden", "true");
  for (const { kind, runs } of paragraphs) {
    const line = document.createElement(kind === "title" ? "h1" : kind === "heading" ? "h2" : "p");
    line.textContent = runs.map(({ text }) => text).join("");
    page.append(line);
  }
  document.body.append(page);
  fit(page);
  let begun = false;
  const begins = (): void => void (begun = true);
  window.addEventListener("beforeprint", begins);
  try {
    window.print();
    if (!begun) throw new Error("printing is not allowed here");
  } finally {
    window.removeEventListener("beforeprint", begins);
    page.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  }
}

/** Smaller letters until it stands on one page. */
function fit(page: HTMLElement): void {
  page.style.width = PAGE.width;
  for (let size = SIZE; size >= LEAST; size -= 0.5) {
    page.style.fontSize = `${size}pt`;
    if (page.scrollHeight <= PAGE.height) return;
  }
}

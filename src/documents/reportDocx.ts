import type { ParagraphChild } from "docx";
import type { ReportDocument } from "../app";
import type { PlannedChart } from "../core/model";
import type { ReportParagraph, TablePreview } from "../core/presentation";
import { placeOf, withCharts } from "./chartParts";

/** 仿宋 for the text, 黑体 for headings, as official documents are set; Latin letters and digits in Times New Roman. */
const BODY_FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: "仿宋" };
const HEADING_FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: "黑体" };
/** Half points: 三号 16 pt for the text, 二号 22 pt for the title, 小五 9 pt in tables. */
const SIZES = { title: 44, heading: 32, text: 32, table: 18 } as const;
/** 核查报告 has to fit on one page: 小五 9 pt in lines of 12.5 pt, narrow margins. */
const COMPACT = { title: 30, heading: 20, text: 18, line: 250, margin: 850 } as const;
/** Twips. A table with more columns than this lies on a landscape page. */
const MARGIN = 1440;
const PORTRAIT_COLUMNS = 7;
const GAP_COLOR = "8A5A00";

const writer = () => import(/* webpackChunkName: "docx" */ "docx");

/** Fetches the library before it is needed. */
export async function loadWriter(): Promise<void> {
  await writer();
}

/**
 * The report as a Word document (Office Open XML): text, 核查报告 on a page of its own, tables, charts with their data.
 * `chartXml` writes a chart part, as the host for files does.
 */
export async function reportDocx(
  { locale, text, checkReport, tables, charts }: ReportDocument,
  chartXml: (chart: PlannedChart) => string,
): Promise<Uint8Array> {
  const docx = await writer();
  const { AlignmentType, Document, HeadingLevel, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } =
    docx;
  const language = { value: "en-US", eastAsia: "zh-CN" };

  const run = (
    value: string,
    size: number,
    extra: { readonly bold?: boolean; readonly color?: string } = {},
    font = BODY_FONT,
  ): ParagraphChild => new TextRun({ text: value, size, font, language, ...extra });
  const compact = ({ kind, runs }: ReportParagraph): InstanceType<typeof Paragraph> =>
    new Paragraph({
      children: runs.map((one) =>
        kind === "text" ? run(one.text, COMPACT.text) : run(one.text, COMPACT[kind], { bold: true, color: "000000" }, HEADING_FONT),
      ),
      ...(kind === "title" ? { alignment: AlignmentType.CENTER } : {}),
      spacing: kind === "text" ? { line: COMPACT.line, lineRule: "exact" } : { before: 80, after: 80 },
    });
  const paragraph = ({ kind, runs }: ReportParagraph): InstanceType<typeof Paragraph> =>
    kind === "text"
      ? new Paragraph({
          children: runs.map((one) => run(one.text, SIZES.text, one.gap ? { color: GAP_COLOR } : {})),
          indent: { firstLine: locale === "zh-CN" ? 640 : 0 },
          spacing: { line: 560, lineRule: "exact" },
        })
      : new Paragraph({
          children: runs.map((one) => run(one.text, SIZES[kind], { bold: true, color: "000000" }, HEADING_FONT)),
          ...(kind === "title" ? { alignment: AlignmentType.CENTER } : {}),
          heading: kind === "title" ? HeadingLevel.TITLE : HeadingLevel.HEADING_1,
          spacing: { before: 240, after: 240 },
        });
  const small = (
    value: string,
    alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
    bold = false,
  ): InstanceType<typeof Paragraph> => new Paragraph({ children: [run(value, SIZES.table, { bold })], alignment });

  const NUMBER = /^[✕\s]*-?[\d,.]+(%|‰)?$/;
  const grid = (header: readonly (readonly string[])[], rows: TablePreview["rows"]): InstanceType<typeof Table> => {
    const columns = Math.max(1, ...header.map((row) => row.length));
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        ...header.map(
          (row) =>
            new TableRow({
              tableHeader: true,
              children: row.map(
                (value) => new TableCell({ children: [small(value, AlignmentType.CENTER, true)], shading: { fill: "DDE6F0" } }),
              ),
            }),
        ),
        ...rows.map(
          ({ heading, cells }) =>
            new TableRow({
              cantSplit: true,
              children: heading
                ? [
                    new TableCell({
                      columnSpan: columns,
                      children: [small(cells[0] ?? "", AlignmentType.LEFT, true)],
                      shading: { fill: "F2F5F9" },
                    }),
                  ]
                : cells.map(
                    (value) => new TableCell({ children: [small(value, NUMBER.test(value) ? AlignmentType.RIGHT : AlignmentType.LEFT)] }),
                  ),
            }),
        ),
      ],
    });
  };
  const caption = (value: string): InstanceType<typeof Paragraph> =>
    new Paragraph({
      children: [run(value, 28, { bold: true, color: "000000" }, HEADING_FONT)],
      heading: HeadingLevel.HEADING_2,
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 240, after: 120 },
    });
  const tableParts = ({ title, unit, header, rows, notes }: TablePreview) => [
    caption(title),
    ...(unit === "" ? [] : [small(unit, AlignmentType.RIGHT)]),
    grid(mergedHeader(header), rows),
    ...notes.map((note) => small(note, AlignmentType.LEFT)),
  ];
  const page = (wide: boolean, edge: number = MARGIN) => ({
    page: {
      size: { width: 11906, height: 16838, orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
      margin: { top: edge, bottom: edge, left: edge, right: edge },
    },
  });
  const chartParts = charts.flatMap(({ title, description, header, rows }, index) => [
    caption(title),
    // The chart stays with its title and its message.
    new Paragraph({ children: [run(description, SIZES.table)], keepNext: true }),
    new Paragraph({ children: [run(placeOf(index), SIZES.table)], alignment: AlignmentType.CENTER, spacing: { before: 120, after: 120 } }),
    grid(
      [header],
      rows.map((cells) => ({ heading: false, cells })),
    ),
  ]);
  const document = new Document({
    styles: { default: { document: { run: { font: BODY_FONT, size: SIZES.text, language } } } },
    sections: [
      { properties: page(false), children: text.paragraphs.map(paragraph) },
      { properties: page(false, COMPACT.margin), children: checkReport.paragraphs.map(compact) },
      ...tables.map((table) => ({ properties: page((table.header.at(-1)?.length ?? 0) > PORTRAIT_COLUMNS), children: tableParts(table) })),
      ...(chartParts.length === 0 ? [] : [{ properties: page(false), children: chartParts }]),
    ],
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document));
  return withCharts(
    bytes,
    charts.map(({ drawn }) => drawn),
    chartXml,
  );
}

/** Two header rows as one: a group and its column in one cell, so that no merged cell can go wrong in another program. */
function mergedHeader(header: TablePreview["header"]): readonly (readonly string[])[] {
  const [groups, titles] = header;
  if (!groups || !titles) return header;
  return [titles.map((title, at) => (groups[at] === undefined || groups[at] === title ? title : `${groups[at]} ${title}`))];
}

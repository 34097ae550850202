// docs/rules.md: the whole rulebook for a reader of the law, in Chinese with English titles. Generated; never edited by hand.
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const rulesDocumentFile = join(resolve(dirname(fileURLToPath(import.meta.url)), "../.."), "docs", "rules.md");

const LEVELS = {
  any: "不分学段",
  total: "合计",
  preschool: "幼儿园",
  primary: "小学",
  junior: "初中",
  senior: "普通高中",
  vocational: "中职",
  special: "特殊教育",
  higher: "高校",
  compulsory: "义务教育",
};
const OPERATORS = { atLeast: "≥（含相等）", moreThan: "＞（不含相等）", atMost: "≤（含相等）", lessThan: "＜（不含相等）", equals: "＝" };

const cell = (text) => String(text).replace(/\|/g, "\\|").replace(/\n/g, " ");
const row = (cells) => `| ${cells.map(cell).join(" | ")} |`;
const levelsText = (levels) => (levels.length >= 10 ? "各学段" : levels.map((level) => LEVELS[level]).join("、"));

function referenceText({ title, article, href }) {
  const text = article ? `${title}，${article}` : title;
  return href ? `[${text}](${href})` : text;
}
const referencesText = (references) => references.map(referenceText).join("；");

/** Numbers as officers print them: ratios in percent where the unit is a bare ratio below or about one. */
function valueText(value, text, unit) {
  if (value === null) return text ?? "停止执行";
  const plain = (number) => String(Number(number.toPrecision(12)));
  return unit === "1" ? `${plain(value)}（${plain(value * 100)}%）` : `${plain(value)}${unit === "any" ? "" : ` ${unit}`}`;
}

/** No date is claimed that the sources do not carry. */
const verificationText = ({ verified, lastVerifiedOn }) => (verified ? `已核实（${lastVerifiedOn ?? "日期未记载"}）` : "待核实");

function comparisonText(comparison) {
  switch (comparison.kind) {
    case "bound":
      return comparison.userParameter
        ? `${OPERATORS[comparison.operator]} 填报人录入的 \`${comparison.userParameter}\``
        : `${OPERATORS[comparison.operator]} \`${comparison.parameter}\``;
    case "between":
      return `在 \`${comparison.parameter}\` 的上下限以内（含）`;
    case "agrees":
      return `与所述数 \`${comparison.stated}\` 按区间一致`;
    case "countOf":
      return `${comparison.rules.length} 项规则中达标项数 ≥ \`${comparison.parameter}\``;
    case "anyOf":
      return `${comparison.rules.length} 项规则中任一项达标`;
    default:
      return `专项检查 ${comparison.check}${comparison.parameter ? `，依 \`${comparison.parameter}\`` : ""}`;
  }
}

function ruleText(rule) {
  const expressions = [
    ...(rule.expressionText ? [rule.expressionText] : []),
    ...(rule.measures ?? []).map((measure) => `${measure.expressionText}（单独判定）`),
    ...(rule.alternatives ?? []).map((other) => `${other.expressionText}（代替）`),
  ];
  const lines = [
    `#### ${rule.title["zh-CN"]}`,
    "",
    `${rule.title["en-US"]} · \`${rule.id}\` · ${rule.class}${rule.verified ? "" : " · **待核实**"}`,
    "",
    `- 依据：${referencesText(rule.references)}`,
    ...rule.references.flatMap(({ title, words }) => (words ? [`- 条文（${title}）：${words}`] : [])),
    ...(expressions.length > 0 ? [`- 算式：${expressions.map((text) => `\`${text}\``).join("；")}`] : []),
    `- 要求：${comparisonText(rule.comparison)}`,
    `- 学段：${levelsText(rule.schoolLevels)}${rule.informationLevels.length > 0 ? `（${levelsText(rule.informationLevels)}仅供参考）` : ""}`,
    ...(rule.inForce.from || rule.inForce.until ? [`- 施行：${rule.inForce.from ?? "—"} 至 ${rule.inForce.until ?? "今"}`] : []),
    `- 说明：${rule.note["zh-CN"]}`,
    `- 处理：${rule.whatToDo["zh-CN"]}`,
    `- 核实：${verificationText(rule)}；示例 ${rule.examples.length} 个`,
  ];
  return lines.join("\n");
}

function parameterText(parameter) {
  const head = [`#### ${parameter.title["zh-CN"]}`, "", `${parameter.title["en-US"]} · \`${parameter.id}\` · 单位 ${parameter.unit}`];
  const term = parameter.changesWith === "term" ? ["", "按学期调整：一年的标准为春、秋两学期标准的平均数。"] : [];
  const note = parameter.note ? ["", parameter.note["zh-CN"]] : [];
  if (parameter.values.length === 0) return [...head, ...note, "", "没有全国统一数，由填报人录入。"].join("\n");
  const rows = parameter.values.map((value) =>
    row([
      valueText(value.value, value.text, parameter.unit),
      value.inForceFrom ?? "起始未知",
      value.inForceUntil ?? "",
      value.region,
      levelsText(value.schoolLevels),
      `${value.condition}${value.default && value.condition !== "" ? "（默认）" : ""}`,
      referencesText(value.references),
      verificationText(value),
      value.source,
    ]),
  );
  const header = [row(["数值", "自", "至", "地区", "学段", "条件", "依据", "状态", "来源"]), row(Array(9).fill("---"))];
  return [...head, ...term, ...note, "", ...header, ...rows].join("\n");
}

export function rulesDocument(rulebook) {
  const { packs, rules, parameters, fields, sha256 } = rulebook;
  const unverified = rules.filter((rule) => !rule.verified).length;
  const parts = [
    "# 规则库",
    "",
    "由 `npm run rules -- docs` 生成，请勿手工修改。Generated from `src/rulebook`; do not edit.",
    "",
    "“已核实”指编者对照所列依据核过；来源资料没有记下由谁、哪一天核实的，写明“日期未记载”。“待核实”的只作提示，不判不符合。",
    "",
    `共 ${packs.length} 个规则包、${rules.length} 条规则（待核实 ${unverified} 条）、${parameters.length} 个参数、${fields.length} 个指标。规则库 sha256：\`${sha256}\`。`,
  ];
  for (const pack of packs) {
    parts.push(
      "",
      `## ${pack.title["zh-CN"]}`,
      "",
      `${pack.title["en-US"]} · \`${pack.id}\` · ${pack.region}${pack.enabledByDefault ? "" : " · 默认不启用"}`,
    );
    parts.push("", "### 规则");
    for (const rule of rules.filter((item) => item.pack === pack.id)) parts.push("", ruleText(rule));
    const own = parameters.filter((item) => item.pack === pack.id);
    if (own.length > 0) parts.push("", "### 参数沿革");
    for (const parameter of own) parts.push("", parameterText(parameter));
  }
  return `${parts.join("\n")}\n`;
}

import type { Sentences } from "../../core/model";
import type { StatementsMessages } from "../../core/assessment/statements/messages";

export const statements: Sentences<StatementsMessages> = {
  "statements.agrees": "与数额一致：按所列数额计算为{value}，可能范围{low}至{high}",
  "statements.agrees.words": "“{text}”与所列数额一致",
  "statements.disagrees": "与数额不一致：按所列数额计算为{value}，可能范围{low}至{high}",
  "statements.disagrees.truncated": "按截断取位而非四舍五入：按所列数额计算为{value}，可能范围{low}至{high}",
  "statements.disagrees.sign": "增减方向不符：“{text}”的数值对，方向相反，按所列数额为{value}",
  "statements.disagrees.unitSlip": "“{text}”的计量单位疑有误：写作{better}时各分项之和才等于合计",
  "statements.disagrees.fullMarks": "“{text}”高于满分{full}",
  "statements.disagrees.parts": "各分项之和为{value}，与合计不等",
  "statements.disagrees.trend": "“{text}”不成立：第{at, number}个数不符合",
  "statements.disagrees.comparison": "“{text}”不成立：第{at, number}个数不符合",
  "statements.disagrees.workbook": "与工作簿不一致：文中为{text}，按{cells}应为{value}",
  "statements.agrees.workbook": "与工作簿{cells}一致",
  "statements.suggest": "应为{value}",
  "statements.suggest.text": "应写作{text}",
  "statements.missing.amounts": "文中未列出{subject}的数额，无法复核",
  "statements.missing.prior": "缺{subject}的上年数，无法复核",
  "statements.missing.whole": "缺{whole}的总量，无法复核比例",
  "statements.missing.rates": "文中未列出相比的两个比率，无法复核差距",
  "statements.missing.target": "缺{subject}的计划数（目标数），无法复核",
  "statements.missing.heads": "缺人数，无法复核；按所述人均数推算为{value}人",
  "statements.missing.series": "“{text}”所指的各年数额文中未列出，无法复核",
  "statements.missing.comparison": "“{text}”相比的两组数文中未列全，无法复核",
  "statements.missing.anything": "文中没有可以复核{subject}的其他数据",
  "statements.missing.zeroBase": "{subject}的基数为零或负数，不计算比率",
  "statements.unsure.whole": "不能确定{whole}以哪个数为总量，请写明“占……的”",
  "statements.unsure.parts": "所列分项之和为{value}，与合计不等；如已列全请核对，如未列全请注明",
  "statements.unsure.rounding": "“{text}”在修约范围内，按所列位数无法判断",
  "statements.unsure.years": "“{text}”需要连续{steps, number}次增减，文中年份不足",
  "statements.unsure.increment": "与同句的增长率不一致：按增长率推算为{value}，请核对二者之一",
  "statements.percentagePoint.written": "两个比率之差应以“个百分点”表述",
  "statements.percentagePoint.ambiguous": "“{text}”有两种读法：比率变动的百分点，或相对变动的百分比，请写明",
  "statements.sign.doubled": "“下降”之后应写正数，不写{text}",
  "statements.rateLimit.above": "{subject}为{text}，超过100%，请核实",
  "statements.headcount.mixed": "同一数字一处写作{text}，一处写作{other}，“人”与“人次”不能混用",
  "statements.nesting.broken": "{inner}大于包含它的{outer}，请核实",
  "statements.nesting.holds": "{inner}不大于{outer}，包含关系成立",
  "statements.placeholder": "“{text}”尚未填写",
  "statements.unread": "文中数字过多，第{at, number}个字符以后未读，请分段核对。",
  "statements.finding.pass": "文中{count, number}处表述与数额一致。",
  "statements.finding.fail": "文中“{text}”：{because}。",
  "statements.finding.open": "文中“{text}”：{because}。",
  "statements.trace": "文中“{text}”",
  "statements.trace.rests": "文中{text}",
  "statements.report.usage": `核对表述：逐一核对文字材料中的数字和说法

用法：npm run --silent statements -- 文本.txt [--book 工作簿.xlsx] [选项]

  --book 工作簿     同时与该工作簿中的数据核对
  --format 格式     text（默认）或 json
  --lang 语言       zh-CN（默认）或 en-US

退出状态：0 没有不一致，1 有不一致，2 没有核对`,
  "statements.report.noFile": "请指定一个要核对的文本文件；用 --help 查看用法。",
  "statements.report.summary": "一致{agrees, number}处，不一致{disagrees, number}处，无法核对{cannotCheck, number}处",
  "statements.report.disagrees": "不一致（{count, number}）",
  "statements.report.cannotCheck": "无法核对（{count, number}）",
  "statements.report.agrees": "一致（{count, number}）",
  "statements.report.line": "第{line, number}行",
  "statements.report.join": "；",
};

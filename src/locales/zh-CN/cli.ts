import type { Sentences } from "../../core/model";
import type { CliMessages } from "../../cli/messages";

export const cli: Sentences<CliMessages> = {
  "cli.usage": `教育经费核查：检查工作簿中的教育经费表

用法：npm run --silent check -- 文件或文件夹… [选项]

  --format text|json|xlsx   输出表格文字（默认）、JSON 报告，或另存一份带结果的工作簿
  --out 路径                输出到文件；检查多个文件时为文件夹
  --as-of 年-月-日          按哪一天有效的规定检查（默认今天）
  --lang zh-CN|en-US        语言（默认 zh-CN）
  --region 名称             地区，如 沈阳市、河南省（默认全国）
  --sheet 名称              只检查这张工作表（可写多次）
  --pack 文件               加上自定规则包（YAML 或 JSON，可写多次）
  --with 规则包             同时用默认关闭的规则包，如 unesco/ffa、us/idea-moe（可写多次）
  --tables 名称,…|all|list  另存时加入汇总表；list 列出可用的表和图及所缺数据
  --charts 名称,…|all       另存时加入的图表（默认全部可用的）
  --help                    显示本说明

退出码：0 没有不符合；1 有不符合；2 无法检查`,
  "cli.unknownOption": "没有“{option}”这个选项；用 --help 查看可用的选项。",
  "cli.badValue": "选项 {option} 的值“{found}”不可用，可用的是：{accepted}。",
  "cli.noFile": "没有指定要检查的工作簿；用 --help 查看用法。",
  "cli.fileMissing": "找不到文件或文件夹：{path}。请核对路径。",
  "cli.cannotRead": "不能读取 {path}：{reason}。请检查文件是否被占用、是否有读取权限。",
  "cli.emptyFolder": "文件夹 {path} 中没有 .xlsx 或 .xlsm 工作簿。",
  "cli.notChecked": "{file}：{what}{whatToDo}",
  "cli.neverOverInput": "不能把结果写到原工作簿 {path} 上；请用 --out 指定另一个文件。",
  "cli.cannotWrite": "不能写入 {path}：{reason}。请检查路径和写入权限。",
  "cli.outMustBeFolder": "检查多个文件时，--out 应是文件夹，而 {path} 是文件。",
  "cli.packUnreadable": "不能读取规则包 {path}：{reason}。请核对路径、文字编码（UTF-8）和 YAML、JSON 的写法。",
  "cli.packTooLarge": "规则包 {path} 太大：一份规则包不超过 {kilobytes} KB。请只保留自定的规则和标准。",
  "cli.badPack": "规则包有误，没有检查：\n{what}",
  "cli.sheetMissing": "{file}：没有名为“{sheet}”的工作表；现有工作表：{sheets}。",
  "cli.written": "已写入 {path}：{cells} 个单元格，均在结果表；其他单元格 {other}",
  "cli.tables": "汇总表：",
  "cli.charts": "图表：",
  "cli.unchecked": "未检查（{count} 条规则，表中没有所需数据，不等于符合）",
  "cli.uncheckedRule": "{title}（{text}）",
  "cli.uncheckedMore": "另有 {count} 条",
  "cli.missing": "缺少：{items}",
  "cli.saved": "已写入 {path}",
  "cli.reportUsage": `教育经费核查：从工作簿写出报告文字和一页核查报告

用法：npm run --silent report -- 工作簿.xlsx [选项]

  --format text|docx    输出文字（默认），或另存 Word 文档（含表格和图表数据）
  --tone briefing|notice|explanation   汇报（默认）、公告、说明
  --out 路径            输出到文件
  --as-of 年-月-日      按哪一天有效的规定检查（默认今天）
  --region 名称         地区（默认全国）
  --lang zh-CN|en-US    语言（默认 zh-CN）
  --help                显示本说明

退出码：0 已写出；2 无法写出`,
  "cli.internal": "{file}：检查没有完成，原因是程序内部错误（{reason}）。原文件没有改动；请把这句话和文件发给维护人员。",
};

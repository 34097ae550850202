// npm start [-- workbook.xlsx]: installs and builds what is missing, serves file mode on this machine, prints the address.
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { ensureBuild, ensureDependencies, ensureRulebook, giveUp, requireNode } from "./lib/prepare.mjs";

requireNode();
const workbook = process.argv.slice(2).find((arg) => !arg.startsWith("-"));
const path = workbook === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), workbook);
if (path !== null && (!existsSync(path) || !statSync(path).isFile())) {
  giveUp(`找不到工作簿：${workbook}。请核对路径。 / No such workbook: ${workbook}. Check the path.`);
}
ensureDependencies();
await ensureRulebook();
ensureBuild();
const { serve } = await import("./serve.mjs");
const { address } = await serve({ port: Number(process.env.PORT ?? 3000), workbookPath: path });
process.stdout.write(
  `\n教育经费核查 已就绪 / EduFund Check is ready:\n\n  ${address}\n\n按 Ctrl+C 结束。数据不会离开本机。 / Ctrl+C ends it. No data leaves this machine.\n`,
);

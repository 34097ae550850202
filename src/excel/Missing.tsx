import type { JSX } from "react";

/** Said in both languages: nobody knows yet which one Excel speaks. */
export function Missing({ reason, onRetry }: { readonly reason: "script" | "host"; readonly onRetry: () => void }): JSX.Element {
  return (
    <div className="missing" role="alert">
      <section lang="zh-CN">
        <h1>{reason === "script" ? "没有连上 Excel 的组件" : "这个页面要在 Excel 中打开"}</h1>
        <p>
          {reason === "script"
            ? "核查面板需要从微软网络读取 Office.js，但几秒内没有收到。请检查网络后重试；内网不能访问时，请改用文件模式：在浏览器中打开工作簿检查，不需要 Excel。"
            : "请在 Excel 的“开始”选项卡中点“核查面板”；没有 Excel 时，请改用文件模式。"}
        </p>
      </section>
      <section lang="en-US">
        <h1>{reason === "script" ? "The link to Excel did not load" : "This page belongs inside Excel"}</h1>
        <p>
          {reason === "script"
            ? "The pane reads Office.js from Microsoft’s network, and nothing came within seconds. Check the network and try again; where it cannot be reached, use file mode: it checks a workbook in the browser, without Excel."
            : "Choose Check pane on the Home tab of Excel; without Excel, use file mode."}
        </p>
      </section>
      <p className="ways">
        <button type="button" onClick={onRetry}>
          重试 / Try again
        </button>
        <a href="../filemode/index.html" target="_blank" rel="noopener noreferrer">
          文件模式 / File mode
        </a>
      </p>
    </div>
  );
}

/**
 * Configurations by name (`webpack --config-name page`):
 *   page  dist/filemode: the file mode page, its workers, sample workbooks
 *   excel dist/excel: the pane in Excel (taskpane.html) and the ribbon's buttons (commands.html). ADDIN_OFFICE_JS=21vianet
 *         takes Office.js from 21Vianet's network in China; the address of the pages stands in the manifest (npm run sideload)
 *   cli   dist/cli.cjs: the command line, one file for Node
 * Production unless `--mode development`. Nothing is evaluated from strings, so pages run under `script-src 'self'`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import HtmlWebpackPlugin from "html-webpack-plugin";
import webpack from "webpack";

const root = path.dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

/** Said in every page; the local server says the same and `frame-ancestors`, which a page cannot say of itself. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // The hash is that of nothing: Fluent adds empty style elements and fills them through the object model.
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Office.js comes from Microsoft's networks only: the global one, or the one for China. */
const OFFICE_NETWORKS = {
  global: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  "21vianet": "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
};
const officeJs = OFFICE_NETWORKS[process.env.ADDIN_OFFICE_JS ?? "global"];
if (officeJs === undefined) throw new Error(`ADDIN_OFFICE_JS is one of ${Object.keys(OFFICE_NETWORKS).join(", ")}`);
const officeNetwork = new URL(officeJs).origin;

/** The pages in Excel may load Office.js, and what it loads in turn, from its network; nothing else from elsewhere. */
export const EXCEL_SECURITY_POLICY = CONTENT_SECURITY_POLICY.replace("script-src 'self'", `script-src 'self' ${officeNetwork}`)
  .replace("connect-src 'self'", `connect-src 'self' ${officeNetwork}`)
  .replace("img-src 'self' data:", `img-src 'self' data: ${officeNetwork}`);

/** Says in dist/first-load.json which scripts each page loads at once, for the size check (`scripts/size.mjs`). */
class FirstLoadPlugin {
  apply(compiler) {
    compiler.hooks.afterEmit.tap("FirstLoadPlugin", ({ entrypoints, outputOptions }) => {
      const folder = path.relative(path.join(root, "dist"), outputOptions.path);
      const list = path.join(root, "dist", "first-load.json");
      const pages = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : {};
      for (const [name, entry] of entrypoints) {
        pages[name] = entry
          .getFiles()
          .filter((file) => file.endsWith(".js"))
          .map((file) => path.posix.join(folder, file));
      }
      mkdirSync(path.join(root, "dist"), { recursive: true });
      writeFileSync(path.join(root, "dist", "first-load.json"), JSON.stringify(pages, null, 2));
    });
  }
}

const sources = (target) => ({
  test: /\.[cm]?tsx?$/,
  include: path.join(root, "src"),
  // A module of ours that nobody uses may be dropped: none does anything when it is loaded, but entries and style sheets.
  sideEffects: false,
  use: {
    loader: "swc-loader",
    options: {
      jsc: { target, parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } },
      module: { type: "es6" },
    },
  },
});

const common = (name, mode) => ({
  name,
  mode,
  context: root,
  devtool: mode === "development" ? "source-map" : false,
  resolve: { extensions: [".ts", ".tsx", ".js", ".json"] },
  performance: false,
  stats: { preset: "errors-warnings" },
  cache: { type: "filesystem", name: `${name}-${mode}`, buildDependencies: { config: [fileURLToPath(import.meta.url)] } },
});

const page = (mode) => ({
  ...common("page", mode),
  target: ["web", "es2022"],
  entry: { filemode: "./src/filemode/main.tsx" },
  output: {
    path: path.join(root, "dist/filemode"),
    filename: "[name].[contenthash:8].js",
    chunkFilename: "[name].[contenthash:8].js",
    cssFilename: "[name].[contenthash:8].css",
    cssChunkFilename: "[name].[contenthash:8].css",
    assetModuleFilename: "assets/[name].[contenthash:8][ext]",
    publicPath: "",
    workerPublicPath: "",
    clean: true,
  },
  experiments: { css: true },
  module: { rules: [sources("es2022"), { test: /\.css$/, type: "css/auto", sideEffects: true }] },
  optimization: {
    splitChunks: {
      cacheGroups: { react: { test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/, name: "react", chunks: "all" } },
    },
  },
  plugins: [
    new webpack.DefinePlugin({ __VERSION__: JSON.stringify(version) }),
    new HtmlWebpackPlugin({
      template: "src/filemode/index.html",
      chunks: ["filemode"],
      scriptLoading: "defer",
      meta: { "Content-Security-Policy": { "http-equiv": "Content-Security-Policy", content: CONTENT_SECURITY_POLICY } },
    }),
    new FirstLoadPlugin(),
    new CopyPlugin({ patterns: [{ from: "test/fixtures/samples/*.xlsx", to: "assets/samples/[name][ext]" }] }),
  ],
});

const excel = (mode) => ({
  ...common("excel", mode),
  target: ["web", "es2022"],
  entry: { taskpane: "./src/excel/main.tsx", commands: "./src/commands/main.ts" },
  output: { ...page(mode).output, path: path.join(root, "dist/excel") },
  experiments: { css: true },
  module: page(mode).module,
  optimization: page(mode).optimization,
  plugins: [
    new webpack.DefinePlugin({ __VERSION__: JSON.stringify(version), __OFFICE_JS__: JSON.stringify(officeJs) }),
    ...[
      ["taskpane", "src/excel/taskpane.html"],
      ["commands", "src/commands/commands.html"],
    ].map(
      ([name, template]) =>
        new HtmlWebpackPlugin({
          template,
          filename: `${name}.html`,
          chunks: [name],
          scriptLoading: "defer",
          meta: { "Content-Security-Policy": { "http-equiv": "Content-Security-Policy", content: EXCEL_SECURITY_POLICY } },
        }),
    ),
    new FirstLoadPlugin(),
    new CopyPlugin({ patterns: [{ from: "assets/icons/*.png", to: "assets/icons/[name][ext]" }] }),
  ],
});

const cli = (mode) => ({
  ...common("cli", mode),
  target: "node20",
  entry: { cli: "./src/cli/index.ts" },
  output: { path: path.join(root, "dist"), filename: "[name].cjs", chunkFilename: "[name].cjs", library: { type: "commonjs2" } },
  module: { rules: [sources("es2022")] },
  optimization: { minimize: false },
  plugins: [new webpack.DefinePlugin({ __VERSION__: JSON.stringify(version) })],
});

export default (_env, argv) => {
  const mode = argv?.mode ?? "production";
  return [page(mode), excel(mode), cli(mode)];
};

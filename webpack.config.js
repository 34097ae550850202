/**
 * Configurations by name (`webpack --config-name page`):
 *   page  dist/filemode: the file mode page, its workers, sample workbooks
 *   cli   dist/cli.cjs: the command line, one file for Node
 * Production unless `--mode development`. Nothing is evaluated from strings, so pages run under `script-src 'self'`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
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

/** Says in dist/first-load.json which scripts each page loads at once, for the size check (`scripts/size.mjs`). */
class FirstLoadPlugin {
  apply(compiler) {
    compiler.hooks.afterEmit.tap("FirstLoadPlugin", ({ entrypoints, outputOptions }) => {
      const folder = path.relative(path.join(root, "dist"), outputOptions.path);
      const pages = {};
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
  return [page(mode), cli(mode)];
};

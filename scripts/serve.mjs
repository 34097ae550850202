/**
 * Serves the built file mode page on this computer only, without a framework:
 *   node scripts/serve.mjs [--port 3000] [workbook.xlsx]
 * Answers nobody but 127.0.0.1 and localhost, so that no foreign page can reach the officer's workbook through DNS.
 */
import { createReadStream } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const PAGE = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "dist", "filemode");
const HOST = "127.0.0.1";
const PORTS_TRIED = 50;

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const SECURITY = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Content-Security-Policy": "frame-ancestors 'none'",
};

/**
 * @param {{ port?: number, workbookPath?: string | null, page?: string }} options
 *   `port`: the first one to try (0: any free one); `workbookPath`: the file behind /workbook.
 * @returns {Promise<{ address: string, port: number, close(): Promise<void> }>}
 */
export async function serve({ port = 3000, workbookPath = null, page = PAGE } = {}) {
  const root = await realpath(page).catch(() => {
    throw new Error(`The page has not been built: ${page} is missing. Run "npm run build" first.`);
  });
  const workbook = workbookPath === null ? null : { bytes: await readFile(workbookPath), name: path.basename(workbookPath) };
  const server = createServer((request, response) => {
    answer(root, workbook, request, response).catch(() => send(response, 500, "The file could not be read."));
  });
  const listening = await listen(server, port);
  return {
    address: `http://${HOST}:${listening}/`,
    port: listening,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server, first) {
  const last = first === 0 ? 0 : first + PORTS_TRIED;
  for (let port = first; port <= last; port++) {
    const failure = await new Promise((resolve) => {
      server.once("error", resolve);
      server.listen(port, HOST, () => {
        server.removeListener("error", resolve);
        resolve(null);
      });
    });
    if (failure === null) return server.address().port;
    if (failure.code !== "EADDRINUSE" && failure.code !== "EACCES") throw failure;
  }
  throw new Error(`No free port from ${first} to ${last}.`);
}

function send(response, status, text) {
  if (response.headersSent) return response.destroy();
  response.writeHead(status, { ...SECURITY, "Content-Type": "text/plain; charset=utf-8" });
  response.end(text);
}

async function answer(root, workbook, request, response) {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (host !== HOST && host !== "localhost") return send(response, 403, "Open this page as http://127.0.0.1.");
  if (request.method !== "GET" && request.method !== "HEAD") return send(response, 405, "Only GET.");
  const pathname = decoded(new URL(request.url ?? "/", `http://${HOST}`).pathname);
  if (pathname === null) return send(response, 400, "Bad address.");
  if (pathname === "/workbook") return sendWorkbook(workbook, request, response);

  const wanted = path.join(root, path.normalize(pathname === "/" ? "/index.html" : pathname));
  const file = await realpath(wanted).catch(() => null);
  // Both sides resolved: neither ".." nor a symbolic link leads out of the page's folder.
  if (file === null || !file.startsWith(root + path.sep)) return send(response, 404, "No such file.");
  const { size, mtimeMs } = await stat(file);
  const type = TYPES[path.extname(file)];
  if (type === undefined) return send(response, 404, "No such file.");
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const headers = {
    ...SECURITY,
    "Content-Type": type,
    ETag: etag,
    // Names that carry a hash never change what they hold.
    "Cache-Control": /\.[0-9a-f]{8}\.(js|css)$/.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, headers);
    return response.end();
  }
  response.writeHead(200, { ...headers, "Content-Length": size });
  if (request.method === "HEAD") return response.end();
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}

function decoded(pathname) {
  try {
    const text = decodeURIComponent(pathname);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/** 204 when none was given on the command line: the page then opens its sample. */
function sendWorkbook(workbook, request, response) {
  if (workbook === null) {
    response.writeHead(204, { ...SECURITY, "Cache-Control": "no-store" });
    return response.end();
  }
  response.writeHead(200, {
    ...SECURITY,
    "Content-Type": TYPES[".xlsx"],
    "Content-Length": workbook.bytes.length,
    "Cache-Control": "no-store",
    // Headers carry ASCII only: the name is percent-encoded UTF-8.
    "X-Workbook-Name": encodeURIComponent(workbook.name),
  });
  response.end(request.method === "HEAD" ? undefined : workbook.bytes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const at = words.indexOf("--port");
  const port = at >= 0 ? Number(words.splice(at, 2)[1]) : 3000;
  serve({ port, workbookPath: words[0] ?? null }).then(
    ({ address }) => console.log(address),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}

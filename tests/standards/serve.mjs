// A published folder over HTTP, as a host sends it: compressed, and with the headers that `_headers` asks for.
import { createServer } from "node:http";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".xml": "application/xml", ".ics": "text/calendar; charset=utf-8", ".svg": "image/svg+xml",
  ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".avif": "image/avif", ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8", ".webmanifest": "application/manifest+json",
};

/** What is compressed already, and gains nothing. */
const IS_COMPRESSED = /\.(png|jpe?g|webp|avif|woff2)$/;

/** The headers of `_headers`: for each pattern of paths, a list of names and values. */
export function headersOf(folder) {
  const rules = [];
  for (const line of readFileSync(join(folder, "_headers"), "utf8").split("\n")) {
    if (!line.trim() || line.startsWith("#")) continue;
    if (/^\S/.test(line)) rules.push({ pattern: line.trim(), headers: [] });
    else rules.at(-1).headers.push(line.trim().split(/:\s*(.*)/s, 2));
  }
  return rules;
}

export const fits = (pattern, path) =>
  pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

/** What a host sends for a file: the bytes that go over the line. */
export const transferred = (path, bytes) => IS_COMPRESSED.test(path) ? bytes : gzipSync(bytes);

/** Serves a folder; gives its address, and a function that ends it. */
export async function serve(folder) {
  const rules = headersOf(folder);
  const server = createServer((request, response) => {
    const asked = new URL(request.url, "http://host").pathname;
    let path = join(folder, normalize(decodeURIComponent(asked)));
    if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
    const isThere = existsSync(path);
    if (!isThere) path = join(folder, "404.html");
    for (const { pattern, headers } of rules) {
      // What several rules say of a header, hosts join: of two policies, browsers keep to both.
      if (fits(pattern, asked)) for (const [name, value] of headers) response.appendHeader(name, value);
    }
    if (!IS_COMPRESSED.test(path)) response.setHeader("content-encoding", "gzip");
    response.writeHead(isThere ? 200 : 404, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
    response.end(transferred(path, readFileSync(path)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => { server.closeAllConnections(); server.close(); };
  return { address: `http://localhost:${server.address().port}`, close };
}

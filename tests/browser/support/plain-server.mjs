// A folder over HTTP, and nothing else: as a site is published.
import { createServer } from "node:http";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".xml": "application/xml", ".ics": "text/calendar; charset=utf-8", ".svg": "image/svg+xml",
  ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** Serves a folder; gives its address, and a function that ends it. `headersOf` gives the headers of a path. */
export async function serveFolder(folder, headersOf = () => ({})) {
  const server = createServer((request, response) => {
    const asked = new URL(request.url, "http://host").pathname;
    let path = join(folder, normalize(decodeURIComponent(asked)));
    if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
    const isThere = existsSync(path);
    if (!isThere) path = join(folder, "404.html");
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(isThere ? 200 : 404, { ...headersOf(asked), "content-type": type });
    response.end(readFileSync(path));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => { server.closeAllConnections(); server.close(); };
  return { address: `http://localhost:${server.address().port}`, close };
}

/** The headers of each path by a published `_headers`, as its hosts read it: what several rules say is joined. */
export function headersBy(text) {
  const rules = [];
  for (const line of text.split("\n").filter(Boolean)) {
    if (line.startsWith("/")) rules.push({ path: line, headers: [] });
    else rules.at(-1).headers.push(/^ +([^:]+): (.*)$/.exec(line).slice(1));
  }
  const fits = (rule, path) => rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : path === rule;
  return path => {
    const found = {};
    for (const [name, value] of rules.filter(rule => fits(rule.path, path)).flatMap(rule => rule.headers)) {
      found[name] = found[name] ? `${found[name]}, ${value}` : value;
    }
    return found;
  };
}

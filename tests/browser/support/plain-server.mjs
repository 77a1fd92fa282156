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

/** Serves a folder; gives its address, and a function that ends it. */
export async function serveFolder(folder) {
  const server = createServer((request, response) => {
    let path = join(folder, normalize(decodeURIComponent(new URL(request.url, "http://host").pathname)));
    if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
    const isThere = existsSync(path);
    if (!isThere) path = join(folder, "404.html");
    response.writeHead(isThere ? 200 : 404, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
    response.end(readFileSync(path));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => { server.closeAllConnections(); server.close(); };
  return { address: `http://localhost:${server.address().port}`, close };
}

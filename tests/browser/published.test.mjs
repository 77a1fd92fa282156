// The site as it is published: what it stores, whom it asks, and whether it fits.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, open } from "./support/browser.mjs";
import { serveFolder } from "./support/plain-server.mjs";
import { Site } from "./support/site.mjs";

let browser, site, server, pages;

before(async () => {
  site = Site.ofRepository();
  const folder = await site.build();
  const base = /^base_url: *(\S+)/m.exec(site.read("site.yaml"))[1];
  const addresses = [...site.read("public/sitemap.xml").matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
  pages = ["/", "/nl/404.html", "/en/404.html", ...addresses.map(address => address.replace(base, ""))];
  [browser, server] = await Promise.all([launch(), serveFolder(folder)]);
});

after(async () => {
  server?.close();
  await browser?.close();
  await site?.discard();
});

const stored = page => page.evaluate(async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
}));

const nothing = { cookies: "", local: [], session: [], databases: [], caches: [], workers: 0 };

test("every page of the sitemap keeps nothing, asks nobody else, runs without errors and fits a phone", async () => {
  const found = { stored: [], foreign: [], wide: [], failed: [] };
  const page = await open(browser, `${server.address}/nl/`, { viewport: { width: 320, height: 640 } });
  assert.ok(pages.length > 50, `the sitemap has ${pages.length} pages`);
  page.on("response", answer => {
    if (answer.status() >= 400) found.failed.push(`${page.url()}: ${answer.status()} ${answer.url()}`);
  });
  for (const path of pages) {
    page.requests.length = 0;
    await page.goto(server.address + path, { waitUntil: "load" });
    const foreign = page.requests.filter(url => !url.startsWith(server.address) && !url.startsWith("data:"));
    if (foreign.length) found.foreign.push(`${path}: ${foreign.join(" ")}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) found.wide.push(`${path}: ${width} px`);
    const kept = await stored(page);
    if (JSON.stringify(kept) !== JSON.stringify(nothing)) found.stored.push(`${path}: ${JSON.stringify(kept)}`);
  }
  found.cookies = (await page.context().cookies()).map(({ name }) => name);
  found.faults = page.faults;
  await page.context().close();
  const wrong = Object.entries(found).flatMap(([what, list]) => list.map(text => `${what}: ${text}`));
  assert.deepEqual(wrong, [], wrong.join("\n"));
});

// Lighthouse: a hundred in each category, on a page of each kind, in both languages, as a phone sees it.
// Usage: node lighthouse.mjs FOLDER
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "./serve.mjs";

/** The pages, by a page of their Dutch edition; the English one is the alternate that it tells of. */
const PAGES = ["/nl/", "/nl/agenda/", "/nl/nieuws/partnerschap-getekend/", "/nl/agenda/internationaal-diner/", "/nl/workshops/pitchen-voor-publiek/"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/**
 * How often a page is tried. Lighthouse works out how fast a page is on a slow phone from how long things took
 * on this machine, and whatever else the machine does makes that longer, never shorter: the best is the truest.
 */
const TRIES = 3;

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const [folder] = process.argv.slice(2);
const read = path => readFileSync(join(folder, path, "index.html"), "utf8");
const english = path => new URL(/hreflang="en" href="([^"]+)"/.exec(read(path))[1]).pathname;
const paths = PAGES.flatMap(path => [path, english(path)]);

/** What a page scores in each category, and what costs it points. */
async function measure(url, port) {
  const { lhr } = await lighthouse(url, {
    port, output: "json", logLevel: "silent", formFactor: "mobile", throttlingMethod: "simulate", onlyCategories: CATEGORIES,
    // The public address is the canonical one, and a test has another.
    skipAudits: ["canonical", "is-on-https", "redirects-http"],
  });
  // A browser that gave no trace, on a machine with too much to do.
  if (lhr.runtimeError) return { scores: CATEGORIES.map(() => 0), costs: [lhr.runtimeError.message] };
  const scores = CATEGORIES.map(name => Math.round(lhr.categories[name].score * 100));
  const costs = CATEGORIES.flatMap(name => lhr.categories[name].auditRefs)
    .filter(({ weight, id }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.995)
    .map(({ id }) => `${id} (${lhr.audits[id].displayValue ?? lhr.audits[id].title})`);
  return { scores, costs };
}

const better = (one, other) => !one || other.scores.reduce((a, b) => a + b) > one.scores.reduce((a, b) => a + b) ? other : one;

const server = await serve(folder);
const chrome = await launch({
  chromePath: [process.env.CHROMIUM, process.env.CHROME_PATH, "/usr/bin/chromium"].find(path => path && existsSync(path)),
  chromeFlags: FLAGS, ignoreDefaultFlags: false,
});
let failed = 0;
try {
  for (const path of paths) {
    let best;
    for (let tries = 0; tries < TRIES && !best?.scores.every(score => score === 100); tries += 1) {
      best = better(best, await measure(server.address + path, chrome.port));
    }
    const isPerfect = best.scores.every(score => score === 100);
    if (!isPerfect) failed += 1;
    console.log(`${isPerfect ? "" : "wrong: "}${path}: ${best.scores.join(", ")}${isPerfect ? "" : `: ${best.costs.join("; ")}`}`);
  }
} finally {
  chrome.kill();
  server.close();
}
console.log(`Lighthouse (${CATEGORIES.join(", ")}): ${paths.length} pages, ${failed} below a hundred`);
process.exit(failed ? 1 : 0);

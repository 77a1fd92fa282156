// Every page of the site as it is published, in both languages: what axe finds wrong, and what axe can't
// see; what a page keeps, and whom it asks. The same of a site of hard cases: titles of three hundred
// letters in two directions, times that don't exist, events without an end, photos of a telephone.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { launch, open, violations } from "./support/browser.mjs";
import * as habits from "./support/habits.mjs";
import { goRound } from "./support/round.mjs";
import { Site } from "./support/site.mjs";
import { serve } from "../standards/serve.mjs";

/** How many pages are looked at at once: as many as there are cores to do it. */
const WINDOWS = 2;

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

/** The rules of axe whose answer depends on colours: all the others are the same by night. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

const SPACIOUS = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;
const TWICE_AS_LARGE = "html { font-size: 200% !important }";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Every page of a folder, save those that only lead on to another. */
function pagesIn(folder) {
  const files = readdirSync(folder, { recursive: true }).filter(file => file.endsWith(".html"));
  const pages = files.filter(file => !/http-equiv="?refresh/.test(readFileSync(join(folder, file), "utf8")));
  return pages.map(file => `/${file.replace(/(^|\/)index\.html$/, "$1")}`).sort();
}

async function inspect(page, wrong) {
  const note = (what, list) => wrong[what].push(...list.map(text => `${new URL(page.url()).pathname}: ${text}`));

  note("network", page.requests.filter(url => !url.startsWith(new URL(page.url()).origin) && !url.startsWith("data:")));
  note("storage", await page.evaluate(habits.stored));
  for (const [name, size] of Object.entries({ phone: PHONE, desk: DESK })) {
    await page.setViewportSize(size);
    const here = list => list.map(text => `${name}: ${text}`);
    note("axe", here(await violations(page)));
    await page.emulateMedia({ colorScheme: "dark" });
    note("axe", here(await violations(page, OF_COLOUR)).map(text => `dark ${text}`));
    await page.emulateMedia({ colorScheme: "light" });
    note("keyboard", here(await goRound(page)));
    note("text", here(await page.evaluate(habits.cutOffText)));
    await page.evaluate(habits.restyle, SPACIOUS);
    note("text", here(await page.evaluate(habits.cutOffText)).map(text => `spacious: ${text}`));
    await page.evaluate(habits.restyle, "");
  }
  await page.evaluate(habits.restyle, TWICE_AS_LARGE);
  note("text", (await page.evaluate(habits.cutOffText)).map(text => `twice as large: ${text}`));
}

const QUESTIONS = {
  axe: "axe finds nothing wrong: at 320 and 1280 px, light and dark",
  keyboard: "the keyboard comes everywhere, and is seen where it is",
  text: "text is never cut off: at 320 px, spaced widely, or twice as large",
  storage: "nothing is kept in the browser",
  network: "nobody else is asked for anything",
  failures: "everything that is asked for is there, and scripts do without errors",
};

function inspectAll(name, makeSite, least) {
  test(name, async outer => {
    const site = makeSite();
    const folder = await site.build();
    const server = await serve(folder);
    const wrong = Object.fromEntries(Object.keys(QUESTIONS).map(key => [key, []]));
    const pages = pagesIn(folder);
    const waiting = [...pages];
    const look = async () => {
      const page = await open(browser, "about:blank", { colorScheme: "light" });
      page.on("response", answer => {
        if (answer.status() >= 400) wrong.failures.push(`${page.url()}: ${answer.status()} ${answer.url()}`);
      });
      for (let path = waiting.shift(); path; path = waiting.shift()) {
        page.requests.length = 0;
        await page.goto(server.address + path, { waitUntil: "load" });
        await inspect(page, wrong);
      }
      wrong.storage.push(...(await page.context().cookies()).map(({ name }) => `the cookie ${name}`));
      wrong.failures.push(...page.faults);
      await page.context().close();
    };
    try {
      await Promise.all(Array.from({ length: WINDOWS }, look));
    } finally {
      server.close();
      await site.discard();
    }
    await outer.test(`there are pages: ${pages.length}`, () => assert.ok(pages.length >= least));
    for (const [key, question] of Object.entries(QUESTIONS)) {
      await outer.test(question, () => assert.deepEqual(wrong[key], [], wrong[key].join("\n")));
    }
  });
}

inspectAll("the partnership's site", () => Site.ofRepository(), 100);
inspectAll("a site of hard cases", () => {
  const site = Site.ofFolder("tests/sites/calendars/in");
  site.add("tests/photos");
  site.edit("site.yaml", "theme: bare", "theme: partnership");
  return site;
}, 30);

// Chromium, and what a test looks at in it.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { setTimeout as pause } from "node:timers/promises";
import assert from "node:assert/strict";
import axe from "axe-core";
import { chromium } from "playwright-core";

/** How long something may take that has to happen, in milliseconds: nothing here takes a tenth of it. */
export const PATIENCE = 10_000;

export function launch() {
  return chromium.launch({
    executablePath: findChromium(),
    chromiumSandbox: process.getuid?.() !== 0, // as root there is no sandbox
    // No browser of a test asks anybody but the test.
    args: ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  });
}

function findChromium() {
  const named = ["chromium", "chromium-browser", "google-chrome"];
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const places = named.flatMap(name => folders.map(folder => join(folder, name)));
  const found = [process.env.CHROMIUM, ...places].find(place => place && existsSync(place));
  if (!found) throw new Error("There is no Chromium. Install Debian's package chromium, or set CHROMIUM to its path.");
  return found;
}

/** Waits until what is seen is what is wanted; a page that is on its way elsewhere is looked at again. */
export async function eventually(what, look, wanted) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    let seen;
    try {
      seen = await look();
    } catch (error) {
      seen = error;
    }
    if (isDeepStrictEqual(seen, wanted)) return;
    if (Date.now() > end) {
      if (seen instanceof Error) throw new Error(what, { cause: seen });
      assert.deepEqual(seen, wanted, `${what}: seen ${JSON.stringify(seen)}, wanted ${JSON.stringify(wanted)}`);
    }
    await pause(20);
  }
}

/** A page in a window of its own, and the faults of its scripts. */
export async function open(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(noticeWhenHeard);
  const page = await context.newPage();
  page.faults = [];
  page.requests = [];
  page.on("pageerror", error => page.faults.push(`${page.url()}: ${error}`));
  page.on("request", request => page.requests.push(request.url()));
  page.on("console", message => {
    // That a page isn't there, or a server away for a while, is what a test is about.
    const isExpected = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isExpected) page.faults.push(`${page.url()}: ${message.text()}`);
  });
  await page.goto(address);
  return page;
}

// ---- Whether a page is still the same document, which a reload would undo.

export const mark = page => page.evaluate(() => { window.marked = true; });
export const isMarked = page => page.evaluate(() => window.marked === true);

/** Waits until the server knows of the page, so that it tells it of whatever happens next. */
export const listening = page => eventually("the page hears from tandem", () => page.evaluate(() => window.heard), true);

/** Runs in every page before its own scripts: whoever connects is told what is wrong, if anything. */
function noticeWhenHeard() {
  window.EventSource = class extends EventSource {
    constructor(...address) {
      super(...address);
      this.addEventListener("problems", () => { window.heard = true; });
    }
  };
}

// ---- What Tandem puts over a page.

export const overlay = page => page.locator("tandem-live dialog");
export const chip = page => page.locator("tandem-live .chip");

/** What a part of the tray says; nothing if it isn't there. */
export const says = async (page, name) => (await page.locator(`tandem-live .${name}`).allInnerTexts()).join().trim();

/** What has the focus, also where that is in the overlay: its id, or else its text. */
export const focused = page => page.evaluate(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element.id || element.textContent.trim().replace(/\s+/g, " ");
});

/** The rules of axe that every page is held to: WCAG 2.2 AA, and what is good besides. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds: the rule, the element and what is wrong with it. Only some rules are asked, if they are named. */
export async function violations(page, rules) {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe.source);
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: TAGS };
  return [...await page.evaluate(findViolations, runOnly), ...await page.evaluate(findFaintText)];

  async function findViolations(runOnly) {
    // Of the tags' rules, axe leaves the size of targets out unless it is asked for by name.
    const more = runOnly.type === "tag" ? { rules: { "target-size": { enabled: true } } } : {};
    const run = { runOnly, ...more, iframes: false, resultTypes: ["violations"] };
    const { violations } = await window.axe.run({ exclude: ["iframe"] }, run);
    return violations.flatMap(({ id, nodes }) => nodes.map(node =>
      `${id}: ${node.target.flat().join(" ")}: ${node.failureSummary.split("\n").slice(1).map(line => line.trim()).join("; ")}`));
  }

  /** In the overlay and the tray axe can't tell how text stands out, but every ground there is one colour. */
  function findFaintText() {
    const { Color, getContrast } = window.axe.commons.color;
    const parse = text => {
      const color = new Color();
      color.parseString(text);
      return color;
    };
    const ground = element => {
      for (let at = element; at; at = at.parentElement) {
        const color = parse(getComputedStyle(at).backgroundColor);
        if (color.alpha > 0) return color;
      }
    };
    const root = document.querySelector("tandem-live")?.shadowRoot;
    return [...root?.querySelectorAll("*:not(link)") ?? []].flatMap(element => {
      const hasText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!hasText || !element.checkVisibility()) return [];
      const below = ground(element);
      const contrast = below ? getContrast(below, parse(getComputedStyle(element).color)) : 0;
      return contrast < 4.5 ? [`contrast: ${element.className || element.tagName} stands out by ${contrast.toFixed(2)}`] : [];
    });
  }
}

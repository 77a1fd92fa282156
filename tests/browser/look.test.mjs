// How the partnership's site looks and works: a page of each sort, as its readers may have set their
// browsers. What is true of every page is in published.test.mjs.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { launch, open, violations } from "./support/browser.mjs";
import { restyle } from "./support/habits.mjs";
import { serve } from "../standards/serve.mjs";
import { Site } from "./support/site.mjs";

const PAGES = {
  "the home page": ["/nl/", "/en/"],
  "a list": ["/nl/agenda/", "/en/events/"],
  "a month": ["/nl/agenda/2026-12/", "/en/events/2026-12/"],
  "a year of the archive": ["/nl/agenda/archief/2015/", "/en/events/archive/2015/"],
  "a filter that nothing passes": ["/nl/workshops/voertaal/engels/", "/en/workshops/spoken/english/"],
  "a topic": ["/nl/onderwerpen/veiligheid/", "/en/topics/safety/"],
  "an event": ["/nl/agenda/internationaal-diner/", "/en/events/international-dinner/"],
  "a workshop": ["/nl/workshops/een-bestuur-leiden/", "/en/workshops/leading-a-board/"],
  "news": ["/nl/nieuws/partnerschap-getekend/", "/en/news/partnership-signed/"],
  "an initiative": ["/nl/initiatieven/bestuursbeurzen-voorjaar/", "/en/initiatives/board-grants-spring/"],
  "a partner": ["/nl/partners/universiteit-leiden/", "/en/partners/leiden-university/"],
  "a place": ["/nl/plekken/singelzaal/", "/en/places/singel-hall/"],
  "a page": ["/nl/toegankelijkheid/", "/en/accessibility/"],
  "the page on which one searches": ["/nl/zoeken/", "/en/search/"],
  "everything from A to Z": ["/nl/a-z/", "/en/a-z/"],
  "the choice of a language": ["/"],
  "a page that isn't there": ["/nl/404.html", "/en/404.html"],
};

let browser, site, folder, server;

before(async () => {
  site = Site.ofRepository();
  folder = await site.build();
  [browser, server] = await Promise.all([launch(), serve(folder)]);
});

after(async () => {
  server?.close();
  await browser?.close();
  await site?.discard();
});

/** Looks at every page in a window that is set like this; tells what is found, by address. */
async function tour(options, look) {
  const page = await open(browser, `${server.address}/`, options);
  const found = [];
  for (const path of Object.values(PAGES).flat()) {
    await page.goto(server.address + path);
    for (const wrong of await look(page, path)) found.push(`${path}: ${wrong}`);
  }
  await page.context().close();
  assert.deepEqual(found, [], found.join("\n"));
}

const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };

for (const [name, viewport] of Object.entries({ wide, narrow })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing wrong, ${name} and ${colorScheme}`, () => tour({ viewport, colorScheme }, page => violations(page)));
  }
}

test("text twice as large still fits a phone", () => tour({ viewport: narrow }, async page => {
  await page.evaluate(restyle, "html { font-size: 200% !important }");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width > 320 ? [`${width} px wide`] : [];
}));

test("lines and letters further apart lose nothing (WCAG 2.2, 1.4.12)", () => tour({ viewport: narrow }, async page => {
  await page.evaluate(restyle, `
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll("main *, header *, footer *")].filter(element => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = value => value === "hidden" || value === "clip";
      return (hides(overflowX) && element.scrollWidth > element.clientWidth)
        || (hides(overflowY) && element.scrollHeight > element.clientHeight);
    });
    const width = document.documentElement.scrollWidth;
    return [...cut.map(element => `${element.className || element.tagName} is cut off`), ...width > 320 ? [`${width} px wide`] : []];
  });
}));

test("with the keyboard alone, every link can be reached, and it is seen where one is", () => tour({ viewport: narrow, reducedMotion: "reduce" }, async page => {
  const wrong = [];
  // Whatever unfolds is unfolded with the keyboard.
  for (const summary of await page.locator("summary:visible").all()) {
    await summary.focus();
    await page.keyboard.press("Enter");
  }
  const reachable = await page.evaluate(() => [...document.querySelectorAll("a[href], summary")].filter(element => element.checkVisibility()).length);
  await page.evaluate(() => { document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0); });
  const reached = new Set();
  // Twice round: where the first starts is up to the browser, and on a busy machine a key may come before the page listens.
  for (let count = 0; count < 2 * reachable + 10 && reached.size < reachable; count += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { left, top, width, height } = element.getClientRects()[0];
      const inside = top + height > 0 && top < innerHeight && left + width > 0 && left < innerWidth;
      const over = document.elementFromPoint(Math.min(Math.max(left + 2, 1), innerWidth - 1), Math.min(Math.max(top + height / 2, 1), innerHeight - 1));
      element.dataset.reached ??= String(Math.random());
      return {
        id: element.dataset.reached,
        text: element.textContent.trim().slice(0, 30),
        ringed: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        shown: inside && (element.contains(over) || over?.contains(element)),
      };
    });
    if (!seen) continue;
    reached.add(seen.id);
    if (!seen.ringed) wrong.push(`the focus on "${seen.text}" is not seen`);
    if (!seen.shown) wrong.push(`"${seen.text}" has the focus and is hidden`);
  }
  if (reached.size < reachable) wrong.push(`${reached.size} of ${reachable} links are reached`);
  return wrong;
}));

test("without scripts, the menu and the filters unfold", async () => {
  const page = await open(browser, `${server.address}/nl/agenda/`, { viewport: narrow, javaScriptEnabled: false });
  for (const [button, list] of [[".menu-toggle__button", "#site-menu"], [".filters-toggle__button", ".filters"]]) {
    assert.equal(await page.locator(list).isVisible(), false, `${list} is folded`);
    await page.locator(button).click();
    assert.equal(await page.locator(list).isVisible(), true, `${list} is unfolded`);
  }
  await page.context().close();
});

test("the filters lead on, the current one is marked, and a way leads back", async () => {
  const page = await open(browser, `${server.address}/en/events/`, { viewport: wide });
  await page.locator(".filters").getByRole("link", { name: "December 2026" }).click();
  assert.equal(new URL(page.url()).pathname, "/en/events/2026-12/");
  assert.match(await page.locator('.filters [aria-current="page"]').innerText(), /^December 2026/);
  await page.locator(".language-switch").getByRole("link", { name: "Nederlands" }).click();
  assert.equal(new URL(page.url()).pathname, "/nl/agenda/2026-12/");
  await page.locator(".filters").getByRole("link", { name: "Alles" }).click();
  assert.equal(new URL(page.url()).pathname, "/nl/agenda/");
  await page.context().close();
});

test("on paper there are the words and the facts, and nothing to click", async () => {
  const page = await open(browser, `${server.address}/en/workshops/leading-a-board/`, { viewport: wide });
  await page.emulateMedia({ media: "print" });
  for (const there of ["h1", ".facts__list", ".entry__words"]) {
    assert.equal(await page.locator(there).first().isVisible(), true, there);
  }
  for (const away of [".menu", ".language-switch", ".actions", ".neighbours", ".skip-link"]) {
    assert.equal(await page.locator(away).first().isVisible(), false, away);
  }
  await page.context().close();
});

test("a page of text weighs no more than 40 KB with all that it loads, uncompressed", async () => {
  const page = await open(browser, `${server.address}/nl/privacy/`);
  const files = page.requests.map(url => new URL(url).pathname).filter(path => path.startsWith("/"));
  const sizes = files.map(path => statSync(join(folder, path.endsWith("/") ? `${path}index.html` : path)).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total <= 40 * 1024, `${total} bytes: ${files.join(" ")}`);
  await page.context().close();
});

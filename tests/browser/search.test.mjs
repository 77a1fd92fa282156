// Searching the published site, under the headers that it asks of its host.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { eventually, focused, launch, open, violations } from "./support/browser.mjs";
import { serve } from "../standards/serve.mjs";
import { Site } from "./support/site.mjs";

const words = (title, text) => `---\ntitle: ${title}\n---\n\n${text}\n`;

const files = {
  "site.yaml": `base_url: https://site.example
theme: partnership
timezone: Europe/Amsterdam
languages:
  nl: { name: Nederlands, locale: nl-NL, title: Klein }
  en: { name: English, locale: en-GB, title: Small }
sections:
  news: { kind: news }
  events: { kind: event }
  workshops: { kind: workshop }
topics:
  city: { nl: Stad, en: City }
  land: { nl: Land, en: Country }
`,
  "content/news/plans.yaml": "date: 2026-11-02\ntopics: [city]\n",
  "content/news/plans.nl.md": words("Plannen", "Er komen meer workshops over schrijven & \\<lezen>. De fietsen staan klaar."),
  "content/news/plans.en.md": words("Plans", "There will be more workshops about writing. The bicycles are ready."),
  "content/events/feast.yaml": "start: 2026-01-02 19:30\nexample: true\ntopics: [land]\n",
  "content/events/feast.nl.md": words("Feest", "Wie een workshop volgde, viert het."),
  "content/events/feast.en.md": words("Feast", "Whoever joined a workshop celebrates."),
  "content/workshops/poems.yaml": "sessions:\n  - start: 2027-02-25 18:30\n    end: 2027-02-25 20:00\ntopics: [city]\n",
  "content/workshops/poems.nl.md": words("Gedichten", "Alleen in het Nederlands."),
  ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => [
    [`content/news/item-${at}.yaml`, "date: 2026-10-01\n"],
    [`content/news/item-${at}.nl.md`, words(`Bericht ${at}`, "Over de haven.")],
    [`content/news/item-${at}.en.md`, words(`Item ${at}`, "About the harbour.")],
  ]).flat()),
};

const PAGES = { nl: "/nl/zoeken/", en: "/en/search/" };

let browser, site, server;

before(async () => {
  site = Site.of(files);
  const folder = await site.build();
  [browser, server] = await Promise.all([launch(), serve(folder)]);
});

after(async () => {
  server?.close();
  await browser?.close();
  await site?.discard();
});

/** A test on a page of the site, at the end of which nothing was stored, asked of others or refused. */
function scene(name, path, act, options) {
  test(name, async () => {
    const page = await open(browser, server.address + path, options);
    try {
      await act(page);
      const foreign = page.requests.filter(url => !url.startsWith(server.address));
      const stored = options?.javaScriptEnabled === false ? 0
        : await page.evaluate(() => document.cookie.length + localStorage.length + sessionStorage.length);
      const cookies = await page.context().cookies();
      assert.deepEqual({ faults: page.faults, foreign, stored, cookies }, { faults: [], foreign: [], stored: 0, cookies: [] });
    } finally {
      await page.context().close();
    }
  });
}

const told = page => page.locator("[role=status]").innerText();
const titles = page => page.locator(".result__link").allInnerTexts();
const becomes = (page, wanted) => eventually("what is found", async () => (await titles(page)).sort(), wanted);

scene("in Dutch 'workshop' finds 'workshops', and the other way round", PAGES.nl, async page => {
  await page.fill("#q", "workshop");
  await becomes(page, ["Feest", "Gedichten", "Plannen"]);
  assert.equal(await told(page), "3 resultaten");
  await page.fill("#q", "workshops");
  await eventually("its address", () => new URL(page.url()).hash, "#q=workshops");
  await becomes(page, ["Feest", "Gedichten", "Plannen"]);
  await page.fill("#q", "fiets");
  await becomes(page, ["Plannen"]);
  assert.equal(await told(page), "1 resultaat");
});

scene("in English, by its own stemming", PAGES.en, async page => {
  await page.fill("#q", "celebrating workshop");
  await becomes(page, ["Feast"]);
  await page.fill("#q", "bicycle");
  await becomes(page, ["Plans"]);
  await page.fill("#q", "Gedichten");
  await eventually("what is told", () => told(page), "Nothing found. Try another word, or tick fewer boxes.");
  await becomes(page, []);
});

scene("a result says what it is, when, and where the word stands", `${PAGES.nl}#q=workshops`, async page => {
  await becomes(page, ["Feest", "Gedichten", "Plannen"]);
  const result = title => page.locator(".result", { hasText: title });
  assert.equal(await result("Plannen").locator(".result__fact").innerText(), "Nieuws · 2 november 2026");
  assert.match(await result("Plannen").locator(".result__excerpt").innerText(), /workshops over schrijven & <lezen>\. De/);
  assert.deepEqual(await result("Plannen").locator("mark").allInnerTexts(), ["workshops"]);
  assert.equal(await result("Gedichten").locator(".result__fact").innerText(), "Workshop · donderdag 25 februari 2027, 18:30–20:00");
  assert.deepEqual(await result("Feest").locator(".label").allInnerTexts(), ["geweest", "voorbeeld"]);
  await result("Plannen").locator("a").click();
  assert.equal(new URL(page.url()).pathname, "/nl/news/plans/");
  await page.goBack();
  await becomes(page, ["Feest", "Gedichten", "Plannen"]);
});

scene("what is chosen by kind and topic is in the address, and chosen again from there", `${PAGES.nl}#q=workshop`, async page => {
  await becomes(page, ["Feest", "Gedichten", "Plannen"]);
  await page.getByLabel("Nieuws", { exact: true }).check();
  await becomes(page, ["Plannen"]);
  await page.getByLabel("Agenda", { exact: true }).check();
  await becomes(page, ["Feest", "Plannen"]);
  await page.getByLabel("Stad", { exact: true }).check();
  await becomes(page, ["Plannen"]);
  assert.equal(new URL(page.url()).hash, "#q=workshop&kind=news&kind=event&topic=city");
  await page.reload();
  await becomes(page, ["Plannen"]);
  assert.ok(await page.getByLabel("Stad", { exact: true }).isChecked());
  // Without a word: everything of that sort.
  await page.fill("#q", "");
  await becomes(page, ["Plannen"]);
});

scene("by keyboard alone", PAGES.en, async page => {
  await page.locator("#q").focus();
  await page.keyboard.type("harbour");
  await page.keyboard.press("Enter");
  await eventually("what is told", () => told(page), "12 results");
  assert.equal(await page.locator(".result").count(), 10);
  assert.equal(await focused(page), "q");
  await page.locator(".result__link").last().focus();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Show more results");
  await page.keyboard.press("Enter");
  await eventually("the rest is there", () => page.locator(".result").count(), 12);
  assert.equal(await focused(page), (await titles(page))[10]);
  assert.ok(await page.locator("#search-more").isHidden());
});

scene("who is told by a screen reader hears how many there are", PAGES.en, async page => {
  const status = page.getByRole("status");
  assert.equal(await status.innerText(), "");
  await page.getByRole("searchbox", { name: "What are you looking for?" }).fill("bicycles");
  await eventually("what is told", () => status.innerText(), "1 result");
  assert.equal(await page.getByRole("group", { name: "Only about" }).getByRole("checkbox").count(), 2);
});

for (const [lang, path] of Object.entries(PAGES)) {
  scene(`axe finds nothing wrong (${lang})`, `${path}#q=workshop`, async page => {
    await eventually("there are results", async () => (await titles(page)).length > 1, true);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await violations(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= width, `it fits ${width} px`);
      }
    }
    await page.goto(`${server.address}/${lang}/a-z/`);
    assert.deepEqual(await violations(page), []);
  });
}

test("only the page on which readers search may compile what searches, and only it asks for that", async () => {
  for (const path of ["/", "/nl/", "/en/a-z/", "/nl/news/plans/", "/nl/onderwerpen/stad/", "/en/events/archive/", "/nl/404.html"]) {
    const page = await open(browser, server.address + path);
    const compiles = () => page.evaluate(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false));
    assert.equal(await compiles(), false, path);
    assert.deepEqual(page.requests.filter(url => /\/search\/|\.js$/.test(url)), [], path);
    await page.goto(server.address + PAGES.nl);
    assert.equal(await compiles(), true, PAGES.nl);
    await page.context().close();
  }
});

scene("before anybody searches, nothing of what searches is fetched", PAGES.nl, async page => {
  assert.deepEqual(page.requests.filter(url => new URL(url).pathname.startsWith("/search/")), []);
});

scene("when what searches can't be fetched, it says so and says what can be done", PAGES.en, async page => {
  await page.route("**/search/en/**", route => route.abort());
  await page.fill("#q", "workshop");
  await eventually("what is told", () => told(page), "Searching isn’t possible right now. Try again later, or look in the list from A to Z.");
});

scene("without JavaScript there is the list from A to Z", PAGES.nl, async page => {
  assert.match(await page.locator("noscript p").innerText(), /^Om te zoeken is JavaScript nodig/);
  assert.ok(await page.locator("#q").isHidden());
  await page.getByRole("link", { name: "Kijk in de lijst van A tot Z" }).click();
  await page.getByRole("navigation", { name: "Letters" }).getByRole("link", { name: "G" }).click();
  assert.equal(new URL(page.url()).hash, "#letter-g");
  await page.getByRole("region", { name: "G" }).getByRole("link", { name: "Gedichten" }).click();
  assert.equal(new URL(page.url()).pathname, "/nl/workshops/poems/");
}, { javaScriptEnabled: false });

test("while the site is being written it is searched as it is at that moment", async () => {
  const written = Site.of(files);
  await written.serve();
  const page = await open(browser, `${written.address}${PAGES.nl}#q=fiets`);
  try {
    await becomes(page, ["Plannen"]);
    written.edit("content/news/plans.nl.md", "fietsen", "boten");
    await eventually("it is not found any more", async () => {
      await page.reload();
      await page.locator("[role=status]:not(:empty)").waitFor();
      return titles(page);
    }, []);
    assert.deepEqual(page.faults, []);
  } finally {
    await page.context().close();
    await written.discard();
  }
});

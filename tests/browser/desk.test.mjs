// The editor's desk, and an entry in both languages side by side.
import assert from "node:assert/strict";
import { eventually, focused, isMarked, listening, mark } from "./support/browser.mjs";
import { scene } from "./support/scene.mjs";
import { at } from "./support/small-site.mjs";

const problems = page => page.locator(".problem");
const rows = page => page.locator(".row__title").allInnerTexts();

/** Presses Tab until something has the focus; gives all that had it on the way. */
async function tabTo(page, wanted) {
  const passed = [];
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now === wanted) return passed;
    passed.push(now);
  }
  assert.fail(`Tab does not lead to “${wanted}”, only to: ${passed.join(" | ")}`);
}

const desk = {
  nl: {
    locale: "nl-NL",
    title: "Redactieoverzicht · Klein",
    heading: "Redactieoverzicht",
    well: /^Alles in orde\./,
    entries: ["De brug is open", "De kade is klaar", "Diner"],
  },
  en: {
    locale: "en-GB",
    title: "Editor’s desk · Small",
    heading: "Editor’s desk",
    well: /^All is well\./,
    entries: ["The bridge is open", "The quay is done", "Dinner"],
  },
};

for (const [tongue, words] of Object.entries(desk)) {
  scene(`the desk speaks the language of the browser, or the one that is asked for (${tongue})`, async ({ visit }) => {
    const page = await visit("/_tandem/", { locale: words.locale });
    assert.equal(await page.locator("html").getAttribute("lang"), tongue);
    assert.equal(await page.title(), words.title);
    assert.equal(await page.locator("h1").innerText(), words.heading);
    assert.match(await page.locator(".verdict").innerText(), words.well);
    assert.deepEqual((await rows(page)).toSorted(), words.entries.toSorted(), "titles are in the language of the desk");
    const [other, otherWords] = Object.entries(desk).find(([code]) => code !== tongue);
    await page.locator(`.top__tongues a[lang="${other}"]`).click();
    await eventually("the desk is in the other language", () => page.locator("h1").innerText(), otherWords.heading);
  });
}

scene("the desk shows what is wrong as soon as it is, and what was done", async ({ site, visit }) => {
  const page = await visit("/_tandem/?lang=nl");
  await mark(page);
  await page.locator("#filter-q").fill("half getypt");
  site.edit("content/events/dinner.yaml", "2027-02-25", "2027-02-30");
  await eventually("there is one problem", () => problems(page).count(), 1);
  assert.equal(await page.title(), "(1) Redactieoverzicht · Klein", "the tab tells how many errors there are");
  assert.equal(await page.locator(".file__path").innerText(), "content/events/dinner.yaml");
  assert.equal(await page.locator(".problem__place").innerText(), "Regel 2, teken 8");
  assert.match(await page.locator(".verdict").innerText(), /^1 fout\. /);
  await eventually("the rebuild is there", () => page.locator(".rebuild__changed").first().innerText(),
    "content/events/dinner.yaml");

  site.edit("content/events/dinner.yaml", "2027-02-30", "2027-02-25");
  await eventually("there is no problem", () => problems(page).count(), 0);
  assert.match(await page.locator(".verdict").innerText(), /^Alles in orde\./);
  assert.equal(await page.title(), "Redactieoverzicht · Klein");
  assert.equal(await page.locator("#filter-q").inputValue(), "half getypt");
  assert.equal(await focused(page), "filter-q", "the focus is where it was");
  assert.equal(await isMarked(page), true, "the desk was not loaded again");
});

scene("the desk shows every entry in every language, and what is planned", async ({ site, visit }) => {
  const page = await visit("/_tandem/?lang=en");
  await mark(page);
  const quay = "De kade is klaar"; // its only title, once the English one is gone
  const cells = title => page.locator("tr.entry", { hasText: title }).locator("td .state")
    .evaluateAll(states => states.map(state => [...state.classList].at(-1).replace("state--", "")));
  assert.deepEqual(await cells("The quay is done"), ["whole", "whole"]);

  site.remove("content/news/quay.en.md");
  await eventually("the English text is missing", () => cells(quay), ["whole", "missing"]);
  site.edit("content/news/quay.nl.md", "summary:", "draft: true\nsummary:");
  await eventually("the Dutch one is a draft", () => cells(quay), ["draft", "missing"]);
  site.edit("content/news/bridge.yaml", "date:", "publish_from: 2026-12-01\ndate:");
  await eventually("what is scheduled is there", () => page.locator("#scheduled li a").allInnerTexts(), ["The bridge is open"]);
  assert.deepEqual(await cells("The bridge is open"), ["withheld", "withheld"]);
  site.edit("content/news/bridge.yaml", "publish_from: 2026-12-01", "publish_until: 2026-11-10");
  await eventually("what is expired is there", () => page.locator("#expired li a").allInnerTexts(), ["The bridge is open"]);
  assert.deepEqual(await page.locator("#upcoming li a").allInnerTexts(), ["Dinner"]);
  assert.equal(await isMarked(page), true, "the desk was not loaded again");

  await page.getByRole("link", { name: "1 needs attention" }).click();
  await eventually("only what asks for work is shown", () => rows(page), [quay]);
});

scene("the desk can be used with the keyboard alone", async ({ site, visit }) => {
  const page = await visit("/_tandem/?lang=nl");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Naar de inhoud", "the first thing is the link to the content");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "main", "it leads there");
  const passed = await tabTo(page, "filter-q");
  const links = passed.filter(name => ["Nederlands", "English"].includes(name));
  assert.deepEqual(links, ["Nederlands", "English"], "the links to the site come first");

  await page.keyboard.type("kade");
  await tabTo(page, "filter-section");
  await tabTo(page, "filter-state");
  assert.deepEqual(await tabTo(page, "Filter"), []);
  await page.keyboard.press("Enter");
  await eventually("the table is filtered", () => rows(page), ["De kade is klaar"]);
  assert.equal(await page.locator("#filter-q").inputValue(), "kade");

  await tabTo(page, "Naast elkaar: De kade is klaar");
  await tabTo(page, "compleet: De kade is klaar (nl)");
  assert.deepEqual(await tabTo(page, "compleet: De kade is klaar (en)"), []);
  await page.keyboard.press("Enter");
  await page.waitForURL(site.address + at.quay.en);
});

scene("everything on the desk that has the focus is in view and can be seen to have it", async ({ visit }) => {
  const page = await visit("/_tandem/?lang=en", { viewport: { width: 320, height: 640 } });
  const unseen = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const isInView = left >= 0 && right <= innerWidth && top < innerHeight && bottom > 0;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { name: element.id || element.textContent, isSeen: isInView && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
    });
    if (!at) break;
    if (!at.isSeen) unseen.push(at.name);
  }
  assert.deepEqual(unseen, []);
});

// ---- Side by side

const frame = (page, code) => page.frameLocator(`#pane-${code} iframe`);
const frameOf = async (page, code) => (await page.locator(`#pane-${code} iframe`).elementHandle()).contentFrame();

scene("both languages of an entry are live side by side", async ({ site, visit }) => {
  const page = await visit("/_tandem/beside/news/quay?lang=en");
  await mark(page);
  await eventually("the Dutch page is there", () => frame(page, "nl").locator("h1").innerText(), "De kade is klaar");
  await eventually("the English page is there", () => frame(page, "en").locator("h1").innerText(), "The quay is done");
  for (const code of ["nl", "en"]) {
    const inside = await frameOf(page, code);
    await listening(inside);
    await mark(inside);
  }
  const english = await frameOf(page, "en");

  site.edit("content/news/quay.nl.md", "title: De kade is klaar", "title: De kade is af");
  await eventually("the Dutch page is new", () => frame(page, "nl").locator("h1").innerText(), "De kade is af");
  assert.equal(await isMarked(await frameOf(page, "nl")), true, "it was not loaded again");
  assert.equal(await isMarked(english), true, "nor was the other");

  site.edit("content/news/quay.yaml", "2026-11-03", "2026-11-33");
  await eventually("what is wrong is told above both", () => problems(page).count(), 1);
  assert.equal(await page.locator(".problem__place").innerText(), "Line 1, character 7");
  assert.equal(await english.locator("tandem-live").count(), 0, "and not in each of them");
  site.edit("content/news/quay.yaml", "2026-11-33", "2026-11-03");
  await eventually("it goes when it is mended", () => problems(page).count(), 0);
  assert.equal(await isMarked(page), true, "the view was not loaded again");
});

scene("a language that is missing appears as soon as it is written", async ({ site, visit }) => {
  const text = site.read("content/news/quay.en.md");
  site.remove("content/news/quay.en.md");
  const page = await visit("/_tandem/beside/news/quay?lang=nl");
  await eventually("it says which file to make", () => page.locator("#pane-en .pane__none code").innerText(),
    "content/news/quay.en.md");
  site.write("content/news/quay.en.md", text);
  await eventually("the page is there", () => frame(page, "en").locator("h1").innerText(), "The quay is done");
  site.edit("content/news/quay.en.md", "slug: quay", "slug: the-quay");
  await eventually("it is followed when it moves",
    async () => new URL((await frameOf(page, "en")).url()).pathname, "/en/news/the-quay/");
  assert.equal(await frame(page, "en").locator("h1").innerText(), "The quay is done");
});

scene("the side-by-side view can be used with the keyboard alone", async ({ site, visit }) => {
  const page = await visit("/_tandem/beside/news/quay?lang=nl");
  await eventually("the Dutch page is there", () => frame(page, "nl").locator("h1").innerText(), "De kade is klaar");
  await tabTo(page, "Redactieoverzicht");
  await tabTo(page, "Open de pagina (nl)");
  await page.keyboard.press("Enter");
  await page.waitForURL(site.address + at.quay.nl);
});

scene("a side-by-side view of nothing says so", async ({ site }) => {
  const answer = await fetch(`${site.address}/_tandem/beside/news/nothing?lang=nl`);
  assert.equal(answer.status, 404);
});

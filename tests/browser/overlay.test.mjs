// What is wrong, laid over the page that one looks at.
import assert from "node:assert/strict";
import { chip, eventually, focused, isMarked, mark, overlay, says } from "./support/browser.mjs";
import { scene } from "./support/scene.mjs";
import { Site } from "./support/site.mjs";
import { at, smallSite } from "./support/small-site.mjs";

const shown = async (page, wanted) => eventually(wanted ? "the overlay is open" : "the overlay is closed",
  () => overlay(page).isVisible(), wanted);
const told = page => overlay(page).locator(".problem").allInnerTexts()
  .then(problems => problems.map(problem => problem.split(/\n+/).map(line => line.trim()).filter(Boolean)));
const chipSays = (page, text) => eventually(`the chip says: ${text}`, () => says(page, "chip"), text);

/** A day that doesn't exist, in the facts of the dinner; and how it is mended. */
const breakDay = site => site.edit("content/events/dinner.yaml", "2027-02-25", "2027-02-30");
const mendDay = site => site.edit("content/events/dinner.yaml", "2027-02-30", "2027-02-25");

const expected = {
  nl: {
    heading: "Er klopt iets niet",
    severity: "Fout",
    message: /de datum .*2027-02-30.* bestaat niet/i,
    help: /^Zo los je het op: .*2026-09-14/,
    chip: "1 fout",
  },
  en: {
    heading: "Something isn’t right",
    severity: "Error",
    message: /2027-02-30/,
    help: /^To mend it: .*2026-09-14/,
    chip: "1 error",
  },
};

for (const [tongue, words] of Object.entries(expected)) {
  scene(`an error is laid over the page, and closes with Escape (${tongue})`, async ({ site, visit }) => {
    const page = await visit(at.bridge[tongue]);
    await mark(page);
    const link = page.locator('a[href="https://elsewhere.example/3"]');
    await link.focus();
    const before = await focused(page);

    breakDay(site);
    await shown(page, true);
    const dialog = overlay(page);
    assert.equal(await dialog.getAttribute("lang"), tongue);
    assert.equal(await dialog.getByRole("heading").innerText(), words.heading);
    const [[message, place, number, line, help, code], ...others] = await told(page);
    assert.deepEqual(others, [], "there is one problem");
    assert.match(message, new RegExp(`^${words.severity}`));
    assert.match(message, words.message);
    assert.equal(place, "content/events/dinner.yaml:2:8", "file, line and column");
    assert.deepEqual([number, line], ["2", "start: 2027-02-30 18:30"], "the line itself");
    assert.match(help, words.help);
    assert.equal(code, "no-such-date");
    const focus = await page.evaluate(() =>
      document.querySelector("tandem-live").shadowRoot.activeElement?.closest("dialog")?.className);
    assert.equal(focus, "overlay", "the focus is in the overlay");
    assert.equal(await page.locator("h1").isVisible(), true, "the page is in view below it");

    await page.keyboard.press("Escape");
    await shown(page, false);
    assert.equal(await focused(page), before, "the focus is where it was");
    await chipSays(page, words.chip);

    await chip(page).focus();
    await page.keyboard.press("Enter");
    await shown(page, true);
    await page.keyboard.press("Escape");
    await shown(page, false);
    assert.equal(await focused(page), words.chip, "the focus is on the chip that opened it");

    mendDay(site);
    await eventually("the chip is gone", () => chip(page).count(), 0);
    assert.equal(await overlay(page).count(), 0);
    assert.equal(await isMarked(page), true, "the page was not loaded again");
  });
}

scene("an overlay goes by itself when all is mended", async ({ site, visit }) => {
  const page = await visit(at.bridge.nl);
  const link = page.locator('a[href="https://elsewhere.example/3"]');
  await link.focus();
  const before = await focused(page);
  breakDay(site);
  await shown(page, true);
  mendDay(site);
  await eventually("the overlay is gone", () => overlay(page).count(), 0);
  assert.equal(await focused(page), before, "the focus is where it was");
  assert.equal(await chip(page).count(), 0);
});

scene("an overlay that was closed opens again for what wasn't in it", async ({ site, visit }) => {
  const page = await visit(at.bridge.nl);
  breakDay(site);
  await shown(page, true);
  await overlay(page).getByRole("button", { name: "Sluiten" }).click();
  await shown(page, false);
  await page.reload();
  await chipSays(page, "1 fout");
  assert.equal(await overlay(page).isVisible(), false, "on the next page it stays closed");

  site.edit("content/news/quay.nl.md", "title: De kade is klaar\n", "");
  await shown(page, true);
  assert.equal((await told(page)).length, 2);
  mendDay(site);
  await eventually("what is mended is gone, and the overlay is still open",
    async () => [await overlay(page).isVisible(), (await told(page)).length], [true, 1]);
});

scene("a page whose own file is broken keeps what it said", async ({ site, visit }) => {
  const page = await visit(at.quay.en);
  await mark(page);
  site.edit("content/news/quay.en.md", "summary:", "summary: [");
  await shown(page, true);
  const [[, place]] = await told(page);
  assert.match(place, /^content\/news\/quay\.en\.md:\d+:\d+$/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("h1").innerText(), "The quay is done");
  assert.equal(await page.getByText("You can walk there.").isVisible(), true);

  await page.reload();
  assert.equal(await page.locator("h1").innerText(), "The quay is done", "also when it is loaded again");
  site.edit("content/news/quay.en.md", "summary: [", "summary:");
  site.edit("content/news/quay.en.md", "title: The quay is done", "title: The quay is mended");
  await eventually("the mended page is there", () => page.locator("h1").innerText(), "The quay is mended");
  await eventually("the overlay is gone", () => overlay(page).count(), 0);
});

scene("a template that is broken keeps every page as it was", async ({ site, visit }) => {
  const page = await visit(at.quay.nl);
  const file = "themes/small/templates/footer.html";
  site.edit(file, "</footer>", "{{ site.nothing.at.all }}</footer>");
  await shown(page, true);
  assert.match((await told(page))[0][1], /^themes\/small\/templates\/footer\.html:\d+:\d+$/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("h1").innerText(), "De kade is klaar");
  assert.equal(await page.locator("#field").isVisible(), true);
  site.edit(file, "{{ site.nothing.at.all }}</footer>", "<p>Gemaakt.</p></footer>");
  await page.getByText("Gemaakt.").waitFor();
  await eventually("the overlay is gone", () => overlay(page).count(), 0);
});

scene("a warning keeps nobody from their page: a chip leads to the desk", async ({ site, visit }) => {
  const page = await visit(at.quay.nl);
  site.remove("content/events/dinner.nl.md");
  await chipSays(page, "1 waarschuwing");
  assert.equal(await overlay(page).count(), 0);
  await chip(page).click();
  await page.waitForURL(`${site.address}/_tandem/?lang=nl`);
});

scene("a site that was broken from the start says so, and appears when it is mended", async ({ site, visit }) => {
  const page = await visit(at.quay.nl);
  await shown(page, true);
  assert.equal(await overlay(page).getAttribute("lang"), "nl");
  assert.match((await told(page))[0][1], /^site\.yaml/);
  site.write("site.yaml", smallSite["site.yaml"]);
  await eventually("the page is there", () => page.locator("h1").innerText(), "De kade is klaar");
  await eventually("the overlay is gone", () => overlay(page).count(), 0);
}, () => Site.of({ ...smallSite, "site.yaml": smallSite["site.yaml"].replace("languages:", "langauges:") }));

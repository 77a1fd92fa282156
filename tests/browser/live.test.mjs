// A page of the site, while it is being written.
import assert from "node:assert/strict";
import { eventually, isMarked, listening, mark, says } from "./support/browser.mjs";
import { scene } from "./support/scene.mjs";
import { Site } from "./support/site.mjs";
import { at, smallSite } from "./support/small-site.mjs";

const title = page => page.locator("h1").innerText();
const background = page => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const styles = page => page.evaluate(() => document.querySelectorAll("link[rel=stylesheet]").length);
const link = (page, number) => page.locator(`a[href="https://elsewhere.example/${number}"]`);

/** Scrolls to a link in the middle of the page and focuses it, opens the details, and starts to type. */
async function settle(page) {
  await page.locator("#more summary").click();
  await page.locator("#field").fill("half getypt");
  await link(page, 30).evaluate(element => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    element.focus({ preventScroll: true });
  });
}

const place = page => page.evaluate(() => ({
  focus: document.activeElement.getAttribute("href"),
  open: document.querySelector("#more").open,
  typed: document.querySelector("#field").value,
}));
const asSettled = { focus: "https://elsewhere.example/30", open: true, typed: "half getypt" };

/** How far from the top of the window a link is. */
const height = (page, number) => link(page, number).evaluate(element => Math.round(element.getBoundingClientRect().top));

scene("text that is edited appears, and whatever one was at stays", async ({ site, visit }) => {
  const page = await visit(at.bridge.nl);
  await mark(page);
  await settle(page);
  const before = await height(page, 30);

  site.edit("content/news/bridge.nl.md", "Alinea 33 ", "Hier staat iets nieuws ");
  await page.getByText("Hier staat iets nieuws").waitFor();
  assert.deepEqual(await place(page), asSettled, "focus, details and field after an edit below");
  assert.equal(await height(page, 30), before, "what was in view is where it was");

  site.edit("content/news/bridge.nl.md", "Alinea 0 ", "Twee nieuwe alinea's.\n\nEn daar is de tweede.\n\nAlinea 0 ");
  await page.getByText("En daar is de tweede.").waitFor({ state: "attached" });
  assert.deepEqual(await place(page), asSettled, "focus, details and field after an edit above");
  await eventually("what was in view is where it was, whatever came above it", () => height(page, 30), before);

  site.edit("content/news/bridge.nl.md", "title: De brug is open", "title: De brug is weer open");
  await eventually("the new heading is there", () => title(page), "De brug is weer open");
  assert.equal(await page.title(), "De brug is weer open · Klein");
  assert.equal(await isMarked(page), true, "the page was not loaded again");
});

scene("after many edits, a page is what it would be if it were loaded again", async ({ site, visit }) => {
  const page = await visit(at.quay.nl);
  const bodies = [
    "Eén.\n\nTwee.\n\nDrie.",
    "Drie.\n\nEén.\n\nTwee.",
    "## Kop {#kop}\n\n- a\n- b\n\nTwee.",
    "Twee.\n\n## Kop {#kop}\n\n1. a\n2. b\n3. c",
    "Twee.\n\nTwee.\n\nTwee.",
    "> Twee.\n\nTwee **dik**.",
    "Twee *schuin*.\n\n## Een {#a}\n\nx\n\n## Twee {#b}\n\ny",
    "## Twee {#b}\n\ny\n\n## Een {#a}\n\nx",
  ];
  const html = () => page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true);
    copy.querySelector("tandem-live").remove();
    return copy.outerHTML;
  });
  const fresh = () => page.evaluate(async () => {
    const answer = await fetch(location.href);
    return new DOMParser().parseFromString(await answer.text(), "text/html").documentElement.outerHTML;
  });
  for (const [number, body] of bodies.entries()) {
    site.write("content/news/quay.nl.md", `---\ntitle: Kade ${number}\nslug: kade\nsummary: Kade.\n---\n\n${body}\n`);
    await eventually("the new heading is there", () => title(page), `Kade ${number}`);
    assert.equal(await html(), await fresh(), `after edit ${number}`);
  }
});

scene("a title that is edited appears on the list that shows it", async ({ site, visit }) => {
  const list = await visit(at.news.en);
  await mark(list);
  site.edit("content/news/quay.en.md", "title: The quay is done", "title: The quay is finished");
  await list.getByRole("link", { name: "The quay is finished" }).waitFor();
  assert.equal(await isMarked(list), true, "the list was not loaded again");
});

const scripted = {
  ...smallSite,
  "themes/small/templates/footer.html":
    `${smallSite["themes/small/templates/footer.html"]}<script src="{{ asset(path="own.js") }}"></script>\n`,
  "themes/small/assets/own.js": "window.ownRuns = document.querySelectorAll('p').length;\n",
};

scene("a page with scripts of its own is loaded again, at the same place", async ({ site, visit }) => {
  const page = await visit(at.bridge.nl);
  await mark(page);
  await settle(page);
  const { scrollY } = await page.evaluate(() => ({ scrollY }));
  site.edit("content/news/bridge.nl.md", "Alinea 33 ", "Hier staat iets nieuws ");
  await page.getByText("Hier staat iets nieuws").waitFor();
  assert.equal(await isMarked(page), false, "its own script started again, with the page");
  await eventually("the window is where it was", () => page.evaluate(() => scrollY), scrollY);
  // The browser puts the window back by itself; the rest comes after the page was loaded.
  await eventually("the focus is where it was", async () => (await place(page)).focus, asSettled.focus);
  await eventually("what was unfolded is unfolded", async () => (await place(page)).open, true);
}, () => Site.of(scripted));

scene("a style that is edited takes the place of the old one without a reload", async ({ site, visit }) => {
  const page = await visit(at.bridge.nl);
  await mark(page);
  await settle(page);
  const before = await height(page, 30);
  site.edit("themes/small/assets/style.css", "rgb(255, 255, 255)", "rgb(10, 20, 30)");
  await eventually("the new style is in force", () => background(page), "rgb(10, 20, 30)");
  assert.equal(await isMarked(page), true, "the page was not loaded again");
  assert.deepEqual(await place(page), asSettled);
  assert.equal(await height(page, 30), before, "what was in view is where it was");
  await eventually("the old style is gone", () => styles(page), 1);
});

scene("a style and a text that are edited together both appear", async ({ site, visit }) => {
  const page = await visit(at.quay.nl);
  await mark(page);
  site.edit("themes/small/assets/style.css", "rgb(255, 255, 255)", "rgb(10, 20, 30)");
  site.edit("content/news/quay.nl.md", "title: De kade is klaar", "title: De kade is af");
  await eventually("the new style is in force", () => background(page), "rgb(10, 20, 30)");
  await eventually("the new heading is there", () => title(page), "De kade is af");
  await eventually("there is one style", () => styles(page), 1);
  assert.equal(await isMarked(page), true, "the page was not loaded again");
});

scene("a page that did not change stays still", async ({ site, visit }) => {
  const still = await visit(at.dinner.nl);
  const edited = await visit(at.quay.nl);
  await mark(still);
  const asked = still.requests.length;
  site.edit("content/news/quay.nl.md", "Er kan gewandeld worden.", "Er kan gefietst worden.");
  await edited.getByText("Er kan gefietst worden.").waitFor();

  // Its own edit comes after the other's: by then it had been told whatever it was told.
  site.edit("content/events/dinner.nl.md", "Aan lange tafels.", "Aan ronde tafels.");
  await still.getByText("Aan ronde tafels.").waitFor();
  assert.equal(await isMarked(still), true, "it was not loaded again");
  assert.deepEqual(still.requests.slice(asked), [site.address + at.dinner.nl], "it asked for itself once: for its own edit");
});

scene("a page that moves is followed", async ({ site, visit }) => {
  const page = await visit(at.bridge.nl);
  await settle(page);
  const scrollY = await page.evaluate(() => window.scrollY);
  site.edit("content/news/bridge.nl.md", "slug: brug", "slug: de-nieuwe-brug");
  await page.waitForURL(`${site.address}/nl/news/de-nieuwe-brug/`);
  await eventually("the heading is there", () => title(page), "De brug is open");
  await eventually("the window is where it was", () => page.evaluate(() => window.scrollY), scrollY);
  await listening(page);
  site.edit("content/news/bridge.nl.md", "title: De brug is open", "title: De nieuwe brug");
  await eventually("it is live at its new address", () => title(page), "De nieuwe brug");
});

scene("a page that is removed says so, and one that is put back is back", async ({ site, visit }) => {
  const page = await visit(at.quay.en);
  await mark(page);
  const files = ["content/news/quay.yaml", "content/news/quay.nl.md", "content/news/quay.en.md"];
  const texts = files.map(file => site.read(file));
  files.forEach(file => site.remove(file));
  await eventually("it says that the page is gone", () => says(page, "gone"),
    "This page no longer exists. To the editor’s desk");
  assert.equal(await title(page), "The quay is done", "what was there is still in view");
  files.forEach((file, number) => site.write(file, texts[number]));
  await eventually("it no longer says so", () => says(page, "gone"), "");
  assert.equal(await isMarked(page), true, "the page was not loaded again");
  site.edit("content/news/quay.en.md", "You can walk there.", "You can cycle there.");
  await page.getByText("You can cycle there.").waitFor();
});

scene("when tandem starts again, the page hears what it missed", async ({ site, visit }) => {
  const page = await visit(at.bridge.nl);
  await mark(page);
  await settle(page);
  await site.stop();
  await eventually("it says that the connection is lost", () => says(page, "lost"),
    "Verbinding met Tandem verbroken. Draait het nog?");
  site.edit("content/news/bridge.nl.md", "Alinea 33 ", "Ondertussen geschreven ");
  site.edit("themes/small/assets/style.css", "rgb(255, 255, 255)", "rgb(10, 20, 30)");
  await site.serve();
  await page.getByText("Ondertussen geschreven").waitFor();
  await eventually("it no longer says that it is lost", () => says(page, "lost"), "");
  await eventually("the new style is in force", () => background(page), "rgb(10, 20, 30)");
  assert.deepEqual(await place(page), asSettled);
  assert.equal(await isMarked(page), true, "the page was not loaded again");
  site.edit("content/news/bridge.nl.md", "Ondertussen geschreven ", "Daarna geschreven ");
  await page.getByText("Daarna geschreven").waitFor();
});

scene("a style that is edited while tandem is away is swapped when it is back", async ({ site, visit }) => {
  const page = await visit(at.quay.nl);
  await mark(page);
  await site.stop();
  site.edit("themes/small/assets/style.css", "rgb(255, 255, 255)", "rgb(10, 20, 30)");
  await site.serve();
  await eventually("the new style is in force", () => background(page), "rgb(10, 20, 30)");
  await eventually("there is one style", () => styles(page), 1);
  assert.equal(await isMarked(page), true, "the page was not loaded again");
});

scene("a page that was removed, and put back while tandem was away, no longer says that it is gone", async ({ site, visit }) => {
  const page = await visit(at.quay.nl);
  const text = site.read("content/news/quay.nl.md");
  site.remove("content/news/quay.nl.md");
  await eventually("it says that the page is gone", () => says(page, "gone"),
    "Deze pagina bestaat niet meer. Naar het redactieoverzicht");
  await site.stop();
  site.write("content/news/quay.nl.md", text);
  await site.serve();
  await eventually("it no longer says so", () => says(page, "gone"), "");
});

scene("a page that isn't published yet says why", async ({ site, visit }) => {
  const page = await visit(at.quay.nl);
  const labelled = text => eventually(`it says: ${text || "nothing"}`, () => says(page, "label"), text);
  site.edit("content/news/quay.nl.md", "summary:", "draft: true\nsummary:");
  await labelled("Concept – nog niet gepubliceerd");
  site.edit("content/news/quay.nl.md", "draft: true\n", "");
  await labelled("");
  site.edit("content/news/quay.yaml", "date:", "publish_from: 2027-01-01\ndate:");
  await labelled("Ingepland – nog niet gepubliceerd");
  site.edit("content/news/quay.yaml", "publish_from: 2027-01-01", "publish_until: 2026-11-10");
  await labelled("Verlopen – niet meer gepubliceerd");
});

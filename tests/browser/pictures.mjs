// Makes the pictures of `tandem serve` for the README: node tests/browser/pictures.mjs
import { join } from "node:path";
import { eventually, launch, listening, open, overlay } from "./support/browser.mjs";
import { REPOSITORY, Site } from "./support/site.mjs";

const picture = (page, name) => page.screenshot({ path: join(REPOSITORY, "docs", name), scale: "css" });

const site = Site.ofRepository();
const browser = await launch();
try {
  site.remove("content/news/winter-workshops-open.en.md");
  await site.serve();
  const desk = await open(browser, `${site.address}/_tandem/?lang=en`, { viewport: { width: 1280, height: 900 } });
  await listening(desk);
  const page = await open(browser, `${site.address}/en/events/international-dinner/`, { viewport: { width: 1280, height: 800 } });
  await listening(page);
  site.edit("content/events/international-dinner.yaml", "start: 2027-02-25", "start: 2027-02-30");

  await eventually("the desk tells it", () => desk.locator(".problem--error").count(), 1);
  await picture(desk, "serve-desk.png");
  await eventually("the overlay is open", () => overlay(page).isVisible(), true);
  await picture(page, "serve-overlay.png");
} finally {
  await browser.close();
  await site.discard();
}

// Nothing that axe finds wrong, on any view, in both languages, light and dark, narrow and wide.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { eventually, launch, listening, open, overlay, violations } from "./support/browser.mjs";
import { Site } from "./support/site.mjs";

const VIEWS = {
  "the home page": { nl: "/nl/", en: "/en/" },
  "a list": { nl: "/nl/agenda/", en: "/en/events/" },
  "a news page": { nl: "/nl/nieuws/partnerschap-getekend/", en: "/en/news/partnership-signed/" },
  "an event page": { nl: "/nl/agenda/internationaal-diner/", en: "/en/events/international-dinner/" },
  "the desk": { nl: "/_tandem/?lang=nl", en: "/_tandem/?lang=en" },
  "the side-by-side view": {
    nl: "/_tandem/beside/events/international-dinner?lang=nl",
    en: "/_tandem/beside/events/international-dinner?lang=en",
  },
};

let browser, well, broken;

before(async () => {
  [well, broken] = [Site.ofRepository(), Site.ofRepository()];
  broken.edit("content/events/international-dinner.yaml", "start: 2027-02-25", "start: 2027-02-30");
  broken.remove("content/news/international-wishes.en.md");
  [browser] = await Promise.all([launch(), well.serve(), broken.serve()]);
});

after(async () => {
  await browser?.close();
  await Promise.all([well, broken].map(site => site?.discard()));
});

/** Looks at an address in both colour schemes and at both widths. */
async function inspect(address, isReady) {
  const found = [];
  const page = await open(browser, address);
  try {
    await listening(page);
    await isReady?.(page);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const wrong = await violations(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) wrong.push(`the page is ${wide} px wide`);
        found.push(...wrong.map(text => `${colorScheme}, ${width} px: ${text}`));
      }
    }
  } finally {
    await page.context().close();
  }
  assert.deepEqual(found, [], `${address}:\n${found.join("\n")}`);
}

for (const tongue of ["nl", "en"]) {
  for (const [name, addresses] of Object.entries(VIEWS)) {
    test(`${name} (${tongue})`, () => inspect(well.address + addresses[tongue]));
  }

  test(`a page under the overlay (${tongue})`, () => inspect(broken.address + VIEWS["a news page"][tongue],
    page => eventually("the overlay is open", () => overlay(page).isVisible(), true)));

  test(`a page with a chip (${tongue})`, () => inspect(broken.address + VIEWS["a news page"][tongue], async page => {
    await eventually("the overlay is open", () => overlay(page).isVisible(), true);
    await page.keyboard.press("Escape");
    await eventually("the overlay is closed", () => overlay(page).isVisible(), false);
  }));

  test(`the desk with problems (${tongue})`, () => inspect(broken.address + VIEWS["the desk"][tongue]));

  test(`the side-by-side view with problems (${tongue})`, () => inspect(broken.address + VIEWS["the side-by-side view"][tongue]));

  test(`the side-by-side view of half an entry (${tongue})`, () =>
    inspect(`${broken.address}/_tandem/beside/news/international-wishes?lang=${tongue}`));

  test(`a filter that nothing passes (${tongue})`, () => inspect(`${well.address}/_tandem/?lang=${tongue}&q=nothing`));
}

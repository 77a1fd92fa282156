// Makes the pictures of the partnership's site: node tests/browser/site-pictures.mjs [FOLDER]
// Each is the top of a page, on a phone and on a desk, in both languages; docs/pictures if no folder is given.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { launch, open } from "./support/browser.mjs";
import { serve } from "../standards/serve.mjs";
import { REPOSITORY, Site } from "./support/site.mjs";

const PAGES = {
  home: { nl: "/nl/", en: "/en/" },
  events: { nl: "/nl/agenda/", en: "/en/events/" },
  event: { nl: "/nl/agenda/internationaal-diner/", en: "/en/events/international-dinner/" },
  workshop: { nl: "/nl/workshops/een-bestuur-leiden/", en: "/en/workshops/leading-a-board/" },
  news: { nl: "/nl/nieuws/partnerschap-getekend/", en: "/en/news/partnership-signed/" },
  initiative: { nl: "/nl/initiatieven/bestuursbeurzen-voorjaar/", en: "/en/initiatives/board-grants-spring/" },
};
const WINDOWS = { 360: { width: 360, height: 740 }, 1280: { width: 1280, height: 800 } };
const MOST = 150 * 1024;

const folder = process.argv[2] ?? join(REPOSITORY, "docs", "pictures");
mkdirSync(folder, { recursive: true });
const site = Site.ofRepository();
const browser = await launch();
const server = await serve(await site.build());
try {
  for (const [width, viewport] of Object.entries(WINDOWS)) {
    const page = await open(browser, `${server.address}/`, { viewport, colorScheme: "light" });
    for (const [name, languages] of Object.entries(PAGES)) {
      for (const [code, path] of Object.entries(languages)) {
        await page.goto(server.address + path, { waitUntil: "load" });
        const file = join(folder, `${name}-${code}-${width}.png`);
        await page.screenshot({ path: file, scale: "css" });
        const { size } = statSync(file);
        if (size > MOST) console.warn(`${file} has ${size} bytes`);
      }
    }
    await page.context().close();
  }
} finally {
  server.close();
  await browser.close();
  await site.discard();
}

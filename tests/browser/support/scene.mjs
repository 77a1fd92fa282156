// A test with a site that is served, and windows that look at it.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, listening, open } from "./browser.mjs";
import { Site } from "./site.mjs";
import { smallSite } from "./small-site.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** A test on a small site, or on one of its own making; each has its own server and its own windows. */
export function scene(name, act, makeSite = () => Site.of(smallSite)) {
  test(name, async () => {
    const site = makeSite();
    const pages = [];
    /** Opens an address of the site in a window of its own. */
    const visit = async (path, options) => {
      const page = await open(browser, site.address + path, options);
      pages.push(page);
      await listening(page);
      return page;
    };
    try {
      await site.serve();
      await act({ site, visit });
      assert.deepEqual(pages.flatMap(page => page.faults), [], "the scripts of the pages did without errors");
    } finally {
      await Promise.all(pages.map(page => page.context().close()));
      await site.discard();
    }
  });
}

// That what looks at pages sees what is wrong with them: a page of bad habits.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, open, violations } from "./support/browser.mjs";
import * as habits from "./support/habits.mjs";
import { goRound } from "./support/round.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** What is found on a page of this body, one entry per fault. */
async function found(style, body, look) {
  const page = await open(browser, "about:blank", { viewport: { width: 320, height: 640 } });
  try {
    await page.setContent(`<!doctype html><html lang="en"><title>Habits</title><style>${style}</style><main><h1>Habits</h1>${body}</main>`);
    return await look(page);
  } finally {
    await page.context().close();
  }
}

const sees = async (style, body, look, what) => {
  const wrong = await found(style, body, look);
  assert.ok(wrong.some(text => what.test(text)), `${what} in ${JSON.stringify(wrong)}`);
};
const text = page => page.evaluate(habits.cutOffText);

test("text that is cut off is seen", async () => {
  await sees("div { width: 90px; overflow: hidden; white-space: nowrap }", "<div>More than fits in here</div>", text, /cut off by div/);
  await sees("div { height: 20px; overflow: hidden }", "<div>One line<br>Two lines<br>Three lines</div>", text, /cut off by div/);
  await sees("p { width: 500px }", "<p>Wide</p>", text, /the page is 5\d\d px wide/);
  await sees("body { overflow-x: hidden } p { white-space: nowrap }", `<p>${"Long ".repeat(40)}</p>`, text, /the edge of the window/);
});

test("text that can be scrolled, or is for ears only, is let be", async () => {
  const style = "div { overflow-x: auto; white-space: nowrap } span { position: absolute; width: 1px; height: 1px; overflow: hidden }";
  assert.deepEqual(await found(style, `<div tabindex="0">${"Long ".repeat(40)}</div><span>For ears only</span>`, text), []);
});

test("text that grows out of its box is seen once it is spaced", async () => {
  const spaced = async page => {
    assert.deepEqual(await text(page), []);
    await page.evaluate(habits.restyle, "* { line-height: 3 !important }");
    return text(page);
  };
  await sees("div { height: 24px; overflow: hidden }", "<div>Fits</div>", spaced, /cut off by div/);
});

test("a focus that can't be seen is seen", async () => {
  await sees("a:focus { outline: none }", "<a href='/'>Plain</a>", goRound, /"Plain" doesn't show/);
  const bar = "header { position: fixed; inset: 0; background: white }";
  await sees(bar, "<a href='/'>Hidden</a><header></header>", goRound, /"Hidden" has the focus and can't be seen/);
});

test("what the keyboard can't reach is seen, and what it can isn't", async () => {
  await sees("", "<a href='/' tabindex='-1'>Away</a><a href='/'>Near</a>", goRound, /"Away" can't be reached/);
  assert.deepEqual(await found("", "<a href='/'>One</a> <button>Two</button> <input aria-label='Three'>", goRound), []);
});

test("axe looks at the size of targets", async () => {
  const style = "button { width: 12px; height: 12px; padding: 0; margin: 0; border: 0; font-size: 6px; float: left }";
  await sees(style, "<button>a</button><button>b</button><button>c</button>", violations, /target-size/);
});

test("what is stored is seen", async () => {
  const page = await open(browser, "about:blank");
  await page.route("**/*", route => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Kept</title>" }));
  await page.goto("http://localhost/");
  assert.deepEqual(await page.evaluate(habits.stored), []);
  await page.evaluate(() => { localStorage.setItem("seen", "1"); document.cookie = "visitor=1"; });
  assert.deepEqual(await page.evaluate(habits.stored), ["cookies: visitor=1", "local: seen"]);
  await page.context().close();
});

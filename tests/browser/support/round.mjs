import * as habits from "./habits.mjs";

/** Goes round a page by Tab alone. */
export async function goRound(page) {
  const wrong = [];
  const most = await page.evaluate(habits.numberControls) + 10;
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(habits.lookAtFocus);
    if (!seen) break;
    wrong.push(...seen);
  }
  return [...wrong, ...await page.evaluate(habits.unreachedControls)];
}

// What axe can't see of a page, looked at in the page itself. Each function runs there, on its own: it
// can use nothing of this file. Each gives what is wrong, in words.

/** Text that can't be read whole: beyond the edge of the window, or cut off by something around it. */
export function cutOffText() {
  const wrong = new Set();
  const { clientWidth } = document.documentElement;
  const wide = document.documentElement.scrollWidth;
  if (wide > clientWidth) wrong.add(`the page is ${wide} px wide in a window of ${clientWidth} px`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { parentElement: parent } = text;
    if (!text.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const line of range.getClientRects()) {
      const cutter = cuts(parent, line);
      if (cutter) wrong.add(`"${text.data.trim().slice(0, 40)}" is cut off by ${cutter}`);
    }
  }
  return [...wrong];

  /** What cuts off a line of text, if anything does. Whatever scrolls shows all; what is a pixel or two is meant for ears. */
  function cuts(from, line) {
    let scrolls = false;
    for (let at = from; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      if (/auto|scroll/.test(style.overflowX)) scrolls = true;
      if (style.position === "absolute" && box.width <= 2 && box.height <= 2) return null;
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const isOut = line.right > box.right + 1 || line.left < box.left - 1;
      const isUnder = line.bottom > box.bottom + 3 || line.top < box.top - 3;
      if (/hidden|clip/.test(style.overflowX) && isOut) return name(at);
      if (/hidden|clip/.test(style.overflowY) && isUnder) return name(at);
    }
    const isOut = line.right > document.documentElement.clientWidth + 1 && line.width > 0;
    return isOut && !scrolls ? "the edge of the window" : null;
  }

  function name(element) {
    return element.className ? `.${element.className}` : element.tagName.toLowerCase();
  }
}

/** Numbers everything that a pointer can use, so that a keyboard's round can be compared with it. */
export function numberControls() {
  // The next Tab starts from the top, wherever the last round ended.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  const controls = document.querySelectorAll(
    "a[href], button:not(:disabled), summary, select, textarea, input:not([type=hidden]), [tabindex='0'], [onclick]");
  const seen = [...controls].filter(control => control.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }));
  // Of a group of radio buttons the keyboard takes one, and arrows do the rest.
  const met = new Set();
  window.controls = seen.filter(({ type, name }) => type !== "radio" || (!met.has(name) && met.add(name)));
  window.reached = new Set();
  return window.controls.length;
}

/** What the keyboard is at: whether it can be seen that it is there. Null once the round is over. */
export function lookAtFocus() {
  const at = document.activeElement;
  if (!at || at === document.body || window.reached.has(at)) return null;
  window.reached.add(at);
  const name = `"${(at.textContent.trim() || at.getAttribute("aria-label") || at.name || at.tagName).slice(0, 40)}"`;
  const wrong = [];
  const boxes = [...at.getClientRects()].filter(({ width, height }) => width > 2 && height > 2);
  const points = boxes.flatMap(({ left, top, right, bottom }) => [0.1, 0.5, 0.9].flatMap(x => [0.2, 0.5, 0.8].map(
    y => [left + (right - left) * x, top + (bottom - top) * y])));
  const isOnTop = ([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return there && (at.contains(there) || there.contains(at) && there.tagName === "LABEL");
  };
  if (!points.some(isOnTop)) wrong.push(`${name} has the focus and can't be seen`);
  if (!hasMark(at)) wrong.push(`${name} doesn't show that it has the focus`);
  return wrong;

  /** An outline around it, or around what holds it: what else may change colours may do so unseen. */
  function hasMark(element) {
    const carriers = [element, element.parentElement.closest(":focus-within:not(body, html, main)") ?? element];
    return carriers.map(carrier => getComputedStyle(carrier)).some(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 1);
  }
}

/** What a pointer can use and the keyboard never came to. */
export function unreachedControls() {
  return window.controls.filter(control => !window.reached.has(control))
    .map(control => `"${control.textContent.trim().slice(0, 40)}" can't be reached with the keyboard`);
}

/** The spacing of text that a reader may set (WCAG 1.4.12), or text of twice the size (1.4.4): a sheet laid over the page's own. */
export function restyle(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

/** What a page keeps in the browser. */
export async function stored() {
  const kept = {
    cookies: document.cookie,
    local: Object.keys(localStorage).join(),
    session: Object.keys(sessionStorage).join(),
    databases: (await indexedDB.databases()).map(({ name }) => name).join(),
    caches: (await caches.keys()).join(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope).join(),
  };
  return Object.entries(kept).filter(([, names]) => names).map(([where, names]) => `${where}: ${names}`);
}

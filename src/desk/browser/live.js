// Tandem's half in the browser of `tandem serve`: keeps a page up to date, and tells what is wrong.
//
// Its tag says which page this is (data-page), which version of it was served (data-version), whether
// it is published (data-notice), and whether it is a page of the desk's own (data-desk). The server
// answers /_tandem/events?page=…&version=…&styles=… (the addresses of its style sheets) with events, each
// with JSON:
//   reload {version}              this page says something else now
//   style {from, to}              a style sheet has another address now
//   moved {to}                    this page lives there now
//   gone {}                       this page is no more
//   problems {errors, warnings}   sent to whoever connects, and when it changes
//   state {}                      for the desk: there is something new to show
(() => {
  "use strict";
  const tag = document.currentScript;
  const isDesk = "desk" in tag.dataset;
  const isFramed = window !== window.top; // one of two side by side: the page around it tells
  // A page that was never whole is in no language: its address, or else the browser, tells which.
  const tongue = (document.documentElement.lang || location.pathname.split("/")[1] || navigator.language)
    .startsWith("nl") ? "nl" : "en";
  const desk = `/_tandem/?lang=${tongue}`;
  const words = {
    nl: {
      errors: n => n === 1 ? "1 fout" : `${n} fouten`,
      warnings: n => n === 1 ? "1 waarschuwing" : `${n} waarschuwingen`,
      draft: "Concept – nog niet gepubliceerd",
      scheduled: "Ingepland – nog niet gepubliceerd",
      expired: "Verlopen – niet meer gepubliceerd",
      lost: "Verbinding met Tandem verbroken. Draait het nog?",
      gone: "Deze pagina bestaat niet meer.",
      desk: "Naar het redactieoverzicht",
    },
    en: {
      errors: n => n === 1 ? "1 error" : `${n} errors`,
      warnings: n => n === 1 ? "1 warning" : `${n} warnings`,
      draft: "Draft – not published yet",
      scheduled: "Scheduled – not published yet",
      expired: "Expired – no longer published",
      lost: "Connection with Tandem lost. Is it still running?",
      gone: "This page no longer exists.",
      desk: "To the editor’s desk",
    },
  }[tongue];

  // ---- The connection: one for a tab that is in view. A browser allows six to one server, so a tab
  // ---- that is hidden gives its own up, and asks what it missed when it is looked at again.
  let source, retry, late, pause;

  function connect() {
    clearTimeout(retry);
    if (source || document.hidden) return;
    const styles = sheets(document).map(link => new URL(link.href).pathname).join(" ");
    const query = new URLSearchParams({ page: tag.dataset.page, version: tag.dataset.version, styles });
    source = new EventSource(`/_tandem/events?${query}`);
    source.onopen = () => {
      pause = 0;
      late = clearTimeout(late);
      show("lost");
      show("gone"); // told again, if it still is
      if (isDesk) renew(); // whatever happened in between
    };
    // By ourselves, not by the browser: it would ask with the version of long ago.
    source.onerror = () => {
      disconnect();
      late ??= setTimeout(() => show("lost", words.lost), 1500);
      pause = Math.min((pause || 250) * 2, 4000);
      retry = setTimeout(connect, pause);
    };
    for (const [name, act] of Object.entries(events)) {
      source.addEventListener(name, event => act(JSON.parse(event.data || "{}")));
    }
  }

  function disconnect() {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  }

  addEventListener("pagehide", () => { disconnect(); late = clearTimeout(late); });
  addEventListener("pageshow", connect);
  document.addEventListener("visibilitychange", () => document.hidden ? disconnect() : connect());

  const events = {
    reload: renew,
    state: () => isDesk && renew(),
    style: swapStyle,
    moved: ({ to }) => { remember(to); location.replace(to); },
    gone: () => show("gone", words.gone),
    problems: tell,
  };

  // ---- A new version of the page takes the place of the old one where they differ, so that what
  // ---- someone scrolled to, opened, typed or had in focus stays.
  let renewing, again;

  async function renew() {
    if (renewing) { again = true; return; }
    renewing = true;
    try {
      do { again = false; await fetchAndSwap(); } while (again);
    } catch (error) {
      console.warn("Tandem:", error); // the server is away: connecting tells what was missed
    } finally {
      renewing = false;
    }
  }

  async function fetchAndSwap() {
    const response = await fetch(location.href, { cache: "no-store" });
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const nextTag = next.querySelector("script[data-version]");
    if (!nextTag) return;
    if (isDesk) {
      document.title = next.title;
      morph(document.querySelector("main"), next.querySelector("main"));
      return;
    }
    // Scripts of the theme's own took hold of the page as it was: they start again with it.
    if (hasOwnScripts(document) || hasOwnScripts(next)) {
      remember(location.pathname);
      location.reload();
      return;
    }
    await addStyles(next);
    const focus = document.activeElement, path = pathTo(focus);
    for (const part of ["head", "body"]) morph(document[part], next[part]);
    setAttributes(document.documentElement, next.documentElement);
    if (document.activeElement !== focus) {
      (focus.isConnected ? focus : elementAt(path))?.focus({ preventScroll: true });
    }
    setAttributes(tag, nextTag);
    show("gone");
    show("label", words[tag.dataset.notice]);
  }

  function hasOwnScripts(page) {
    const runs = script => !("version" in script.dataset) && /^$|module|javascript/.test(script.type);
    return [...page.scripts].some(runs) || page.querySelector("noscript, template") !== null;
  }

  /** Makes an element like another, and touches only what differs. */
  function morph(old, next) {
    setAttributes(old, next);
    const had = [...old.childNodes], wanted = [...next.childNodes];
    while (had[0] && wanted[0]?.isEqualNode(had[0])) { had.shift(); wanted.shift(); }
    let end = null; // what stays behind the part that differs
    while (had.length && wanted.at(-1)?.isEqualNode(had.at(-1))) { end = had.pop(); wanted.pop(); }
    const html = new Map([...had, ...wanted].map(node => [node, node.outerHTML])); // none of a text
    const left = new Map();
    for (const node of wanted) left.set(html.get(node), (left.get(html.get(node)) ?? 0) + 1);
    const stays = one => html.get(one) !== undefined && left.get(html.get(one)) > 0;
    for (const node of wanted) {
      let one = stays(node) && had.find(one => html.get(one) === html.get(node));
      left.set(html.get(node), left.get(html.get(node)) - 1);
      if (!one) { // what comes next and has to go anyway may become it
        const first = had.findIndex(stays);
        one = had.slice(0, first < 0 ? had.length : first).find(one => isAlike(one, node));
      }
      if (!one) {
        old.insertBefore(document.importNode(node, true), had[0] ?? end);
        continue;
      }
      const passed = had.splice(0, had.indexOf(one) + 1).slice(0, -1);
      had.unshift(...passed.filter(stays));
      passed.filter(one => !stays(one)).forEach(one => one.remove());
      if (had[0] && passed.includes(had[0])) old.insertBefore(one, had[0]); // it moved up
      if (one.nodeType !== 1) one.nodeValue = node.nodeValue;
      else if (html.get(one) !== html.get(node)) morph(one, node);
    }
    had.forEach(one => one.remove());
  }

  function isAlike(one, other) {
    const name = node => (node.nodeName === "SCRIPT" && node.src) || node.id;
    return one.nodeName === other.nodeName && name(one) === name(other);
  }

  function setAttributes(old, next) {
    const isOurs = name => name === "open"; // of <details>: as whoever looks at it left it
    for (const { name, value } of next.attributes) {
      if (!isOurs(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    for (const { name } of [...old.attributes]) {
      if (!isOurs(name) && !next.hasAttribute(name)) old.removeAttribute(name);
    }
  }

  // ---- Styles: the new one is there before the old one goes, so that nothing flashes.
  const sheets = page => [...page.querySelectorAll("link[rel~=stylesheet]")];

  function load(link, after) {
    return new Promise(done => {
      link.onload = link.onerror = done;
      after ? after.after(link) : document.head.append(link);
    });
  }

  function swapStyle({ from, to }) {
    for (const old of sheets(document)) {
      if (new URL(old.href).pathname !== from) continue;
      const link = old.cloneNode();
      link.href = to;
      load(link, old).then(() => old.remove());
    }
  }

  function addStyles(next) {
    let last;
    const loads = sheets(next).map(wanted => {
      const there = sheets(document).find(link => link.isEqualNode(wanted));
      const link = there ?? document.importNode(wanted);
      const loaded = there ? undefined : load(link, last ?? sheets(document)[0]);
      last = link;
      return loaded;
    });
    return Promise.all(loads);
  }

  // ---- Across a real reload: where one was, for that page and for once.
  const KEY = "tandem-place";

  function remember(path) {
    const focus = pathTo(document.activeElement);
    const open = [...document.querySelectorAll("details[open]")].map(pathTo);
    sessionStorage.setItem(KEY, JSON.stringify({ path, y: scrollY, focus, open }));
  }

  function recall() {
    const place = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    sessionStorage.removeItem(KEY);
    if (place.path !== location.pathname) return;
    for (const path of place.open) elementAt(path)?.setAttribute("open", "");
    elementAt(place.focus)?.focus({ preventScroll: true });
    scrollTo({ top: place.y, behavior: "instant" });
  }

  /** An element by the places of those that it is in, since few have an id. */
  function pathTo(element) {
    const path = [];
    for (; element?.parentElement; element = element.parentElement) {
      path.unshift([...element.parentElement.children].indexOf(element));
    }
    return path;
  }

  function elementAt(path) {
    return path?.reduce((element, at) => element?.children[at], document.documentElement);
  }

  // ---- What is told: in a shadow root, where the theme's styles don't reach.
  const shadow = isFramed ? undefined : addShadow();
  const CLOSED = "tandem-closed";
  let counts = {};

  function addShadow() {
    const host = document.createElement("tandem-live");
    const root = host.attachShadow({ mode: "open" });
    root.innerHTML = `
      <link rel="stylesheet" href="/_tandem/problems.css"><link rel="stylesheet" href="/_tandem/live.css">
      <aside class="tray" aria-label="Tandem" lang="${tongue}">
        <p class="label"></p><div class="chips"></div>
        <p class="gone" role="status"></p><p class="lost" role="status"></p>
      </aside>`;
    document.documentElement.append(host);
    return root;
  }

  /** Says something in a corner of the window; nothing takes it away. */
  function show(name, text = "") {
    const place = shadow?.querySelector(`.${name}`);
    if (!place || place.dataset.text === text) return;
    place.dataset.text = place.textContent = text;
    if (name === "gone" && text) place.append(" ", linkToDesk(words.desk));
  }

  function linkToDesk(text) {
    const link = document.createElement("a");
    link.href = desk;
    link.textContent = text;
    return link;
  }

  async function tell(now) {
    if (!shadow || isDesk) return; // the desk has it all on the page
    counts = now;
    let html = "";
    if (now.errors) html = await fetch(`/_tandem/overlay?lang=${tongue}`).then(answer => answer.text());
    if (counts !== now) return; // told again meanwhile
    const next = new DOMParser().parseFromString(html, "text/html").querySelector("dialog");
    let dialog = shadow.querySelector("dialog");
    if (!next) {
      dialog?.close(); // focus goes back to where it was
      dialog?.remove();
    }
    else if (dialog) morph(dialog, next);
    else {
      dialog = document.importNode(next, true);
      shadow.querySelector("aside").before(dialog);
      dialog.addEventListener("cancel", () => close(dialog)); // Escape
      dialog.addEventListener("click", event => event.target.closest("[data-close]") && close(dialog));
    }
    const closed = JSON.parse(sessionStorage.getItem(CLOSED) ?? "[]");
    if (next && !dialog.open && keys(dialog).some(key => !closed.includes(key))) dialog.showModal();
    addChip(now, dialog);
  }

  const keys = dialog => [...dialog.querySelectorAll("[data-key]")].map(one => one.dataset.key);

  /** Who closes it has read it: it opens again by itself for what wasn't in it yet. */
  function close(dialog) {
    sessionStorage.setItem(CLOSED, JSON.stringify(keys(dialog)));
    dialog.close();
  }

  function addChip({ errors, warnings }, dialog) {
    const parts = [errors && words.errors(errors), warnings && words.warnings(warnings)];
    const text = parts.filter(Boolean).join(", ");
    const chips = shadow.querySelector(".chips");
    if (chips.textContent === text && !errors === !chips.querySelector("button")) return;
    let chip = linkToDesk(text);
    if (errors) {
      chip = document.createElement("button");
      chip.textContent = text;
      chip.ariaHasPopup = "dialog";
      chip.onclick = () => shadow.querySelector("dialog")?.showModal();
    }
    chip.className = errors ? "chip chip--error" : "chip";
    chips.replaceChildren(...(text ? [chip] : []));
  }

  recall();
  show("label", words[tag.dataset.notice]);
  connect();
})();

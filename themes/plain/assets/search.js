// Searches while the reader types, and shows what is found. What it says stands in the page, and what
// is asked for in its address.
const form = document.getElementById("search");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");
const template = document.getElementById("search-result").content;
const says = form.dataset;

const FILTERS = ["kind", "topic"];
const AT_ONCE = 10;
const PAUSE = 250; // ms: who types on isn't disturbed

let engine;
let found = [];
let turn = 0;
let waiting;

/** Pagefind, fetched when somebody searches. Its worker would be under the policy of other pages. */
function load() {
  engine ??= import(`${says.index}pagefind.js`).then(async pagefind => {
    await pagefind.options({ noWorker: true, metaCacheTag: "1", excerptLength: 25, excerptEllipsis: "…" });
    await pagefind.init();
    return pagefind;
  });
  engine.catch(() => { engine = undefined; });
  return engine;
}

function asked() {
  const data = new FormData(form);
  const query = new URLSearchParams([...data].filter(([, value]) => value.trim()));
  const chosen = FILTERS.filter(name => data.has(name)).map(name => [name, { any: data.getAll(name) }]);
  return { words: data.get("q").trim(), filters: Object.fromEntries(chosen), query: query.toString() };
}

async function search() {
  clearTimeout(waiting);
  const now = ++turn;
  const { words, filters, query } = asked();
  history.replaceState(null, "", location.pathname + (query && `#${query}`));
  try {
    const { results } = query ? await (await load()).search(words || null, { filters }) : { results: [] };
    const first = await items(results.slice(0, AT_ONCE));
    if (now !== turn) return; // something else is asked for by now
    found = results;
    show(first);
    const count = found.length === 1 ? says.one : says.many.replace("{}", found.length.toLocaleString(document.documentElement.lang));
    tell(!query ? "" : found.length ? count : says.none);
  } catch (error) {
    if (now !== turn) return;
    found = [];
    show([]);
    tell(says.failed);
  }
}

function show(results) {
  list.replaceChildren(...results);
  list.hidden = !results.length;
  more.hidden = found.length <= results.length;
}

function tell(text) {
  status.textContent = text;
}

async function showMore() {
  const now = turn;
  const shown = list.children.length;
  const next = await items(found.slice(shown, shown + AT_ONCE));
  if (now !== turn) return;
  list.append(...next);
  more.hidden = list.children.length >= found.length;
  list.children[shown].querySelector("a").focus(); // whoever uses the keyboard goes on from there
}

async function items(results) {
  const all = await Promise.all(results.map(result => result.data()));
  return all.map(item);
}

function item({ url, meta, filters, excerpt }) {
  const item = template.firstElementChild.cloneNode(true);
  const part = name => item.querySelector(`.result__${name}`);
  part("link").href = url;
  part("link").textContent = meta.title;
  part("fact").textContent = [meta.kind, meta.date].filter(Boolean).join(" · ");
  part("labels").append(...(filters.label ?? []).flatMap(label => [element("span", label, "label"), " "]));
  part("excerpt").append(...excerpt.split(/<\/?mark>/).map((text, at) => at % 2 ? element("mark", plain(text)) : plain(text)));
  for (const line of item.querySelectorAll("p:empty")) line.remove();
  return item;
}

function element(name, text, className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

const plain = text => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");

form.addEventListener("submit", event => {
  event.preventDefault();
  search();
});
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE);
});
form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
more.firstElementChild.addEventListener("click", showMore);

// What is searched for stands behind a `#`, which no browser sends to a server.
const query = new URLSearchParams(location.hash.slice(1) || location.search);
form.elements.q.value = query.get("q") ?? "";
for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = query.getAll(box.name).includes(box.value);
if (query.size) search();

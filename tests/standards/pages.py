"""What every page says of itself: its alternates, and what is shown of it where it is shared; and its weight.

Usage: pages.py FOLDER BASE_URL
"""

import gzip
import sys
from html.parser import HTMLParser
from pathlib import Path

SITE, BASE = Path(sys.argv[1]), sys.argv[2]

# In bytes, as a host sends them: a page and its style; its scripts.
MOST_TEXT, MOST_SCRIPT = 40 * 1024, 6 * 1024

problems = []


def wants(truth, *what):
    if not truth:
        problems.append(" ".join(str(part) for part in what))


class Page(HTMLParser):
    """The head of a page, and its scripts."""

    def __init__(self, path):
        super().__init__()
        self.url = BASE + "/" + str(path.relative_to(SITE)).removesuffix("index.html")
        self.lang = self.canonical = None
        self.alternates, self.alternate_count = {}, 0
        self.shared, self.styles, self.scripts, self.inline = {}, [], [], ""
        self.kinds, self.leads_on, self.is_unlisted = set(), False, False
        self._in_script = False
        self.bytes = path.read_bytes()
        self.feed(self.bytes.decode())

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag == "html":
            self.lang = at.get("lang")
        elif tag == "body":
            self.kinds = set((at.get("class") or "").split())
        elif tag == "link":
            self.handle_link(set(at.get("rel", "").split()), at)
        elif tag == "meta" and at.get("property"):
            self.shared.setdefault(at["property"], []).append(at["content"])
        elif tag == "meta":
            self.leads_on |= at.get("http-equiv") == "refresh"
            self.is_unlisted |= "noindex" in at.get("content", "")
        elif tag == "script" and at.get("type") != "application/ld+json":
            self.scripts += [at["src"]] if "src" in at else []
            self._in_script = True

    def handle_link(self, rel, at):
        if "alternate" in rel and "hreflang" in at:
            self.alternates[at["hreflang"]] = at["href"]
            self.alternate_count += 1
        elif "canonical" in rel:
            self.canonical = at["href"]
        elif "stylesheet" in rel:
            self.styles.append(at["href"])

    def handle_endtag(self, tag):
        if tag == "script":
            self._in_script = False

    def handle_data(self, data):
        if self._in_script:
            self.inline += data


def file_of(url):
    path = url.removeprefix(BASE).split("?")[0].lstrip("/")
    return SITE / (path + "index.html" if path.endswith("/") or not path else path)


def sent(data):
    return len(gzip.compress(data, 6, mtime=0))


def check_alternates(page, pages):
    """Absolute, each there and telling of this one, this one included; who has no language chooses one."""
    told = page.alternates
    if not told:
        return
    wants(len(told) == page.alternate_count, page.url, "names a language twice")
    wants(told.get("x-default") == BASE + "/", page.url, "has the x-default", told.get("x-default"))
    wants(told.get(page.lang) == page.url, page.url, "isn't among its own alternates")
    for lang, url in told.items():
        if lang == "x-default":
            continue
        other = pages.get(url)
        wants(other is not None, page.url, "tells of", url, "which isn't there")
        if other is not None:
            wants(other.lang == lang, page.url, "tells of", url, "as", lang, "and it is", other.lang)
            wants(other.alternates == told, url, "doesn't tell the same as", page.url)


def check_shared(page):
    """What is shown of a page where it is shared."""
    said = {name.removeprefix("og:"): values for name, values in page.shared.items()}
    for name in ("title", "type", "url", "site_name", "locale"):
        wants(len(said.get(name, [])) == 1 and said[name][0].strip(), page.url, "has og:" + name, said.get(name))
    wants(said.get("url") == [page.canonical] == [page.url], page.url, "is shared as", said.get("url"))
    wants(said.get("locale", [""])[0].startswith(page.lang + "_"), page.url, "is in", said.get("locale"))
    others = sorted(lang for lang in page.alternates if lang not in (page.lang, "x-default"))
    locales = sorted(locale.split("_")[0] for locale in said.get("locale:alternate", []))
    wants(locales == others, page.url, "has the alternates", others, "and shares", locales)
    images = said.get("image", [])
    # A picture without words for it: one of a writer's is reported while the site is built.
    wants(len(said.get("image:alt", [])) == len(images), page.url, "has a picture without words for it")
    for image in images:
        wants(image.startswith(BASE + "/") and file_of(image).exists(), page.url, "shares", image)


def check_weight(page):
    text = sent(page.bytes) + sum(sent(file_of(href).read_bytes()) for href in page.styles)
    script = sum(sent(file_of(src).read_bytes()) for src in page.scripts)
    script += sent(page.inline.encode()) if page.inline.strip() else 0
    wants(text <= MOST_TEXT, page.url, "weighs", text, "bytes with its style")
    wants(script <= MOST_SCRIPT, page.url, "has", script, "bytes of scripts")
    return text, script


pages = {page.url: page for page in map(Page, sorted(SITE.rglob("*.html"))) if not page.leads_on}
weights = {}
for url, page in pages.items():
    weights[url] = check_weight(page)
    is_missing = url.endswith("/404.html")
    if is_missing or url == BASE + "/":
        continue
    wants(page.canonical == url, url, "says that it is", page.canonical)
    wants(page.alternates or page.is_unlisted, url, "has no alternates")
    check_alternates(page, pages)
    check_shared(page)

for problem in problems:
    print("wrong:", problem)
heaviest = max(weights, key=weights.get)
scripted = max(weights.values(), key=lambda weight: weight[1])[1]
print(f"{BASE}: {len(pages)} pages; the heaviest, {heaviest.removeprefix(BASE)}, is {weights[heaviest][0]} bytes"
      f" with its style; the most scripts are {scripted} bytes")
sys.exit(1 if problems or not pages else 0)

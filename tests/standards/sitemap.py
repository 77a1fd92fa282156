"""The sitemap, by its schema, and that it is complete. Usage: sitemap.py FOLDER BASE_URL SCHEMA"""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import xmlschema

SITE, BASE, SCHEMA = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}

problems = []
for path in sorted(SITE.glob("sitemap*.xml")):
    # The schema lets elements of other names in, and looks at those that it knows.
    for error in xmlschema.XMLSchema(SCHEMA, allow="local").iter_errors(path):
        problems.append(f"{path.name}: {error.path}: {error.reason}")

listed = {}
for path in sorted(SITE.glob("sitemap*.xml")):
    for url in ElementTree.parse(path).iterfind(".//s:url", NAMES):
        alternates = {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", NAMES)}
        listed[url.findtext("s:loc", None, NAMES)] = alternates

meant = {}
for path in sorted(SITE.rglob("*.html")):
    html = path.read_text()
    if path.name == "404.html" or path.parent == SITE or re.search(r'http-equiv="refresh"|content="noindex', html):
        continue
    # The second page of a list, and further ones, are reached from the first.
    if path.parent.parent.name == "page" and path.parent.name.isdigit():
        continue
    links = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html)
    meant[f"{BASE}/{path.relative_to(SITE)}".removesuffix("index.html")] = dict(links)

problems += [f"the sitemap lacks {url}" for url in meant.keys() - listed.keys()]
problems += [f"the sitemap has {url}, which is no page" for url in listed.keys() - meant.keys()]
problems += [
    f"the sitemap and {url} tell of other alternates"
    for url in meant.keys() & listed.keys()
    if meant[url] != listed[url]
]
for problem in problems:
    print("wrong:", problem)
print(f"sitemap: {len(listed)} pages")
sys.exit(1 if problems or not listed else 0)

"""Writes a bilingual site of any number of news items, the same for the same seed.

    python3 benches/generate.py FOLDER ENTRIES [--for hugo [--links plain]]

For Hugo it writes the same texts, with the layouts in benches/hugo/, which make the same pages as
the theme `plain`.
"""

import argparse
import pathlib
import random
import shutil

SEED = 7
LANGUAGES = ("nl", "en")
# As many common words as others, so that each text is in its language: what `check` reads has little to find fault with.
WORDS = {
    "nl": (
        "de het een van voor met op aan bij naar vereniging studenten universiteit samenwerking bestuur "
        "bijeenkomst gracht taal netwerk idee"
    ).split(),
    "en": (
        "the a for with on at by from to and association students university partnership board "
        "meeting canal language network idea"
    ).split(),
}
SENTENCES = 6  # of a paragraph
LINK = {"nl": "meer over de vereniging", "en": "more of the association"}
SETTINGS = """base_url: https://site.example
theme: plain
timezone: Europe/Amsterdam
languages:
  nl: { name: Nederlands, locale: nl-NL, title: Site }
  en: { name: English, locale: en-GB, title: Site }
sections:
  news: { kind: news, per_page: 20 }
menu: [news]
search: false
"""
HERE = pathlib.Path(__file__).resolve().parent


def words(source: random.Random, code: str, count: int) -> str:
    return " ".join(source.choice(WORDS[code]) for _ in range(count)).capitalize()


def paragraph(source: random.Random, code: str) -> str:
    return " ".join(f"{words(source, code, 14)}." for _ in range(SENTENCES))


def body(source: random.Random, code: str, address: str, numbers: list[int]) -> str:
    """A paragraph for each number, with a link to an address with the number filled in; a heading above every third."""
    parts = []
    for index, number in enumerate(numbers):
        if index % 3 == 0:
            parts.append(f"## {words(source, code, 3)}")
        parts.append(f"{paragraph(source, code)} [{LINK[code]}]({address.format(number)})")
    return "\n\n".join(parts)


def write_settings(site: pathlib.Path) -> None:
    (site / "site.yaml").write_text(SETTINGS)


def write_settings_for_hugo(site: pathlib.Path) -> None:
    shutil.copytree(HERE / "hugo", site, dirs_exist_ok=True)
    styles = site / "assets/assets"  # Hugo publishes what is in assets/ without that name
    styles.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE.parent / "themes/plain/assets/style.css", styles)
    for code, news, index in zip(LANGUAGES, ("Nieuws", "News"), ("Van A tot Z", "From A to Z")):
        (site / f"content/news/_index.{code}.md").write_text(f"---\ntitle: {news}\n---\n")
        (site / f"content/a-z.{code}.md").write_text(f"---\ntitle: {index}\nlayout: a-z\n---\n")


def write(site: pathlib.Path, entries: int, generator: str, plain_links: bool) -> None:
    source = random.Random(SEED)
    news = site / "content/news"
    news.mkdir(parents=True, exist_ok=True)
    for_hugo = generator == "hugo"
    if for_hugo:
        write_settings_for_hugo(site)
    else:
        write_settings(site)
    for index in range(entries):
        year = 2000 + index % 26
        date = f"date: {year}-{1 + index % 12:02}-{1 + index % 28:02}\n"
        if not for_hugo:
            (news / f"n{index}.yaml").write_text(date)
        numbers = [source.randrange(entries) for _ in range(8)]
        for code in LANGUAGES:
            text = body(source, code, f"/{code}/news/n{{}}/" if plain_links else "/news/n{}", numbers)
            # Hugo has no facts that languages share, and finds no year in a date: each text says both.
            facts = f"{date}years: ['{year}']\n" if for_hugo else ""
            front = f"title: Title {index} {code}\nsummary: Summary of {index}\n{facts}"
            (news / f"n{index}.{code}.md").write_text(f"---\n{front}---\n{text}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Writes a bilingual site of any number of news items.")
    parser.add_argument("folder", type=pathlib.Path, help="the folder to write the site to")
    parser.add_argument("entries", type=int, help="how many news items, each in two languages")
    parser.add_argument("--for", dest="generator", choices=("tandem", "hugo"), default="tandem")
    parser.add_argument(
        "--links",
        choices=("resolved", "plain"),
        default="resolved",
        help="whether Hugo looks links up, as Tandem always does, or finds whole addresses in the texts",
    )
    asked = parser.parse_args()
    write(asked.folder, asked.entries, asked.generator, plain_links=asked.links == "plain")

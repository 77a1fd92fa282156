"""Writes a bilingual site of any number of news items, the same for the same seed.

    python3 benches/generate.py FOLDER ENTRIES
"""

import os
import random
import sys

SEED = 7
WORDS = (
    "partnership student association workshop city university event leadership network project "
    "evening together language canal board grant safety meeting idea coach"
).split()
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


def paragraph(source: random.Random) -> str:
    return " ".join(source.choice(WORDS) for _ in range(70)).capitalize() + "."


def body(source: random.Random, entries: int) -> str:
    """Eight paragraphs, each with a link; a heading above every third."""
    parts = []
    for number in range(8):
        if number % 3 == 0:
            parts.append(f"## Heading {number}")
        parts.append(f"{paragraph(source)} [link](/news/n{source.randrange(entries)})")
    return "\n\n".join(parts)


def main(folder: str, entries: int) -> None:
    source = random.Random(SEED)
    os.makedirs(f"{folder}/content/news", exist_ok=True)
    with open(f"{folder}/site.yaml", "w") as file:
        file.write(SETTINGS)
    for index in range(entries):
        stem = f"{folder}/content/news/n{index}"
        with open(f"{stem}.yaml", "w") as file:
            file.write(f"date: {2000 + index % 26}-{1 + index % 12:02}-{1 + index % 28:02}\n")
        for code in ("nl", "en"):
            with open(f"{stem}.{code}.md", "w") as file:
                file.write(f"---\ntitle: Title {index} {code}\nsummary: Summary of {index}\n---\n{body(source, entries)}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

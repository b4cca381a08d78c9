"""The store server's master data on this lane's disk: a file a version, each whole, checked, and never changed."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from kiosk.catalogue.catalogue import FORMAT
from kiosk.catalogue.file import CatalogueFile
from kiosk.catalogue.making import Record, change, make
from kiosk.core.master import VERSION, MasterError

ROOT = Path(__file__).resolve().parents[2]
ENDING = ".items.db"
MOST_LINE = 1024 * 1024
MOST_RECORDS = 1_000_000
KEPT = 2
"""Versions kept beside those in force: the one before, and the newest."""
PATIENCE_S = 1800


class MasterFiles:
    """Used by the fetching thread alone, but for `in_force` and `ready`, which the lane's thread sets and asks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.in_force = ""
        self._ready: dict[str, CatalogueFile] = {}

    @property
    def incoming(self) -> Path:
        """Where an answer of the server's is put before it is taken."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / "incoming"

    def versions(self) -> list[str]:
        """All that are there, the last made first: a server that began anew counts from 1 again."""
        made = {path.name.removesuffix(ENDING): path.stat().st_mtime_ns for path in self.folder.glob(f"*{ENDING}")}
        return sorted((name for name in made if VERSION.fullmatch(name)), key=lambda name: made[name], reverse=True)

    def newest(self) -> str:
        """The version made last that can be read; '' where there is none."""
        return next((version for version in self.versions() if self.open(version) is not None), "")

    def path(self, version: str) -> Path:
        return self.folder / f"{version}{ENDING}"

    def open(self, version: str) -> CatalogueFile | None:
        """The items and rules of `version`, ready to be used; None where its file is not there or damaged."""
        if version not in self._ready and VERSION.fullmatch(version):
            file = CatalogueFile.open(self.path(version), fingerprint(version))
            if file is not None:
                self._ready[version] = file
        return self._ready.get(version)

    def take(self, answer: Path) -> str:
        """The version that `answer` makes of what is here is a file of its own afterwards. Raises MasterError or
        OSError; everything stays as it was then.

        In a process of its own, at low priority: while 200,000 items are read the lane goes on as ever.
        """
        command = [sys.executable, "-P", "-m", "kiosk.catalogue.master", str(self.folder), str(answer)]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        try:
            done = subprocess.run(
                command,
                env=env,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                text=True,
                check=False,
                timeout=PATIENCE_S,
            )
        except subprocess.TimeoutExpired as error:
            raise MasterError("it could not be taken in time") from error
        if done.returncode != 0:
            raise MasterError(done.stderr.strip().rpartition("\n")[2] or f"it was not taken ({done.returncode})")
        version = done.stdout.strip()
        self._tidy(version)
        return version

    def _tidy(self, made: str) -> None:
        """Old versions are gone, but neither the one in force nor the one just `made`, whatever the clock says."""
        others = [version for version in self.versions() if version not in (self.in_force, made)]
        old = others[KEPT - 1 :]
        for version in old:
            file = self._ready.pop(version, None)
            if file is not None:
                file.close()
            self.path(version).unlink(missing_ok=True)
        for left in self.folder.glob(f"*{ENDING}.*"):  # of a power cut while a file was being made
            left.unlink(missing_ok=True)


def fingerprint(version: str) -> str:
    """A file made by other tables is made again."""
    return f"{FORMAT.decode().strip()} {version}"


def take(folder: Path, answer: Path) -> str:
    """Makes the file of the version that `answer` is about, and returns the version. Raises MasterError or OSError."""
    files = MasterFiles(folder)
    try:
        with gzip.open(answer, "rb") as packed:
            lines = _lines(packed)
            head = _head(next(lines, b""))
            version, have, expected, count = head
            path, old = files.path(version), files.path(have)
            records = _records(lines, count)
            if have:
                change(old, path, fingerprint(version), records, expected=expected)
            else:
                make(path, fingerprint(version), records, expected=expected)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise MasterError("it is not one whole gzip") from error
    return version


def _lines(packed: gzip.GzipFile) -> Iterator[bytes]:
    while line := packed.readline(MOST_LINE):
        if not line.endswith(b"\n"):
            raise MasterError("a line is too long, or its end is missing")
        yield line


def _head(line: bytes) -> tuple[str, str, str, int]:
    """Version, the version it changes ('' for a whole), the checksum of the result, how many records follow."""
    try:
        told = json.loads(line)
        version, have, expected = str(told["version"]), str(told["have"]), str(told["checksum"])
        count = int(told["set"]) + int(told["drop"])
        known = told["master"] == 1
    except (ValueError, KeyError, TypeError) as error:
        raise MasterError("it does not begin as master data does") from error
    if not known or not VERSION.fullmatch(version) or not version.endswith(f"-{expected[:12]}") or len(expected) != 64:
        raise MasterError("it does not begin as master data does")
    if (have and not VERSION.fullmatch(have)) or not 0 <= count <= MOST_RECORDS:
        raise MasterError("it does not begin as master data does")
    return version, have, expected, count


def _records(lines: Iterator[bytes], count: int) -> Iterator[Record]:
    seen = 0
    for line in lines:
        try:
            name, body = json.loads(line)
        except (ValueError, TypeError) as error:
            raise MasterError(f"line {seen + 2} is no record") from error
        if not isinstance(name, str) or not (body is None or isinstance(body, str)):
            raise MasterError(f"line {seen + 2} is no record")
        seen += 1
        yield name, body
    if seen != count:
        raise MasterError(f"{count} records were said to come, and {seen} came")


def main() -> int:
    """`python -m kiosk.catalogue.master FOLDER ANSWER`: prints the version; 1 and a sentence where it is refused."""
    os.nice(10)
    try:
        sys.stdout.write(take(Path(sys.argv[1]), Path(sys.argv[2])) + "\n")
    except (MasterError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

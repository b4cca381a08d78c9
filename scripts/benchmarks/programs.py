"""Programs started to their first frame, warm, or as cold as one can make them without being root."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class FirstFrame:
    """`ms` from before the process was started; `resident_mb` at the frame, `settled_mb` a moment later."""

    ms: float
    resident_mb: float
    settled_mb: float
    screen: str


def first_frame(folder: Path, *arguments: str) -> FirstFrame:
    """What `start_probe` with `arguments` told; Qt's cache of compiled QML is in `folder`."""
    env = {**os.environ, "QML_DISK_CACHE_PATH": str(folder / "qml")}
    began = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-P", "-m", "scripts.benchmarks.start_probe", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise OSError(f"the program ended with {done.returncode}: {done.stderr}")
    told = json.loads(done.stdout.splitlines()[-1])
    return FirstFrame((told["frame_ns"] - began) / 1e6, told["resident_mb"], told["settled_mb"], told["screen"])


def first_frame_cold(folder: Path, *arguments: str) -> FirstFrame:
    """As after switching on: an empty QML cache, and nothing of the program in memory that nobody else has mapped."""
    with tempfile.TemporaryDirectory(dir=folder) as own:
        forget_files(Path(sys.prefix), ROOT / "kiosk", ROOT / "drivers", ROOT / "assets")
        return first_frame(Path(own), *arguments)


def forget_files(*folders: Path) -> None:
    """The kernel is asked to drop the files below `folders` from its cache; those in use by others stay."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink() and os.access(path, os.R_OK):
                file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
                try:
                    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
                finally:
                    os.close(file)

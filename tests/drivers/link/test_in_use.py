"""Who has a device that cannot be had is named, as far as the system tells."""

from __future__ import annotations

import fcntl
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drivers.link.in_use import in_use, talking_to

HOLDS = """
import fcntl, sys
file = open(sys.argv[1])
if sys.argv[2] == "locked":
    fcntl.flock(file, fcntl.LOCK_EX)
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def device(tmp_path: Path) -> Path:
    path = tmp_path / "ttyUSB0"
    path.touch()
    return path


@contextmanager
def held(device: Path, how: str) -> Iterator[int]:
    """Another program has it; its number."""
    command = [sys.executable, "-c", HOLDS, str(device), how]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"ready\n"
        yield other.pid
        assert other.stdin is not None
        other.stdin.close()


@pytest.mark.parametrize("how", ["locked", "open"])
def test_another_program_is_named_with_its_number(device: Path, how: str) -> None:
    with held(device, how) as pid:
        name = Path(sys.executable).name
        assert in_use(device) == f"{device} is in use by another program ({name}, pid {pid})"


def test_who_locks_it_has_it_and_not_who_only_looks(device: Path) -> None:
    with device.open() as ours, held(device, "open"):
        fcntl.flock(ours, fcntl.LOCK_EX)
        assert in_use(device) == f"{device} is in use by this program already"


def test_a_module_that_python_runs_is_called_by_its_own_name(device: Path, tmp_path: Path) -> None:
    process = tmp_path / "proc" / "4711"
    (process / "fd").mkdir(parents=True)
    (process / "fd" / "3").symlink_to(device)
    for words, name in (
        (["/usr/bin/python3.12", "-m", "kiosk", "--config", "lane.toml"], "kiosk"),
        (["/usr/bin/minicom", "-D"], "minicom"),
        ([""], "of the system"),
    ):
        (process / "cmdline").write_text("\0".join(words))
        assert in_use(device, process.parent) == f"{device} is in use by another program ({name}, pid 4711)"
    (process / "cmdline").unlink()
    assert in_use(device, process.parent).endswith("(which has ended, pid 4711)")


def test_whom_the_system_does_not_tell_is_another_program(device: Path, tmp_path: Path) -> None:
    (tmp_path / "proc").mkdir()
    assert in_use(device, tmp_path / "proc") == f"{device} is in use by another program"
    found = device.stat()
    place = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    (tmp_path / "proc" / "locks").write_text(f"1: FLOCK  ADVISORY  WRITE -1 {place} 0 EOF\n")
    assert in_use(device, tmp_path / "proc") == f"{device} is in use by another program"


def test_who_talks_to_a_device_on_the_network_is_named_and_who_only_listens_there_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as device:
        port = device.getsockname()[1]
        assert talking_to("127.0.0.1", port) == ""
        with socket.create_connection(("localhost", port)):
            told = talking_to("localhost", port)
        assert (told.endswith(f"talks to localhost:{port}"), f"pid {os.getpid()}" in told) == (True, True)


def test_what_the_system_does_not_tell_of_connections_is_not_made_up(tmp_path: Path) -> None:
    assert talking_to("127.0.0.1", 20007, tmp_path) == ""

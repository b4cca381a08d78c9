"""Who has a device now: of a device file by the locks that the system lists, or by what programs have open; of one on
the network by the connections of this machine.

What other users' programs have open, the system tells nobody but root: then it is another program, without a name.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

BUSY = frozenset({errno.EBUSY, errno.EAGAIN})
"""How the system says that somebody else has it."""
LONGEST_NAME = 60
ESTABLISHED = "01"


def in_use(path: str | Path, system: Path = Path("/proc")) -> str:
    """'/dev/ttyUSB0 is in use by another program (minicom, pid 4711)', as far as the system tells. Never raises."""
    pid = next(chain(_locking(Path(path), system), _opening(Path(path), system)), 0)
    if pid == os.getpid():
        return f"{path} is in use by this program already"
    return f"{path} is in use by another program" + (f" ({_name(system, pid)}, pid {pid})" if pid else "")


def talking_to(host: str, port: int, system: Path = Path("/proc")) -> str:
    """'another program (kiosk, pid 4711) talks to 192.0.2.20:20007', '' where none of this machine does; over IPv4.
    Never raises.
    """
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, port, socket.AF_INET, socket.SOCK_STREAM)}
        lines = (system / "net" / "tcp").read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return ""
    places = {f"{int.from_bytes(socket.inet_aton(str(address)), sys.byteorder):08X}:{port:04X}" for address in found}
    for words in map(str.split, lines):
        if words[2] in places and words[3] == ESTABLISHED:
            pid = next(_having(f"socket:[{words[9]}]", system), 0)
            who = f" ({_name(system, pid)}, pid {pid})" if pid else ""
            return f"another program{who} talks to {host}:{port}"
    return ""


def _locking(path: Path, system: Path) -> Iterator[int]:
    """Those that hold a lock on it: '1: FLOCK  ADVISORY  WRITE 4711 00:1b:5 0 EOF'."""
    try:
        found = path.stat()
        lines = (system / "locks").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return
    place = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    for line in lines:
        words = line.split()
        if place in words and words[4].isdecimal() and int(words[4]):
            yield int(words[4])


def _opening(path: Path, system: Path) -> Iterator[int]:
    return _having(str(path.resolve()), system)


def _having(file: str, system: Path) -> Iterator[int]:
    """Those that have it open, others first."""
    own = os.getpid()
    pids = (int(entry.name) for entry in system.iterdir() if entry.name.isdecimal())
    for pid in sorted(pids, key=lambda one: (one == own, one)):
        try:
            if any(str(one.readlink()) == file for one in (system / str(pid) / "fd").iterdir()):
                yield pid
        except OSError:  # it has ended, or is none of ours
            continue


def _name(system: Path, pid: int) -> str:
    """What a person would call it: a module that Python runs by the module's name."""
    try:
        words = (system / str(pid) / "cmdline").read_text(encoding="utf-8", errors="replace").split("\0")
        if "python" in Path(words[0]).name and "-m" in words:
            return words[words.index("-m") + 1][:LONGEST_NAME]
        return Path(words[0]).name[:LONGEST_NAME] or "of the system"
    except (OSError, IndexError):
        return "which has ended"

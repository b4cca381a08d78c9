"""Whether the disk takes anything: what keeps a journal from being written, and whether that is over."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from kiosk.journal.errors import JournalError, JournalFailed, JournalFull, JournalReadOnly, JournalUnreadable

ROOM = 1 << 20
"""So many bytes must be free before a lane goes on: some hundred visits."""


def waits(error: BaseException | None) -> bool:
    """Whether `error` goes by itself: nothing was lost by it, and what is on the disk is as it was."""
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
    return full or isinstance(error, JournalFull | JournalReadOnly)


def plainer(error: JournalError, folder: Path) -> JournalError:
    """`error`, or what is behind it: a full or write-protected disk looks to a database like one that broke."""
    if not isinstance(error, JournalFailed | JournalUnreadable):
        return error
    try:
        disk = os.statvfs(folder)
    except OSError:
        return error
    if disk.f_flag & os.ST_RDONLY:
        return JournalReadOnly(f"the journal in {folder} may not be written: the disk is write-protected")
    if disk.f_bavail * disk.f_frsize < os.sysconf("SC_PAGE_SIZE"):
        return JournalFull(f"the journal in {folder} cannot grow: the disk is full")
    return error


def has_room(folder: Path) -> bool:
    """Whether `ROOM` bytes can be written in `folder`, durably; they are gone again afterwards."""
    probe = folder / ".room"
    try:
        file = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    except OSError:
        return False
    try:
        os.posix_fallocate(file, 0, ROOM)
        os.fsync(file)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(file)
        probe.unlink(missing_ok=True)

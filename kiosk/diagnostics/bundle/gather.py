"""A lane's support bundle put together: each part by itself, so that one that cannot be had takes no other with it."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.config import Config
from kiosk.diagnostics.bundle.counters import told_counters
from kiosk.diagnostics.bundle.journal_extract import Extract, extract
from kiosk.diagnostics.bundle.known import Known, known_of
from kiosk.diagnostics.bundle.pacing import NEVER, Pace
from kiosk.diagnostics.bundle.pack import Pack
from kiosk.diagnostics.bundle.settings import told_link, told_settings
from kiosk.diagnostics.bundle.telling import Teller
from kiosk.diagnostics.bundle.versions import versions
from kiosk.diagnostics.lasting import FILE, Lasting
from kiosk.diagnostics.log_file import kept_lines
from kiosk.diagnostics.masking import masked
from kiosk.journal import JournalError, load_key

LOG_MOST = 4 << 20
JOURNAL_MOST = 8 << 20
COUNTS_MOST = 20_000
OF_ROW = ("device", "kind", "protocol", "state", "counts", "took_s")
ALWAYS_OUT = (
    ("keys, tokens, certificates, PINs and badges", "they open something"),
    ("names of people", "stand-ins say which acts were one colleague's"),
    ("what was bought, coupons, cards, slips and codes of saved baskets", "they may lead to a person"),
    ("remarks, taps, and how a screen was set", "they are a shopper's own"),
    ("what people showed or said to a device", "of those wires only the shape is told"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Of what a bundle is made. `rows`: how well the devices are, as `Row.as_json` has it, or why nobody looked.
    `traces`: of each device the shapes of its last passages, `traces_from` says whose. `until`: monotonic seconds;
    nobody waits longer, and not once `stopping` is set.
    """

    config: Config
    key_file: Path
    program: str
    now: datetime
    days: float
    rows: Sequence[Mapping[str, Any]] | str
    traces: Mapping[str, Sequence[Mapping[str, object]]]
    traces_from: str
    until: float | None = None
    stopping: threading.Event = NEVER


def gather(source: Source) -> Pack:
    """The bundle of the lane that `source` tells of. What is missing or damaged is said in it, and stops nothing.

    Beside a lane that sells it takes breaks; raises `TooLong`, and `GivenUp`.
    """
    pace = Pace(source.until, source.stopping)
    since = source.now - timedelta(days=source.days)
    pack = Pack({"lane": source.config.lane.id, "made_at": source.now.isoformat(), "since": since.isoformat()})
    known = known_of(source.config, source.key_file)
    pack.add_json("versions.json", versions(source.program))
    pack.add_json("settings.json", told_settings(source.config))
    _add_rows(pack, source.rows, known)
    _add_counters(pack, source.config.lane.data)
    _add_traces(pack, source, known)
    _add_log(pack, source.config.lane.data, since, known, pace)
    _add_journal(pack, source, since, known, pace)
    for what, why in ALWAYS_OUT:
        pack.leave_out(what, why)
    _look_last(pack, known, pace)
    return pack


def _add_rows(pack: Pack, rows: Sequence[Mapping[str, Any]] | str, known: Known) -> None:
    if isinstance(rows, str):
        pack.leave_out("devices.json", rows)
        return
    pack.add_json("devices.json", [_told_row(row, known) for row in rows])


def _add_counters(pack: Pack, data: Path) -> None:
    try:
        counts = Lasting(data / FILE).days(COUNTS_MOST)
    except sqlite3.Error as error:
        pack.leave_out("counters.json", f"it cannot be read: {type(error).__name__}")
        return
    if not counts:
        pack.leave_out("counters.json", "nothing was counted yet")
        return
    told = json.dumps(told_counters(counts), indent=1).encode() + b"\n"
    pack.add("counters.json", told, cut="older days: there was no room for them" if len(counts) == COUNTS_MOST else "")


def _told_row(row: Mapping[str, Any], known: Known) -> dict[str, object]:
    """What a device says of itself is masked; the rest are the lane's own words."""
    return {
        **{name: row[name] for name in OF_ROW},
        "findings": [{**finding, "detail": _plain(finding["detail"], known)} for finding in row["findings"]],
        "link": told_link(row["link"]) if row["protocol"] else "",
        "identity": _plain(row["identity"], known),
        "notes": [_plain(note, known) for note in row["notes"]],
    }


def _add_traces(pack: Pack, source: Source, known: Known) -> None:
    if not source.traces:
        pack.leave_out("traces", source.traces_from)
    else:
        pack.head["traces"] = source.traces_from
    for device, lines in source.traces.items():
        said = "".join(known.hidden(json.dumps(line, ensure_ascii=False)) + "\n" for line in lines)
        pack.add(f"traces/{device}.jsonl", said.encode())


def _add_log(pack: Pack, data: Path, since: datetime, known: Known, pace: Pace) -> None:
    lines: list[bytes] = []
    size, cut = 0, ""
    try:
        for line in kept_lines(data, since):
            pace.went(len(line))
            shown = known.hidden(line).encode() + b"\n"
            size += len(shown)
            if size > LOG_MOST:
                cut = "older lines: there was no room for them"
                break
            lines.append(shown)
    except OSError as error:
        pack.leave_out("lane.log", f"it cannot be read: {error.strerror}")
        return
    if lines:
        pack.add("lane.log", b"".join(reversed(lines)), cut=cut)
    else:
        pack.leave_out("lane.log", "there is none of these days")


def _add_journal(pack: Pack, source: Source, since: datetime, known: Known, pace: Pace) -> None:
    path = source.config.lane.data / "journal.db"
    if not path.is_file():
        pack.leave_out("journal.jsonl", "this lane has no journal yet")
        return
    try:
        teller = Teller((source.config.lane.id, *source.config.lane.others), known.hidden)
        found = extract(path, load_key(source.key_file), teller, since, JOURNAL_MOST, pace)
    except JournalError as error:
        pack.leave_out("journal.jsonl", f"it cannot be read: {type(error).__name__}")
        return
    pack.add("journal.jsonl", found.data, cut="older facts: there was no room for them" if found.cut else "")
    _tell_gaps(pack, found)


def _tell_gaps(pack: Pack, found: Extract) -> None:
    for kind, count in sorted(found.closed.items()):
        pack.leave_out(f"journal: {kind}", "facts of this kind stay at the lane", count)
    if found.unread:
        pack.leave_out("journal: facts that cannot be read", "the journal is damaged", found.unread)
    if found.unknown:
        pack.leave_out("journal: facts of another program", "this one does not know what is in them", found.unknown)
    if found.broken is not None:
        pack.leave_out(
            "journal: that facts are as they were written",
            f"fact {found.broken} does not follow from the one before",
        )


def _look_last(pack: Pack, known: Known, pace: Pace) -> None:
    """Should not find anything; what holds a secret of this lane all the same does not leave it."""
    for name, data in pack.files.items():
        if known.is_in(data, pace):
            pack.without(name, "a last look found a secret of this lane in it")


def _plain(text: str, known: Known) -> str:
    return masked(known.hidden(text))

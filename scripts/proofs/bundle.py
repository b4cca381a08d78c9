"""Support bundles of lanes full of secrets: none of them holds one, and whoever opens a gate is found out."""

from __future__ import annotations

import random
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import fields, is_dataclass
from itertools import repeat
from pathlib import Path
from typing import get_args, get_type_hints
from unittest.mock import patch

from kiosk.core.findings import Cause, Finding, Part
from kiosk.core.session.facts import Fact
from kiosk.diagnostics.bundle.gather import Source, gather
from kiosk.diagnostics.bundle.pack import unpacked
from kiosk.diagnostics.bundle.sealing import make_key, seal, unseal
from kiosk.diagnostics.bundle.shapes import shaped
from kiosk.diagnostics.report import Row as Checked
from kiosk.diagnostics.zero import Zero
from scripts.proofs import planted
from scripts.proofs.leaks import leaks
from scripts.proofs.report import Extent, Proof, Row


def every_field() -> dict[str, tuple[str, ...]]:
    """Class of a fact, or of what is in one → all that it has."""
    found: dict[str, tuple[str, ...]] = {}
    waiting = list(get_args(Fact))
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if is_dataclass(kind) and isinstance(kind, type) and kind.__name__ not in found:
            found[kind.__name__] = tuple(field.name for field in fields(kind))
            waiting += get_type_hints(kind).values()
    return found


LANES = 40
LEAST_KINDS = 60
PARTS = 7 + len(planted.KINDS)
"""Manifest, versions, settings, devices, counters, log and journal; and a trace of each kind."""
ROOM = "kiosk.diagnostics"
LAST_LOOK = f"{ROOM}.bundle.gather._look_last"
"""A net below the gates, which would catch some of what a mutant lets out."""
MUTANTS: dict[str, dict[str, object]] = {
    "every field of a fact is told": {f"{ROOM}.bundle.telling.ALLOWED": every_field()},
    "words of facts are told as they are": {f"{ROOM}.bundle.telling.masked": str},
    "words of devices are told as they are": {f"{ROOM}.bundle.gather.masked": str},
    "the log is kept as it is said": {f"{ROOM}.log_file.masked": str},
    "links are told whole": {f"{ROOM}.bundle.gather.told_link": str},
    "signs of a wire are told": {f"{ROOM}.bundle.shapes._sign": chr},
    "bytes of a terminal are told": {f"{ROOM}.bundle.shapes._packed": "{:02x}".format},
    "long numbers of a machine are told": {f"{ROOM}.bundle.shapes._hidden": lambda _: repeat(object=False)},
    "packed cards that read as text are told": {f"{ROOM}.bundle.shapes._packed_cards": lambda _: ()},
    "packed phones and PINs are told": {f"{ROOM}.bundle.shapes._packed_numbers": lambda _: ()},
    "identities of what was counted are told": {f"{ROOM}.bundle.counters.StandIns.of": lambda _, __, unit: unit},
    "what was said of a wire is told as it is": {f"{ROOM}.bundle.shapes.masked": str},
    "names of staff are told": {f"{ROOM}.bundle.known.Known.hidden": lambda _, text: text},
}
"""Gates that are opened → what is put in the place of which."""


def prove(folder: Path, extent: Extent) -> Proof:
    lanes = extent.points or LANES
    found: list[str] = []
    files = told = readable = 0
    for number in range(lanes):
        place = folder / f"lane{number}"
        place.mkdir()
        secrets, contents, sealed = bundle_of(place, random.Random(f"{extent.seed} {number}"))
        found += leaks(contents.items(), secrets.all)
        readable += b"manifest" in sealed or bool(leaks([("sealed", sealed)], secrets.all))
        files += len(contents)
        told = contents["journal.jsonl"].count(b"\n")
    rows = [
        Row("lanes full of secrets", lanes),
        Row("files in the bundle of each", files // lanes, f"at least {PARTS}", holds=files >= lanes * PARTS),
        Row("facts that one tells", told, f"at least {LEAST_KINDS}", holds=told >= LEAST_KINDS),
        Row("secrets in them", len(found), "none", holds=not found),
        Row("sealed files that can be read", readable, "none", holds=not readable),
    ]
    for name, opened in MUTANTS.items():
        place = folder / name.replace(" ", "-")
        place.mkdir()
        with ExitStack() as gates, patch(LAST_LOOK, lambda *_: None):
            for gate, stand_in in opened.items():
                gates.enter_context(patch(gate, stand_in))
            secrets, contents, _ = bundle_of(place, random.Random(f"{extent.seed} {name}"))
        caught = leaks(contents.items(), secrets.all)
        rows.append(Row(f"mutant: {name}", len(caught), "found out", holds=bool(caught)))
    notes = [f"seed {extent.seed}; clear, reversed, UTF-16 and 32, hex, base64, packed, with separators", *found[:3]]
    return Proof("bundle", "support bundles tell no card, PIN, phone, address, badge, key or name", rows, notes)


ZERO = Zero(0.0, planted.NOW.timestamp())


def bundle_of(folder: Path, chance: random.Random) -> tuple[planted.Secrets, Mapping[str, bytes], bytes]:
    """What was planted, what is in the bundle once it is opened again, and the sealed file."""
    secrets = planted.made_up(chance)
    config, key_file = planted.lane(folder, secrets, chance)
    public = make_key(folder / "support.key")
    said = f"a card {secrets.cards[0]} of {secrets.person}, {secrets.phones[0]}"
    row = Checked(
        device="terminal",
        kind="terminal",
        protocol="zvt",
        link=f"tcp:192.0.2.20:20007?password={secrets.pin}",
        identity=said,
        notes=(said,),
        findings=(Finding(device="terminal", part=Part.READER, cause=Cause.BROKEN, detail=said),),
    )
    source = Source(
        config=config,
        key_file=key_file,
        program="0",
        now=planted.NOW,
        days=1,
        rows=[row.as_json()],
        traces={kind: shaped(kind, trace, ZERO) for kind, trace in planted.traces(secrets, chance).items()},
        traces_from="planted",
    )
    sealed = seal(gather(source).packed(), public)
    return secrets, unpacked(unseal(sealed, (folder / "support.key").read_text(encoding="ascii"))), sealed

"""Watches that blame another part, or look away: the proof must find each by one fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from drivers.contract import FaultKind
from kiosk.core.findings import Cause, Part
from kiosk.diagnostics import watch


@dataclass(frozen=True, slots=True)
class Mutant:
    """`caught_by`: the protocol and the fault that show it. `patched` makes what changes the watch while it holds."""

    caught_by: tuple[str, str]
    patched: Callable[[], object]

    @contextmanager
    def changed(self) -> Iterator[None]:
        with self.patched():  # type: ignore[attr-defined]
            yield


MUTANTS: dict[str, Mutant] = {
    "blames the cable for silence": Mutant(
        ("toledo8217", "silence"), lambda: patch.dict(watch.ALIKE, {FaultKind.SILENT: Cause.ABSENT})
    ),
    "blames the cover for paper": Mutant(
        ("escpos", "paper out"), lambda: patch.dict(watch.PARTS, {Cause.PAPER_OUT: Part.COVER})
    ),
    "looks away from what drivers mend": Mutant(
        ("toledo8217", "noise"), lambda: patch.object(watch.DeviceWatch, "_of_rates", lambda *_: [])
    ),
    "looks away from what a device says of itself": Mutant(
        ("sign-json", "memory full, before it signs"),
        lambda: patch.object(watch.DeviceWatch, "_of_condition", lambda *_: []),
    ),
    "cries wolf at the first slow answer": Mutant(("scp01", "nothing"), lambda: patch.multiple(watch, OFTEN=0)),
}

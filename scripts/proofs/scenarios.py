"""The scenarios, and that they bite: each is played on the product as it is, and broken in what it is about.

A mutant (`mutants/*.toml`) breaks the product in one place. The scenario that is to see it is played with the lane (or
the server) from a copy of the tree with that break, by a player that is not broken: it must fail at one of its steps,
or by the books at its end. Played in the very same way from a copy without a break, it must hold: what is slow there,
or missing, is no sight of a mutant. A mutant with which a program does not begin, ends in the middle, or stumbles (a
traceback in its log), proves nothing: it is a fault of the list, not a kill.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO

from kiosk.play.nursery import Nursery
from kiosk.play.played import Played
from kiosk.play.player import play
from kiosk.play.program import ROOT, Process, Spawn, begun_anew
from kiosk.play.scenario import Scenario, read_scenario
from scripts.proofs.mutants.listed import Mutant, MutantError, read_mutants
from scripts.proofs.mutants.trees import broken, copied
from scripts.proofs.report import Extent, Proof, Row

SCENARIOS = ROOT / "tests" / "scenarios"
AT_ONCE = 3
"""Plays per processor: most of their time is waiting."""
LANE, SERVER = "kiosk.play.stage", "server"
"""The programs that may be broken, as they are begun."""
SEEING = frozenset({
    "expect", "journal", "prints", "printed", "books", "phone", "light", "beeps", "charged", "wallet_charged", "boxes",
    "takes", "refused", "unplug", "plug",
})  # fmt: skip
"""Steps that say what must be so. One that only does something may fail because the machine is busy."""
LOGS = ("lane.log", "server.log", "programs.log")
STUMBLED = "Traceback (most recent call last)"
TITLE = "each scenario holds, and fails where the product is broken in what it is about"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a mutant under a scenario that is meant to see it."""

    mutant: Mutant
    scenario: str
    how: str
    killed: bool

    def row(self) -> Row:
        what = f"{self.mutant.id}: {self.mutant.broken}"
        return Row(what, f"{self.scenario}, {self.how}", "killed", holds=self.killed)


@dataclass(slots=True)
class Hall:
    """Where plays go on, several at once, each in a folder of its own under `folder`.

    `warm` begins what is not tried: all emulators, and the server where it is the lane's turn, or the lane where it is
    the server's.
    """

    folder: Path
    honest: Path
    warm: Spawn
    numbers: Iterator[int] = field(default_factory=count)

    def play_as_it_is(self, scenario: Scenario, program: str) -> Played:
        """With `program` begun as a broken one is, from the copy that is not."""
        with self._place("store") as store:
            store.mkdir()
            return play(scenario, store, None, _nothing, spawn=self._beginning(program, self.honest))

    def play_broken(self, mutant: Mutant, scenario: Scenario) -> Verdict:
        with self._place("tree") as place, self._place("store") as store:
            store.mkdir()
            try:
                spawn = self._beginning(ill(mutant), broken(self.honest, place, mutant))
            except MutantError as error:
                return Verdict(mutant, scenario.name, f"NO TRIAL: {error}", killed=False)
            return judged(mutant, scenario, play(scenario, store, None, _nothing, spawn=spawn), store)

    def _beginning(self, program: str, tree: Path) -> Spawn:
        """`program` is begun from `tree`, and all others warm."""

        def spawn(arguments: Sequence[str], log: IO[bytes], *, orders: bool) -> Process:
            if program in arguments:
                return begun_anew(arguments, log, orders=orders, root=tree)
            return self.warm(arguments, log, orders=orders)

        return spawn

    @contextmanager
    def _place(self, name: str) -> Iterator[Path]:
        """A path that nobody else has, and that is empty again afterwards."""
        place = self.folder / f"{name}-{next(self.numbers)}"
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)


def prove(folder: Path, extent: Extent, mutants: tuple[Mutant, ...] | None = None) -> Proof:
    """`extent.points`: so many mutants are tried, the first ones, and the scenarios that are meant to see them."""
    listed = read_mutants() if mutants is None else mutants
    scenarios = {path.stem: read_scenario(path) for path in sorted(SCENARIOS.rglob("*.toml"))}
    chosen = listed[: extent.points]
    wanted = scenarios if extent.points is None else {name: scenarios[name] for one in chosen for name in one.killed_by}
    honest = copied(folder / "honest")
    with closing(Nursery()) as nursery, ThreadPoolExecutor(AT_ONCE * len(os.sched_getaffinity(0))) as pool:
        hall = Hall(folder, honest, nursery.spawn)
        plays = [
            pool.submit(hall.play_as_it_is, scenario, program)
            for name, scenario in wanted.items()
            for program in sorted({ill(one) for one in chosen if name in one.killed_by} or {LANE})
        ]
        trials = [pool.submit(hall.play_broken, one, scenarios[name]) for one in chosen for name in one.killed_by]
        played = [one.result() for one in plays]
        verdicts = [one.result() for one in trials]
    failed = [one for one in played if one.failed]
    rows = [
        Row("scenarios on the product as it is", len(played), "all hold", holds=bool(played) and not failed),
        Row("the slowest of them, s", max((one.seconds for one in played), default=0.0)),
        Row("mutants", len(chosen), "each seen by all that are meant to", holds=bool(verdicts)),
        *(verdict.row() for verdict in verdicts),
        *_unguarded(scenarios, listed),
    ]
    return Proof("scenarios", TITLE, rows, [f"{one.name} does not hold: {one.failed}" for one in failed])


def ill(mutant: Mutant) -> str:
    """The program that is begun broken."""
    return SERVER if mutant.file.startswith(f"{SERVER}/") else LANE


def judged(mutant: Mutant, scenario: Scenario, played: Played, store: Path) -> Verdict:
    """Killed by what the scenario expects, and by nothing else."""

    def no_trial(why: str) -> Verdict:
        return Verdict(mutant, scenario.name, f"NO TRIAL: {why}", killed=False)

    if not played.failed:
        return Verdict(mutant, scenario.name, "SURVIVED: the scenario saw nothing of it", killed=False)
    if played.ended or played.step == 0:
        return no_trial(played.failed)
    if stumbled := [log for log in LOGS if STUMBLED in _text(store / log)]:
        return no_trial(f"a program stumbled, says {stumbled[0]}")
    if played.step > len(scenario.steps):
        return Verdict(mutant, scenario.name, "the books at its end", killed=True)
    step = scenario.steps[played.step - 1]
    if step.verb not in SEEING:
        return no_trial(f"it expects nothing: {played.failed}")
    return Verdict(mutant, scenario.name, f"step {step.number}, {step.verb}", killed=True)


def _unguarded(scenarios: Mapping[str, Scenario], listed: tuple[Mutant, ...]) -> Iterator[Row]:
    """Scenarios of which nobody knows whether they see anything."""
    seen = {name for one in listed for name in one.killed_by}
    yield from (Row(f"{name} has no mutant", "", "one at least", holds=False) for name in scenarios if name not in seen)


def _text(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""


def _nothing(_said: str) -> None:
    """A proof tells what came of it, not each step."""

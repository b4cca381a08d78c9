"""Kills: the lane's process ended before and after every durable append and every effect of whole visits, over real
wires, and the store's four books held against each other in the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

from kiosk.play.audit import audit
from kiosk.play.box import StoreBox
from kiosk.play.program import ROOT
from kiosk.play.store_server import StoreServer
from scripts.proofs.kills.findings import Told, mutant_rows, rows, tell
from scripts.proofs.kills.plans import MISTAKES, PLANS, Mistake, Plan
from scripts.proofs.kills.shopper import Shopper, Stuck
from scripts.proofs.report import Row

NEVER = 1_000_000

AT_ONCE = len(PLANS)
MUTANT_VISITS = 3
TIMING = {"receipt_closes_s": 300, "tap_closes_s": 300, "thanks_closes_s": 0.2, "idle_s": 900}


def kill(folder: Path, most: int | None, seed: int) -> list[Row]:
    """The lane killed at every moment of each plan, each in a visit of its own; in every other one it is killed once
    more soon after it has started again. Then the mutants, each of which must show.

    With `most` it is killed at so many moments of one plan by chance, and one of the mutants.
    """
    chance = Random(seed)
    plans = PLANS if most is None else chance.sample(PLANS, 1)
    mistakes = MISTAKES if most is None else chance.sample(MISTAKES, 1)
    honest, wrong = [f"K{number}" for number in range(len(plans))], [f"M{number}" for number in range(len(mistakes))]
    server = StoreServer(folder / "server", "Green Corner", [*honest, *wrong])
    server.launch()
    server.wait_ready()
    try:
        with ThreadPoolExecutor(AT_ONCE) as several:
            told = [
                several.submit(_matrix, folder / lane, server, lane, plan, most, seed)
                for lane, plan in zip(honest, plans, strict=True)
            ]
            caught = [
                several.submit(_is_caught, folder / lane, server, lane, mistake)
                for lane, mistake in zip(wrong, mistakes, strict=True)
            ]
            return [*rows([one.result() for one in told]), *mutant_rows([one.result() for one in caught])]
    finally:
        server.stop()


def _matrix(folder: Path, server: StoreServer, lane: str, plan: Plan, most: int | None, seed: int) -> Told:
    with opened(folder, server, lane, plan.devices) as (box, shopper):
        visits = [shopper.visits(plan, NEVER)]
        passed = len(shopper.moments())
        moments, chance = list(range(1, passed + 1)), Random(seed)
        if most is not None and most < passed:
            moments = sorted(chance.sample(moments, most))
        try:
            for place, moment in enumerate(moments):
                visits.append(shopper.visits(plan, moment, *([chance.randint(1, 8)] if place % 2 else [])))
            visits.append(shopper.visits(plan))  # nothing is left unsent or unsigned by a lane that was killed last
            wrong = audit(box)
        except (Stuck, OSError) as stuck:
            wrong = f"{plan.name}, visit {len(visits) + 1}: stuck at {stuck}"
        shopper.stop()
        return tell(box, visits, passed, wrong, shopper.unseen)


def _is_caught(folder: Path, server: StoreServer, lane: str, mistake: Mistake) -> tuple[Mistake, str]:
    """What the books say of a mutant that was killed at its moment, in one of a few visits: a shopper who pays to the
    cent sees no change. '' where they say nothing, or it got nowhere.
    """
    plan = next(one for one in PLANS if one.name == mistake.plan)
    wrong = ""
    with opened(folder, server, lane, plan.devices, mistake.mutant) as (box, shopper):
        for _ in range(MUTANT_VISITS):
            with suppress(Stuck):
                shopper.visits(plan, mistake.moment)
            if wrong := audit(box, patience_s=5.0):
                break
    return mistake, wrong


@contextmanager
def opened(
    folder: Path, server: StoreServer, lane: str, devices: Sequence[str], mutant: str = ""
) -> Iterator[tuple[StoreBox, Shopper]]:
    """The store around a lane with `devices` that shoppers visit."""
    box = StoreBox(folder, ROOT / "config" / "demo.toml", devices, lane=lane, timing=TIMING, server=server)
    box.start()
    with (box.folder / "lane.log").open("ab") as log:
        shopper = Shopper(box, box.folder / "last-words", log, mutant)
        try:
            yield box, shopper
        finally:
            shopper.stop()
            box.stop()

"""Boards with what a test says is on them, and nothing else."""

from __future__ import annotations

from typing import Any

from server.experience.board import Board, Glance
from server.experience.chosen import Chosen
from server.experience.figures import NO_TIMES, NOTHING, PARTS, Checks, Running
from server.experience.running import Sync
from server.wall.words import load_words
from tests.server.experience.visits import DAYS

TODAY = Chosen(first=DAYS[-1], last=DAYS[-1])
WELL = Sync(oldest_s=None, oldest_lane="", silent=[], lanes=3, doubled=0, lost=0)


def board_of(**more: Any) -> Board:
    told: dict[str, Any] = {
        "chosen": TODAY,
        "now": Glance(),
        "before": Glance(),
        "lately": {},
        "trend": {},
        "hours": {},
        "touched": NOTHING,
        "parts": dict.fromkeys(PARTS, NO_TIMES),
        "resolve": NO_TIMES,
        "needs": [],
        "worst_items": [],
        "worst_lanes": [],
        "losses": [],
        "tried": [],
        "nudges": {},
        "checks": Checks(),
        "running": Running(),
        "sync": WELL,
        **more,
    }
    return Board(**told)


def room_words(language: str = "en") -> Any:
    from server.experience.routes import FOLDER

    return load_words(FOLDER / "words.json")[language]

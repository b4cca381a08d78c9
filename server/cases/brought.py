"""What was done at a lane about the step that a case is of, and what that brought: the actions, with their effects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.book import OPEN, TAKEN
from server.actions.items import ItemNames
from server.actions.rules import Rules
from server.actions.saying import Came, came
from server.cases.effect import Verdict
from server.db.action_models import ActionRow
from server.db.case_models import CaseRow, ImprovementRow
from server.wall.words import Words, load_words

WORDS = Path(__file__).parents[1] / "actions" / "words.json"
BEFORE = timedelta(days=1)
"""An action may have been raised so long before somebody complained."""
LATELY = timedelta(days=28)
MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """An action in words, and what came of it; `is_open`: it is not over yet; `is_done`: its effect is
    measured, though it may not be told yet. `verdict` as an improvement has it.
    """

    id: int
    came: Came
    is_open: bool
    verdict: str
    effect: str
    is_done: bool


class Brings:
    """Used from any thread."""

    def __init__(self, engine: Engine, rules: Rules, now: Callable[[], datetime]) -> None:
        self._engine, self._rules, self._now = engine, rules, now
        self._words, self._names = load_words(WORDS), ItemNames(engine)

    def of_case(self, row: CaseRow, language: str) -> list[Brought]:
        """The actions about its lane and step since a day before it was opened, the last first; none without both."""
        if not (row.lane and row.subject):
            return []
        since = (datetime.fromisoformat(row.opened_at) - BEFORE).isoformat(timespec="seconds")
        wanted = select(ActionRow).where(ActionRow.lane == row.lane, ActionRow.raised_at >= since)
        about = ActionRow.subject.in_((row.subject, *(("card", "wallet") if row.subject == "pay" else ())))
        with Session(self._engine) as session:
            rows = session.scalars(wanted.where(about).order_by(ActionRow.id.desc()).limit(MOST)).all()
        return [self._brought(one, language) for one in rows]

    def lately(self, language: str) -> list[Brought]:
        """What was done in the last weeks and measured, and is no improvement yet, the last first."""
        since = (self._now() - LATELY).isoformat(timespec="seconds")
        taken = select(ImprovementRow.action).where(ImprovementRow.action.is_not(None))
        wanted = select(ActionRow).where(ActionRow.fixed_at >= since, ActionRow.lane != "", ActionRow.id.not_in(taken))
        with Session(self._engine) as session:
            rows = session.scalars(wanted.order_by(ActionRow.id.desc()).limit(MOST)).all()
        return [self._brought(one, language) for one in rows if one.effect is not None]

    def of(self, number: int, language: str) -> Brought | None:
        """Of that action; None where it is no longer known."""
        with Session(self._engine) as session:
            row = session.get(ActionRow, number)
        return self._brought(row, language) if row is not None else None

    def _brought(self, row: ActionRow, language: str) -> Brought:
        words: Words = self._words[language]
        names = partial(self._names.name, words["item_language"])
        told = came(row, words, self._rules, self._now().date().isoformat(), names)
        return Brought(
            id=row.id,
            came=told,
            is_open=row.state in (OPEN, TAKEN),
            verdict=verdict(row.effect),
            effect=_in_words(told, words),
            is_done=bool(row.fixed_at),
        )


def verdict(effect: Mapping[str, Any] | None) -> Verdict:
    """Of all that is watched more is worse."""
    change = (effect or {}).get("change")
    if effect is None or change is None or not effect["is_sure"]:
        return Verdict.CANT_TELL
    return Verdict.BETTER if change["by"] < 0 else Verdict.WORSE


def _in_words(told: Came, words: Words) -> str:
    """Before, while and after with how many cases, and the change with its interval where it can be told."""
    parts = [
        f"{words[f'actions_{name}']} {value} ({count})"
        for name, (value, count) in zip(("before", "during", "after"), told.spans, strict=True)
        if value
    ]
    if told.change and told.change != words["actions_cant_tell"]:
        parts.append(told.change if told.is_final else f"{told.change} {words['actions_still']}")
    return " · ".join(parts)

"""What questions and reasons are called, on the store's pages: those of the survey, and the store's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.engine import Engine

from kiosk.core.items import name_in
from server.asking.book import HouseBook
from server.asking.questions import in_order
from server.receipts.taps import QUESTION as E_RECEIPT
from server.wall.words import Words


@dataclass(frozen=True, slots=True)
class Named:
    """Id → words, in one language. What a store asked once and has no more is told by its id."""

    questions: Mapping[str, str]
    reasons: Mapping[str, str]

    def question(self, key: str) -> str:
        return self.questions.get(key) or key.replace("-", " ")

    def reason(self, key: str) -> str:
        return self.reasons.get(key) or key.replace("-", " ")


class Naming:
    """Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._house = HouseBook(engine)

    def named(self, words: Words, language: str) -> Named:
        """In `language`, which `words` are in. Raises SQLAlchemyError."""
        asked = [one.question for one in in_order(self._house.records())]
        questions = {one.id: name_in(one.asks, language) for one in asked}
        reasons = {it.id: name_in(it.says, language) for one in asked for it in (*one.low, *one.high)}
        return Named({**questions, E_RECEIPT: words["asked_e_receipt"]}, reasons)

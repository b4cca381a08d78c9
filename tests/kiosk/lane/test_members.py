"""The store is asked aside, and each question has one answer, whatever becomes of the store."""

from __future__ import annotations

import queue
from collections.abc import Sequence

import pytest

from kiosk.core.members import Member
from kiosk.core.session.effects import FindMember, GiveCouponsBack
from kiosk.core.session.inputs import MemberAnswered, NotAsked
from kiosk.lane.members import MemberFinder, Store
from kiosk.store_link.members import TooManyNobodies
from kiosk.store_link.server_client import LinkFailed
from tests.kiosk.core.session.club import CARD, MIA


class Till:
    """A store that knows Mia, or fails as told."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error
        self.given_back: list[str] = []

    def find(self, *, card: str, phone: str) -> Member | None:
        if self._error is not None:
            raise self._error
        return MIA if card or phone.endswith("42") else None

    def give_back(self, serials: Sequence[str]) -> None:
        if self._error is not None:
            raise self._error
        self.given_back += serials

    def close(self) -> None:
        pass


def answers(store: Store, *asked: FindMember | GiveCouponsBack) -> list[MemberAnswered]:
    told: queue.SimpleQueue[MemberAnswered] = queue.SimpleQueue()
    finder = MemberFinder(lambda: store)
    finder.connect(told.put)
    finder.start()
    for one in asked:
        finder.ask(one)
    finder.stop()
    return [told.get_nowait() for _ in range(told.qsize())]


def test_questions_are_answered_in_their_order_and_coupons_go_back() -> None:
    till = Till()
    asked = (FindMember("1", card=CARD), GiveCouponsBack(("c" * 32,)), FindMember("2", phone="0301"))
    assert answers(till, *asked) == [MemberAnswered("1", MIA), MemberAnswered("2")]
    assert till.given_back == ["c" * 32]


@pytest.mark.parametrize(
    ("error", "why"), [(LinkFailed("gone"), NotAsked.AWAY), (TooManyNobodies("many"), NotAsked.TOO_MANY)]
)
def test_a_store_that_fails_is_an_answer_too_and_the_next_question_is_asked(error: Exception, why: NotAsked) -> None:
    asked = (GiveCouponsBack(("c" * 32,)), FindMember("1", card=CARD), FindMember("2", card=CARD))
    assert answers(Till(error), *asked) == [MemberAnswered("1", not_asked=why), MemberAnswered("2", not_asked=why)]


def test_no_question_shows_its_number() -> None:
    assert "0170" not in repr(FindMember("1", phone="01701234542"))

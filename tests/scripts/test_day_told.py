"""What a journal tells of a day, fact by fact."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from kiosk.core.bagging import Meaning
from kiosk.core.calls import ClearedBy, HelpCleared, HelpReason, HelpRequested
from kiosk.core.interventions import Answer, Intervention, InterventionKind, SettledBy
from kiosk.core.session.bag_facts import BagSolved, BagUnsolved, SolvedBy, UnsolvedAs
from kiosk.core.session.facts import (
    CodeRefused,
    Fact,
    ReceiptFailed,
    ReceiptPrinted,
    RefusedFor,
    TapExplained,
    TapGiven,
)
from kiosk.core.session.intervention_facts import InterventionCleared, InterventionRaised
from scripts.proofs.day.told import Reader, Tap, Told, Wanted

OPENS = datetime(2026, 11, 27, 8, tzinfo=UTC)
TAP = TapGiven(
    tap="t", lane="4", face=4, hour="2026-11-27T08", language="en", weighed=False, helped=False, question="easy"
)


def at(seconds: int) -> str:
    return f"2026-11-27T08:{seconds // 60:02d}:{seconds % 60:02d}+00:00"


def told(*facts: tuple[int, Fact]) -> Told:
    """Of facts, each at its second of the day."""
    reader = Reader("4", OPENS)
    for seconds, fact in facts:
        reader.take(type(fact).__name__, at(seconds), asdict(fact))
    return reader.done()


def raised(name: str, kind: InterventionKind, seconds: int) -> tuple[int, Fact]:
    one = Intervention(id=name, kind=kind, at=at(seconds))
    return seconds, InterventionRaised(session="s", lane="4", intervention=one)


def cleared(name: str, seconds: int, by: SettledBy, answer: Answer | None = None) -> tuple[int, Fact]:
    over = InterventionCleared(session="s", lane="4", intervention=name, at=at(seconds), by=by, answer=answer)
    return seconds, over


def test_an_intervention_lasts_from_when_it_was_raised_first_until_it_is_cleared() -> None:
    day = told(
        raised("a", InterventionKind.AGE, 10),
        raised("b", InterventionKind.SPOT_CHECK, 20),
        raised("a", InterventionKind.AGE, 25),
        cleared("a", 70, SettledBy.HOST, Answer.APPROVE),
        cleared("b", 75, SettledBy.LEFT),
    )
    assert day.wanted == [
        Wanted("4", "age", 10.0, 60.0, "host", "approve"),
        Wanted("4", "spot check", 20.0, 55.0, "left"),
    ]


def test_what_nobody_came_for_is_told_as_never_over() -> None:
    assert told(raised("a", InterventionKind.AGE, 10)).wanted == [Wanted("4", "age", 10.0)]


def test_a_call_counts_unless_the_lane_makes_it_for_an_intervention_that_is_counted() -> None:
    asked = HelpRequested(session="s", call="c", lane="4", at=at(5), reason=HelpReason.ASKED)
    own = HelpRequested(session="s", call="d", lane="4", at=at(6), reason=HelpReason.INTERVENTION)
    day = told(
        (5, asked),
        (6, own),
        (30, HelpCleared(session="s", call="d", lane="4", at=at(30), by=ClearedBy.SOLVED)),
        (45, HelpCleared(session="s", call="c", lane="4", at=at(45), by=ClearedBy.ATTENDANT)),
    )
    assert day.wanted == [Wanted("4", "call for help: asked", 5.0, 40.0, "attendant")]


def test_a_tap_that_was_changed_counts_once_and_as_it_stands_at_the_end() -> None:
    changed = TapGiven(**{**asdict(TAP), "face": 2})
    day = told((1, TAP), (2, TapExplained(tap=changed, reasons=("scale-slow", "other"), remark="")))
    assert day.taps == {"t": Tap(2, "easy")}
    assert day.reasons == {"scale-slow": 1, "other": 1}


def test_questions_about_bags_and_refused_codes_are_counted_by_how_they_ended() -> None:
    solved = BagSolved(session="s", at=at(1), by=SolvedBy.OWN_BAG)
    staff = BagUnsolved(
        session="s", at=at(2), because=UnsolvedAs.STAFF, lane="4", about=Meaning.EXTRA, choice=None, seconds=9
    )
    left = BagUnsolved(
        session="s", at=at(3), because=UnsolvedAs.LEFT, lane="4", about=Meaning.EXTRA, choice=None, seconds=9
    )
    refused = CodeRefused(session="s", code="", reason=RefusedFor.UNREADABLE)
    day = told((1, solved), (2, staff), (3, left), (4, refused), (5, refused))
    assert day.questions == {"their own bag, they said": 1, "went to staff": 1, "the visit ended": 1}
    assert day.refused == {"unreadable": 2}
    assert day.facts == 5


def test_a_receipt_that_came_after_all_is_not_missing() -> None:
    def missing(visit: str) -> ReceiptFailed:
        return ReceiptFailed(session=visit, job="j", confirmed_missing=True, reason="paper out")

    came = ReceiptPrinted(session="s", job="j")
    day = told((1, missing("s")), (2, missing("t")), (9, came))
    assert (day.printed, day.unprinted) == ({"s"}, {"t"})

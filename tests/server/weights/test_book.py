"""Each placement counts once, whatever lane told it how often; a lane gets what it lacks."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.engine import Engine

from kiosk.core.bagging.sharing import Shared, read_body
from kiosk.core.placement_wire import placement_envelope
from kiosk.core.session.facts import PlacementAccepted
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.weights.book import Weights

MILK, BREAD = "02000000000015", "02000000000022"
PUT = PlacementAccepted(session="4-000001", at="2026-11-22T09:12:30+01:00", line=1, item=BREAD, grams=512, lane="4")


def sent(fact: PlacementAccepted, seq: int, journal: str = "ab" * 16) -> EnvelopeIn:
    envelope = placement_envelope(fact, journal, seq)
    assert envelope is not None
    names = ("lane", "journal", "seq", "payload_hash", "kind", "version", "payload")
    return EnvelopeIn.model_validate({name: getattr(envelope, name) for name in names})


def lacks(engine: Engine, have: str) -> Shared | None:
    answer = Weights(engine).answer(have)
    return read_body(answer) if answer is not None else None


def times(shared: Shared | None, item: str) -> int:
    return shared.tallies[item].count if shared is not None else 0


def test_lanes_add_up_and_what_comes_twice_counts_once(engine: Engine, intake: Intake) -> None:
    assert lacks(engine, "") is None
    here = [sent(PUT, 1), sent(replace(PUT, grams=520), 2)]
    there = [sent(replace(PUT, lane="7"), 1, "cd" * 16)]
    for batch in (here, here, there, here[:1]):
        assert set(intake.take_all(batch)) == {""}
    assert times(lacks(engine, ""), BREAD) == 3


def test_a_lane_is_told_what_changed_since(engine: Engine, intake: Intake) -> None:
    intake.take(sent(PUT, 1))
    first = lacks(engine, "")
    assert first is not None
    intake.take(sent(replace(PUT, item=MILK, grams=1_040), 2))
    then = lacks(engine, first.version)
    assert then is not None
    assert (first.whole, then.whole, then.tallies.keys()) == (True, False, {MILK})
    assert lacks(engine, then.version) is None


def test_a_version_of_better_days_is_answered_with_the_whole(engine: Engine, intake: Intake) -> None:
    intake.take(sent(PUT, 1))
    answer = lacks(engine, "99")
    assert answer is not None
    assert answer.whole


def test_a_day_that_is_not_yet_counts_as_today(engine: Engine, intake: Intake) -> None:
    for seq in range(1, 12):
        intake.take(sent(replace(PUT, at=f"2031-01-{seq:02d}T09:00:00+01:00"), seq))
    intake.take(sent(PUT, 20))
    answer = lacks(engine, "")
    assert answer is not None
    assert (times(answer, BREAD), len(answer.tallies[BREAD].days)) == (12, 1)

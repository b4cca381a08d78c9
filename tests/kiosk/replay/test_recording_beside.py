"""What of a recorded visit is no step: said in words, or known to need none."""

from __future__ import annotations

from kiosk.core.session.facts import LaneStopped, ReceiptPrinted, SigningFailed
from kiosk.core.session.period_facts import PeriodClosed
from kiosk.core.session.spot_facts import SpotChecked
from kiosk.replay.recording_beside import NEED_NO_WORD, WORDS, words_of
from tests.kiosk.replay.test_recording import of_every_kind

FACTS = {type(fact): fact for fact in of_every_kind()}


def test_what_follows_by_itself_needs_no_word_and_what_has_words_is_no_such_thing() -> None:
    assert words_of(FACTS[ReceiptPrinted]) is None
    assert NEED_NO_WORD.isdisjoint(WORDS)


def test_what_was_otherwise_is_said_and_of_the_visit_it_may_matter() -> None:
    assert all(words_of(FACTS[kind]) == WORDS[kind] for kind in (LaneStopped, SigningFailed))
    for kind, matters in ((SpotChecked, True), (PeriodClosed, False)):
        said = words_of(FACTS[kind])
        assert said is not None
        assert (kind.__name__ in said.words, said.matters) == (True, matters)

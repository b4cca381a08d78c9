"""What a memory of a few places tells of a journal; no journal is needed for it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.anchors import (
    Anchor,
    Contradiction,
    Kind,
    Statement,
    Verdict,
    contradiction,
    read_anchors,
    read_verdict,
)
from kiosk.core.wire import WireError

DAY = "2026-11-22"


def chain(length: int, salt: str = "") -> dict[int, str]:
    return {seq: f"{salt}{seq}" for seq in range(length + 1)}


def remembered(of: dict[int, str], *at: int) -> list[Anchor]:
    return [Anchor("ab", seq, of[seq], DAY) for seq in at]


def looked_at(anchors: list[Anchor], journal: dict[int, str], base: int = 0) -> Contradiction | None:
    return contradiction(anchors, base=base, end=max(journal), hash_at=journal.get)


@given(places=st.sets(st.integers(0, 40)), grown=st.integers(40, 60))
def test_a_journal_that_only_grew_is_the_one_remembered(places: set[int], grown: int) -> None:
    assert looked_at(remembered(chain(40), *places), chain(grown)) is None


@given(places=st.sets(st.integers(1, 40), min_size=1), cut=st.integers(0, 39))
def test_a_journal_put_back_is_found_where_somebody_remembers_more(places: set[int], cut: int) -> None:
    found = looked_at(remembered(chain(40), *places), chain(cut))
    if max(places) <= cut:
        assert found is None
    else:
        held = max((one for one in places if one <= cut), default=0)
        assert found == Contradiction(kind=Kind.ROLLED_BACK, seq=max(places), held=held, end=cut)


@given(places=st.sets(st.integers(1, 40), min_size=1), place=st.integers(1, 40), end=st.integers(40, 60))
def test_a_journal_made_anew_is_found_at_the_first_place_remembered(places: set[int], place: int, end: int) -> None:
    forged = {**chain(place - 1), **{seq: f"forged {seq}" for seq in range(place, end + 1)}}
    found = looked_at(remembered(chain(40), *places), forged)
    bad = [one for one in places if one >= place]
    if bad:
        assert found is not None
        assert (found.kind, found.seq) == (Kind.REWRITTEN, min(bad))
        assert found.held < place <= found.seq
    else:
        assert found is None


def test_what_was_dropped_on_purpose_cannot_be_looked_at() -> None:
    kept = {seq: hash_ for seq, hash_ in chain(40).items() if seq >= 20}
    assert looked_at(remembered(chain(40), 5, 20, 30), kept, base=20) is None
    assert looked_at(remembered(chain(40, "x"), 5, 20, 30), kept, base=20) is not None


def test_the_words_say_what_to_look_for() -> None:
    back = Contradiction(kind=Kind.ROLLED_BACK, seq=90, held=10, end=40).words()
    assert "put back to an older state" in back
    assert "ends with fact 40" in back
    anew = Contradiction(kind=Kind.REWRITTEN, seq=90, held=10, end=95).words()
    assert "after fact 10" in anew
    assert "fact 90 is not the one" in anew


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict(),
        Verdict(have=0),
        Verdict(have=90),
        Verdict(asks=(1, 7)),
        Verdict(contradicted=Contradiction(kind=Kind.REWRITTEN, seq=9, held=1, end=12)),
    ],
)
def test_a_verdict_comes_as_it_went(verdict: Verdict) -> None:
    assert read_verdict(json.loads(json.dumps(verdict.shape()))) == verdict


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"asks": [1]},
        {"asks": ["1"], "contradicted": None},
        {"asks": [True], "contradicted": None},
        {"asks": list(range(501)), "contradicted": None},
        {"asks": [], "contradicted": {"kind": "odd", "seq": 1, "held": 0, "end": 0}},
        {"asks": [], "contradicted": {"kind": "rewritten", "seq": "1", "held": 0, "end": 0}},
    ],
)
def test_no_verdict_is_made_of_anything_else(body: object) -> None:
    with pytest.raises(WireError):
        read_verdict(body)


def test_a_server_that_does_not_say_how_much_it_has_keeps_the_place_all_the_same() -> None:
    for more in ({}, {"have": None}, {"have": "all"}):
        assert read_verdict({"asks": [], "contradicted": None, **more}) == Verdict()


def test_a_statement_is_canonical_json() -> None:
    statement = Statement(journal="ab", base=0, seq=3, hash="c", told={2: None, 1: "a"})
    assert statement.body() == (
        b'{"base":0,"hash":"c","journal":"ab","seq":3,"told":[{"hash":"a","seq":1},{"hash":null,"seq":2}],"wire":1}'
    )


def test_anchors_are_read_a_line_each_and_a_bad_line_is_named() -> None:
    line = '{"journal": "ab", "seq": 7, "hash": "c", "day": "2026-11-22"}'
    assert read_anchors(f"{line}\n\n{line}\n") == [Anchor("ab", 7, "c", DAY)] * 2
    with pytest.raises(ValueError, match="line 2 is not JSON"):
        read_anchors(line + "\n{")
    with pytest.raises(ValueError, match="line 1 is no place in a journal"):
        read_anchors('{"journal": "ab"}')

"""Whom a spot check falls on: the stated rate and reasons of the basket, and nothing of a person."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.pricing import Line
from kiosk.core.spot import (
    FACTOR,
    MOST_BP,
    WHOLE_BP,
    Found,
    SpotReason,
    chance_bp,
    chosen,
    falls,
    reasons,
)
from kiosk.core.values import Money, Weighing
from tests.shop import APPLES, BREAD, MILK, WINE, item

POTATOES = item("plu:4072", "Potatoes", 119, unit=APPLES.unit, plu="4072")
HEAVY = Line(1, POTATOES, weighing=Weighing(gross_g=2000, tare_g=0))


def share(chance: int, drawn: int = 0, among: int = 20_000) -> float:
    return sum(falls(f"{number:032x}", chance, drawn) for number in range(among)) / among


@pytest.mark.parametrize("chance", [100, 500, 2_500])
def test_over_many_visits_the_rate_is_the_stated_one(chance: int) -> None:
    expected = chance / WHOLE_BP
    spread = (expected * (1 - expected) / 20_000) ** 0.5
    assert abs(share(chance) - expected) < 4 * spread


def test_drawn_again_for_new_reasons_the_rate_in_all_is_the_higher_one() -> None:
    first, both = 500, 2_000
    picked = sum(falls(f"{n:032x}", first) or falls(f"{n + 10**9:032x}", both, first) for n in range(20_000))
    assert abs(picked / 20_000 - both / WHOLE_BP) < 0.012


def test_a_rate_of_zero_is_never_and_the_same_chance_is_not_drawn_twice() -> None:
    everything = tuple(FACTOR)
    assert chance_bp(0, everything) == 0
    assert share(0) == 0
    assert share(500, 500) == 0


@given(st.integers(0, WHOLE_BP), st.sets(st.sampled_from(list(FACTOR))), st.integers(0, 100))
def test_each_reason_raises_the_chance_trust_lowers_it_and_half_is_the_most(rate: int, why: set, trust: int) -> None:
    chance = chance_bp(rate, tuple(why))
    assert rate <= chance <= max(rate, MOST_BP)
    assert chance_bp(rate, tuple(why), trust) <= chance
    for reason in set(FACTOR) - why:
        assert chance_bp(rate, (*why, reason)) >= chance


def test_reasons_are_of_the_basket() -> None:
    lines = (Line(2, MILK), HEAVY)
    assert reasons((Line(2, MILK),), undone=2, removed_weighed=0) == ()
    assert reasons(lines, undone=3, removed_weighed=1) == (
        SpotReason.MANY_UNDONE,
        SpotReason.REMOVED_WEIGHED,
        SpotReason.CHEAP_AND_HEAVY,
    )


def test_no_reason_names_a_person() -> None:
    told = {"language", "ease", "staff", "name", "card", "member", "age", "time", "at"}
    words = {word for reason in SpotReason for word in reason.value.split("_")}
    assert not words & told
    assert {field.name for field in fields(Found)} == {"matched", "missing", "extra", "audited", "difference"}


def test_a_few_are_those_that_matter_most() -> None:
    lines = (HEAVY, Line(2, MILK), Line(3, WINE), Line(4, BREAD))
    assert chosen(lines, 3) == (1, 3, 4)
    assert chosen(lines) == (1, 3, 4, 2)


@pytest.mark.parametrize(
    ("audited", "difference", "accuracy"), [(1000, 0, 10_000), (1000, 250, 7_500), (100, 900, 0), (0, 0, 10_000)]
)
def test_accuracy_is_by_value(audited: int, difference: int, accuracy: int) -> None:
    found = Found(matched=1, missing=(), extra=(), audited=Money(audited, "EUR"), difference=Money(difference, "EUR"))
    assert found.accuracy_bp == accuracy


def test_one_bag_on_a_word_is_no_reason_a_second_load_is() -> None:
    assert reasons((Line(2, MILK),), undone=0, removed_weighed=0, on_word=1) == ()
    assert reasons((Line(2, MILK),), undone=0, removed_weighed=0, on_word=2) == (SpotReason.ON_WORD,)

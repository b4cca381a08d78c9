from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cash.ssp_cipher import Exchange, Seal, is_prime
from drivers.cash.ssp_commands import EXCHANGE, GENERATOR, MODULUS


def seals(agreed: int = 77) -> tuple[Seal, Seal]:
    return Seal(agreed, random.Random(1)), Seal(agreed, random.Random(2))


@pytest.mark.parametrize("number", [2, 3, 37, 41, 2**61 - 1, 18_446_744_073_709_551_557])
def test_a_prime_is_known(number: int) -> None:
    assert is_prime(number)


@pytest.mark.parametrize("number", [0, 1, 4, 37 * 41, 41 * 43, 561, 3_215_031_751, (2**31 - 1) ** 2])
def test_what_is_none_is_known_too_also_where_one_test_is_fooled(number: int) -> None:
    assert not is_prime(number)


@given(st.integers(0, 2**32))
def test_both_sides_of_an_exchange_agree_on_a_key(seed: int) -> None:
    ours = Exchange.fresh(random.Random(seed))
    generator, modulus, number = ours.questions
    assert (generator[:1], modulus[:1], number[:1]) == (GENERATOR, MODULUS, EXCHANGE)
    theirs = Exchange(ours.generator, ours.modulus, seed + 2)
    mine = ours.agreed(theirs.questions[2][1:], random.Random(1))
    other = theirs.agreed(number[1:], random.Random(1))
    assert mine is not None
    assert other is not None
    assert mine.sealed(b"\x46") == other.sealed(b"\x46")


@pytest.mark.parametrize("theirs", [b"", bytes(8), b"\x01" + bytes(7), b"\xff" * 8, b"\x05" * 9])
def test_a_number_that_makes_no_key_is_refused(theirs: bytes) -> None:
    assert Exchange.fresh(random.Random(1)).agreed(theirs, random.Random(1)) is None


@given(st.binary(min_size=1, max_size=200))
def test_a_sealed_packet_is_whole_blocks_and_shows_nothing_of_what_is_in_it(data: bytes) -> None:
    seal, _ = seals()
    sealed = seal.sealed(data)
    assert sealed[:1] == b"\x7e"
    assert len(sealed) % 16 == 1
    assert len(data) < 4 or data not in sealed


@given(st.binary(min_size=1, max_size=100), st.binary(min_size=1, max_size=100))
def test_an_answer_opens_once_and_a_replayed_one_not_at_all(first: bytes, second: bytes) -> None:
    lane, unit = seals()
    unit.sealed(b"what the lane asked")  # the unit counts with it
    lane.sealed(b"asked")
    answer = unit.sealed(first)
    assert lane.opened(answer) == first
    lane.sealed(b"asked")
    assert lane.opened(answer) == b""
    assert lane.opened(unit.sealed(second)) == second


@given(st.binary(max_size=80))
def test_any_bytes_are_no_answer(said: bytes) -> None:
    lane, _ = seals()
    lane.sealed(b"asked")
    assert lane.opened(said) == b""


@given(st.integers(8, 128 + 7))
def test_a_bit_that_was_turned_makes_it_none(bit: int) -> None:
    lane, unit = seals()
    lane.sealed(b"asked")
    unit.sealed(b"asked")
    answer = bytearray(unit.sealed(b"\xf0"))
    answer[bit // 8] ^= 1 << bit % 8
    assert lane.opened(bytes(answer)) == b""

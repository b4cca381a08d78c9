from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drivers.cash.ssp_setup import Note, Setup, setup_in
from drivers.contract import AcceptCash, CashMark, StopCash
from tests.drivers.cash.validating import Line


def setup(
    values: list[int],
    *,
    multiplier: int = 1,
    brief: list[int] | None = None,
    minor: int = 100,
    currency: bytes = b"EUR",
) -> bytes:
    count = len(values)
    return (
        b"\x000421EUR" + multiplier.to_bytes(3, "big") + bytes([count, *(brief or values), *[2] * count])
        + minor.to_bytes(3, "big") + b"\x06" + currency * count
        + b"".join(value.to_bytes(4, "little") for value in values)
    )  # fmt: skip


def test_each_channel_has_its_worth_in_cents() -> None:
    notes = {1: Note(500, "EUR"), 2: Note(1000, "EUR"), 3: Note(2000, "EUR")}
    assert setup_in(setup([5, 10, 20])) == Setup(0, "0421", 6, notes)
    assert notes[3].piece == "EUR20"


def test_a_note_of_500_is_a_hundred_times_five() -> None:
    found = setup_in(setup([5, 500], multiplier=5, brief=[1, 100]))
    assert found is not None
    assert found.notes[2] == Note(50_000, "EUR")


def test_a_worth_that_is_told_in_two_ways_that_do_not_agree_is_no_worth() -> None:
    found = setup_in(setup([5, 10], brief=[5, 20]))
    assert found is not None
    assert list(found.notes) == [1]


def test_a_currency_or_a_fraction_that_is_not_known_has_no_worth() -> None:
    for data in (setup([5], currency=b"JPY"), setup([5], minor=1), setup([0])):
        found = setup_in(data)
        assert found is not None
        assert found.notes == {}


def test_no_more_channels_are_used_than_can_be_kept_out() -> None:
    found = setup_in(setup(list(range(1, 21))))
    assert found is not None
    assert max(found.notes) == 16


@given(st.binary(max_size=200))
def test_any_bytes_are_a_set_up_or_none(data: bytes) -> None:
    found = setup_in(data)
    assert found is None or all(note.value_minor > 0 for note in found.notes.values())


def test_a_note_whose_rest_cannot_be_given_back_is_returned() -> None:
    line = Line()
    line.takes(478)
    line.asks(AcceptCash(478, change_minor=100))
    line.passes(1.0)
    line.inserts("EUR20")
    line.passes(2.0)
    assert (line.emulator.state()["returned"], line.emulator.state()["cashbox"]) == (["EUR20"], [])
    line.inserts("EUR5")
    line.passes(2.0)
    assert line.emulator.state()["cashbox"] == ["EUR5"]


def test_a_note_in_escrow_is_given_back_when_the_hopper_ran_low_meanwhile() -> None:
    line = Line()
    line.takes(478)
    line.inserts("EUR5")
    line.passes_until("escrow")
    line.asks(AcceptCash(478, change_minor=0))
    line.passes(2.0)
    assert (line.emulator.state()["returned"], line.emulator.state()["cashbox"]) == (["EUR5"], [])
    assert not line.is_open, "no note is small enough"
    line.asks(StopCash())
    line.passes(3.0)
    assert line.readings[-1] == CashMark(line.kept.mark, shut=True) or line.readings[-1].shut  # type: ignore[union-attr]

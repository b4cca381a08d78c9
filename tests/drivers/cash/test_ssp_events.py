from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drivers.cash.ssp_events import STORES, VALIDATORS, Code, Event, Told, told_in


def test_events_are_told_in_their_order_with_the_channel_of_each() -> None:
    told = told_in(bytes.fromhex("EE 03 CC EF 00 E8"))
    assert told == Told((Event(Code.CREDIT, 3), Event(Code.STACKING), Event(Code.READ), Event(Code.DISABLED)))


def test_behind_an_event_that_is_not_known_nothing_is_guessed() -> None:
    assert told_in(bytes.fromhex("CC DB EE 03")) == Told((Event(Code.STACKING),), b"\xdb\xee\x03")


def test_a_recycler_tells_what_it_has_given_out_in_each_currency() -> None:
    told = told_in(
        bytes.fromhex("DA 01 F4010000 455552 DC 01 F4010000 DC050000 455552 B1 01 00000000 455552 01 DB"), STORES
    )
    assert told == Told(
        (
            Event(Code.DISPENSING, amount_minor=500),
            Event(Code.INCOMPLETE, amount_minor=500),
            Event(Code.PAYOUT_ERROR),
            Event(Code.STORED),
        )
    )


def test_an_amount_that_is_cut_is_none() -> None:
    assert told_in(bytes.fromhex("DB D2 01 F4010000 4555"), STORES).unread == bytes.fromhex("D2 01 F4010000 4555")


def test_a_credit_without_its_channel_is_no_credit() -> None:
    assert told_in(b"\xee") == Told((), b"\xee")


@given(st.binary(max_size=80), st.sampled_from([VALIDATORS, VALIDATORS | STORES]))
def test_any_bytes_are_events_and_a_rest_and_together_no_more_than_came(data: bytes, codes: frozenset[Code]) -> None:
    told = told_in(data, codes)
    assert data.endswith(told.unread)
    assert len(told.events) <= len(data) - len(told.unread)
    assert {event.code for event in told.events} <= codes

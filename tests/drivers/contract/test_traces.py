"""What of the bytes may stand in a trace: no card number, no shopper's code, no person's keys."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drivers.contract import Pay, PayByCode, PaymentAuthorised, PaymentEnded, Refuse, Request
from drivers.registry import PROTOCOLS, ProtocolRow, find
from tests.drivers.contract.rows import GENEROUS_S, every, named
from tests.waiting import wait_until
from tests.wires import Wire

CARD = "4111111111111111"
MONEY = [row for row in PROTOCOLS if row.kind in ("terminal", "wallet")]


@dataclass(frozen=True, slots=True)
class Secret:
    """What makes a secret pass over the wire, and how it looks there."""

    ask: Request
    shapes: tuple[bytes, ...]


SHOPPERS_CODE = "281012345678901234"
SECRETS = {
    "zvt": Secret(Pay("a1", 500, "EUR"), (bytes.fromhex(CARD), CARD.encode())),
    "nexo": Secret(Pay("a1", 500, "EUR"), (CARD.encode(), CARD[:12].encode())),
    "wallet": Secret(PayByCode("a1", 500, "EUR", SHOPPERS_CODE), (SHOPPERS_CODE.encode(), SHOPPERS_CODE[:8].encode())),
}


@cache
def driver_of(row: ProtocolRow):
    return row.make_driver()


@pytest.mark.parametrize("row", PROTOCOLS, ids=named)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_masking_never_raises_changes_nothing_and_makes_nothing_longer(row: ProtocolRow, data: bytes) -> None:
    driver = driver_of(row)
    before = driver.deadline
    shown = driver.masked(data)
    assert len(shown) <= len(data)
    assert driver.masked(data) == shown
    assert driver.deadline == before


@pytest.mark.parametrize("row", MONEY, ids=named)
@pytest.mark.parametrize("around", [b"%s", b'{"PAN": "%s"}', b'{"code":"%s","x":1}', b"CARD %s OK\r\n", b"\x02%s\x03"])
@pytest.mark.parametrize("number", [CARD, "4111 1111 1111 1111", "6799851000000000019", SHOPPERS_CODE])
def test_whoever_moves_money_shows_no_long_number_wherever_it_stands(
    row: ProtocolRow, around: bytes, number: str
) -> None:
    shown = driver_of(row).masked(around % number.encode())
    assert sum(byte in b"0123456789" for byte in shown) <= 5  # the last four, and the 1 of x


def test_every_protocol_that_moves_money_has_its_secret_here() -> None:
    assert {row.name for row in MONEY} == set(SECRETS)


@pytest.mark.parametrize(("wire", "name"), [(row, row.name) for row in MONEY], indirect=["wire"])
def test_a_payments_trace_holds_no_card_number_and_no_shoppers_code(wire: Wire, name: str) -> None:
    secret = SECRETS[name]
    passed = bytearray()
    _overhear(wire, passed)
    wire.pump.submit(secret.ask)

    def authorised_or_ended() -> list[object]:
        return [told for told in list(wire.readings) if isinstance(told, PaymentAuthorised | PaymentEnded)]

    for told in wait_until(authorised_or_ended, GENEROUS_S):
        if isinstance(told, PaymentAuthorised):
            wire.pump.submit(Refuse(told.token))
    wire.told_a(PaymentEnded, GENEROUS_S)
    assert any(shape in passed for shape in secret.shapes) or name == "nexo"  # its emulator tells four digits only
    trace = b"".join(line.data for line in list(wire.pump.trace))
    assert trace
    assert not [shape for shape in secret.shapes if shape in trace]


@every([find("wedge")])
def test_no_key_that_was_typed_stands_in_a_trace(wire: Wire) -> None:
    wire.host.set({"scan": "4006", "key_ms": 120})
    wait_until(lambda: [line for line in list(wire.pump.trace) if line.direction == ">"], GENEROUS_S)
    events = [line.data[start : start + 24] for line in list(wire.pump.trace) for start in range(0, len(line.data), 24)]
    assert events
    assert not [event for event in events if any(event[18:])]


def _overhear(wire: Wire, passed: bytearray) -> None:
    """What goes over the wire, either way, as it is."""
    write, read = wire.end.write, wire.end.accept_and_read

    def written(data: bytes) -> None:
        passed.extend(data)
        write(data)

    def taken(ready: set[int]) -> tuple[bool, bytes | None]:
        came, data = read(ready)
        passed.extend(data or b"")
        return came, data

    wire.end.write, wire.end.accept_and_read = written, taken  # type: ignore[method-assign]

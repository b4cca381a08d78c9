"""The emulated nexo terminal as a till without a driver sees it: bytes in, bytes out."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.emulators.base import HangUp, Say
from drivers.emulators.nexo import NexoEmulator


class Till:
    """It writes its requests by hand."""

    def __init__(self, terminal: NexoEmulator) -> None:
        self.terminal = terminal
        self.now = 10.0
        self.acts: list[object] = list(terminal.connected(self.now))

    def asks(self, category: str, service: str, **body: object) -> None:
        header = {"MessageCategory": category, "SaleID": "till", "ServiceID": service, "POIID": "SIM-52500041"}
        message = json.dumps({"SaleToPOIRequest": {"MessageHeader": header, f"{category}Request": body}}).encode()
        head = f"POST /nexo HTTP/1.1\r\nHost: t\r\nContent-Length: {len(message)}\r\n\r\n".encode()
        self.acts += self.terminal.received(head + message, self.now)

    def pays(self, service: str, amount: float = 12.34) -> None:
        amounts = {"AmountsReq": {"Currency": "EUR", "RequestedAmount": amount}}
        self.asks("Payment", service, PaymentTransaction=amounts)

    def waits(self, seconds: float) -> None:
        self.now += seconds
        self.acts += self.terminal.ticked(self.now)

    def answer(self) -> dict[str, object]:
        """The body of the last response."""
        said = [act for act in self.acts if isinstance(act, Say)][-1].data
        message = json.loads(said.partition(b"\r\n\r\n")[2])["SaleToPOIResponse"]
        (body,) = (part for name, part in message.items() if name != "MessageHeader")
        return body  # type: ignore[no-any-return]

    def told(self) -> str:
        response = self.answer()["Response"]
        assert isinstance(response, dict)
        return str(response.get("ErrorCondition", response["Result"]))


def states(terminal: NexoEmulator) -> list[object]:
    transactions = terminal.state()["transactions"]
    assert isinstance(transactions, list)
    return [one["state"] for one in transactions]


@pytest.mark.parametrize(
    ("shows", "told", "state"),
    [
        ("approve", "Success", "booked"),
        ("decline", "Refusal", "failed"),
        ("cancel", "Cancel", "failed"),
        ("timeout", "Cancel", "failed"),
        ("partial", "Partial", "booked"),
        ("paper", "Success", "booked"),
    ],
)
def test_by_hand_it_waits_until_the_shopper_does_something(shows: str, told: str, state: str) -> None:
    terminal = NexoEmulator()
    terminal.set({"card": "hand", "card_timeout_ms": 60_000}, 10.0)
    till = Till(terminal)
    till.pays("A1")
    till.waits(30.0)
    assert (till.acts, terminal.state()["awaits_card"]) == ([], True)
    till.acts += terminal.set({"shows": shows}, till.now)
    assert (till.told(), states(terminal), terminal.state()["awaits_card"]) == (told, [state], False)


def test_by_hand_nobody_who_shows_a_card_in_time_has_paid_nothing() -> None:
    terminal = NexoEmulator()
    terminal.set({"card": "hand"}, 10.0)
    till = Till(terminal)
    till.pays("A1")
    till.waits(10.1)
    assert (till.told(), states(terminal)) == ("Cancel", ["failed"])


def test_nothing_is_shown_where_no_card_is_waited_for() -> None:
    with pytest.raises(ValueError, match="while a card is waited for by hand"):
        NexoEmulator().set({"shows": "approve"}, 0.0)


def test_the_response_comes_when_the_shopper_has_done() -> None:
    till = Till(NexoEmulator())
    till.pays("A1")
    assert till.acts == []
    till.waits(0.3)
    assert till.told() == "Success"
    assert states(till.terminal) == ["booked"]


def test_a_payment_goes_on_without_its_till_and_is_told_of_afterwards() -> None:
    terminal = NexoEmulator()
    till = Till(terminal)
    till.pays("A1")
    terminal.disconnected(till.now)
    again = Till(terminal)
    reference = {"MessageCategory": "Payment", "SaleID": "till", "ServiceID": "A1"}
    again.asks("TransactionStatus", "Q1", MessageReference=reference)
    assert again.told() == "InProgress"
    again.waits(1.0)
    again.asks("TransactionStatus", "Q2", MessageReference=reference)
    assert again.told() == "Success"
    again.asks("TransactionStatus", "Q3", MessageReference={**reference, "ServiceID": "OTHER"})
    assert again.told() == "NotFound"
    again.asks("TransactionStatus", "Q4")
    assert again.told() == "Success"


def test_the_same_request_once_more_books_nothing_more() -> None:
    till = Till(NexoEmulator())
    till.pays("A1")
    till.waits(1.0)
    till.pays("A1")
    assert till.told() == "Success"
    assert states(till.terminal) == ["booked"]


def test_a_second_shopper_waits() -> None:
    terminal = NexoEmulator()
    Till(terminal).pays("A1")
    till = Till(terminal)
    till.pays("A2")
    assert till.told() == "Busy"


def test_a_payment_is_reversed_once() -> None:
    till = Till(NexoEmulator())
    till.pays("A1")
    till.waits(1.0)
    original = {"POITransactionID": {"TransactionID": "T0001"}}
    for service, said in (("R1", "Success"), ("R2", "NotAllowed")):
        till.asks("Reversal", service, OriginalPOITransaction=original)
        assert till.told() == said
    till.asks("Reversal", "R3", OriginalPOITransaction={"POITransactionID": {"TransactionID": "T9999"}})
    assert till.told() == "NotFound"
    assert states(till.terminal) == ["reversed", "booked", "failed"]


def test_a_slow_reversal_is_received_at_once_and_has_ended_later() -> None:
    till = Till(NexoEmulator())
    till.pays("A1")
    till.waits(1.0)
    till.terminal.faults.set("slow_reversal", 5000)
    till.asks("Reversal", "R1", OriginalPOITransaction={"POITransactionID": {"TransactionID": "T0001"}})
    assert till.told() == "Success"
    assert states(till.terminal) == ["booked", "waiting"]
    reference = {"MessageCategory": "Reversal", "SaleID": "till", "ServiceID": "R1"}
    till.asks("TransactionStatus", "Q1", MessageReference=reference)
    assert till.told() == "InProgress"
    till.waits(5.0)
    till.asks("TransactionStatus", "Q2", MessageReference=reference)
    assert till.told() == "Success"
    assert states(till.terminal) == ["reversed", "booked"]


def test_a_short_memory_knows_what_came_last() -> None:
    till = Till(NexoEmulator())
    till.terminal.faults.set("short_memory", value=True)
    till.pays("A1")
    till.waits(1.0)
    till.terminal.set({"other_till": 500}, till.now)
    reference = {"MessageCategory": "Payment", "SaleID": "till", "ServiceID": "A1"}
    till.asks("TransactionStatus", "Q1", MessageReference=reference)
    assert till.told() == "NotFound"
    till.asks("TransactionStatus", "Q2")
    again = till.answer()["RepeatedMessageResponse"]
    assert isinstance(again, dict)
    assert again["MessageHeader"]["SaleID"] == "OTHER-TILL"


@pytest.mark.parametrize(("step", "state"), [("request", []), ("begun", ["waiting"]), ("response", ["booked"])])
def test_the_link_is_lost_where_it_is_ordered(step: str, state: list[str]) -> None:
    till = Till(NexoEmulator())
    till.terminal.faults.set("drop_after", step)
    till.pays("A1")
    if step == "response":
        till.waits(1.0)
    assert HangUp() in till.acts
    assert states(till.terminal) == state
    assert till.terminal.faults.as_dict() == {}


def test_an_unplugged_terminal_takes_its_wire_away() -> None:
    till = Till(NexoEmulator())
    till.terminal.faults.set("unplug_after", "request")
    till.pays("A1")
    assert till.acts == [HangUp(unplug=True)]


def test_what_it_does_not_know_is_refused_in_a_sentence() -> None:
    terminal = NexoEmulator()
    with pytest.raises(ValueError, match="a terminal has card"):
        terminal.set({"card": "signature"}, 0.0)
    with pytest.raises(ValueError, match="the steps are request, begun"):
        terminal.faults.set("drop_after", "never")
    with pytest.raises(ValueError, match="is none of"):
        terminal.faults.set("moody", value=True)
    till = Till(terminal)
    till.asks("Login", "L1")
    assert till.told() == "MessageFormat"
    till.pays("A1", -5)
    assert till.told() == "MessageFormat"


@given(st.lists(st.binary(max_size=50), max_size=5))
def test_any_bytes_book_nothing(pieces: list[bytes]) -> None:
    terminal = NexoEmulator()
    terminal.connected(0.0)
    for piece in pieces:
        terminal.received(piece, 1.0)
    assert states(terminal) == []

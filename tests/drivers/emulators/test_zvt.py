"""The terminal by itself: a till of raw bytes, written from the facts, sits at the other end."""

from __future__ import annotations

import time

import pytest

from drivers.emulators.base import HangUp, Say
from drivers.emulators.zvt import ZvtEmulator
from drivers.emulators.zvt_faults import CARDS, STEPS

YES = bytes.fromhex("80 00 00")
REGISTER_WITH_LINES = bytes.fromhex("06 00 06 00 00 00 BE 09 78")
REGISTER_WITHOUT = bytes.fromhex("06 00 06 00 00 00 3E 09 78")
PAY_12_34 = bytes.fromhex("06 01 07 04 00 00 00 00 12 34")
LAST = bytes.fromhex("06 20 05 00 00 00 03 03")


class Till:
    def __init__(self, register: bytes = REGISTER_WITH_LINES) -> None:
        self.terminal = ZvtEmulator(wall_clock=lambda: time.struct_time((2026, 3, 1, 9, 5, 7, 6, 60, 0)))
        self.now = 50.0
        self.dropped = False
        self.terminal.connected(self.now)
        self.terminal.set({"card_delay_ms": 0, "online_delay_ms": 0}, self.now)
        if register:
            self.say(register)
            self.say(YES)

    def say(self, data: bytes) -> list[str]:
        """What the terminal answers, at once and when it needs no time to think."""
        heard = self._take(self.terminal.received(data, self.now))
        while self.terminal.deadline is not None and self.terminal.deadline <= self.now:
            heard += self._take(self.terminal.ticked(self.now))
        return heard

    def passes(self, seconds: float) -> list[str]:
        self.now += seconds
        return self._take(self.terminal.ticked(self.now))

    def _take(self, acts: object) -> list[str]:
        heard = []
        for act in acts:  # type: ignore[attr-defined]
            if isinstance(act, HangUp):
                self.dropped = True
                self.terminal.disconnected(self.now)
            elif isinstance(act, Say):
                heard.append(act.data.hex(" ").upper())
        return heard

    def until_result(self) -> str:
        """Pays up to the terminal's 04 0F, which is returned."""
        heard = self.say(PAY_12_34)
        while heard and not heard[-1].startswith("04 0F"):
            heard = self.say(YES)
        return heard[-1] if heard else ""

    def to_the_end(self) -> str:
        heard = self.say(YES)
        while heard and heard[-1][:5] in ("06 D1", "04 FF", "04 0F"):
            heard = self.say(YES)
        return heard[-1] if heard else ""

    def states(self) -> list[object]:
        return [entry["state"] for entry in self.terminal.state()["transactions"]]  # type: ignore[attr-defined]


def test_registration_tells_terminal_and_currency() -> None:
    till = Till(b"")
    assert till.say(REGISTER_WITH_LINES) == ["80 00 00", "06 0F 0A 19 00 29 52 50 00 41 49 09 78"]


def test_without_registration_nothing_is_paid() -> None:
    assert Till(b"").say(PAY_12_34) == ["84 6B 00"]


def test_a_payment_goes_through_its_steps() -> None:
    till = Till()
    assert till.say(PAY_12_34) == ["80 00 00", "04 FF 01 0A"]
    assert till.say(YES) == ["04 FF 01 04"]
    (status,) = till.say(YES)
    assert status.startswith("04 0F")
    assert "27 00 04 00 00 00 00 12 34 49 09 78 0C 09 05 07 0D 03 01 22 F0 F8 41 11 11 11" in status
    assert "29 52 50 00 41 87 00 41 0B 00 04 69" in status
    assert till.states() == ["open"]
    assert till.say(YES)[0].startswith("06 D1")
    assert till.to_the_end() == "06 0F 00"
    assert till.states() == ["booked"]


def test_the_payment_is_stored_at_the_last_slip_line_not_before() -> None:
    till = Till()
    till.until_result()
    heard = till.say(YES)
    while heard[-1].startswith("06 D1"):
        assert till.states() == ["open"]
        heard = till.say(YES)
    assert till.states() == ["booked"]


def test_without_slip_lines_it_is_stored_with_the_acknowledgement() -> None:
    till = Till(REGISTER_WITHOUT)
    till.until_result()
    assert till.say(YES) == ["06 0F 00"]
    assert till.states() == ["booked"]


def test_without_an_acknowledgement_it_is_reversed_after_5_s() -> None:
    till = Till()
    till.until_result()
    assert till.passes(4.9) == []
    assert till.passes(0.2) == ["04 FF 01 05"]
    assert till.say(YES) == ["06 1E 01 7D"]
    assert till.states() == ["reversed"]


def test_refused_it_is_reversed_and_asked_again_it_is_repeated() -> None:
    till = Till()
    status = till.until_result()
    assert till.say(bytes.fromhex("84 9C 00")) == []
    assert till.passes(2.0) == [status]
    assert till.say(bytes.fromhex("84 66 00")) == ["04 FF 01 05"]
    assert till.states() == ["reversed"]


def test_84_00_is_a_yes_too() -> None:
    till = Till(REGISTER_WITHOUT)
    till.until_result()
    assert till.say(bytes.fromhex("84 00 00")) == ["06 0F 00"]


def test_a_lost_link_reverses_what_is_not_stored_and_the_memory_stays() -> None:
    till = Till()
    till.until_result()
    till.to_the_end()
    till.say(YES)
    till.until_result()
    till.terminal.disconnected(till.now)
    till.terminal.connected(till.now)
    assert till.states() == ["booked", "reversed"]
    answer = till.say(LAST)
    assert answer[0] == "80 00 00"
    assert "87 00 41 0B 00 04 69" in answer[1]


def test_an_empty_memory_answers_with_the_completion_alone() -> None:
    assert Till().say(LAST) == ["80 00 00", "06 0F 00"]


def test_numbers_count_up() -> None:
    till = Till(REGISTER_WITHOUT)
    for _ in range(2):
        till.until_result()
        till.say(YES)
        till.say(YES)
    entries = till.terminal.state()["transactions"]
    assert [(entry["receipt_no"], entry["trace_no"]) for entry in entries] == [  # type: ignore[attr-defined]
        ("0041", "000469"),
        ("0042", "000470"),
    ]


@pytest.mark.parametrize(("card", "code"), [("decline", "05"), ("cancel", "6C")])
def test_a_card_that_is_not_accepted(card: str, code: str) -> None:
    till = Till()
    till.terminal.set({"card": card}, till.now)
    assert f"27 {code}" in till.until_result()
    assert till.say(YES) == [f"06 1E 01 {code}"]
    assert "booked" not in till.states()


def test_nobody_shows_a_card_and_the_terminal_closes_the_connection() -> None:
    till = Till()
    till.terminal.set({"card": "timeout"}, till.now)
    till.say(PAY_12_34)
    till.say(YES)
    assert till.passes(9.9) == []
    assert not till.dropped
    till.passes(0.2)
    assert till.dropped


def test_an_abort_counts_before_the_card_and_is_only_heard_after() -> None:
    till = Till()
    till.terminal.set({"card_delay_ms": 9000}, till.now)
    till.say(PAY_12_34)
    till.say(YES)
    heard = till.say(bytes.fromhex("06 B0 00"))
    assert heard[0] == "80 00 00"
    assert heard[1].startswith("04 0F")
    assert "27 6C" in heard[1]

    online = Till()
    online.terminal.set({"online_delay_ms": 1_500}, online.now)
    online.say(PAY_12_34)
    assert online.terminal.state()["card_read"] is False
    online.say(YES)
    online.say(YES)
    assert online.terminal.state()["card_read"] is True
    assert online.say(bytes.fromhex("06 B0 00")) == ["80 00 00"]
    assert "27 00" in online.passes(1.5)[0]

    after = Till()
    after.until_result()
    assert after.say(bytes.fromhex("06 B0 00")) == ["84 83 00"]
    assert after.to_the_end() == "06 0F 00"


def test_a_second_command_waits_for_the_first() -> None:
    till = Till()
    till.say(PAY_12_34)
    assert till.say(PAY_12_34) == ["84 9C 00"]


@pytest.mark.parametrize("fault", ["drop_after", "unplug_after"])
@pytest.mark.parametrize("step", STEPS)
def test_each_step_drops_the_link_once_and_leaves_an_honest_book(step: str, fault: str) -> None:
    till = Till()
    till.terminal.faults.set(fault, step)
    till.until_result()
    till.to_the_end()
    assert till.dropped
    assert not till.terminal.faults.as_dict()
    assert till.states() in ([["booked"]] if step in ("after_slip", "completion") else [[], ["reversed"]])
    assert till.terminal.state()["in_transaction"] is False


def test_initialisation_and_diagnosis_are_asked_for_until_done() -> None:
    till = Till()
    till.terminal.set({"needs_initialisation": True, "needs_diagnosis": True}, till.now)
    assert till.say(REGISTER_WITH_LINES)[1].startswith("06 0F 0A 19 03")
    till.say(YES)
    for command in ("06 93 03 00 00 00", "06 70 00"):
        assert till.say(bytes.fromhex(command)) == ["80 00 00", "06 0F 00"]
        till.say(YES)
    assert till.say(REGISTER_WITH_LINES)[1].startswith("06 0F 0A 19 00")


def test_the_status_enquiry_tells_the_status() -> None:
    till = Till()
    till.terminal.set({"status_code": 0xCC}, till.now)
    assert till.say(bytes.fromhex("05 01 03 00 00 00")) == ["80 00 00", "06 0F 01 CC"]


def test_commands_may_come_in_pieces_and_with_a_long_length() -> None:
    till = Till(b"")
    for byte in REGISTER_WITH_LINES[:-1]:
        assert till.say(bytes([byte])) == []
    assert till.say(REGISTER_WITH_LINES[-1:])[0] == "80 00 00"
    till.say(YES)
    assert till.say(bytes.fromhex("06 01 FF 07 00 04 00 00 00 00 12 34"))[0] == "80 00 00"


@pytest.mark.parametrize("data", ["06 01 00", "06 01 07 04 00 00 00 00 12 3A", "06 00 01 00", "0F 77 01 00"])
def test_what_it_does_not_understand_it_refuses(data: str) -> None:
    assert Till().say(bytes.fromhex(data)) == ["84 83 00"]


@pytest.mark.parametrize(("shows", "result"), [("approve", "27 00"), ("decline", "27 05"), ("cancel", "27 6C")])
def test_by_hand_the_terminal_waits_until_the_shopper_does_something(shows: str, result: str) -> None:
    till = Till()
    till.terminal.set({"card": "hand"}, till.now)
    till.say(PAY_12_34)
    assert till.say(YES) == []
    assert till.passes(9.0) == []
    assert till.terminal.state()["awaits_card"] is True
    heard = till._take(till.terminal.set({"shows": shows}, till.now))
    while not heard[-1].startswith("04 0F"):
        heard = till.say(YES)
    assert result in heard[-1]


def test_by_hand_a_card_that_never_comes_is_a_time_out() -> None:
    till = Till()
    till.terminal.set({"card": "hand"}, till.now)
    till.say(PAY_12_34)
    till.say(YES)
    till.passes(10.0)
    assert till.dropped


@pytest.mark.parametrize("card", ["hand", "approve"])
def test_nobody_shows_a_card_to_a_terminal_that_does_not_wait_for_one_by_hand(card: str) -> None:
    till = Till()
    till.terminal.set({"card": card}, till.now)
    with pytest.raises(ValueError, match="while a card is waited for by hand"):
        till.terminal.set({"shows": "approve"}, till.now)


def test_the_state_shows_no_card_number() -> None:
    till = Till()
    till.terminal.set({"pan": "4929119933445562"}, till.now)
    till.until_result()
    assert "4929119933445562" not in str(till.terminal.state())
    assert till.terminal.state()["card_last4"] == "5562"


@pytest.mark.parametrize(
    "values",
    [
        {"card": "steal"},
        {"pan": "12"},
        {"terminal_id": "x"},
        {"card_delay_ms": -1},
        {"needs_diagnosis": 3},
        {"rain": 1},
    ],
)
def test_a_state_that_it_cannot_have_is_refused_in_one_sentence(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a terminal has card"):
        Till().terminal.set(values, 0.0)
    assert set(CARDS) == {"approve", "decline", "cancel", "timeout", "signature", "hand"}


def test_a_fault_that_it_cannot_play_is_refused() -> None:
    with pytest.raises(ValueError, match="the steps are"):
        Till().terminal.faults.set("drop_after", "never")
    with pytest.raises(ValueError, match="is none of"):
        Till().terminal.faults.set("explode", True)

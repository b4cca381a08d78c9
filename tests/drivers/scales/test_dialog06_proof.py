"""A scale has to find what was entered valid before it is taken; what it never checked is not proven."""

from __future__ import annotations

from typing import Any

import pytest

from drivers.contract import DeviceFault, DeviceOffline, DeviceOnline, FaultKind, StableWeight
from drivers.registry import find
from drivers.scales.dialog06_proof import UNPROVEN, Dialog06Proof
from drivers.scales.dialog06_records import SECRETS, SHOW_VERSION, Dialog06Setup
from tests.drivers.scales.dialog06_desk import ACK, AT_0, FETCH, NAK, Counter, status
from tests.drivers.scales.polled_desk import Talk

WANTED, VALID, INVALID = b"\x0211\x1b247\x03", b"\x0211\x1b1\x03", b"\x0211\x1b0\x03"
SOMEBODYS = Dialog06Setup(polynomial=0x9999, checksum=0x1234)


def proof(setup: Dialog06Setup | None = None) -> Dialog06Proof:
    made: Any = find("dialog06").make_dialog06_driver(setup or Dialog06Setup(), proving=True)
    assert isinstance(made, Dialog06Proof)
    return made


def trying() -> Talk:
    """The scale is told to check."""
    talk = Talk(proof())
    assert (talk.sent.pop(0), talk.asks_again()) == (b"\x04", SHOW_VERSION)
    return talk


def fault(talk: Talk) -> DeviceFault:
    (offline,) = talk.new_readings()
    assert isinstance(offline, DeviceOffline)
    assert talk.driver.deadline is None
    return offline.fault


def test_a_scale_that_finds_our_logic_valid_is_there_and_weighs() -> None:
    talk = trying()
    for reply in (ACK, WANTED, ACK, VALID):
        talk.scale_says(reply)
    assert talk.sent[:2] == [SHOW_VERSION, AT_0]
    assert talk.sent[3] == FETCH
    for reply in (ACK, b"\x0202\x1b3\x1b01250\x1b000000\x1b000000\x03"):
        talk.scale_says(reply)
    assert talk.new_readings() == [DeviceOnline(), StableWeight(1250, net=False, at_zero=False)]


def test_a_scale_that_does_not_check_proves_nothing_and_is_to_be_switched_off_and_on() -> None:
    talk = trying()
    for reply in (ACK, ACK):
        talk.scale_says(reply)
    assert fault(talk) == DeviceFault(FaultKind.SETTINGS, UNPROVEN, retryable=False)
    talk.passes(30.0)
    talk.scale_says(ACK)
    assert talk.new_readings() == []


@pytest.mark.parametrize("first", [b"", NAK, b"\x0220\x1b0105\x03"])
def test_a_scale_that_knows_no_such_record_is_asked_all_the_same(first: bytes) -> None:
    talk = trying()
    if first:
        talk.scale_says(first)
    else:
        assert talk.asks_again() == AT_0
    assert talk.sent[-1] == AT_0
    talk.scale_says(WANTED)
    talk.scale_says(ACK)
    assert talk.sent[-1] == FETCH


def test_a_scale_that_checks_at_once_is_answered_at_once() -> None:
    talk = trying()
    talk.scale_says(WANTED)
    assert talk.driver.masked(talk.sent[-1]) == b"\x04\x0210\x1b********\x03"


@pytest.mark.parametrize(
    ("replies", "kind", "said"),
    [
        ((ACK, WANTED, ACK, INVALID), FaultKind.SETTINGS, f"invalid: {SECRETS} must be its maker's"),
        ((ACK, NAK), FaultKind.REFUSED, f"did not check the {SECRETS}"),
        ((ACK, status(10)), FaultKind.REFUSED, f"did not check the {SECRETS}"),
        ((ACK, b"\x86"), FaultKind.SETTINGS, "7 data bits with odd parity"),
        ((ACK, b"junk"), FaultKind.GARBLED, "answer 6a 75"),
        ((), FaultKind.SILENT, "the scale does not answer"),
    ],
)
def test_what_is_no_proof_says_why(replies: tuple[bytes, ...], kind: FaultKind, said: str) -> None:
    talk = trying()
    for reply in replies:
        talk.scale_says(reply)
    talk.passes(3.0)
    found = fault(talk)
    assert found.kind is kind
    assert said in found.detail


def test_a_link_that_goes_is_told_once_and_made_anew_the_proof_begins_anew() -> None:
    talk = trying()
    gone = DeviceFault(FaultKind.UNPLUGGED, "the cable is out")
    for _ in range(2):
        talk.take(talk.driver.disconnected(gone, talk.now))
    assert talk.new_readings() == [DeviceOffline(gone)]
    talk.take(talk.driver.connected(talk.now))
    assert talk.asks_again() == SHOW_VERSION
    for reply in (ACK, WANTED, ACK, VALID, ACK):
        talk.scale_says(reply)
    talk.take(talk.driver.disconnected(gone, talk.now))
    assert talk.new_readings() == [DeviceOffline(gone)]


@pytest.mark.parametrize("prices", [False, True])
def test_a_scale_that_knew_somebodys_logic_checks_ours_all_the_same(prices: bool) -> None:
    counter = Counter(proof(Dialog06Setup(prices=prices)))
    counter.passes(2.0)
    assert DeviceOnline() in counter.readings
    counter = Counter(proof(Dialog06Setup(SOMEBODYS.polynomial, SOMEBODYS.checksum, prices=prices)))
    counter.passes(2.0)
    (offline,) = counter.readings
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.SETTINGS


def test_an_answer_to_whoever_asked_before_is_none_to_us() -> None:
    talk = Talk(proof())
    talk.scale_says(ACK)
    assert talk.asks_again() == SHOW_VERSION
    for reply in (ACK, WANTED, ACK, VALID, ACK):
        talk.scale_says(reply)
    assert talk.sent[-1] == FETCH

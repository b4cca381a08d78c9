from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.cctalk import CcTalkEmulator

POLL = bytes.fromhex("020001FEFF")
OPEN = bytes.fromhex("020101E40117")
ALL_COINS = bytes.fromhex("020201E7FFFF16")
EVENTS = bytes.fromhex("020001E518")


def said(emulator: CcTalkEmulator, data: bytes) -> bytes:
    return b"".join(act.data for act in emulator.received(data, 0.0) if isinstance(act, Say))


def test_what_is_sent_comes_back_and_then_the_answer() -> None:
    assert said(CcTalkEmulator(), POLL) == POLL + bytes.fromhex("01000200FD")


def test_a_coin_falls_through_until_coins_are_wanted() -> None:
    acceptor = CcTalkEmulator()
    acceptor.set({"insert": "EU050A"}, 0.0)
    assert acceptor.state()["returned"] == ["EU050A"]
    said(acceptor, ALL_COINS + OPEN)
    acceptor.set({"insert": "EU050A"}, 0.0)
    assert acceptor.state()["cashbox"] == ["EU050A"]
    assert said(acceptor, EVENTS)[5:] == bytes.fromhex("010B02000206000002000000000000E8")


def test_a_power_cut_forgets_the_count_and_not_the_coins() -> None:
    acceptor = CcTalkEmulator()
    said(acceptor, ALL_COINS + OPEN)
    acceptor.set({"insert": "EU200A"}, 0.0)
    acceptor.set({"power": "cut"}, 0.0)
    assert acceptor.state() == {"open": False, "takes": [], "counter": 0, "cashbox": ["EU200A"], "returned": []}


def test_a_wrong_frame_is_not_answered_and_an_unknown_one_refused() -> None:
    acceptor = CcTalkEmulator()
    assert said(acceptor, POLL[:-1] + b"\x00") == POLL[:-1] + b"\x00"
    strange = bytes.fromhex("02000101FC")
    assert said(acceptor, strange) == strange + bytes.fromhex("01000205F8")


def test_what_it_cannot_be_is_said() -> None:
    with pytest.raises(ValueError, match="this acceptor knows"):
        CcTalkEmulator().set({"insert": 50}, 0.0)

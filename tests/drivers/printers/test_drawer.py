from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from drivers.contract import DeviceOnline, DrawerEnded, DrawerOutcome, DrawerStatus, OpenDrawer, Paper, PrinterStatus
from drivers.emulators.base import Act, Say
from drivers.emulators.escpos import EscposEmulator
from drivers.printers.drawer import PULSE_WITHIN_S, DrawerPort
from drivers.printers.escpos import CLEAR_AND_RESUME
from drivers.registry import find
from tests.drivers.printers.desk import ASK_ALL, DRAWER, FINE, IDLE, Desk
from tests.waiting import wait_until
from tests.wires import Wire, plugged


@pytest.mark.parametrize(
    ("port", "pulse"),
    [
        (DrawerPort(), "1B 70 00 32 32"),
        (DrawerPort(pin=5, on_ms=120, off_ms=240), "1B 70 01 3C 78"),
        (DrawerPort(on_ms=510, off_ms=2), "1B 70 00 FF 01"),
    ],
)
def test_the_pulse_is_of_the_pin_and_as_long_as_is_said(port: DrawerPort, pulse: str) -> None:
    assert port.pulse == bytes.fromhex(pulse)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"pin": 3}, "a drawer opens by pin 2 or 5, not 3"),
        ({"on_ms": 0}, "a drawer's pulse has even milliseconds from 2 to 510, not 0"),
        ({"on_ms": 101}, "a drawer's pulse has even milliseconds from 2 to 510, not 101"),
        ({"off_ms": 512}, "a drawer's pulse has even milliseconds from 2 to 510, not 512"),
    ],
)
def test_what_no_printer_can_give_is_refused(wrong: dict[str, int], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        DrawerPort(**wrong)  # type: ignore[arg-type]


def status(*, online: bool, paper: Paper) -> PrinterStatus:
    return PrinterStatus(online=online, paper=paper, cover_open=False, cutter_error=False)


PATIENT_S = 20.0
"""A busy machine is slower than any bolt."""


def opens(wire: Wire, kick: str) -> DrawerOutcome:
    """How an opening that is asked for now ends."""
    wire.pump.submit(OpenDrawer(kick))

    def ended() -> list[DrawerEnded]:
        return [end for end in list(wire.readings) if isinstance(end, DrawerEnded) and end.kick == kick]

    return wait_until(ended, PATIENT_S + 5.0)[0].outcome  # type: ignore[no-any-return]


@pytest.mark.parametrize("low", [False, True])
@pytest.mark.parametrize("kind", ["tcp", "pty"])
def test_the_drawer_opens_on_a_wire_and_is_shut_by_hand(kind: str, low: bool, tmp_path: Path) -> None:
    port = DrawerPort(pin=5, open_is_high=not low, opens_s=PATIENT_S)
    with plugged("escpos", kind, tmp_path, find("escpos").make_drawer_driver(port)) as wire:
        wire.host.set({"drawer_pin": 5, "drawer_low": low})
        wire.told(DrawerStatus(open=False))
        assert opens(wire, "first") is DrawerOutcome.OPENED
        assert wire.host.state()["drawer_open"] is True
        wire.forget()
        wire.host.set({"drawer_open": False})
        wire.told(DrawerStatus(open=False))
        assert wire.host.state()["drawer_pulses"] == 1


def test_a_jammed_drawer_stays_shut_and_opens_once_it_is_mended(tmp_path: Path) -> None:
    with plugged("escpos", "tcp", tmp_path, find("escpos").make_drawer_driver(DrawerPort(opens_s=0.2))) as wire:
        wire.told(DrawerStatus(open=False))
        wire.host.set({"drawer_jammed": True})
        assert opens(wire, "first") is DrawerOutcome.STAYED_SHUT
        wire.host.set({"drawer_jammed": False})
        wire.pump.submit(OpenDrawer("second"))
        wire.told(DrawerStatus(open=True))


def test_a_printer_without_paper_opens_no_drawer_not_even_when_it_has_some(tmp_path: Path) -> None:
    with plugged("escpos", "tcp", tmp_path, find("escpos").make_drawer_driver(DrawerPort(opens_s=PATIENT_S))) as wire:
        wire.told(DrawerStatus(open=False))
        wire.host.set({"paper": "out"})
        assert opens(wire, "first") is DrawerOutcome.FAILED
        wire.told(status(online=False, paper=Paper.OUT))
        wire.host.set({"paper": "ok"})
        wire.told(status(online=False, paper=Paper.OUT), status(online=True, paper=Paper.OK))
        assert opens(wire, "second") is DrawerOutcome.OPENED
        assert wire.host.state()["drawer_pulses"] == 1


class Bench:
    """A driver and a printer with a drawer, and the hand that carries the bytes between them."""

    def __init__(self) -> None:
        self.desk = Desk(drawer=DRAWER)
        self.printer = EscposEmulator()
        self.printer.connected(self.desk.now)
        self.carries()
        self.desk.told()

    def carries(self) -> None:
        while sent := self.desk.sends():
            self.answers(self.printer.received(sent, self.desk.now))

    def answers(self, acts: Sequence[Act]) -> None:
        said = b"".join(act.data for act in acts if isinstance(act, Say))
        if said:
            self.desk.says(said)

    def ends(self) -> list[DrawerEnded]:
        return [one for one in self.desk.told() if isinstance(one, DrawerEnded)]


def alone() -> Desk:
    desk = Desk(drawer=DRAWER)
    desk.says(IDLE + FINE)
    desk.sends()
    desk.told()
    return desk


def polled(desk: Desk, seconds: float) -> bytes:
    """What the driver sent to a printer that is well and says so whenever it is asked, for so long."""
    until, sent = desk.now + seconds, b""
    while desk.now < until:
        desk.passes(0.25)
        asked = desk.sends()
        sent += asked
        for _ in range(asked.count(ASK_ALL)):
            desk.says(FINE)
    return sent + desk.sends()


def ends_of(desk: Desk) -> list[DrawerEnded]:
    return [one for one in desk.told() if isinstance(one, DrawerEnded)]


def test_behind_a_receipt_that_takes_long_no_pulse_goes_out_any_more() -> None:
    desk = alone()
    desk.asks("receipt")
    desk.says(FINE)
    desk.sends()
    desk.opens("kick")
    sent = polled(desk, PULSE_WITHIN_S + 0.5)
    assert ends_of(desk) == [DrawerEnded("kick", DrawerOutcome.FAILED, "the printer was busy")]
    sent += polled(desk, 10.0)
    desk.confirms()
    assert DRAWER.pulse not in sent + polled(desk, 3.0)


def test_a_printer_that_answers_too_late_gets_no_pulse() -> None:
    desk = alone()
    desk.opens("kick")
    desk.now += PULSE_WITHIN_S
    desk.says(FINE)
    assert [end.outcome for end in ends_of(desk)] == [DrawerOutcome.FAILED]
    assert DRAWER.pulse not in desk.sends()


def test_a_receipt_that_breaks_ends_what_waited_behind_it() -> None:
    desk = alone()
    desk.asks("receipt")
    desk.says(FINE)
    desk.opens("kick")
    desk.says(bytes.fromhex("18 00 0C 00"))
    assert ends_of(desk) == [DrawerEnded("kick", DrawerOutcome.FAILED, "the printer is out of paper")]


@pytest.mark.parametrize("taken", range(4))
def test_half_a_pulse_that_a_lost_link_left_behind_opens_nothing_when_it_is_back(taken: int) -> None:
    bench = Bench()
    bench.desk.opens("kick")
    bench.answers(bench.printer.received(bench.desk.sends(), bench.desk.now))
    sent = bench.desk.sends()
    bench.printer.received(sent[: sent.index(DRAWER.pulse) + taken], bench.desk.now)
    bench.printer.disconnected(bench.desk.now)
    bench.desk.loses_the_link()
    assert [end.outcome for end in bench.ends()] == [DrawerOutcome.NOT_CONFIRMED]
    bench.printer.connected(bench.desk.now)
    bench.desk.connects()
    bench.carries()
    assert DeviceOnline() in bench.desk.told()
    assert bench.printer.state()["drawer_open"] is False
    bench.desk.opens("again")
    bench.carries()
    assert [end.outcome for end in bench.ends()] == [DrawerOutcome.OPENED]


def test_what_an_opening_left_behind_is_cleared_before_the_printer_is_asked_for_the_next() -> None:
    desk = alone()
    desk.opens("first")
    desk.says(FINE)
    desk.now += DRAWER.opens_s
    desk.take(desk.driver.ticked(desk.now))
    assert [end.outcome for end in ends_of(desk)] == [DrawerOutcome.STAYED_SHUT]
    desk.sends()
    desk.opens("second")
    cleared = desk.sends()
    assert cleared.index(CLEAR_AND_RESUME) < cleared.index(ASK_ALL)
    desk.says(IDLE)
    assert desk.sends() == DRAWER.pulse, "alone: what is cleared with it would be the pulse"

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.contract import DrawerEnded, DrawerOutcome, DrawerStatus, OpenDrawer, Paper, PrinterStatus
from drivers.printers.drawer import DrawerPort
from drivers.registry import find
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


def opens(wire: Wire, kick: str) -> DrawerOutcome:
    """How an opening that is asked for now ends."""
    wire.pump.submit(OpenDrawer(kick))

    def ended() -> list[DrawerEnded]:
        return [end for end in list(wire.readings) if isinstance(end, DrawerEnded) and end.kick == kick]

    return wait_until(ended, 10.0)[0].outcome  # type: ignore[no-any-return]


@pytest.mark.parametrize("low", [False, True])
@pytest.mark.parametrize("kind", ["tcp", "pty"])
def test_the_drawer_opens_on_a_wire_and_is_shut_by_hand(kind: str, low: bool, tmp_path: Path) -> None:
    port = DrawerPort(pin=5, open_is_high=not low)
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
    with plugged("escpos", "tcp", tmp_path, find("escpos").make_drawer_driver(DrawerPort())) as wire:
        wire.told(DrawerStatus(open=False))
        wire.host.set({"drawer_jammed": True})
        assert opens(wire, "first") is DrawerOutcome.STAYED_SHUT
        wire.host.set({"drawer_jammed": False})
        assert opens(wire, "second") is DrawerOutcome.OPENED


def test_a_printer_without_paper_opens_no_drawer_not_even_when_it_has_some(tmp_path: Path) -> None:
    with plugged("escpos", "tcp", tmp_path, find("escpos").make_drawer_driver(DrawerPort())) as wire:
        wire.told(DrawerStatus(open=False))
        wire.host.set({"paper": "out"})
        assert opens(wire, "first") is DrawerOutcome.FAILED
        wire.told(status(online=False, paper=Paper.OUT))
        wire.host.set({"paper": "ok"})
        wire.told(status(online=False, paper=Paper.OUT), status(online=True, paper=Paper.OK))
        assert opens(wire, "second") is DrawerOutcome.OPENED
        assert wire.host.state()["drawer_pulses"] == 1

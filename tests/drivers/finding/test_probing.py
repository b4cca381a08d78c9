"""A device of any protocol is found by its own answer, is taken for no other, and does nothing for being asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drivers.emulators.ends import link_of, make_end
from drivers.emulators.host import Host
from drivers.finding.candidates import MUTE, Candidate
from drivers.finding.hearing import Hearing
from drivers.finding.probing import NotOpened, propose
from drivers.registry import PROTOCOLS, find
from tests.drivers.finding.meeting import Meeting

ANSWERING = [row.name for row in PROTOCOLS if "pty" in row.links and row.name not in MUTE]
PATIENCE_S = 60.0
"""How long a technician waits at most for a port where nothing answers."""
SAYS_OF_ITSELF = {"serial-aim", "serial-datalogic"}
ACQUAINTANCE = {"registered"}
"""What a device notes of a lane that said hello: it is none of its deeds. No scale takes anybody's logic for that."""


@contextmanager
def hanging(protocol: str, text: str) -> Iterator[str]:
    """The emulator of `protocol` at a real wire; its link."""
    end = make_end(text)
    host = Host(find(protocol).make_emulator(), end)
    host.open()
    turning = threading.Thread(target=host.run)
    turning.start()
    try:
        yield link_of(end, text)
    finally:
        host.stop()
        turning.join()


@pytest.mark.parametrize("protocol", ANSWERING)
def test_a_device_is_found_by_its_own_answer_and_did_nothing_for_all_that_it_was_asked(protocol: str) -> None:
    emulator = find(protocol).make_emulator()
    meeting = Meeting(emulator)
    before = emulator.state()
    found = propose("pty:/dev/pts/7", try_=meeting.tried)
    assert found is not None
    assert (found.protocol, found.kind, found.sure) == (protocol, find(protocol).kind, True)
    after = emulator.state()
    assert {name: after[name] for name in after.keys() - ACQUAINTANCE} == {
        name: before[name] for name in before.keys() - ACQUAINTANCE
    }


def test_a_scale_that_did_not_like_what_it_was_asked_before_is_found_all_the_same() -> None:
    emulator = find("dialog06").make_emulator()
    emulator.received(b"\x04\x02junk\x03", 0.0)
    found = propose("pty:/dev/pts/7", try_=Meeting(emulator).tried)
    assert found is not None
    assert found.protocol == "dialog06"


@pytest.mark.parametrize("protocol", [name for name in MUTE if "pty" in find(name).links])
def test_a_scanner_is_sure_only_where_it_says_who_it_is(protocol: str) -> None:
    found = propose("pty:/dev/pts/7", try_=Meeting(find(protocol).make_emulator()).tried)
    assert found is not None
    assert (found.kind, found.sure) == ("scanner", protocol in SAYS_OF_ITSELF)


def test_a_scanner_on_usb_is_found_and_a_keyboard_may_be_one() -> None:
    scanner = propose("hidraw:/dev/hidraw0", try_=Meeting(find("hid-pos").make_emulator()).tried)
    keyboard = propose("evdev:/dev/input/by-id/kbd", try_=Meeting(find("evdev").make_emulator()).tried)
    assert scanner is not None
    assert (scanner.protocol, scanner.sure) == ("hid-pos", True)
    assert keyboard is not None
    assert (keyboard.protocol, keyboard.sure) == ("evdev", False)


def test_a_port_with_nobody_behind_it_is_done_with_in_less_than_a_minute() -> None:
    """All that can be said of it: a scanner that keeps quiet may hang there."""
    meeting = Meeting(None)
    began = meeting.now
    found = propose("serial:/dev/ttyUSB0", try_=meeting.tried)
    assert found is not None
    assert (found.kind, found.sure) == ("scanner", False)
    assert meeting.now - began < PATIENCE_S
    assert propose("serial:/dev/ttyUSB0", ("scale",), meeting.tried) is None


def test_a_scale_a_scanner_and_a_printer_are_found_over_real_wires(tmp_path: Path) -> None:
    with hanging("mt-sics", f"pty:{tmp_path}/scale") as link:
        scale = propose(link, ("scale",))
    with hanging("serial-aim", f"pty:{tmp_path}/scanner") as link:
        scanner = propose(link, ("scanner",))
    with hanging("escpos", "tcp:127.0.0.1:0") as link:
        printer = propose(link)
    assert scale is not None
    assert (scale.protocol, scale.link, scale.sure) == ("mt-sics", f"pty:{tmp_path}/scale", True)
    assert scanner is not None
    assert (scanner.protocol, scanner.identity) == ("serial-aim", "EMULATED SCANNER 1.0")
    assert printer is not None
    assert (printer.protocol, printer.kind) == ("escpos", "printer")


def test_who_stops_is_told_nothing_and_no_other_protocol_is_asked() -> None:
    asked = []

    def tried(candidate: Candidate) -> Hearing:
        asked.append(candidate.row.name)
        return Meeting(None).tried(candidate)

    assert propose("pty:/dev/pts/7", try_=tried, stopped=lambda: len(asked) == 2) is None
    assert len(asked) == 2


def test_a_link_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(NotOpened, match="nothing is not there"):
        propose(f"pty:{tmp_path}/nothing")


def test_what_is_no_link_is_a_sentence() -> None:
    with pytest.raises(ValueError, match="link 'smoke:signals' is none of"):
        propose("smoke:signals")

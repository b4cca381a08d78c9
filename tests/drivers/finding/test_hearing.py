"""What is heard in one try decides it, and nothing more than was heard."""

from __future__ import annotations

import pytest

from drivers.contract import CodeRead, DeviceFault, DeviceOffline, DeviceOnline, DeviceTrouble, FaultKind, Settling
from drivers.finding.hearing import Hearing


def heard(*readings: object, sure: bool = True) -> Hearing:
    hearing = Hearing(sure=sure)
    for reading in readings:
        hearing.told(reading)
    return hearing


def lost(kind: FaultKind) -> DeviceFault:
    return DeviceFault(kind, "words")


def test_who_answers_is_who_it_says() -> None:
    answered = heard(DeviceOnline("scale 7"))
    assert (answered.over, answered.identity, answered.sure) == (True, "scale 7", True)


def test_a_scanner_that_only_hangs_there_is_heard_on_and_stays_a_guess() -> None:
    guess = heard(DeviceOnline(), sure=False)
    assert (guess.over, guess.identity, guess.sure) == (False, "", False)


@pytest.mark.parametrize("more", [DeviceOnline("IMAGER 3"), CodeRead("]E0", "4006381333931")])
def test_a_scanner_that_says_who_it_is_or_reads_a_code_is_one(more: object) -> None:
    scanner = heard(DeviceOnline(), more, sure=False)
    assert (scanner.over, scanner.sure) == (True, True)


@pytest.mark.parametrize("kind", [FaultKind.SILENT, FaultKind.GARBLED, FaultKind.SETTINGS])
def test_silence_and_garbage_end_a_try_at_once(kind: FaultKind) -> None:
    for reading in (DeviceOffline(lost(kind)), DeviceTrouble(lost(kind))):
        over = heard(reading)
        assert (over.over, over.identity, over.unopened) == (True, None, "")


def test_a_link_that_cannot_be_opened_says_why() -> None:
    assert heard(DeviceOffline(lost(FaultKind.UNPLUGGED))).unopened == "words"


def test_a_keyboard_that_another_program_has_taken_says_so_and_is_not_asked() -> None:
    assert heard(DeviceOffline(lost(FaultKind.REFUSED)), sure=False).unopened == "words"


def test_a_link_that_is_lost_after_the_answer_takes_nothing_back() -> None:
    after = heard(DeviceOnline("scale 7"), DeviceOffline(lost(FaultKind.UNPLUGGED)))
    assert (after.identity, after.unopened) == ("scale 7", "")


def test_any_other_reading_decides_nothing() -> None:
    assert not heard(Settling()).over

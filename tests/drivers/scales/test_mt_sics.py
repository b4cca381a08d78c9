from __future__ import annotations

import re
from itertools import cycle, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.contract import (
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    EnableScanner,
    FaultKind,
    Output,
    Reading,
    Settling,
    StableWeight,
    ZeroScale,
)
from drivers.scales.mt_sics import MtSics
from drivers.scales.plateaus import Plateaus
from tests.drivers.scales.mt_sics_desk import (
    APPLES,
    APPLES_LINE,
    EMPTY,
    EMPTY_LINE,
    MOVING_LINE,
    NO_TARE,
    Talk,
    introduced,
    weighing,
)

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "mt_sics.txt"

WHOLE = re.compile(rb"S S (?=[ .0-9-]{9,10} ) *([0-9]+)\.([0-9]{3}) kg\r?\n")


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(), flags=re.MULTILINE)
    return [pytest.param(body.split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


@pytest.mark.parametrize("lines", dialogues())
def test_the_transcript_is_understood(lines: list[str]) -> None:
    talk = Talk()
    told: list[str] = []
    asked = 0
    for line in lines:
        match line[:1]:
            case ">":
                if len(talk.sent) == asked:
                    talk.passes(0.15)
                assert talk.sent[asked][1] == line[2:].encode() + b"\r\n"
                asked += 1
            case "<":
                talk.scale_says(line[2:].encode() + b"\r\n")
            case "=":
                told.append(line[1:].strip())
    assert [str(reading) for reading in talk.readings] == told
    assert asked == len(talk.sent)


def test_a_weight_is_told_when_it_changes_and_the_tare_is_asked_for_only_then() -> None:
    talk = weighing()
    count = len(talk.sent)
    for _ in range(20):
        talk.scale_says(APPLES_LINE, after_s=0.1)
    assert len(talk.sent) == count
    talk.scale_says(MOVING_LINE)
    talk.scale_says(EMPTY_LINE)
    assert talk.new_readings() == [Settling()]
    talk.scale_says(NO_TARE)
    assert talk.new_readings() == [EMPTY]


def test_a_weight_that_moved_while_the_tare_was_asked_for_is_not_told() -> None:
    talk = weighing(EMPTY_LINE)
    talk.scale_says(APPLES_LINE)
    talk.scale_says(MOVING_LINE)
    talk.scale_says(NO_TARE)
    assert talk.new_readings() == [Settling()]


def test_a_tare_that_is_pressed_makes_the_weight_net() -> None:
    talk = weighing()
    talk.scale_says(EMPTY_LINE)
    talk.scale_says(b"TA A      1.250 kg\r\n")
    assert talk.new_readings() == [StableWeight(0, net=True, at_zero=True)]


def test_a_weight_waits_until_the_scale_can_say_its_tare() -> None:
    talk = weighing(EMPTY_LINE)
    talk.scale_says(APPLES_LINE)
    talk.scale_says(b"TA I\r\n")
    assert talk.new_readings() == []
    talk.scale_says(APPLES_LINE, after_s=0.1)
    talk.scale_says(NO_TARE)
    assert talk.new_readings() == [APPLES]


def test_a_scale_that_does_not_tell_its_tare_although_it_can_is_not_trusted() -> None:
    talk = weighing(EMPTY_LINE)
    for _ in range(40):
        talk.scale_says(APPLES_LINE, after_s=0.1)
    assert [type(reading) for reading in talk.readings] == [DeviceOffline]


def test_a_scale_that_sends_weights_to_somebody_before_is_asked_who_it_is_all_the_same() -> None:
    talk = Talk()
    talk.scale_says(APPLES_LINE)
    assert talk.readings == []
    talk.scale_says(b'I4 A "7"\r\n')
    assert talk.asked == b"I0\r\n"


def test_a_scale_that_stops_sending_is_asked_once_more_and_is_offline_after_that() -> None:
    talk = weighing()
    talk.passes(1.6)
    assert talk.asked == b"SIR\r\n"
    assert talk.new_readings() == []
    talk.passes(20.0)
    (offline,) = talk.new_readings()
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.SILENT
    assert talk.asked == b"@\r\n"


def test_a_scale_that_was_switched_off_and_on_is_back_by_itself() -> None:
    talk = weighing()
    talk.passes(10.0)
    talk.new_readings()
    talk.scale_says(b'I4 A "7"\r\n')
    talk.scale_says(b'I0 A 0 "SIR"\r\n')
    talk.scale_says(APPLES_LINE)
    assert talk.new_readings() == [DeviceOnline("serial number 7"), APPLES]


def test_lines_that_cannot_be_used_are_borne_while_others_can() -> None:
    talk = weighing()
    for _ in range(30):
        talk.scale_says(b"S S     1.2\r\n", after_s=0.1)
        talk.scale_says(APPLES_LINE, after_s=0.1)
    assert talk.new_readings() == []


def test_a_digit_that_was_lost_on_the_way_makes_no_other_weight() -> None:
    talk = weighing(b"S S     12.500 kg\r\n")
    talk.scale_says(b"S S     2.500 kg\r\n", after_s=0.1)
    talk.scale_says(b"S S     12.500 kg\r\n", after_s=0.1)
    talk.scale_says(b"S S     12.500 kg\r\n", after_s=0.1)
    assert talk.new_readings() == []


@pytest.mark.parametrize("commands", ["SIR", "SI"])
def test_a_scale_whose_weights_have_nine_places_is_understood(commands: str) -> None:
    talk = introduced(commands)
    for _ in range(3):
        talk.scale_says(b"S S     1.250 kg\r\n", after_s=0.11)
    assert talk.new_readings() == [DeviceOnline("serial number 7"), APPLES]


def test_nothing_but_garbage_is_trouble_and_then_puts_the_scale_offline() -> None:
    talk = weighing()
    for _ in range(80):
        talk.scale_says(b"#+!\r\n", after_s=0.1)
    trouble, offline = talk.new_readings()
    assert isinstance(trouble, DeviceTrouble)
    assert trouble.fault.kind is FaultKind.GARBLED
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.GARBLED


def test_a_line_that_does_not_end_is_garbage_too() -> None:
    talk = weighing()
    talk.scale_says(b"S S      1.2")
    talk.passes(1.6)
    (trouble,) = talk.new_readings()
    assert isinstance(trouble, DeviceTrouble)


@pytest.mark.parametrize(
    ("line", "word"),
    [(b"S S      2.756 lb\r\n", "pounds"), (bytes(byte | 0x80 for byte in APPLES_LINE[:-2]) + b"\r\n", "parity")],
    ids=["pounds", "parity"],
)
def test_a_scale_that_is_set_otherwise_is_offline_until_somebody_sets_it(line: bytes, word: str) -> None:
    talk = introduced()
    for _ in range(80):
        talk.scale_says(line, after_s=0.1)
    (offline,) = talk.readings
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.SETTINGS
    assert not offline.fault.retryable
    assert {"pounds": "lb", "parity": "parity"}[word] in offline.fault.detail


def test_a_scale_that_is_busy_for_long_is_offline_and_says_why() -> None:
    talk = weighing()
    for _ in range(70):
        talk.scale_says(b"S I\r\n", after_s=0.1)
    settling, offline = talk.new_readings()
    assert settling == Settling()
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.REFUSED
    talk.scale_says(APPLES_LINE)
    assert talk.new_readings() == [DeviceOnline("serial number 7"), APPLES]


def test_a_scale_that_takes_no_command_at_all_is_asked_in_peace() -> None:
    talk = Talk()
    for _ in range(200):
        talk.scale_says(b"ES\r\n", after_s=0.05)
    assert [type(reading) for reading in talk.readings] == [DeviceOffline]
    assert len(talk.sent) < 80


def test_a_command_that_the_wire_spoiled_is_sent_again() -> None:
    talk = introduced()
    assert talk.asked == b"SIR\r\n"
    talk.scale_says(b"ET\r\n")
    talk.passes(1.1)
    assert talk.asked == b"SIR\r\n"
    talk.scale_says(EMPTY_LINE)
    talk.scale_says(NO_TARE)
    talk.new_readings()
    talk.scale_says(APPLES_LINE)
    talk.scale_says(b"ET\r\n")
    talk.passes(1.1)
    talk.scale_says(APPLES_LINE)
    talk.scale_says(NO_TARE)
    trouble, weight = talk.new_readings()
    assert isinstance(trouble, DeviceTrouble)
    assert weight == APPLES


def test_a_scale_that_refuses_to_tell_its_tare_has_no_weight_until_it_is_known_to_have_none() -> None:
    talk = weighing(EMPTY_LINE)
    for _ in range(30):
        if talk.asked != b"@\r\n":
            talk.scale_says(APPLES_LINE, after_s=0.1)
        if talk.asked == b"TA\r\n":
            talk.scale_says(b"EL\r\n", after_s=0.0)
    trouble, offline = talk.new_readings()
    assert isinstance(trouble, DeviceTrouble)
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.REFUSED
    talk.scale_says(b'I4 A "7"\r\n')
    talk.scale_says(b'I0 A 0 "SIR"\r\n')
    talk.scale_says(APPLES_LINE)
    assert talk.new_readings() == [DeviceOnline("serial number 7"), APPLES]


@pytest.mark.parametrize(("commands", "zero"), [("SIR Z ZI TA", b"Z\r\n"), ("SIR ZI TA", b"ZI\r\n")])
def test_zero_is_asked_at_once_and_told_even_if_nothing_changed(commands: str, zero: bytes) -> None:
    talk = weighing(EMPTY_LINE, commands)
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    assert talk.asked == zero
    talk.scale_says(b"Z A\r\n" if zero == b"Z\r\n" else b"ZI S\r\n")
    talk.scale_says(EMPTY_LINE)
    talk.scale_says(NO_TARE)
    assert talk.new_readings() == [EMPTY]


@pytest.mark.parametrize("answer", [b"Z +\r\n", b"Z -\r\n", b"Z I\r\n", b"ES\r\n", b""])
def test_a_zero_that_the_scale_did_not_take_is_refused(answer: bytes) -> None:
    talk = weighing()
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    if answer:
        talk.scale_says(answer)
    else:
        talk.passes(10.1)
    (trouble,) = talk.new_readings()
    assert isinstance(trouble, DeviceTrouble)
    assert trouble.fault.kind is FaultKind.REFUSED
    talk.scale_says(APPLES_LINE)
    talk.scale_says(MOVING_LINE)
    assert Settling() in talk.readings


def test_zero_of_a_scale_that_is_not_there_or_takes_a_tare_off_is_refused() -> None:
    driver = MtSics()
    (trouble,) = driver.requested(ZeroScale(), 1.0).readings
    assert isinstance(trouble, DeviceTrouble)
    assert driver.requested(EnableScanner(), 1.0) == Output()
    assert driver.masked(APPLES_LINE) == APPLES_LINE
    talk = introduced()
    talk.scale_says(APPLES_LINE)
    talk.scale_says(b"TA A      0.100 kg\r\n")
    talk.new_readings()
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    (trouble,) = talk.new_readings()
    assert isinstance(trouble, DeviceTrouble)


def test_a_scale_that_is_asked_each_time_zeroes_and_tells_its_tare_between_two_questions() -> None:
    talk = weighing(EMPTY_LINE, "SI Z TA")
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    talk.scale_says(EMPTY_LINE)
    talk.passes(0.11)
    assert talk.asked == b"Z\r\n"
    talk.scale_says(b"Z A\r\n")
    assert talk.asked == b"SI\r\n"
    talk.scale_says(EMPTY_LINE)
    talk.passes(0.11)
    talk.scale_says(NO_TARE)
    assert talk.new_readings() == [EMPTY]


def test_a_scale_that_is_asked_each_time_is_not_asked_faster_than_ten_times_a_second() -> None:
    talk = weighing(EMPTY_LINE, "SI")
    for _ in range(100):
        talk.passes(0.1)
        talk.scale_says(EMPTY_LINE)
    assert all(later - earlier >= 0.1 for (earlier, _), (later, _) in pairwise(talk.sent[-50:]))


def test_an_answer_that_comes_too_late_is_never_taken_for_the_next_one() -> None:
    """The load is gone, and each answer is two and a half seconds old: no weight may be told."""
    talk = weighing(EMPTY_LINE, "SI")
    talk.passes(0.1)
    answers = [talk.now + 2.5]
    for _ in range(200):
        talk.passes(0.05)
        answers += [at + 2.5 for at, _ in talk.sent if at + 2.5 > talk.now and at + 2.5 not in answers]
        for at in [at for at in answers if at <= talk.now]:
            answers.remove(at)
            talk.scale_says(APPLES_LINE, after_s=0.0)
    assert not [reading for reading in talk.readings if isinstance(reading, StableWeight)]


def test_a_lost_link_is_told_once_and_the_weight_again_after_it() -> None:
    talk = weighing()
    gone = DeviceFault(FaultKind.UNPLUGGED, "gone")
    talk.take(talk.driver.disconnected(gone, talk.now))
    assert talk.driver.deadline is None
    talk.take(talk.driver.connected(talk.now))
    talk.take(talk.driver.disconnected(gone, talk.now))
    talk.take(talk.driver.connected(talk.now))
    talk.scale_says(b'I4 A "7"\r\n')
    talk.scale_says(b'I0 A 0 "SIR"\r\n')
    talk.scale_says(APPLES_LINE)
    assert talk.new_readings() == [DeviceOffline(gone), DeviceOnline("serial number 7"), APPLES]


LINES = st.sampled_from(
    [
        APPLES_LINE,
        EMPTY_LINE,
        MOVING_LINE,
        NO_TARE,
        b"S S      1.251 kg\r\n",
        b"S +\r\n",
        b"S -\r\n",
        b"S I\r\n",
        b"ES\r\n",
    ]
)
PIECES = st.one_of(LINES, LINES.map(lambda line: line[:9]), LINES.map(lambda line: line[9:]), st.binary(max_size=12))
CAME = st.lists(st.tuples(PIECES, st.sampled_from([0.0, 0.05, 0.1, 0.3, 0.9, 1.6])), max_size=40)


@settings(max_examples=150)
@given(CAME, st.sampled_from(["I0 SI SIR Z TA", "SIR", "SI"]))
def test_random_bytes_never_make_a_weight_unless_a_whole_line_is_in_them(
    came: list[tuple[bytes, float]], commands: str
) -> None:
    talk = introduced(commands)
    for data, pause_s in came:
        talk.scale_says(data, after_s=pause_s)
    stream = b"".join(data for data, _ in came)
    whole = {int(kilograms + grams) for kilograms, grams in WHOLE.findall(stream)}
    assert {reading.grams for reading in talk.readings if isinstance(reading, StableWeight)} <= whole


@settings(max_examples=150)
@given(CAME, st.lists(st.integers(1, 7), min_size=1, max_size=5), st.sampled_from(["changes", "plateaus"]))
def test_however_the_wire_chops_the_bytes_the_readings_are_the_same(
    came: list[tuple[bytes, float]], sizes: list[int], told: str
) -> None:
    def readings(*, chopped: bool) -> list[Reading]:
        talk = introduced("SIR TA", Plateaus() if told == "plateaus" else None)
        for data, pause_s in came:
            talk.passes(pause_s)
            begin, wanted = 0, cycle(sizes)
            while begin < len(data):
                end = begin + next(wanted) if chopped else len(data)
                talk.scale_says(data[begin:end], after_s=0.0)
                begin = end
        return talk.readings

    assert readings(chopped=True) == readings(chopped=False)

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.checked import Checked
from drivers.contract import (
    BelowMinimum,
    CheckHealth,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    FaultKind,
    HealthChecked,
    HealthLevel,
    NotPriced,
    Overloaded,
    PricedWeight,
    PriceScale,
    Settling,
    StableWeight,
    StopPricing,
    UnderZero,
    Unpriced,
    ZeroScale,
)
from drivers.counts import Counts
from drivers.scales.dialog06 import Dialog06
from drivers.scales.dialog06_records import Dialog06Setup
from drivers.scales.telling import Showing
from tests.drivers.scales.dialog06_desk import (
    ACK,
    APPLES_AT_0,
    APPLES_AT_199,
    ASK_STATUS,
    AT_0,
    AT_199,
    COMPUTES,
    FETCH,
    NAK,
    Counter,
    priced,
    status,
    weighing,
    wishes,
)
from tests.drivers.scales.polled_desk import APPLES, Talk, dialogues, expected, plays

WELL_FORMED = re.compile(rb"\x0202\x1b3\x1b(\d{5})\x1b\d{5,6}\x1b\d{6}\x03")


@pytest.mark.parametrize("lines", dialogues("dialog06"))
def test_the_transcript_is_understood(lines: list[str]) -> None:
    assert plays(Talk(Dialog06()), lines) == expected(lines)


def test_the_scales_own_total_is_told_whatever_we_would_compute() -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    assert talk.sent[-1] == AT_199
    talk.scale_says(ACK)
    assert talk.sent[-1] == FETCH
    talk.scale_says(b"\x0202\x1b3\x1b01250\x1b000199\x1b000250\x03")
    assert talk.told() == [PricedWeight(1250, 199, 250, wish=7)]


def test_a_scale_that_computes_prices_is_only_asked_how_it_is_meanwhile() -> None:
    talk = weighing(Dialog06Setup(prices=True))
    assert talk.asks_again() == ASK_STATUS
    talk.scale_says(status(21))
    assert talk.asks_again() == ASK_STATUS
    talk.scale_says(status(20))
    assert talk.asks_again() == ASK_STATUS
    assert talk.told() == [Settling()]


def test_a_price_for_a_moving_load_is_fetched_again_until_it_rests() -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    for reply in (ACK, NAK, status(20)):
        talk.scale_says(reply)
    assert talk.asks_again() == FETCH
    for reply in (NAK, status(22)):
        talk.scale_says(reply)
    assert talk.asks_again() == FETCH
    talk.scale_says(APPLES_AT_199)
    assert talk.told() == [Settling(), PricedWeight(1250, 199, 249, wish=7)]


@pytest.mark.parametrize("code", [11, 12, 13])
def test_a_price_that_the_scale_does_not_take_is_asked_for_once(code: int) -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    for reply in (ACK, NAK, status(code)):
        talk.scale_says(reply)
    (told,) = talk.told()
    assert (told.why, told.wish) == (Unpriced.REFUSED, 7)
    assert talk.asks_again() == ASK_STATUS


@pytest.mark.parametrize(("code", "shown"), [(30, BelowMinimum()), (31, UnderZero()), (32, Overloaded())])
def test_a_wish_stands_while_nothing_lies_there_that_has_a_price(code: int, shown: Showing) -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    for _ in range(3):
        for reply in (ACK, NAK, status(code)):
            talk.scale_says(reply)
        assert talk.asks_again() == AT_199
    priced(talk)
    assert talk.told() == [shown, PricedWeight(1250, 199, 249, wish=7)]


def test_a_price_is_told_once_and_again_after_the_load_was_changed() -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    priced(talk)
    for _ in range(3):
        assert talk.asks_again() == AT_199
        for reply in (ACK, NAK, status(21)):
            talk.scale_says(reply)
    assert talk.told() == [PricedWeight(1250, 199, 249, wish=7)]
    talk.asks_again()
    for reply in (ACK, NAK, status(20)):
        talk.scale_says(reply)
    assert talk.asks_again() == FETCH
    talk.scale_says(APPLES_AT_199)
    assert talk.told()[-2:] == [Settling(), PricedWeight(1250, 199, 249, wish=7)]


def test_apples_weighed_at_one_price_have_to_be_lifted_for_the_next() -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    priced(talk)
    talk.new_readings()
    wishes(talk, PriceScale(349, wish=8))
    for _ in range(2):
        for reply in (ACK, NAK, status(21)):
            talk.scale_says(reply)
        talk.asks_again()
    (told,) = talk.new_readings()
    assert (told.why, told.wish) == (Unpriced.UNMOVED, 8)


def test_another_price_takes_the_place_of_one_that_was_not_weighed_yet() -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    wishes(talk, PriceScale(349, wish=8))
    talk.scale_says(ACK)  # of the first, and it is not fetched
    assert talk.sent[-1] == AT_199.replace(b"199", b"349")
    priced(talk, APPLES_AT_199.replace(b"000199", b"000349"))
    assert talk.told() == [PricedWeight(1250, 349, 249, wish=8)]


def test_a_price_that_comes_for_the_wish_before_is_told_to_nobody() -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    talk.scale_says(ACK)
    wishes(talk, PriceScale(199, tare_g=20, wish=8))
    talk.scale_says(APPLES_AT_199)
    assert talk.told() == []
    talk.asks_again()
    for reply in (ACK, NAK, status(21)):
        talk.scale_says(reply)
    (told,) = talk.told()
    assert (told.why, told.wish) == (Unpriced.UNMOVED, 8)


def test_nothing_is_priced_any_more_after_the_wish_was_taken_back() -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    talk.take(talk.driver.requested(StopPricing(), talk.now))
    talk.scale_says(ACK)
    assert talk.sent[-1] == ASK_STATUS
    talk.scale_says(status(0))
    assert talk.asks_again() == ASK_STATUS
    assert talk.told() == []


def test_a_price_that_was_spoilt_on_its_way_is_told_once_the_scale_says_that_it_lies_there_still() -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    priced(talk, b"\x0202\x1b3\x1b0125\x03")
    assert talk.asks_again() == FETCH
    talk.scale_says(APPLES_AT_199)
    assert not [one for one in talk.told() if isinstance(one, PricedWeight)]
    assert talk.asks_again() == AT_199
    for reply in (ACK, NAK, status(21)):
        talk.scale_says(reply)
    assert talk.told()[-1] == PricedWeight(1250, 199, 249, wish=7)


@pytest.mark.parametrize(
    "wish",
    [PriceScale(0), PriceScale(1_000_000), PriceScale(1, 10_000), PriceScale(1, 0, "x" * 14), PriceScale(1, 0, "\x1b")],
)
def test_a_wish_that_no_record_can_carry_is_refused_and_sends_nothing(wish: PriceScale) -> None:
    talk = weighing()
    wishes(talk, wish)
    (told,) = talk.told()
    assert told.why is Unpriced.REFUSED
    assert talk.asks_again() == AT_0


def test_a_wish_stands_over_a_loss_of_the_scale() -> None:
    talk = Talk(Dialog06(None, Dialog06Setup(prices=True)))
    wishes(talk)
    assert talk.told() == [NotPriced(Unpriced.AWAY, "the scale does not answer", 7)]
    talk.scale_says(status(0))
    assert talk.new_readings()[-1] == DeviceOnline()
    talk.take(talk.driver.disconnected(DeviceFault(FaultKind.UNPLUGGED, "the cable is out"), talk.now))
    talk.take(talk.driver.connected(talk.now))
    assert talk.sent[-1].endswith(AT_199)
    priced(talk)
    assert talk.new_readings()[-2:] == [DeviceOnline(), PricedWeight(1250, 199, 249, wish=7)]


def test_a_total_for_another_price_is_none() -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    talk.scale_says(ACK)
    talk.scale_says(APPLES_AT_0)
    assert not [one for one in talk.readings if isinstance(one, PricedWeight | StableWeight)]


def test_after_the_verdict_the_original_record_is_sent_again_also_in_the_middle_of_a_wish() -> None:
    talk = weighing(Dialog06Setup(prices=True))
    wishes(talk)
    talk.scale_says(b"\x0211\x1b2A5\x03")
    for reply in (ACK, b"\x0211\x1b1\x03"):
        talk.scale_says(reply)
    assert talk.sent[-1] == AT_199


def test_a_logic_that_is_not_valid_is_a_wrong_setting_told_once_and_tried_again() -> None:
    talk = Talk(Dialog06())
    for _ in range(6):
        talk.scale_says(b"\x0211\x1b247\x03")
        talk.scale_says(ACK)
        talk.scale_says(b"\x0211\x1b0\x03")
        assert talk.asks_again() == AT_0
    (offline,) = talk.readings
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.SETTINGS


@pytest.mark.parametrize(
    ("replies", "kind", "said"),
    [
        ((ACK, NAK, status(1)), FaultKind.REFUSED, "the scale reports error 01"),
        ((NAK, status(11)), FaultKind.REFUSED, "the scale takes no price of 0"),
        ((ACK, b"\x0202\x1b1\x1b00276\x1b000000\x1b000000\x03"), FaultKind.SETTINGS, "pounds"),
        ((b"\x86",), FaultKind.SETTINGS, "7 data bits with odd parity"),
        ((b"\x02junk\x03",), FaultKind.GARBLED, "record 02 6a"),
        ((b"junk",), FaultKind.GARBLED, "answer 6a 75"),
        ((), FaultKind.SILENT, "the scale does not answer"),
        ((ACK,), FaultKind.SILENT, "the scale does not answer"),
    ],
)
def test_what_is_no_weight_twice_puts_the_scale_offline_with_its_reason(
    replies: tuple[bytes, ...], kind: FaultKind, said: str
) -> None:
    talk = Talk(Dialog06())
    for _ in range(2):
        for reply in replies:
            talk.scale_says(reply)
        while talk.asks_again() != AT_0:
            continue
    (offline,) = talk.new_readings()
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is kind
    assert said in offline.fault.detail
    for reply in (ACK, APPLES_AT_0):
        talk.scale_says(reply)
    assert talk.new_readings() == [DeviceOnline(), APPLES]


@pytest.mark.parametrize("spoilt", [b"\x0202\x1b3\x1b0125\x03", b"\x0202\x1b3\x1b01", b""])
def test_apples_whose_weight_was_spoilt_are_weighed_without_being_lifted(spoilt: bytes) -> None:
    talk = weighing()
    assert talk.asks_again() == AT_0
    talk.scale_says(ACK)
    talk.scale_says(spoilt)
    assert talk.asks_again() == FETCH
    talk.scale_says(APPLES_AT_0)
    assert not [one for one in talk.told() if isinstance(one, StableWeight)]  # they may have been lifted meanwhile
    assert talk.asks_again() == AT_0
    for reply in (ACK, NAK, status(21)):
        talk.scale_says(reply)
    assert [one for one in talk.told() if isinstance(one, StableWeight)] == ([APPLES] if spoilt else [])


def test_a_spoilt_weight_is_never_that_of_the_pears_that_lie_there_since() -> None:
    talk = weighing()
    talk.asks_again()
    talk.scale_says(ACK)
    talk.scale_says(b"\x0202\x1b3\x1b0125\x03")
    assert talk.asks_again() == FETCH
    talk.scale_says(APPLES_AT_0)
    assert talk.asks_again() == AT_0
    talk.scale_says(ACK)
    talk.scale_says(b"\x0202\x1b3\x1b00500\x1b000000\x1b000000\x03")
    assert [one.grams for one in talk.told() if isinstance(one, StableWeight)] == [500]


def test_a_scale_that_gives_a_weight_only_once_is_asked_for_the_next() -> None:
    talk = weighing()
    talk.asks_again()
    talk.scale_says(ACK)
    talk.scale_says(b"\x0202\x1b3\x1b0125\x03")
    assert talk.asks_again() == FETCH
    talk.scale_says(NAK)
    talk.scale_says(status(10))
    assert talk.asks_again() == AT_0
    assert not [one for one in talk.told() if isinstance(one, DeviceOffline)]


def test_the_figures_of_the_logic_check_do_not_stand_in_a_trace() -> None:
    talk = weighing()
    talk.asks_again()
    talk.scale_says(b"\x0211\x1b247\x03")
    figures = talk.sent[-1][5:-1]
    assert len(figures) == 8
    assert talk.driver.masked(talk.sent[-1]) == b"\x04\x0210\x1b********\x03"
    assert talk.driver.masked(APPLES_AT_0) == APPLES_AT_0


def test_an_answer_that_comes_too_late_is_never_taken_for_the_next_one() -> None:
    talk = weighing()
    assert talk.asks_again() == AT_0
    talk.scale_says(ACK)
    talk.passes(1.1)
    talk.scale_says(b"\x0202\x1b3\x1b09995\x1b000000\x1b000000\x03", after_s=0.5)
    assert talk.asks_again() == FETCH
    talk.scale_says(NAK)
    talk.scale_says(status(10))
    assert talk.asks_again() == AT_0
    talk.scale_says(ACK)
    talk.scale_says(APPLES_AT_0)
    assert talk.told() == []


def test_a_line_that_is_never_quiet_is_asked_again_nevertheless() -> None:
    talk = weighing()
    talk.asks_again()
    count = len(talk.sent)
    for _ in range(200):
        talk.scale_says(b"#", after_s=0.1)
    assert len(talk.sent) > count


def test_the_interface_is_reset_after_each_reply_where_the_scale_wants_it() -> None:
    talk = Talk(Dialog06(None, Dialog06Setup(eot_after_reply=True)))
    talk.scale_says(ACK)
    assert talk.sent[-1] == b"\x04" + FETCH
    talk.scale_says(APPLES_AT_0)
    assert talk.sent[-1] == b"\x04"


def test_the_lane_cannot_zero_it() -> None:
    talk = weighing()
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    (trouble,) = talk.told()
    assert trouble.fault.kind is FaultKind.REFUSED


def test_a_person_who_lays_apples_on_it_ends_the_check_of_a_scale_that_computes_prices() -> None:
    counter = Counter(Checked("scale", Dialog06(None, COMPUTES), Counts()))
    counter.wishes(CheckHealth(HealthLevel.INTERACTIVE))
    assert not [one for one in counter.readings if isinstance(one, HealthChecked)]
    counter.puts(1250)
    (end,) = [one for one in counter.readings if isinstance(one, HealthChecked)]
    assert (end.ok, end.findings) == (True, ("what was laid on came to rest",))


FRAMES = st.sampled_from(
    [ACK, NAK, APPLES_AT_0, APPLES_AT_199, status(20), status(21), b"\x0211\x1b247\x03", b"\x0202\x1b3"]
)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.one_of(st.binary(max_size=12), FRAMES), st.floats(0.0, 1.5)), max_size=25), st.booleans())
def test_random_bytes_never_make_a_weight_unless_a_well_formed_record_is_in_them(
    came: list[tuple[bytes, float]], prices: bool
) -> None:
    talk = Talk(Dialog06(None, Dialog06Setup(prices=prices)))
    for data, pause_s in came:
        talk.scale_says(data, after_s=pause_s)
    stream = b"".join(data for data, _ in came)
    framed = {int(grams) for grams in WELL_FORMED.findall(stream)} | {0}
    assert {reading.grams for reading in talk.readings if isinstance(reading, StableWeight | PricedWeight)} <= framed

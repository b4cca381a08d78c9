"""When a scanner sounds, how, and when it rests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.ease import Ease
from kiosk.core.items import Pack
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.effects import Effect, ListenTo, SoundScanner
from kiosk.core.session.inputs import (
    BadgeScanned,
    BasketCodeGiven,
    Code,
    CouponScanned,
    Device,
    DeviceCame,
    EaseTouched,
    ExpiredScanned,
    Input,
    ItemScanned,
    NotTakenScanned,
    PriceTouched,
    ReadBy,
    SaveTouched,
    StaffTouched,
    Started,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.scanner_notes import Beep
from kiosk.core.session.touches import Symbol
from kiosk.core.staff import Act
from tests.shop import APPLES, MILK, POLICY, Shop

TAKEN, REFUSED = Beep.TAKEN, Beep.REFUSED
RESTS = replace(POLICY, resting_scanners=frozenset({"scanner"}))


def beeps(shop: Shop, *codes: Code) -> list[Beep | None]:
    """What the scanner sounds after each code."""
    heard: list[Beep | None] = []
    for code in codes:
        before = len(shop.effects)
        shop.does(ReadBy(Device.SCANNER, code))
        sounds = [one.beep for one in shop.effects[before:] if isinstance(one, SoundScanner)]
        assert len(sounds) <= 1
        heard += sounds or [None]
    return heard


def scan(item: object = MILK, **more: object) -> ItemScanned:
    return ItemScanned(MILK.key, MILK, **more)  # type: ignore[arg-type]


def test_a_code_that_was_taken_sounds_once_each_time() -> None:
    shop = Shop().opens()
    assert beeps(shop, scan(), scan(), CouponScanned(Coupon(id="FIVE")), ItemScanned(APPLES.key, APPLES)) == [TAKEN] * 4
    assert shop.state.beeped.times == 4


@pytest.mark.parametrize(
    "code", [UnknownScanned(""), UnreadableScanned(), NotTakenScanned(), ExpiredScanned(MILK.key, MILK)]
)
def test_a_code_that_was_not_taken_sounds_otherwise_however_often_it_is_read(code: Code) -> None:
    assert beeps(Shop().opens().scans(MILK), code, code, scan(), code) == [REFUSED, REFUSED, TAKEN, REFUSED]


def test_the_other_code_of_the_same_pack_is_silent() -> None:
    matrix = scan(symbol=Symbol.MATRIX)
    assert beeps(Shop().opens(), scan(), matrix) == [TAKEN, None]
    told_more = scan(symbol=Symbol.MATRIX, pack=Pack(lot="L7"))
    assert beeps(Shop().opens(), scan(), told_more) == [TAKEN, None]


def test_a_scan_while_a_payment_runs_is_refused_every_time() -> None:
    shop = Shop().opens().scans(MILK).asks_to_pay()
    assert beeps(shop, scan(), scan()) == [REFUSED, REFUSED]


def test_noise_where_nobody_shops_is_silent() -> None:
    assert beeps(Shop().opens(), UnreadableScanned()) == [None]


def test_a_price_that_is_asked_for_sounds_each_time_it_is_asked() -> None:
    shop = Shop().opens().scans(MILK).does(PriceTouched())
    assert beeps(shop, scan(), scan(), UnknownScanned("")) == [TAKEN, TAKEN, REFUSED]


def test_a_badge_and_a_saved_basket_sound_when_they_open_something() -> None:
    assert beeps(Shop().opens(), BadgeScanned("lena"), BadgeScanned("")) == [TAKEN, REFUSED]
    shop = Shop().opens().scans(MILK).does(SaveTouched())
    shop.waits(POLICY.saved_closes_s + 1)
    code = shop.state.saved[0].code
    assert beeps(shop, BasketCodeGiven("000000" if code != "000000" else "111111", "4")) == [REFUSED]
    assert beeps(shop, BasketCodeGiven(code, "4", (MILK,))) == [TAKEN]


def test_who_wants_silence_hears_no_scanner_either() -> None:
    shop = Shop().opens().does(EaseTouched(Ease(sound=False)))
    assert beeps(shop, scan(), UnknownScanned("")) == [None, None]


def test_a_scanner_that_cannot_sound_leaves_it_to_the_lane_until_one_that_can_takes_its_place() -> None:
    shop = Shop().opens().does(DeviceCame(Device.SCANNER, mute=True))
    assert beeps(shop, scan(), UnknownScanned("")) == [None, None]
    assert shop.state.beeped.times == 0
    assert beeps(shop.does(DeviceCame(Device.SCANNER)), scan()) == [TAKEN]


def test_the_line_is_a_fact_before_its_beep_is_an_effect() -> None:
    shop = Shop().opens()
    facts = len(shop.facts)
    shop.does(ReadBy(Device.CAMERA, scan()))
    assert [type(fact).__name__ for fact in shop.facts[facts:]] == ["SessionStarted", "LineAdded"]
    assert shop.effects[-1] == SoundScanner(Device.CAMERA, TAKEN)


def told(shop: Shop, *inputs: Input) -> list[Effect]:
    before = len(shop.effects)
    shop.does(*inputs)
    return [one for one in shop.effects[before:] if isinstance(one, ListenTo)]


def test_a_scanner_rests_while_a_closed_lane_is_alone_and_reads_from_the_touch_on_the_staff_button_on() -> None:
    reads, rests = ListenTo(Device.SCANNER, reads=True), ListenTo(Device.SCANNER, reads=False)
    shop = Shop(policy=RESTS)
    assert told(shop, Started("test")) == [reads]
    assert told(shop.opens().scans(MILK)) == []
    shop.staff_does(Act.CLOSE_LANE)
    assert told(shop, Started("test")) == [reads], "the visit that runs is finished first"
    assert told(shop.pays()) == []
    shop.waits(60).waits(60).waits(60)
    assert shop.state.session is None
    assert shop.effects[-1] == rests or rests in shop.effects
    assert told(shop, StaffTouched()) == [reads]
    assert told(shop, BadgeScanned("lena")) == []


def test_no_scanner_is_told_anything_unless_the_store_wants_it() -> None:
    shop = Shop().opens().staff_does(Act.CLOSE_LANE)
    assert not [one for one in shop.effects if isinstance(one, ListenTo | SoundScanner)]

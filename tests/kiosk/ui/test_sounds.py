"""Which sound when, from states alone; and that each sound is short, soft at its ends and no louder than the others."""

import struct
import wave
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.ease import Ease
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    CancelTouched,
    Device,
    EaseTouched,
    ExpiredScanned,
    HelpTouched,
    Input,
    ItemPicked,
    ItemScanned,
    Load,
    MessageClosed,
    QuantityTouched,
    ReadBy,
    RemoveTouched,
    ScaleShowed,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.ui.sounds import Sound, sound_between
from tests.shop import APPLES, BREAD, MILK, Shop

SOUNDS = Path(__file__).parents[3] / "assets" / "sounds"
EMPTY_SCALE = ScaleShowed(Load.STABLE, 0, at_zero=True)


def heard(shop: Shop, *inputs: Input) -> list[Sound | None]:
    """What is heard after each input."""
    sounds = []
    for one in inputs:
        before = shop.state
        sounds.append(sound_between(before, shop.does(one).state))
    return sounds


def test_a_scan_is_one_high_tone_and_so_is_every_piece_more() -> None:
    scan = ItemScanned(MILK.key, MILK)
    assert heard(Shop().opens(), scan, scan, QuantityTouched(1, 5)) == [Sound.SCANNED] * 3
    assert heard(Shop().opens().scans(MILK, BREAD), RemoveTouched(1), CancelTouched()) == [None, None]


def test_what_was_not_found_sounds_otherwise_than_what_wants_a_look() -> None:
    unknown, closed = UnknownScanned(""), MessageClosed()
    assert heard(Shop().opens(), unknown, closed) == [Sound.NOT_FOUND, None]
    assert heard(Shop().opens().scans(MILK), UnreadableScanned()) == [Sound.NOT_FOUND]
    assert heard(Shop().opens(), ExpiredScanned(MILK.key, MILK)) == [Sound.LOOK]


def test_a_weighed_item_is_heard_when_it_is_read_and_when_it_is_added_never_in_between() -> None:
    settling, load = ScaleShowed(Load.SETTLING), ScaleShowed(Load.STABLE, 855)
    shop = Shop().opens().scans(MILK).does(EMPTY_SCALE)
    visit = (ItemPicked(APPLES), settling, load, AddWeighedTouched())
    assert heard(shop, *visit) == [Sound.SCANNED, None, None, Sound.WEIGHED]


def test_paying_and_help_have_their_own() -> None:
    shop = Shop().opens().scans(MILK).asks_to_pay().terminal_authorises()
    before = shop.state
    assert sound_between(before, shop.terminal_completes().state) is Sound.PAID
    assert heard(Shop().opens().scans(MILK), HelpTouched(), HelpTouched()) == [Sound.HELP, None]


def test_a_shopper_who_wants_silence_hears_nothing() -> None:
    shop = Shop().opens().does(EaseTouched(Ease(sound=False)))
    assert heard(shop, ItemScanned(MILK.key, MILK), UnknownScanned(""), HelpTouched()) == [None] * 3


def test_what_a_scanner_has_just_said_the_lane_does_not_say_again() -> None:
    read = [ReadBy(Device.SCANNER, code) for code in (ItemScanned(MILK.key, MILK), UnknownScanned(""))]
    assert heard(Shop().opens(), *read) == [None, None]
    expired = ReadBy(Device.SCANNER, ExpiredScanned(MILK.key, MILK))
    assert heard(Shop().opens(), expired, ItemScanned(MILK.key, MILK)) == [None, Sound.SCANNED]


def test_a_call_at_the_door_is_heard_too() -> None:
    assert heard(Shop().opens(), HelpTouched()) == [Sound.HELP]


def test_a_basket_that_comes_back_is_not_rung_in() -> None:
    state = Shop().opens().scans(MILK).state
    assert sound_between(state, replace(state, language="zh_CN")) is None


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_is_short_soft_at_its_ends_and_no_louder_than_the_others(sound: Sound) -> None:
    with wave.open(str(SOUNDS / f"{sound}.wav"), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        line = struct.unpack(f"<{file.getnframes()}h", file.readframes(file.getnframes()))
        length = file.getnframes() / file.getframerate()
    assert length <= {Sound.KEY: 0.02, Sound.SCANNED: 0.09}.get(sound, 0.7)
    assert abs(line[0]) < 50
    assert abs(line[-1]) < 50
    assert 8_000 < max(map(abs, line)) < 11_500

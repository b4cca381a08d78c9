import datetime

import pytest

from kiosk.core.barcodes import Kind, Meaning, ReasonKind, interpret

GS = "\x1d"
TODAY = datetime.date(2026, 3, 15)
PEN = "4006381333931"


def read(symbology: str, text: str) -> Meaning:
    return interpret(symbology, text, today=TODAY)


def test_gs1_elements_tell_item_lot_serial_and_dates():
    meaning = read("]d2", f"01{PEN.zfill(14)}17270131" + f"10LOT-7{GS}21S/9{GS}15261200")
    assert (meaning.valid, meaning.kind, meaning.gtin) == (True, Kind.ITEM, "04006381333931")
    assert (meaning.lot, meaning.serial) == ("LOT-7", "S/9")
    assert meaning.expires == datetime.date(2027, 1, 31)
    assert meaning.best_before == datetime.date(2026, 12, 31)  # day 00 is the last of its month
    assert list(meaning.ais) == ["01", "17", "10", "21", "15"]


def test_an_expired_pack_is_refused_but_still_says_which_item_it_is():
    meaning = read("]C1", "010400638133393117260314")
    assert (meaning.valid, meaning.reason_kind) == (False, ReasonKind.EXPIRED)
    assert (meaning.kind, meaning.item_key, meaning.reason) == (Kind.ITEM, "04006381333931", "expired on 2026-03-14")
    assert read("]C1", "010400638133393117260315").valid  # good until the end of its day


def test_a_passed_best_before_date_is_said_and_sells():
    meaning = read("]C1", "010400638133393115260314")
    assert meaning.valid
    assert meaning.reason == "was best before 2026-03-14; it may still be sold"


@pytest.mark.parametrize(
    ("text", "kind", "price", "weight", "count"),
    [
        ("01900000000000033103001250", Kind.WEIGHED, None, 1250, None),
        ("01900000000000033101000012", Kind.WEIGHED, None, 1200, None),
        ("01900000000000033202000250", Kind.WEIGHED, None, 1134, None),  # 2.50 lb = 1133.98 g
        ("01900000000000033922499", Kind.PRICED, 499, None, None),
        (f"01900000000000033922499{GS}3103001250", Kind.PRICED, 499, 1250, None),
        ("01900000000000033932978499", Kind.PRICED, 499, None, None),
        ("01900000000000033921499", Kind.PRICED, 4990, None, None),
        ("0190000000000003306", Kind.COUNTED, None, None, 6),
    ],
)
def test_measures_in_gs1_elements(text, kind, price, weight, count):
    meaning = read("]e0", text)
    assert meaning.valid, meaning.reason
    assert (meaning.kind, meaning.price_minor, meaning.weight_g, meaning.count) == (kind, price, weight, count)
    assert meaning.item_key == meaning.gtin == "90000000000003"
    assert meaning.currency == ("EUR" if price else None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0190000000000003", "tells no price, weight or count"),
        ("01900000000000033103000000", "zero"),
        ("01900000000000033932840499", "priced in USD, this store sells in EUR"),
        ("0190000000000003392304990", ""),
        ("01900000000000033923004995", "decimals that EUR does not have"),
        ("010400638133393117261399", "(17) cannot be '261399'"),
        ("010400638133393117260230", "(17) is no date: 260230"),
        ("010400638133393110" + "A" * 21, "a separator may be missing"),
        ("019000000000000339220049917271231", "a separator may be missing"),  # price and date run into one another
        ("019000000000000330617271231", "a separator may be missing"),
        ("01040063813339311", "begins no GS1 element"),
        ("0104006381333931" + "10A" + GS + "10B", "twice"),
        ("", "empty"),
        (GS, "no data"),
        ("00340123450000000000", "pallet or case"),
        ("10ABC", "without an item number"),
    ],
)
def test_gs1_elements_that_cannot_be_right_are_refused_in_words(text, reason):
    meaning = read("]e0", text)
    assert meaning.valid is (reason == "")
    assert reason in meaning.reason
    assert meaning.valid or meaning.item_key is None


def test_two_digit_years_reach_from_49_years_back_to_50_ahead():
    assert read("]C1", "010400638133393117760101").expires == datetime.date(2076, 1, 1)
    assert read("]C1", "010400638133393117770101").expires == datetime.date(1977, 1, 1)
    assert interpret("]C1", "010400638133393117770101").expires == datetime.date(2077, 1, 1)

import cv2
import numpy as np
import pytest
import zxingcpp

from drivers.camera.decode import Symbol, decode, weigh
from drivers.camera.engines import OPENCV, ZXING
from drivers.camera.picture import decoded
from drivers.camera.sighting import Place, Sighting
from drivers.camera.zbar import ZBAR
from tests.samples import samples

KINDS = zxingcpp.BarcodeFormat
HERE = Place(100, 100, 300, 160)
THERE = Place(100, 400, 300, 460)
GTIN = "4006381333931"


def printed(content, kind, *, gs1=False, scale=3):
    """A symbol on a white sheet with a little gray around it, as soft as a lens makes it."""
    options = {"gs1": True} if gs1 else {}
    symbol = np.asarray(zxingcpp.create_barcode(content, kind, **options).to_image(scale=scale))
    sheet = np.pad(np.pad(symbol, 40, constant_values=255), 30, constant_values=150)
    return cv2.GaussianBlur(sheet, (0, 0), 0.8)


def test_a_clean_code_is_read_alike_by_all_three_decoders():
    assert decode(printed(GTIN, KINDS.EAN13)) == (Symbol("]E0", GTIN, 3),)


@pytest.mark.parametrize(
    ("content", "kind", "gs1", "symbol"),
    [
        ("96385074", KINDS.EAN8, False, Symbol("]E4", "96385074", 3)),
        ("042100005264", KINDS.UPCA, False, Symbol("]E0", "0042100005264", 3)),
        ("04252614", KINDS.UPCE, False, Symbol("]E0", "0042100005264", 2)),
        ("3018108390", KINDS.ITF, False, Symbol("]I0", "3018108390", 2)),
        ("CNK8181G2C", KINDS.Code128, False, Symbol("]C0", "CNK8181G2C", 2)),
        ("0950110153001", KINDS.DataBarOmni, False, Symbol("]e0", "0109501101530010", 2)),
        ("[01]09501101530003[10]AB[21]99", KINDS.Code128, True, Symbol("]C1", "010950110153000310AB\x1d2199", 2)),
        ("[01]09501101530003[10]AB-12", KINDS.DataBarExp, True, Symbol("]e0", "010950110153000310AB-12", 2)),
        ("[01]09501101530003[10]AB[21]99", KINDS.DataBarExpStk, True, Symbol("]e0", "010950110153000310AB\x1d2199", 1)),
        ("[01]09501101530003[10]AB[21]99", KINDS.DataMatrix, True, Symbol("]d2", "010950110153000310AB\x1d2199", 1)),
        ("[01]09501101530003[3103]001250", KINDS.QRCode, True, Symbol("]Q3", "01095011015300033103001250", 2)),
        ("https://example.org", KINDS.QRCode, False, Symbol("]Q1", "https://example.org", 2)),
    ],
)
def test_each_retail_symbology_comes_with_its_identifier_and_group_separators(content, kind, gs1, symbol):
    assert decode(printed(content, kind, gs1=gs1)) == (symbol,)


def test_zbars_trouble_with_separators_in_databar_is_a_contradiction_and_not_a_read():
    symbols = decode(printed("[01]09501101530003[10]AB[21]99", KINDS.DataBarExp, gs1=True))
    assert symbols[0] == Symbol("]e0", "010950110153000310AB\x1d2199", 1)
    assert {symbol.agreeing for symbol in symbols} == {1}


def test_a_colour_picture_reads_as_its_gray_one():
    gray = printed(GTIN, KINDS.EAN13)
    assert decode(cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR)) == decode(gray)


def test_a_code_held_at_45_degrees_is_read():
    sheet = np.full((900, 900), 230, np.uint8)
    code = printed(GTIN, KINDS.EAN13)
    sheet[300 : 300 + code.shape[0], 250 : 250 + code.shape[1]] = code
    turn = cv2.getRotationMatrix2D((450, 450), 45, 1.0)
    (symbol,) = decode(cv2.warpAffine(sheet, turn, (900, 900), borderValue=(230.0,)))
    assert symbol.text == GTIN
    assert symbol.agreeing >= 2


def test_two_codes_in_one_picture_are_two_symbols():
    other = printed("96385074", KINDS.EAN8)
    both = np.full((800, 700), 150, np.uint8)
    first = printed(GTIN, KINDS.EAN13)
    both[: first.shape[0], : first.shape[1]] = first
    both[420 : 420 + other.shape[0], 100 : 100 + other.shape[1]] = other
    assert {(s.symbology, s.text) for s in decode(both)} == {("]E0", GTIN), ("]E4", "96385074")}


def test_an_empty_counter_holds_nothing():
    noise = np.random.default_rng(1).normal(120, 20, (480, 640))
    assert decode(np.clip(noise, 0, 255).astype(np.uint8)) == ()


def test_zbars_doubts_about_databar_stay_off_the_terminal(capfd):
    for sample in (printed("0950110153001", KINDS.DataBarOmni, scale=s) for s in (1, 2)):
        decode(sample)
    assert capfd.readouterr() == ("", "")


def test_decoders_that_contradict_each_other_agree_on_nothing():
    seen = [
        Sighting(ZXING, "]E0", GTIN, HERE),
        Sighting(ZBAR, "]E0", GTIN, HERE),
        Sighting(OPENCV, "]E0", "4572134838478", HERE),
    ]
    assert weigh(seen) == (Symbol("]E0", GTIN, 1), Symbol("]E0", "4572134838478", 1))


def test_other_codes_elsewhere_in_the_picture_contradict_nobody():
    seen = [Sighting(ZXING, "]E0", GTIN, HERE), Sighting(ZBAR, "]E0", GTIN, HERE), Sighting(ZXING, "]C0", "A1", THERE)]
    assert weigh(seen) == (Symbol("]E0", GTIN, 2), Symbol("]C0", "A1", 1))


def test_one_decoder_that_reads_twice_has_one_voice():
    assert weigh([Sighting(ZXING, "]E0", GTIN, HERE)] * 2) == (Symbol("]E0", GTIN, 1),)


def test_an_add_on_counts_only_when_a_second_decoder_reads_the_same():
    alone = [Sighting(ZXING, "]E0", GTIN, HERE, "01"), Sighting(ZBAR, "]E0", GTIN, HERE)]
    confirmed = [Sighting(ZXING, "]E0", GTIN, HERE, "01"), Sighting(ZBAR, "]E0", GTIN, HERE, "01")]
    assert weigh(alone) == (Symbol("]E0", GTIN, 2),)
    assert weigh(confirmed) == (Symbol("]E3", GTIN + "01", 2),)


def test_real_photographs_are_read_as_zxing_alone_does_or_better_and_never_charged_wrong():
    alone = read = sure = 0
    for sample in samples():
        picture = decoded(sample.path.read_bytes())
        assert picture is not None
        by_zxing = zxingcpp.read_barcodes(picture, text_mode=zxingcpp.TextMode.Plain)
        by_zxing_alone = any(sample.text and sample.text.startswith(found.text) for found in by_zxing)
        symbols = decode(picture)
        right = [symbol for symbol in symbols if sample.is_right(symbol.text)]
        wrong = [symbol for symbol in symbols if symbol.agreeing >= 2 and not sample.is_right(symbol.text)]
        assert not wrong, f"{sample.path.name}: {wrong}"
        assert right or not by_zxing_alone, f"zxing-cpp alone reads {sample.path.name}"
        alone += by_zxing_alone
        read += bool(right)
        sure += any(symbol.agreeing >= 2 for symbol in right)
    assert alone > 0
    assert read >= alone
    assert sure * 2 >= read

import pytest

from kiosk.core.barcodes import InStorePattern, Kind, ReasonKind, interpret
from kiosk.core.barcodes.check_digits import measure_check_digit
from kiosk.core.values import gtin_check_digit


def label(body: str) -> str:
    return f"{body}{gtin_check_digit(body)}"


def test_a_british_price_label_names_its_item_by_the_number_with_its_price_zeroed():
    meaning = interpret("]E0", "2012345804999", region="GB", currency="GBP")
    assert (meaning.kind, meaning.price_minor, meaning.currency) == (Kind.PRICED, 499, "GBP")
    assert (meaning.item_key, meaning.gtin) == ("02012345000001", None)


@pytest.mark.parametrize(
    ("symbology", "text"), [("", "212345804995"), ("]E0", "0212345804995"), ("]E0", "212345804995")]
)
def test_an_american_price_label_in_twelve_or_thirteen_digits(symbology, text):
    meaning = interpret(symbology, text, region="US", currency="USD")
    assert (meaning.kind, meaning.price_minor, meaning.currency) == (Kind.PRICED, 499, "USD")
    assert meaning.item_key == label("021234500000").zfill(14)


@pytest.mark.parametrize(
    ("region", "body", "kind", "price", "weight", "count"),
    [
        ("DE", "221234" + "6" + "14685", Kind.PRICED, 14685, None, None),
        ("DE", "251234" + str(measure_check_digit("00012")) + "00012", Kind.COUNTED, None, None, 12),
        ("DE", "281234" + str(measure_check_digit("01250")) + "01250", Kind.WEIGHED, None, 1250, None),
        ("DK", "211234" + "001995", Kind.PRICED, 1995, None, None),
        ("DK", "2712345" + "01250", Kind.WEIGHED, None, 1250, None),
        ("DK", "281234" + "001250", Kind.WEIGHED, None, 1250, None),
        ("SE", "20123456" + "4990", Kind.PRICED, 4990, None, None),
        ("SE", "21123456" + "4990", Kind.PRICED, 49900, None, None),
        ("NO", "22123456" + "0499", Kind.PRICED, 49900, None, None),
        ("FI", "23123456" + "1250", Kind.WEIGHED, None, 1250, None),
        ("EE", "24123456" + "0125", Kind.WEIGHED, None, 1250, None),
        ("LV", "25123456" + "0012", Kind.WEIGHED, None, 1200, None),
        ("LT", "23123456" + "0999", Kind.WEIGHED, None, 999, None),
    ],
)
def test_labels_by_their_region(region, body, kind, price, weight, count):
    meaning = interpret("]E0", label(body), region=region)
    assert meaning.valid, meaning.reason
    assert (meaning.kind, meaning.price_minor, meaning.weight_g, meaning.count) == (kind, price, weight, count)


def test_two_packs_of_one_item_share_their_key():
    heavy = interpret("]E0", label("281234" + str(measure_check_digit("01250")) + "01250"))
    light = interpret("]E0", label("281234" + str(measure_check_digit("00430")) + "00430"))
    assert heavy.item_key == light.item_key == label("281234000000").zfill(14)


def test_a_wrong_price_check_digit_is_refused_although_the_number_holds_together():
    wrong = label("20123457" + "0499")
    meaning = interpret("]E0", wrong, region="GB")
    assert (meaning.valid, meaning.reason_kind) == (False, ReasonKind.BAD_CHECK_DIGIT)
    assert meaning.reason == f"the check digit of 0499 in {wrong} should be 8"


def test_a_label_that_weighs_nothing_is_refused():
    meaning = interpret("]E0", label("281234000000"))
    assert (meaning.valid, meaning.reason_kind) == (False, ReasonKind.MALFORMED)


def test_an_in_store_number_without_a_rule_is_a_plain_item():
    meaning = interpret("]E0", label("271234512345"), region="FR")
    assert (meaning.kind, meaning.item_key) == (Kind.ITEM, label("271234512345").zfill(14))


@pytest.mark.parametrize(
    ("pattern", "text", "key", "price", "weight"),
    [
        ("27IIIIIVVVVVX", label("271234500499"), label("271234500000"), 499, None),
        ("PPIIIIIWWWWWX", label("221234501250"), label("221234500000"), None, 1250),  # before the region's own rule
        (
            "2IIIIIVVVVVX",
            label("21234500499"),
            label("021234500000"),
            499,
            None,
        ),  # five digits of price, no inner check
        ("PPIIIIIWWWWWVVVVVX", label("22123450125000499"), label("221234500000"), 499, 1250),  # 18 digits: both
        ("26IIIIIIVVVVX*100", label("261234560012"), label("261234560000"), 1200, None),
    ],
)
def test_a_store_lays_out_its_own_numbers(pattern, text, key, price, weight):
    meaning = interpret("", text, pattern=pattern) if len(text) < 18 else interpret("]C0", text, pattern=pattern)
    assert meaning.valid, meaning.reason
    assert (meaning.item_key, meaning.price_minor, meaning.weight_g) == (key.zfill(14), price, weight)


def test_a_pattern_leaves_the_numbers_of_makers_alone():
    for text in ("4006381333931", "9780140013993", "96385074"):
        assert interpret("", text, pattern="PPIIIIICVVVVX").kind is Kind.ITEM
        assert interpret("", text, pattern="PPIIIIICVVVVVX").kind is Kind.ITEM


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("hello", "is not 8 to 24 of the letters"),
        ("20IIIIICVVVV", "must end in one X"),
        ("20IIIIIIIIIIX", "needs an item (I) and a price (V), weight (W) or count (N)"),
        ("20IIVVVIIVVVX", "has I in more than one place"),
        ("20IIIIICCVVVVX", "one C"),
        ("20IIIIICVVX", "four or five digits"),
        ("VVVV20IIIIIIX", "must begin with its prefix"),
    ],
)
def test_a_pattern_that_makes_no_sense_is_said(pattern, reason):
    with pytest.raises(ValueError) as told:
        InStorePattern.parse(pattern)
    assert reason in str(told.value)
    assert not interpret("", "4006381333931", pattern=pattern).valid

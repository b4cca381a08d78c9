import pytest

from kiosk.core.barcodes import Kind, Meaning, OwnCode, interpret

OWN = (
    OwnCode.parse("member", r"29\d{11}"),
    OwnCode.parse("gift_card", r"GC-\d{10}"),
    OwnCode.parse("badge", r"STAFF;[0-9a-f]{16}"),
    OwnCode.parse("coupon", r"(?P<id>J50)-(?P<serial>\d{6})"),
    OwnCode.parse("coupon", r"JAM\d"),
)


def read(symbology: str, text: str) -> Meaning:
    return interpret(symbology, text, own=OWN)


@pytest.mark.parametrize(
    ("symbology", "text", "kind"),
    [
        ("]E0", "2912345678905", Kind.MEMBER),  # before the region's weight label
        ("]C0", "GC-0000012345", Kind.GIFT_CARD),
        ("]Q1", "STAFF;0123456789abcdef", Kind.BADGE),
        ("", "]C0GC-0000012345", Kind.GIFT_CARD),
    ],
)
def test_a_card_is_known_before_any_item_and_its_number_goes_no_further(symbology: str, text: str, kind: Kind) -> None:
    meaning = read(symbology, text)
    assert (meaning.valid, meaning.kind) == (True, kind)
    assert meaning == Meaning(valid=True, kind=kind)


def test_a_coupon_has_the_name_that_rules_use_and_its_serial_number() -> None:
    meaning = read("]C0", "J50-000017")
    assert (meaning.kind, meaning.coupon_id, meaning.serial) == (Kind.COUPON, "J50", "000017")
    assert (read("]Q1", "JAM7").coupon_id, read("]Q1", "JAM7").serial) == ("JAM7", None)


def test_only_the_whole_text_fits() -> None:
    assert read("]C0", "GC-00000123456").kind is Kind.UNKNOWN
    assert read("]E0", "4006381333931").kind is Kind.ITEM
    assert read("]C0", "JAM7" + "7" * 300).kind is Kind.UNKNOWN


def test_a_coupon_with_a_control_character_inside_is_none() -> None:
    any_serial = (OwnCode.parse("coupon", r"(?P<id>J50)-(?P<serial>.+)"),)
    assert interpret("]C0", "J50-1\x01", own=any_serial).kind is Kind.UNKNOWN
    assert interpret("]C0", "J50-1", own=any_serial).serial == "1"


@pytest.mark.parametrize(
    ("kind", "pattern", "reason"),
    [
        ("coupon", "(a+)+$", "for ever"),
        ("coupon", "(?:x|xy){2,}z", "for ever"),
        ("coupon", "a?a?a?a?aaaa", "for ever"),
        ("item", "x", "member"),
        ("member", "(", "no regular expression"),
        ("badge", ".*", "without any text"),
    ],
)
def test_a_setting_that_makes_no_sense_is_said(kind: str, pattern: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        OwnCode.parse(kind, pattern)


def test_the_longest_text_is_read_at_once_however_careless_the_pattern() -> None:
    """Counted, not timed: this ends, or the test's own time limit ends it."""
    careless = OwnCode.parse("coupon", "a*a*a*b")
    assert careless.read("a" * 200) is None

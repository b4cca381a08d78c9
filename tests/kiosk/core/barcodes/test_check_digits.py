import pytest

from kiosk.core.barcodes.check_digits import checked_gtin, is_digits, measure_check_digit
from kiosk.core.barcodes.refusal import ReasonKind, Refusal


@pytest.mark.parametrize(("value", "digit"), [("2875", 9), ("14685", 6), ("0499", 8), ("0000", 0), ("00000", 0)])
def test_the_check_digit_of_a_price_or_weight(value, digit):
    assert measure_check_digit(value) == digit


def test_a_measure_of_another_length_has_no_check_digit():
    with pytest.raises(ValueError, match="four or five digits, this has 3: '123'"):
        measure_check_digit("123")


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        ("4006381333932", ReasonKind.BAD_CHECK_DIGIT),
        ("00000000", ReasonKind.MALFORMED),
        ("400638133393", ReasonKind.BAD_CHECK_DIGIT),
        ("40063813339", ReasonKind.MALFORMED),
        ("٤٠٠٦٣٨١٣", ReasonKind.MALFORMED),
    ],
)
def test_a_number_that_does_not_hold_together_is_refused(digits, kind):
    with pytest.raises(Refusal) as refused:
        checked_gtin(digits)
    assert refused.value.kind is kind


def test_a_good_number_has_fourteen_digits():
    assert checked_gtin("96385074") == "00000096385074"


def test_only_the_digits_of_barcodes_are_digits():
    assert [is_digits(text) for text in ("019", "", "1²", "٣", "1 2")] == [True, False, False, False, False]

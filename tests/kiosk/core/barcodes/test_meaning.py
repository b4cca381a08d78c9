import datetime

import pytest

from kiosk.core.barcodes.meaning import Kind, Meaning
from kiosk.core.barcodes.refusal import ReasonKind, bad_check_digit, malformed, unsupported


def test_what_does_not_apply_is_null_and_days_are_iso_8601():
    shape = Meaning(valid=True, kind=Kind.ITEM, gtin="0" * 14, expires=datetime.date(2026, 2, 28)).as_json()
    assert (shape["expires"], shape["best_before"], shape["reason"], shape["ais"]) == ("2026-02-28", None, None, {})
    assert (shape["kind"], shape["reason_kind"]) == ("item", "ok")


@pytest.mark.parametrize(
    ("refuse", "kind"),
    [
        (malformed, ReasonKind.MALFORMED),
        (unsupported, ReasonKind.UNSUPPORTED),
        (bad_check_digit, ReasonKind.BAD_CHECK_DIGIT),
    ],
)
def test_a_refusal_is_a_meaning_that_is_not_valid_and_says_why(refuse, kind):
    meaning = Meaning.refused(refuse("because"))
    assert (meaning.valid, meaning.kind, meaning.reason, meaning.reason_kind) == (False, Kind.UNKNOWN, "because", kind)

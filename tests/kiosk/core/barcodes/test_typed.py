import pytest

from kiosk.core.barcodes.typed import Typed, typed_number


@pytest.mark.parametrize(
    ("digits", "state"),
    [
        ("", Typed.BEGUN),
        ("40", Typed.BEGUN),
        ("401", Typed.WHOLE),
        ("4011", Typed.WHOLE),
        ("94011", Typed.WHOLE),
        ("400638", Typed.BEGUN),
        ("96385074", Typed.WHOLE),
        ("04252614", Typed.WHOLE),
        ("40063813", Typed.BEGUN),
        ("042100005264", Typed.WHOLE),
        ("400638133393", Typed.BEGUN),
        ("4006381333931", Typed.WHOLE),
        ("4006381333932", Typed.WRONG),
        ("04006381333931", Typed.WHOLE),
        ("04006381333932", Typed.WRONG),
    ],
)
def test_digits_are_begun_whole_or_wrong(digits: str, state: Typed) -> None:
    assert typed_number(digits) is state

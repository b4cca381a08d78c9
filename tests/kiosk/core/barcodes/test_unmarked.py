import pytest

from kiosk.core.barcodes.unmarked import symbologies


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("96385074", ("]E4",)),
        ("04252614", ("]E0",)),
        ("01234565", ("]E4", "]E0")),
        ("96385075", ()),
        ("00000001", ()),
        ("4006381333931", ()),
        ("0425261", ()),
        ("٩٦٣٨٥٠٧٤", ()),
    ],
)
def test_eight_digits_are_what_their_check_digit_says(text: str, fit: tuple[str, ...]) -> None:
    assert symbologies(text) == fit

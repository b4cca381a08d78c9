from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QSize

from kiosk.ui.images import IconProvider, PictureProvider, QrProvider, qr_modules

ASSETS = Path(__file__).parents[3] / "assets"
UI = Path(__file__).parents[3] / "kiosk" / "ui"


def colours(image) -> set[str]:
    inside = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in inside if image.pixelColor(x, y).alpha() == 255}


def test_an_icon_has_the_colour_asked_for(qapp) -> None:
    image = IconProvider(ASSETS / "icons").requestImage("check/0a6847/2.2", QSize(), QSize(64, 64))
    assert (image.width(), image.height()) == (64, 64)
    assert colours(image) == {"#0a6847"}


def test_a_wider_stroke_covers_more(qapp) -> None:
    icons = IconProvider(ASSETS / "icons")

    def covered(stroke: str) -> int:
        image = icons.requestImage(f"check/000000/{stroke}", QSize(), QSize(48, 48))
        return sum(image.pixelColor(x, y).alpha() for x in range(48) for y in range(48))

    assert covered("3") > covered("2") > covered("1")


@pytest.mark.parametrize("name", ["banana", "", "no-such-picture", "../icons/bag"])
def test_an_item_always_has_a_picture(qapp, name: str) -> None:
    image = PictureProvider(ASSETS / "pictures", ASSETS / "icons").requestImage(name, QSize(), QSize(96, 96))
    assert colours(image)


@pytest.mark.parametrize("side", [300, 344, 400])
def test_a_code_is_read_back_by_two_decoders_as_the_link_it_was_made_of(qapp, tmp_path: Path, side: int) -> None:
    from drivers.camera.decode import decode
    from drivers.camera.picture import decoded

    link = "https://receipts.greencorner.example/r/AbCdEfGhIjKlMnOpQrSt_-"
    image = QrProvider().requestImage(quote(link, safe=""), QSize(), QSize(side, side))
    assert image.width() <= side
    image.save(str(tmp_path / "code.png"))
    (found,) = decode(decoded((tmp_path / "code.png").read_bytes()))
    assert (found.symbology, found.text, found.agreeing) == ("]Q1", link, 2)
    assert qr_modules(link).width() == qr_modules(link).height()

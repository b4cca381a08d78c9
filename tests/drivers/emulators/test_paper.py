from __future__ import annotations

from pathlib import Path

import zxingcpp
from PIL import Image, ImageChops

from drivers.contract import BarcodeLine, Document, DocumentLine, QrLine, RuleLine, TextLine
from drivers.emulators.paper import draw_paper, paper_to_png
from drivers.printers.profile import find_profile
from drivers.printers.render import render

LINK = "https://receipts.example/L1/000042?t=14.74"
RECEIPT = (
    TextLine("GREEN MARKET 绿色超市", align="center", bold=True, size=2),
    RuleLine(),
    TextLine("Milk", "1.29"),
    TextLine("牛奶", "1.29"),
    RuleLine(),
    QrLine(LINK),
    BarcodeLine("L1-20261122-000042"),
    TextLine("谢谢光临！", align="center"),
)


def paper(*lines: DocumentLine, profile: str = "80mm") -> Image.Image:
    return draw_paper(render(Document(lines), find_profile(profile)))


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is black."""
    box = ImageChops.invert(picture.point(lambda shade: 0 if shade < 100 else 255)).getbbox()
    assert box is not None
    return box


def test_the_codes_on_the_picture_can_be_read_again(tmp_path: Path) -> None:
    file = tmp_path / "receipt.png"
    paper_to_png(render(Document(RECEIPT), find_profile("80mm")), file)
    with Image.open(file) as picture:
        assert picture.width == 576
        read = {code.format: code.text for code in zxingcpp.read_barcodes(picture)}
    assert read == {zxingcpp.BarcodeFormat.QRCode: LINK, zxingcpp.BarcodeFormat.Code128: "L1-20261122-000042"}


def test_prices_line_up_whether_their_line_is_text_or_a_picture() -> None:
    as_text = paper(TextLine("Milk", "1.29"))
    as_picture = paper(TextLine("牛奶", "1.29"))
    right = (400, 0, 576, as_text.height)
    text_left, _, text_right, _ = ink(as_text.crop(right))
    picture_left, _, picture_right, _ = ink(as_picture.crop(right))
    assert abs(text_left - picture_left) <= 1
    assert abs(text_right - picture_right) <= 1


def test_lines_keep_their_distance_whether_text_or_picture() -> None:
    heights = {paper(*[TextLine(text, size=size)] * 3).height for size, text in ((1, "A"), (1, "牛"))}
    large = {paper(*[TextLine(text, size=2)] * 3).height for text in ("A", "牛")}
    assert len(heights) == len(large) == 1


def test_a_heading_and_a_code_stand_in_the_middle() -> None:
    for line in (TextLine("绿色超市", align="center", size=2), QrLine(LINK), BarcodeLine("ABC-123")):
        left, _, right, _ = ink(paper(line))
        assert abs(left - (576 - right)) <= 4


def test_a_qr_code_is_two_to_three_centimetres_wide() -> None:
    left, top, right, bottom = ink(paper(QrLine(LINK)))
    assert 160 <= right - left == bottom - top <= 240


def test_the_printers_own_chinese_font_lines_up_like_the_picture() -> None:
    own = ink(paper(TextLine("牛奶", "€ 1.29"), profile="80mm-gb18030"))
    drawn = ink(paper(TextLine("牛奶", "€ 1.29")))
    assert all(abs(one - other) <= 2 for one, other in zip(own, drawn, strict=True))


def test_bytes_that_are_no_receipt_give_a_picture_too(tmp_path: Path) -> None:
    paper_to_png(bytes(range(256)) * 3, tmp_path / "noise.png")
    paper_to_png(b"", tmp_path / "empty.png")
    assert (tmp_path / "noise.png").stat().st_size > 0

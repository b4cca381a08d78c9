"""The test slip is drawn by the renderer of receipts, and its pictures are what they say."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from drivers.contract import BarcodeLine, PictureLine, QrLine, TextLine
from kiosk.diagnostics.guided.slip import DOTS_PER_MM, GREYS, greys, png, ruler, slip


def seen(picture: bytes) -> np.ndarray:
    """True where it is black."""
    return ~np.asarray(Image.open(io.BytesIO(picture)).convert("1"))


def test_the_ruler_has_a_line_each_millimetre_and_longer_ones_each_ten() -> None:
    black = seen(png(ruler()))
    short, long = np.flatnonzero(black[-5]), np.flatnonzero(black[0])
    assert len(short) == 61
    assert set(np.diff(short)) == {DOTS_PER_MM}
    assert set(np.diff(long)) == {10 * DOTS_PER_MM}
    assert len(long) == 7


def test_each_grey_has_the_black_that_it_is_named_for() -> None:
    black = seen(png(greys()))
    field = black.shape[1] // len(GREYS)
    shares = [black[:, n * field : n * field + field // 4 * 4].mean() for n in range(len(GREYS))]
    assert [round(16 * share) for share in shares] == list(GREYS)


def test_the_slip_has_letters_of_both_scripts_a_barcode_a_qr_code_and_pictures() -> None:
    lines = slip("lane-1", "10:42").lines
    text = "".join(line.text for line in lines if isinstance(line, TextLine))
    assert "ABC" in text
    assert "苹果" in text
    assert {type(line) for line in lines} >= {BarcodeLine, QrLine, PictureLine}

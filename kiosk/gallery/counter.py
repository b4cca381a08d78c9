"""What a camera over the counter would see: a pack with a code on a grey table. Drawn, so always the same."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

from kiosk.core.guided import Spot, View

WIDE, HIGH = 960, 720
PACK = (250, 150, 730, 560)


@cache
def view(code: str) -> View:
    """A pack with the EAN-13 `code`, read where it lies."""
    picture = Image.new("RGB", (WIDE, HIGH), (92, 96, 94))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle(PACK, 18, fill=(236, 238, 230), outline=(150, 150, 146), width=3)
    pen.rounded_rectangle((PACK[0] + 30, PACK[1] + 30, PACK[2] - 30, PACK[1] + 130), 12, fill=(70, 130, 96))
    barcode = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.EAN13)
    bars = Image.fromarray(np.asarray(barcode.to_image(scale=3), dtype=np.uint8))
    left, top = (PACK[0] + PACK[2] - bars.width) // 2, PACK[3] - bars.height - 40
    picture.paste(bars, (left, top))
    kept = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(0.8)).save(kept, "JPEG", quality=80)
    spot = Spot(left / WIDE, top / HIGH, (left + bars.width) / WIDE, (top + bars.height) / HIGH, code)
    return View(1, kept.getvalue(), (spot,))

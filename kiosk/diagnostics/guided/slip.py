"""What a test print puts on paper: rulers, greys, letters of every size, Chinese, a barcode and a QR code."""

from __future__ import annotations

import struct
import zlib

from drivers.contract import BarcodeLine, Document, PictureLine, QrLine, RuleLine, TextLine

WIDE = 512
"""Dots: no printer for receipts of 80 mm has fewer, and 8 of them are a millimetre."""
DOTS_PER_MM = 8
RULER_HIGH, GREY_HIGH = 40, 64
# each of these has so many of 16 dots black, spread evenly (Bayer's order, 4 by 4)
GREYS = (2, 4, 8, 12, 16)
BAYER = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))

BARCODE = "TEST-0123456789"
QR = "HTTPS://TEST.EXAMPLE/01/04012345678901"


def slip(lane: str, at: str) -> Document:
    """The test slip of `lane`, printed at the time `at` in words."""
    return Document(
        (
            TextLine("TEST 测试", align="center", bold=True, size=2),
            TextLine(f"{lane}", at),
            RuleLine(),
            PictureLine(png(ruler())),
            TextLine("0 … 60 mm", align="center"),
            PictureLine(png(greys())),
            TextLine("12 · 25 · 50 · 75 · 100 %", align="center"),
            RuleLine(),
            TextLine("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            TextLine("abcdefghijklmnopqrstuvwxyz"),
            TextLine("0123456789 €¥£$ ÄÖÜß ñçé"),
            TextLine("有机苹果 牛奶 面包 合计 谢谢光临"),
            TextLine("×2", "字 Aa", size=2),
            TextLine("×3", "字 Aa", size=3),
            TextLine("Bold 粗体", "1 234.56", bold=True),
            RuleLine(),
            BarcodeLine(BARCODE),
            QrLine(QR),
        )
    )


def ruler() -> list[list[bool]]:
    """60 mm with a line each millimetre, longer each fifth and tenth, on a base line."""
    rows = [[False] * WIDE for _ in range(RULER_HIGH)]
    left = (WIDE - 60 * DOTS_PER_MM) // 2
    for mm in range(61):
        high = RULER_HIGH if mm % 10 == 0 else 26 if mm % 5 == 0 else 14
        for row in rows[RULER_HIGH - high :]:
            row[left + mm * DOTS_PER_MM] = True
    for row in rows[-2:]:
        row[left : left + 60 * DOTS_PER_MM + 1] = [True] * (60 * DOTS_PER_MM + 1)
    return rows


def greys() -> list[list[bool]]:
    """A field for each of `GREYS`, side by side, the last of them black."""
    field = WIDE // len(GREYS)
    return [
        [BAYER[y % 4][x % 4] < GREYS[min(x // field, len(GREYS) - 1)] for x in range(WIDE)] for y in range(GREY_HIGH)
    ]


def png(rows: list[list[bool]]) -> bytes:
    """The picture whose true dots are black, one bit each. PNG, as ISO/IEC 15948 has it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = b"".join(b"\0" + _packed(row) for row in rows)
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b"")


def _packed(row: list[bool]) -> bytes:
    """Eight dots a byte, the first its highest bit; a set bit is white."""
    bits = "".join("0" if dot else "1" for dot in row)
    return int(bits.ljust(-(-len(bits) // 8) * 8, "1"), 2).to_bytes(-(-len(bits) // 8), "big")

"""python-escpos as a writer of bytes. Importing this costs some 400 ms: only `render` does, and late."""

from __future__ import annotations

from escpos.printer import Dummy

ESC, FS, GS = b"\x1b", b"\x1c", b"\x1d"


class ReceiptWriter(Dummy):  # type: ignore[misc]  # python-escpos has no types
    """One receipt's bytes. What python-escpos does with words on standard output is written here instead."""

    def start(self, encoding: str) -> None:
        """The printer is as after power-on, with its Chinese mode off (else € would start a double byte)."""
        self.hw("INIT")
        self._raw(FS + b".")
        self.magic.force_encoding(encoding)

    def take(self) -> bytes:
        """What was written since the last `take`."""
        written = bytes(self.output)
        self.clear()
        return written

    def air(self, dots: int) -> None:
        """White below the row just written."""
        self._raw(ESC + b"J" + bytes([dots]))

    def raster(self, width: int, height: int, ink: bytes) -> None:
        """`width` × `height` dots, eight to a byte, 1 = black; stands at the left edge."""
        self._raw(GS + b"v0\0" + self._int_low_high(width // 8, 2) + self._int_low_high(height, 2) + ink)

    def code128(self, text: str, module_dots: int) -> None:
        """A centred Code 128 in code set B, its text below. Raises python-escpos' own errors for what can't be."""
        self._hw_barcode("{B" + text.replace("{", "{{"), "CODE128", height=80, width=module_dots, function_type="B")

    def han(self, encoded: bytes) -> None:
        """Text in GB18030, two bytes a character."""
        self._raw(FS + b"&" + encoded + FS + b".")

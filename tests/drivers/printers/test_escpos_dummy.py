from __future__ import annotations

import pytest

from drivers.printers.escpos_dummy import ReceiptWriter


def test_writing_a_receipt_says_nothing_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    writer = ReceiptWriter()
    writer.start("CP1252")
    writer.code128("ABC", 2)
    writer.raster(8, 1, b"\x81")
    writer.han(b"\xc5\xa3")
    assert writer.take().endswith(b"\x1dv0\0\x01\0\x01\0\x81\x1c&\xc5\xa3\x1c.")
    assert capsys.readouterr().out == ""


def test_what_was_taken_is_not_taken_again() -> None:
    writer = ReceiptWriter()
    writer.start("CP1252")
    assert writer.take() == b"\x1b@\x1c.\x1bt\x10"
    assert writer.take() == b""

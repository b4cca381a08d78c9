from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.__main__ import main
from drivers.cli.print_command import parse_document
from drivers.contract import PictureLine
from tests.wires import Wire, plugged

RECEIPT = {
    "lines": [
        {"text": "绿色超市", "align": "center", "bold": True, "size": 2},
        {"rule": True},
        {"text": "Milk", "right": "1.29"},
        {"qr": "https://x.example/1"},
        {"barcode": "L1-42"},
    ],
    "cut": True,
}


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[Wire]:
    """A printer whose usual lane has gone home."""
    with plugged("escpos", "tcp", tmp_path) as wire:
        wire.online()
        wire.pump.stop()
        yield wire


def written(folder: Path, receipt: object) -> str:
    file = folder / "receipt.json"
    file.write_text(receipt if isinstance(receipt, str) else json.dumps(receipt))
    return str(file)


def last_line(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    return json.loads(capsys.readouterr().out.splitlines()[-1])


def test_a_printed_receipt(printer: Wire, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "--link", printer.link, written(tmp_path, RECEIPT)]) == 0
    assert last_line(capsys) == {"outcome": "printed", "reason": ""}
    assert printer.host.state()["printed"] == [
        ["[raster 576x48]", "-" * 48, "Milk" + " " * 40 + "1.29", "", "[qr] https://x.example/1", "", "[barcode] L1-42"]
    ]


def test_a_printer_out_of_paper(printer: Wire, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printer.host.set({"paper": "out"})
    assert main(["print", "--link", printer.link, written(tmp_path, RECEIPT)]) == 1
    assert last_line(capsys) == {"outcome": "failed", "reason": "the printer is out of paper"}


def test_no_printer_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "--link", f"pty:{tmp_path / 'nobody'}", written(tmp_path, RECEIPT)]) == 1
    assert last_line(capsys)["outcome"] == "failed"


@pytest.mark.parametrize(
    ("receipt", "reason"),
    [
        ("{", "is not JSON"),
        ("[]", "is not like"),
        ({"lines": "Milk"}, "is not like"),
        ({"lines": [], "cut": "yes"}, "is not like"),
        ({"lines": [], "copies": 2}, "'copies' is not of a receipt"),
        ({"lines": [{"text": "A"}, {"texts": "B"}]}, "line 2 is none of"),
        ({"lines": [{"text": 5}]}, "line 1 is none of"),
        ({"lines": [{"qr": "x", "size": 2}]}, "line 1 is none of"),
        ({"lines": [{"text": "A", "colour": "red"}]}, "'colour' is not of a text"),
        ({"lines": [{"text": "A", "size": True}]}, "size 1 to 4"),
        ({"lines": [{"text": "A", "align": "middle"}]}, "align left, center, right"),
    ],
)
def test_a_file_that_is_no_receipt_is_one_sentence(
    receipt: object, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", "--link", "tcp:127.0.0.1:9", written(tmp_path, receipt)]) == 2
    said = capsys.readouterr().err
    assert reason in said
    assert len(said.splitlines()) == 1


def test_an_unknown_profile_or_link_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, RECEIPT)
    assert main(["print", "--link", "tcp:127.0.0.1:9", "--profile", "1m", file]) == 2
    assert main(["print", "--link", "usb", file]) == 2
    assert main(["print", "--link", "tcp:127.0.0.1:9", str(tmp_path / "nothing.json")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_a_picture_lies_beside_its_document(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"a PNG's bytes")
    (tmp_path / "receipt.json").write_text('{"lines": [{"picture": "logo.png"}]}', encoding="utf-8")
    assert parse_document(tmp_path / "receipt.json").lines == (PictureLine(b"a PNG's bytes"),)

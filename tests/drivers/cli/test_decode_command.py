import json
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp

ROOT = Path(__file__).resolve().parents[3]


def decode(*arguments):
    code = "import argparse, sys; from drivers.cli import decode_command as d; p = argparse.ArgumentParser(); d.add_arguments(p); sys.exit(d.run(p.parse_args()))"  # noqa: E501
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, check=False
    )


@pytest.fixture
def meat(tmp_path):
    symbol = zxingcpp.create_barcode("[01]09501101530003[10]AB[21]99", zxingcpp.BarcodeFormat.Code128, gs1=True)
    file = tmp_path / "meat.png"
    cv2.imwrite(str(file), np.pad(np.asarray(symbol.to_image(scale=3)), 40, constant_values=255))
    return file


@pytest.fixture
def blank(tmp_path):
    file = tmp_path / "blank.png"
    cv2.imwrite(str(file), np.full((100, 100), 200, np.uint8))
    return file


def test_each_symbol_is_one_json_line_with_the_group_separator_escaped(meat, blank):
    done = decode("--json", blank, meat)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u001d" in done.stdout
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"file": str(meat), "symbology": "]C1", "text": "010950110153000310AB\x1d2199", "agreeing": 2}
    ]


def test_without_json_a_line_is_for_people(meat):
    assert decode(meat).stdout == f'{meat}: ]C1 "010950110153000310AB\\u001d2199", 2 reads agree\n'


def test_a_picture_with_nothing_to_read_prints_nothing(blank):
    done = decode("--json", blank)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_missing_and_broken_files_are_a_sentence_each_and_the_others_are_read(meat, tmp_path):
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    (tmp_path / "empty.png").write_bytes(b"")
    done = decode("--json", tmp_path / "none.png", tmp_path / "broken.png", tmp_path / "empty.png", meat)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"decode: {tmp_path}/none.png: No such file or directory",
        f"decode: {tmp_path}/broken.png: not a picture that can be read",
        f"decode: {tmp_path}/empty.png: not a picture that can be read",
    ]
    assert len(done.stdout.splitlines()) == 1

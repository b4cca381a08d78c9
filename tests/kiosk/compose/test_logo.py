from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from kiosk.compose.logo import MOST_BYTES, read_logo
from kiosk.config import ConfigError, load_config

DEMO = Path(__file__).resolve().parents[3] / "config" / "demo.toml"


def png(width: int, height: int) -> bytes:
    data = io.BytesIO()
    Image.new("1", (width, height), 1).save(data, "PNG")
    return data.getvalue()


def test_the_demo_lane_has_a_logo() -> None:
    logo = load_config(DEMO).store.logo
    assert logo is not None
    assert logo.is_absolute()
    assert read_logo(logo) == logo.read_bytes()


def test_a_lane_without_a_logo_prints_none() -> None:
    assert read_logo(None) == b""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a picture cannot be read"),
        (b"GIF89a", "a picture cannot be read"),
        (png(384, 321), "is 321 dots high on paper, and 320 are the most"),
        (png(1000, 17_000), "a picture of 1000 × 17000 dots is too large"),
        (b"\x89PNG" + bytes(MOST_BYTES), "has more than 500 KB"),
    ],
)
def test_what_no_printer_can_print_above_each_receipt_is_a_bad_setting(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    with pytest.raises(ConfigError, match=r"^store\.logo: .*logo\.png") as refused:
        read_logo(tmp_path / "logo.png")
    assert said in str(refused.value)


def test_a_logo_that_is_missing_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^store\.logo: .*/none\.png cannot be read: No such file or directory$"):
        read_logo(tmp_path / "none.png")


def test_a_large_one_that_fits_once_it_is_made_smaller_is_taken(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(1152, 900))
    assert read_logo(tmp_path / "logo.png")

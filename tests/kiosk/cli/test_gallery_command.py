import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kiosk.__main__ import main
from kiosk.gallery import comparing

ROOT = Path(__file__).parents[3]


def gallery(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "gallery", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.timeout(300)  # each gallery starts windows of its own: a busy machine takes a minute for one
def test_a_book_is_one_file_and_a_folder_is_pictures_in_full_size(tmp_path: Path) -> None:
    book, folder = tmp_path / "book.html", tmp_path / "pictures"
    made = gallery("--only", "parts", "tap", "--layout", "landscape", "--language", "en", "--out", str(book))
    assert (made.returncode, book.is_file()) == (0, True), made.stderr
    made = gallery("--only", "basket-remove", "--layout", "portrait-large-low", "--out", str(folder))
    assert made.returncode == 0, made.stderr
    names = {path.name for path in folder.iterdir()}
    assert names == {f"basket-remove-{code}-portrait-large-low.png" for code in ("en", "zh_CN")}
    with Image.open(folder / "basket-remove-en-portrait-large-low.png") as picture:
        assert picture.size == (1080, 1920)
        assert len(picture.convert("RGB").getcolors(1 << 24)) > 50  # something is drawn


def test_a_screen_that_is_none_is_one_sentence() -> None:
    refused = gallery("--only", "till")
    assert refused.returncode == 2
    assert "till is no screen" in refused.stderr


@pytest.mark.timeout(300)  # as above
def test_what_looks_as_before_is_not_told_and_a_changed_a_new_and_a_lost_picture_are(tmp_path: Path) -> None:
    folder, page = tmp_path / "before", tmp_path / "review.html"
    asked = ("--only", "tap-low", "tap-thanks", "pay-declined", "--layout", "landscape", "--language", "en")
    assert gallery(*asked, "--out", str(folder)).returncode == 0
    shot = folder / "pay-declined-en-landscape.png"
    with Image.open(shot) as picture:
        ImageDraw.Draw(picture).rectangle((200, 300, 259, 339), fill=(255, 0, 0))
        picture.save(shot)
    (folder / "tap-low-en-landscape.png").rename(folder / "tap-old-en-landscape.png")

    made = gallery(*asked, "--against", str(folder), "--out", str(page), "--json")
    assert made.returncode == 1, made.stderr
    *found, last = (json.loads(line) for line in made.stdout.splitlines())
    assert {(one["shot"], one["change"]) for one in found} == {
        ("pay-declined", "changed"),
        ("tap-low", "added"),
        ("tap-old", "gone"),
    }
    [box] = [one["box"] for one in found if one["change"] == "changed"]
    assert box == {"left": 200, "top": 300, "wide": 60, "high": 40}
    assert last == {"pictures": 3, "changed": 1, "added": 1, "gone": 1, "same": 1, "review": str(page)}
    assert page.is_file()


def test_where_all_looks_as_before_the_review_says_so_and_all_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(comparing, "compare", lambda _jobs, _earlier: iter(()))
    (tmp_path / "tap-low-en-landscape.png").write_bytes(b"")
    page = tmp_path / "review.html"
    asked = ["--only", "tap-low", "--layout", "landscape", "--language", "en", "--against", str(tmp_path)]
    assert main(["gallery", *asked, "--out", str(page), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["same"] == 1
    assert page.is_file()


def test_a_place_without_earlier_pictures_is_one_sentence(tmp_path: Path) -> None:
    refused = gallery("--only", "tap", "--against", str(tmp_path))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "there is no picture in" in refused.stderr

import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[3]


def gallery(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "gallery", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


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

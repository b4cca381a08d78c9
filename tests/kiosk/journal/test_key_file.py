import stat
from pathlib import Path

import pytest

from kiosk.journal import JournalKey, KeyUnusable, load_key, load_or_make_key


def test_the_first_start_makes_a_key_that_only_its_owner_may_read(tmp_path: Path) -> None:
    path = tmp_path / "lane" / "journal.key"
    key = load_or_make_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == key.secret.hex() + "\n"
    assert load_or_make_key(path) == key == load_key(path)
    assert [file.name for file in path.parent.iterdir()] == ["journal.key"]


def test_two_lanes_have_two_keys(tmp_path: Path) -> None:
    assert load_or_make_key(tmp_path / "one") != load_or_make_key(tmp_path / "two")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o777])
def test_a_key_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "journal.key"
    load_or_make_key(path)
    path.chmod(mode)
    with pytest.raises(KeyUnusable, match="may be read by others"):
        load_or_make_key(path)


@pytest.mark.parametrize("content", [b"", b"abc\n", b"x" * 64, b"0" * 63, b"0" * 65, b"0" * 200])
def test_a_file_without_a_key_is_refused_and_not_shown(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(KeyUnusable, match="holds no key") as caught:
        load_key(path)
    assert content.decode() not in str(caught.value).replace(str(path), "") or len(content) < 4


def test_a_missing_key_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(KeyUnusable, match="cannot be read: No such file"):
        load_key(tmp_path / "journal.key")
    assert not list(tmp_path.iterdir())


def test_a_folder_or_pipe_is_no_key(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o700)
    with pytest.raises(KeyUnusable, match="is not a file"):
        load_key(folder)


def test_the_text_form_of_a_key_hides_it() -> None:
    key = JournalKey(bytes(range(32)))
    assert repr(key) == str(key) == "JournalKey()"
    with pytest.raises(ValueError, match="32 bytes, this has 3"):
        JournalKey(b"abc")

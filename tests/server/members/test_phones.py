"""Of a phone number the store has a keyed hash and two digits."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from server.members.phones import PhoneKey, digits_of, tail_of
from server.settings import SettingsError


@pytest.mark.parametrize("typed", ["+49 170 1234542", "0049-170-1234542", "(49) 170/123.45 42"])
def test_one_number_is_one_however_it_is_typed(typed: str) -> None:
    assert digits_of(typed) == "491701234542"
    assert tail_of(typed) == "42"


@pytest.mark.parametrize("typed", ["", "12345", "1" * 16, "call me", "+49 170 x234542"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="6 to 15 digits"):
        digits_of(typed)


def test_the_hash_is_another_with_another_key_and_the_key_is_never_shown(tmp_path: Path) -> None:
    one, other = PhoneKey.load(tmp_path / "one"), PhoneKey.load(tmp_path / "other")
    assert one.hash("+49 170 1234542") == one.hash("00491701234542")
    assert one.hash("+49 170 1234542") != other.hash("+49 170 1234542")
    assert repr(one) == "PhoneKey()"


def test_the_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "members.key"
    assert PhoneKey.load(path) == PhoneKey.load(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["members.key"]


def test_workers_that_start_at_once_have_the_same_key(tmp_path: Path) -> None:
    path, together = tmp_path / "members.key", threading.Barrier(4)

    def starts(_worker: int) -> PhoneKey:
        together.wait()
        return PhoneKey.load(path)

    with ThreadPoolExecutor(4) as pool:
        keys = list(pool.map(starts, range(4)))
    assert all(key == keys[0] for key in keys)


def test_a_key_that_others_may_read_or_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "members.key"
    PhoneKey.load(path)
    path.chmod(0o644)
    with pytest.raises(SettingsError, match="0600"):
        PhoneKey.load(path)
    path.chmod(0o600)
    path.write_bytes(b"short")
    with pytest.raises(SettingsError, match="32 bytes"):
        PhoneKey.load(path)
    with pytest.raises(SettingsError, match="cannot be written"):
        PhoneKey.load(tmp_path / "nowhere" / "key")

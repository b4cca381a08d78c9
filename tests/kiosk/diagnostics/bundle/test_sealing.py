"""A sealed file and its keys."""

import importlib.util
import sys
from pathlib import Path

import pytest

from kiosk.diagnostics.bundle import sealing
from kiosk.diagnostics.bundle.sealing import NotSealed, make_key, seal, unseal


def test_only_the_secret_half_opens_what_was_sealed_for_the_public_one(tmp_path: Path) -> None:
    public, other = make_key(tmp_path / "one"), make_key(tmp_path / "other")
    sealed = seal(b"what ails the lane", public)
    assert sealed.startswith(b"age-encryption.org/v1\n")
    assert b"ails" not in sealed
    assert unseal(sealed, (tmp_path / "one").read_text()) == b"what ails the lane"
    with pytest.raises(NotSealed, match="another key"):
        unseal(sealed, (tmp_path / "other").read_text())
    assert public != other


def test_a_sealed_file_that_was_changed_is_not_opened(tmp_path: Path) -> None:
    sealed = bytearray(seal(b"x" * 100, make_key(tmp_path / "key")))
    sealed[-1] ^= 1
    with pytest.raises(NotSealed, match="changed"):
        unseal(bytes(sealed), (tmp_path / "key").read_text())


def test_a_key_file_is_for_its_owner_alone_and_never_written_over(tmp_path: Path) -> None:
    public = make_key(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "key").read_text().startswith(f"# public key: {public}\nAGE-SECRET-KEY-1")
    with pytest.raises(FileExistsError):
        make_key(tmp_path / "key")


@pytest.mark.parametrize(
    ("sealed", "identity", "why"),
    [
        (b"PK\3\4", "", "no sealed file"),
        (b"age-encryption.org/v1\nx", "# nothing\n", "no secret key"),
        (b"age-encryption.org/v1\nx", "AGE-SECRET-KEY-1XX", "not whole"),
    ],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(sealed: bytes, identity: str, why: str) -> None:
    with pytest.raises(NotSealed, match=why):
        unseal(sealed, identity)


def test_nothing_is_sealed_for_a_key_that_is_none() -> None:
    with pytest.raises(NotSealed, match="begins with age1"):
        seal(b"", "age1" + "x" * 58)


def test_a_lane_without_pyrage_starts_and_only_seals_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    spec = importlib.util.find_spec(sealing.__name__)
    assert spec is not None
    assert spec.loader is not None
    fresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fresh)
    with pytest.raises(fresh.NotSealed, match="pyrage is not installed"):
        fresh.seal(b"", "age1")

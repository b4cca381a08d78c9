import stat
from pathlib import Path

import pytest

from server.auth.tokens import Keyring, make_token_file, token_hash
from server.settings import LaneSettings, ServerSettings, SettingsError, TokenSettings
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, secret


def settings(lane: TokenSettings, manager: TokenSettings) -> ServerSettings:
    one = LaneSettings(id="4", token_sha256=lane.token_sha256, token_file=lane.token_file)
    return ServerSettings(store="x", manager=manager, lanes=(one,))


def known(token: str) -> TokenSettings:
    return TokenSettings(token_sha256=token_hash(token))


def test_a_token_belongs_to_one_lane_or_the_manager() -> None:
    keyring = Keyring.load(settings(known(LANE_TOKEN), known(MANAGER_TOKEN)))
    assert keyring.lane_of(LANE_TOKEN) == "4"
    assert keyring.is_manager(MANAGER_TOKEN)
    for stranger in ("", "x", MANAGER_TOKEN, LANE_TOKEN[:-1], "\ud800", "x" * 100_000):
        assert keyring.lane_of(stranger) is None
    assert not keyring.is_manager(LANE_TOKEN)


def test_a_new_token_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "token"
    told = make_token_file(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert told == token_hash(path.read_text().strip())
    with pytest.raises(FileExistsError):
        make_token_file(path)


def test_a_token_may_stand_in_a_file(tmp_path: Path) -> None:
    in_file = TokenSettings(token_file=secret(tmp_path / "token", LANE_TOKEN))
    assert Keyring.load(settings(in_file, known("m"))).lane_of(LANE_TOKEN) == "4"
    (tmp_path / "token").chmod(0o644)
    with pytest.raises(SettingsError, match="may be read by others"):
        Keyring.load(settings(in_file, known("m")))


@pytest.mark.parametrize(("content", "sentence"), [("", "holds no token"), ("ümlaut", "is not plain text")])
def test_a_file_without_a_token_is_refused(tmp_path: Path, content: str, sentence: str) -> None:
    in_file = TokenSettings(token_file=secret(tmp_path / "token", content))
    with pytest.raises(SettingsError, match=sentence):
        Keyring.load(settings(in_file, known("m")))


def test_one_token_for_two_is_refused() -> None:
    with pytest.raises(SettingsError, match="a token of their own"):
        Keyring.load(settings(known("same"), known("same")))

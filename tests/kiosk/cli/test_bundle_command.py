"""`python -m kiosk bundle`, as a technician and those who help type it."""

from __future__ import annotations

import errno
import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from kiosk.__main__ import main
from kiosk.compose import build_lane
from kiosk.config import load_config
from kiosk.core.session.inputs import Device
from kiosk.journal import Journal, load_key
from scripts.proofs import planted
from tests.kiosk.compose.benches import lane_file, plugged_in
from tests.server.running import MANAGER_TOKEN, Store
from tests.waiting import wait_until

GENEROUS_S = 30.0
Bundle = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bundle:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = main(["bundle", *map(str, arguments)])
        told = capsys.readouterr()
        return code, told.out, told.err

    planted.lane(tmp_path, planted.made_up(random.Random(3)), random.Random(3))
    return call


@pytest.fixture
def made(tmp_path: Path, bundle: Bundle) -> tuple[object, ...]:
    """How to make a bundle of the lane, whose settings name a key."""
    code, public, _ = bundle("make-key", "--out", tmp_path / "support.key")
    assert code == 0
    with (tmp_path / "lane.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'[support]\nkey = "{public.strip()}"\n')
    return ("--config", tmp_path / "lane.toml", "--out", tmp_path / "lane.age", "--since", 36_500)


def opened(bundle: Bundle, folder: Path) -> tuple[int, str, str]:
    return bundle("open", folder / "lane.age", "--identity", folder / "support.key", "--out", folder / "opened")


def test_a_bundle_is_made_at_the_lane_and_opened_by_those_who_help(
    tmp_path: Path, bundle: Bundle, made: tuple[object, ...]
) -> None:
    code, told, _ = bundle(*made)
    assert (code, told.splitlines()[0].startswith(f"{tmp_path}/lane.age: ")) == (0, True)
    assert "without names of people: " in told
    assert (tmp_path / "lane.age").stat().st_mode & 0o777 == 0o600
    code, told, _ = opened(bundle, tmp_path)
    assert code == 0
    assert {"manifest.json", "journal.jsonl", "devices.json"} <= {line.split()[-1] for line in told.splitlines()[1:]}
    rows = json.loads((tmp_path / "opened" / "devices.json").read_text(encoding="utf-8"))
    assert [row["device"] for row in rows] == ["store", "disk", "memory"]  # this lane has no devices


def test_without_a_key_in_the_settings_nothing_is_ever_written(tmp_path: Path, bundle: Bundle) -> None:
    before = {file.name for file in tmp_path.iterdir()}
    code, _, said = bundle("--config", tmp_path / "lane.toml", "--out", tmp_path / "lane.age")
    assert code == 2
    assert "name no key of those who help this lane, and a bundle is never written without one" in said
    assert {file.name for file in tmp_path.iterdir()} == before


@pytest.mark.parametrize("days", ["0", "-3", "nan", "inf", "99999999999", "soon"])
def test_days_that_never_were_are_refused(tmp_path: Path, bundle: Bundle, days: str) -> None:
    with pytest.raises(SystemExit) as ended:
        bundle("--config", tmp_path / "lane.toml", "--out", tmp_path / "lane.age", "--since", days)
    assert ended.value.code == 2


def test_a_key_that_is_none_is_said_with_the_place_of_the_setting(tmp_path: Path, bundle: Bundle) -> None:
    with (tmp_path / "lane.toml").open("a", encoding="utf-8") as settings:
        settings.write('[support]\nkey = "age1short"\n')
    code, _, said = bundle("--config", tmp_path / "lane.toml", "--out", tmp_path / "lane.age")
    assert (code, "support.key should be a public key, such as age1…" in said) == (2, True)


def test_of_a_lane_that_runs_and_does_not_answer_the_bundle_has_no_look_at_its_devices(
    tmp_path: Path, bundle: Bundle, made: tuple[object, ...]
) -> None:
    data = tmp_path / "data"
    running = Journal.open(data / "journal.db", load_key(data / "journal.key"))
    try:
        code, told, _ = bundle(*made)
    finally:
        running.close()
    assert code == 0
    assert "without devices.json: the lane runs, and holds its devices, and tells nothing of them" in told
    opened(bundle, tmp_path)
    assert (tmp_path / "opened" / "journal.jsonl").stat().st_size > 1000


def test_a_lane_that_runs_tells_the_bundle_itself_how_its_devices_are_and_what_passed_on_their_wires(
    tmp_path: Path, bundle: Bundle
) -> None:
    _, public, _ = bundle("make-key", "--out", tmp_path / "support.key")
    (tmp_path / "running").mkdir()
    file = lane_file(tmp_path / "running", scale=("toledo8217", f"pty:{tmp_path}/scale"))
    with file.open("a", encoding="utf-8") as settings:
        settings.write(f'[support]\nkey = "{public.strip()}"\n')
    running = build_lane(load_config(file))
    running.start()
    try:
        with plugged_in("toledo8217", f"pty:{tmp_path}/scale"):
            wait_until(lambda: bool(running.pumps[Device.SCALE].trace), GENEROUS_S)
            code, told, _ = bundle("--config", file, "--out", tmp_path / "lane.age")
    finally:
        running.stop()
    assert (code, "without devices.json" in told, "without traces" in told) == (0, False, False)
    opened(bundle, tmp_path)
    rows = json.loads((tmp_path / "opened" / "devices.json").read_text(encoding="utf-8"))
    assert [(row["device"], row["protocol"]) for row in rows][:2] == [("scale", "toledo8217"), ("store", "")]
    assert (tmp_path / "opened" / "traces" / "scale.jsonl").stat().st_size > 0
    manifest = json.loads((tmp_path / "opened" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["traces"].startswith("of the running lane, at 20")


def test_a_bundle_is_made_without_an_action_and_the_help_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["bundle", "--help"])
    assert "[ACTION]" in capsys.readouterr().out


def test_on_a_full_disk_nothing_is_left_and_the_reason_is_said(
    tmp_path: Path, bundle: Bundle, made: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = {file.name for file in tmp_path.iterdir()}
    monkeypatch.setattr("kiosk.diagnostics.bundle.sending.os.fsync", full)
    code, _, said = bundle(*made, "--without-devices")
    assert code == 2
    assert "lane.age: No space left on device; nothing was made" in said
    assert {file.name for file in tmp_path.iterdir()} == before


def test_a_bundle_is_never_written_over_another_file(tmp_path: Path, bundle: Bundle, made: tuple[object, ...]) -> None:
    (tmp_path / "lane.age").write_text("mine", encoding="ascii")
    code, _, said = bundle(*made)
    assert (code, "is there already" in said) == (2, True)
    assert (tmp_path / "lane.age").read_text(encoding="ascii") == "mine"


def test_a_bundle_for_another_key_is_not_opened(tmp_path: Path, bundle: Bundle, made: tuple[object, ...]) -> None:
    bundle(*made, "--without-devices")
    (tmp_path / "support.key").unlink()
    bundle("make-key", "--out", tmp_path / "support.key")
    code, _, said = opened(bundle, tmp_path)
    assert (code, said.strip()) == (1, "bundle: it was sealed for another key, or changed on its way")
    assert not (tmp_path / "opened").exists()


def test_what_is_missing_is_named(tmp_path: Path, bundle: Bundle, made: tuple[object, ...]) -> None:
    assert bundle("--config", tmp_path / "lane.toml")[0] == 2
    code, _, said = opened(bundle, tmp_path)
    assert (code, f"{tmp_path}/lane.age: No such file or directory" in said) == (2, True)
    code, _, said = bundle("make-key", "--out", tmp_path / "support.key")
    assert (code, "support.key: File exists" in said) == (2, True)


def test_a_bundle_is_handed_in_at_the_store_server(tmp_path: Path, bundle: Bundle, made: tuple[object, ...]) -> None:
    (tmp_path / "server").mkdir()
    store = Store.made(tmp_path / "server").opens()
    settings = tmp_path / "lane.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('id = "7"', 'id = "4"')
        + f'[server]\naddress = "{store.address}"\ntoken_file = "{store.lane_side.token_file}"\n',
        encoding="utf-8",
    )
    handing = ("--config", settings, "--to-server", "--without-devices")
    try:
        code, told, _ = bundle(*handing)
        assert (code, told.startswith("the store server: ")) == (0, True)
        manager = {"Authorization": f"Bearer {MANAGER_TOKEN}"}
        sealed = httpx.get(f"{store.address}/api/v1/bundles/1", headers=manager, timeout=20).content
    finally:
        store.closes()
    (tmp_path / "lane.age").write_bytes(sealed)
    assert opened(bundle, tmp_path)[0] == 0
    code, _, said = bundle(*handing)
    assert (code, "the bundle was not handed in: the server cannot be reached" in said) == (2, True)


def test_a_lane_without_a_store_server_hands_nothing_in(
    tmp_path: Path, bundle: Bundle, made: tuple[object, ...]
) -> None:
    code, _, said = bundle("--config", tmp_path / "lane.toml", "--to-server", "--without-devices")
    assert (code, "this lane has no store server" in said) == (2, True)
    assert bundle(*made, "--to-server")[0] == 2

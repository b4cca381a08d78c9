"""The store's list of its staff, from a store server that really listens, into a lane where they sign on."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drivers.contract import CodeRead, Stamped
from kiosk.compose import RunningLane, build_lane
from kiosk.config import CatalogueSettings, Config, LaneSettings, ServerSettings, StaffSettings, StoreSettings
from kiosk.core.session.inputs import Device
from kiosk.core.staff_document import StaffDocument
from kiosk.core.staff_reading import read_file
from kiosk.store_link.kept import DocumentFetcher
from kiosk.store_link.staff import STAFF
from server.settings import load_settings
from tests.kiosk.core.test_sheet import HEAD, MELON
from tests.server.running import Store, write_settings
from tests.server.staff.crew import staff_file
from tests.waiting import wait_until

NEVER_WAITS = 0.05


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "store"
    folder.mkdir()
    staff_file(folder)
    made = Store(load_settings(write_settings(folder, more='[staff]\nfile = "staff.toml"\n')), folder).opens()
    yield made
    made.closes()


def config(folder: Path, server: ServerSettings) -> Config:
    """A lane with a file of its own, which has Amir alone."""
    sheet = folder / "goods.csv"
    sheet.write_text(HEAD + MELON, encoding="utf-8")
    own = folder / "own"
    own.mkdir(exist_ok=True)
    people = staff_file(own).read_text(encoding="utf-8").split("[[people]]")
    (own / "staff.toml").write_text(f"{people[0]}[[people]]{people[2]}", encoding="utf-8")
    return Config(
        lane=LaneSettings(id="4", data=folder / "lane"),
        store=StoreSettings(name="Green Corner", currency="EUR"),
        catalogue=CatalogueSettings(file=sheet),
        staff=StaffSettings(file=own / "staff.toml"),
        server=server,
    )


@contextmanager
def running_lane(folder: Path, server: ServerSettings) -> Iterator[RunningLane]:
    running = build_lane(config(folder, server))
    assert running.staff is not None
    running.staff._every_s = running.staff._wait_s = NEVER_WAITS
    running.start()
    try:
        yield running
    finally:
        running.stop()


def holds_badge(running: RunningLane, code: str) -> None:
    running.lane.post(Stamped(Device.SCANNER, 1, 0.0, CodeRead("]C0", code)))


def who(running: RunningLane) -> str:
    staff = running.lane.state.staff
    return staff.staff if staff is not None else ""


def has_list(running: RunningLane) -> Callable[[], bool]:
    return lambda: running.lane.state.staff_list is not None


def test_the_servers_staff_sign_on_and_after_a_restart_without_it_too(tmp_path: Path, staffed: Store) -> None:
    with running_lane(tmp_path, staffed.lane_side) as running:
        wait_until(has_list(running))
        holds_badge(running, "STAFF-1001")
        wait_until(lambda: who(running) == "lena")
    kept = tmp_path / "lane" / "staff.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    staffed.closes()
    with running_lane(tmp_path, staffed.lane_side) as again:
        holds_badge(again, "STAFF-1001")
        wait_until(lambda: who(again) == "lena")


def test_who_is_taken_out_of_the_file_is_signed_off(tmp_path: Path, staffed: Store) -> None:
    with running_lane(tmp_path, staffed.lane_side) as running:
        wait_until(has_list(running))
        holds_badge(running, "STAFF-1001")
        wait_until(lambda: who(running) == "lena")
        staff_file(staffed.folder, without="lena")
        wait_until(lambda: who(running) == "")
        holds_badge(running, "STAFF-1001")
        holds_badge(running, "STAFF-1002")
        wait_until(lambda: who(running) == "amir")


def test_a_lane_whose_server_has_no_staff_file_keeps_its_own(tmp_path: Path, store: Store) -> None:
    with running_lane(tmp_path, store.lane_side) as running:
        holds_badge(running, "STAFF-1002")
        wait_until(lambda: who(running) == "amir")
        assert running.lane.state.staff_list is None
    assert not (tmp_path / "lane" / "staff.json").exists()


class Server:
    """Answers with what it was given, in turn; the last for ever."""

    def __init__(self, *bodies: bytes) -> None:
        self.bodies = list(bodies)
        self.asked: list[str] = []

    def fetch_document(self, _name: str, _lane: str, have: str, _most: int) -> bytes | None:
        self.asked.append(have)
        body = self.bodies.pop(0) if len(self.bodies) > 1 else self.bodies[0]
        return body or None


def document(folder: Path, without: str = "") -> StaffDocument:
    return read_file(staff_file(folder, without=without).read_text(encoding="utf-8"))


def fetcher(store: Store, path: Path, came: list[str]) -> DocumentFetcher[StaffDocument]:
    return DocumentFetcher(STAFF, path, store.lane_side, "4", lambda version, _document: came.append(version))


def test_what_cannot_be_read_leaves_what_was(tmp_path: Path, store: Store, caplog: pytest.LogCaptureFixture) -> None:
    kept, came = tmp_path / "staff.json", list[str]()
    fetching, first = fetcher(store, kept, came), document(tmp_path)
    fetching._turn(Server(first.body()))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="people"):
        fetching._turn(Server(b'{"staff":2,"people":"everybody"}'))  # type: ignore[arg-type]
    assert came == [first.version]
    assert STAFF.kept(kept) == (first.version, first)
    kept.write_bytes(first.body()[:-9])
    assert STAFF.kept(kept) is None
    assert "argon2" not in caplog.text


def test_a_full_disk_leaves_what_was(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, came = tmp_path / "staff.json", list[str]()
    fetching, first = fetcher(store, kept, came), document(tmp_path)
    fetching._turn(Server(first.body()))  # type: ignore[arg-type]

    def is_full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", is_full)
    with pytest.raises(OSError, match="No space"):
        fetching._turn(Server(document(tmp_path, "lena").body()))  # type: ignore[arg-type]
    assert came == [first.version]
    assert STAFF.kept(kept) == (first.version, first)
    assert [path.name for path in tmp_path.glob(".staff*")] == []


def test_the_lane_says_what_it_has_by_the_servers_own_name_for_it(tmp_path: Path, store: Store) -> None:
    later = document(tmp_path).body().replace(b'"acts":[', b'"acts":["fly",')
    server, came = Server(later, b""), list[str]()
    fetching = fetcher(store, tmp_path / "staff.json", came)
    fetching._turn(server)  # type: ignore[arg-type]
    fetching._turn(server)  # type: ignore[arg-type]
    assert server.asked == ["", came[0]]
    assert STAFF.kept(tmp_path / "staff.json") is not None, "an act of a later program is left out"


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert STAFF.kept(tmp_path / "staff.json") is None

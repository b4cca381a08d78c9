"""The list of the staff as lanes fetch it, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kiosk.core.staff import Act, Role
from kiosk.core.staff_document import version_of
from kiosk.core.staff_reading import read_body
from server.settings import load_settings
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, Store, write_settings
from tests.server.staff.crew import PINS, staff_file


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[Store]:
    staff_file(tmp_path)
    settings = write_settings(tmp_path, more='[staff]\nfile = "staff.toml"\n')
    made = Store(load_settings(settings), tmp_path).opens()
    yield made
    made.closes()


def fetched(store: Store, have: str = "", lane: str = "4", token: str = LANE_TOKEN) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(f"{store.address}/api/v1/lanes/{lane}/staff", params={"have": have}, headers=headers, timeout=20)


def test_a_lane_gets_everybody_with_hashes_only(staffed: Store) -> None:
    answer = fetched(staffed)
    document = read_body(answer.content)
    assert [member.id for member in document.book.members] == ["lena", "amir", "tess"]
    assert document.whose_badge("STAFF-1001") == "lena"
    assert not any(secret in answer.text for secret in ("STAFF-1001", *PINS.values()))
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_it_has_is_not_sent_again_and_a_change_is(staffed: Store) -> None:
    have = version_of(fetched(staffed).content)
    assert fetched(staffed, have).status_code == 204
    staff_file(staffed.folder, without="lena", more='[roles.technician]\nacts = ["enrol"]\n')
    changed = read_body(fetched(staffed, have).content)
    assert [member.id for member in changed.book.members] == ["amir", "tess"]
    assert not changed.book.may(Role.TECHNICIAN, Act.CLOSE_LANE)


def test_it_is_for_the_stores_own_lanes_alone(staffed: Store) -> None:
    assert fetched(staffed, lane="7").status_code == 403
    assert fetched(staffed, token="nobody").status_code == 401
    assert fetched(staffed, token=MANAGER_TOKEN).status_code == 401


def test_a_store_without_a_staff_file_has_none_to_give(store: Store) -> None:
    assert fetched(store).status_code == 404

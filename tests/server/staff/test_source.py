"""The staff file as the server has it, while it is changed."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from server.settings import SettingsError
from server.staff.source import StaffSource
from tests.server.staff.crew import staff_file


def ids(source: StaffSource) -> list[str]:
    return [one.id for one in source.document().book.members]


def test_what_is_changed_in_the_file_counts_at_once(tmp_path: Path) -> None:
    source = StaffSource(staff_file(tmp_path))
    first = source.document().version
    assert ids(source) == ["lena", "amir", "tess"]
    staff_file(tmp_path, without="lena")
    assert ids(source) == ["amir", "tess"]
    assert source.document().version != first


def test_a_file_that_cannot_be_used_leaves_the_staff_as_they_were_and_says_so_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = staff_file(tmp_path)
    source = StaffSource(path)
    with caplog.at_level(logging.ERROR):
        path.write_text("staff = 9\n", encoding="utf-8")
        assert ids(source) == ids(source) == ["lena", "amir", "tess"]
        path.unlink()
        assert ids(source) == ids(source) == ["lena", "amir", "tess"]
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == ["the staff stay as they were"] * 2
    staff_file(tmp_path, without="tess")
    assert ids(source) == ["lena", "amir"]


def test_a_server_does_not_start_with_a_bad_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^staff\.file: .*none\.toml cannot be read"):
        StaffSource(tmp_path / "none.toml")
    bad = tmp_path / "bad.toml"
    bad.write_bytes(b"staff = 2\n\xff")
    with pytest.raises(SettingsError, match="is not UTF-8 text"):
        StaffSource(bad)
    bad.write_text("staff = 2\n" + "#" * 1024 * 1024, encoding="utf-8")
    with pytest.raises(SettingsError, match="more than"):
        StaffSource(bad)


def test_a_store_without_a_staff_file_has_nobody() -> None:
    source = StaffSource(None)
    assert not source.there
    assert ids(source) == []

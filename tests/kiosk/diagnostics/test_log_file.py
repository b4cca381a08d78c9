"""The log on the lane's disk."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.diagnostics import log_file
from kiosk.diagnostics.log_file import keep_log, kept_lines

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    handler = keep_log(tmp_path)
    yield logging.getLogger("kiosk.test")
    logging.getLogger().removeHandler(handler)
    handler.close()


def newest(folder: Path) -> str:
    return next(kept_lines(folder, LONG_AGO))


def test_what_is_logged_is_kept_with_its_numbers_and_without_anybodys(log: logging.Logger, tmp_path: Path) -> None:
    log.warning("fact %s was set aside: %s", 104_123, "card 4111 1111 1111 1111")
    assert newest(tmp_path).endswith(" WARNING kiosk.test: fact 104123 was set aside: card #### #### #### ####")


def test_a_number_that_is_a_phones_is_none_of_the_programs_own(log: logging.Logger, tmp_path: Path) -> None:
    log.warning("call %s", 4_917_012_345_678)
    assert newest(tmp_path).endswith("call #############")


def test_of_a_fault_the_place_is_kept_and_not_its_words(log: logging.Logger, tmp_path: Path) -> None:
    try:
        raise ValueError("Lena's PIN is 4711")
    except ValueError:
        log.exception("a fault in the program")
    lines = list(kept_lines(tmp_path, LONG_AGO))
    assert lines[0] == "  ValueError"
    assert "test_log_file.py:" in lines[1]
    assert not any("Lena" in line for line in lines)


def test_a_line_that_is_made_wrongly_is_kept_masked(log: logging.Logger, tmp_path: Path) -> None:
    log.warning("%d days and %s", 3.5, "4711")
    assert newest(tmp_path).endswith("3 days and ####")
    log.warning("%(name)s came", {"name": "4711 4711"})
    assert newest(tmp_path).endswith("#### #### came")


def test_the_log_never_grows_beyond_its_bytes_and_the_newest_stays(
    log: logging.Logger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = next(one for one in logging.getLogger().handlers if isinstance(one, log_file.RotatingFileHandler))
    monkeypatch.setattr(handler, "maxBytes", 1000)
    for number in range(200):
        log.warning("line %s", number)
    assert sum(file.stat().st_size for file in (tmp_path / "log").iterdir()) <= 4 * 1000
    numbers = [int(line.rsplit(" ", 1)[1]) for line in kept_lines(tmp_path, LONG_AGO)]
    assert numbers == list(range(199, 199 - len(numbers), -1))
    assert len(numbers) > 20


def test_only_lines_since_a_day_are_read(log: logging.Logger, tmp_path: Path) -> None:
    log.warning("now")
    ahead = datetime.fromisoformat(newest(tmp_path).partition(" ")[0]) + timedelta(seconds=1)
    assert list(kept_lines(tmp_path, ahead)) == []
    assert list(kept_lines(tmp_path / "nowhere", LONG_AGO)) == []

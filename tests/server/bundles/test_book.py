"""Sealed bundles, kept as they came."""

from datetime import datetime

import pytest
from sqlalchemy.engine import Engine

from server.bundles.book import KEPT, SEALED, Bundles

NOW = datetime.fromisoformat("2026-11-27T14:00:00+01:00")


@pytest.fixture
def bundles(engine: Engine) -> Bundles:
    return Bundles(engine, lambda: NOW)


def test_a_bundle_is_kept_to_the_byte_and_told_without(bundles: Bundles) -> None:
    sealed = SEALED + bytes(range(256))
    number = bundles.take("4", sealed)
    (told,) = bundles.all()
    assert (told.id, told.lane, told.received_at, told.size) == (number, "4", NOW.isoformat(), len(sealed))
    assert bundles.sealed(number) == ("4", sealed)
    assert bundles.sealed(number + 1) is None


def test_the_same_bundle_twice_is_one(bundles: Bundles) -> None:
    assert bundles.take("4", SEALED + b"x") == bundles.take("4", SEALED + b"x")
    assert len(bundles.all()) == 1
    bundles.take("7", SEALED + b"x")
    assert len(bundles.all()) == 2


def test_of_each_lane_the_newest_are_kept(bundles: Bundles) -> None:
    other = bundles.take("7", SEALED)
    numbers = [bundles.take("4", SEALED + bytes([one])) for one in range(KEPT + 2)]
    assert [one.id for one in bundles.all()] == [*reversed(numbers[-KEPT:]), other]


def test_nothing_is_kept_in_clear(bundles: Bundles) -> None:
    with pytest.raises(ValueError, match="no sealed file"):
        bundles.take("4", b"PK\x03\x04 a zip")
    assert bundles.all() == []

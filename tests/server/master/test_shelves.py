"""Shelves by their names."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from server.master.shelves import ShelfNames
from tests.server.desk.desk import shop


def test_a_shelf_has_its_name_in_the_readers_language(engine: Engine) -> None:
    shop(engine)
    assert [ShelfNames(engine).names(language)["fruit"] for language in ("en", "zh_CN", "de")] == [
        "Fruit",
        "水果",
        "Fruit",
    ]

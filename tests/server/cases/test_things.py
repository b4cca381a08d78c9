"""A remark names an item of the store, or none."""

import json

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.cases.things import item_in, names_of
from server.db.models import MasterRecordRow

NAMES = {("banana",): "1", ("香蕉",): "1", ("organic", "banana"): "2", ("milk",): "3"}


@pytest.mark.parametrize(
    ("remark", "item"),
    [
        ("Bananas were brown", "1"),
        ("the organic bananas were brown", "2"),
        ("今天的香蕉黑了", "1"),
        ("milkshake is missing", ""),
        ("MILK!", "3"),
        ("", ""),
    ],
)
def test_the_longest_name_that_is_in_it(remark: str, item: str) -> None:
    assert item_in(remark, NAMES) == item


def test_names_come_from_the_items_in_force(sqlite: Engine) -> None:
    def record(name: str, until: int | None = None, **names: str) -> MasterRecordRow:
        return MasterRecordRow(name=name, since=1, until=until, body=json.dumps({"names": names}))

    with Session(sqlite) as session, session.begin():
        session.add(record("item:0201", en="Bananas", zh_CN="香蕉"))
        session.add(record("item:0202", until=2, en="Apples"))
        session.add(record("category:fruit", en="Fruit"))
    with Session(sqlite) as session:
        assert names_of(session) == {("banana",): "0201", ("香蕉",): "0201"}

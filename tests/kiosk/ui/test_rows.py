from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex

from kiosk.ui.rows import RowsModel, camel


@dataclass(frozen=True, slots=True)
class Thing:
    key: str
    unit_price: str = ""


class Watched:
    """A model of things, and what it announced."""

    def __init__(self, keys: str) -> None:
        self.model = RowsModel(Thing)
        self.said: list[str] = []
        self.model.show(tuple(Thing(key) for key in keys))
        self.model.rowsInserted.connect(lambda parent, first, last: self.said.append(f"+{first}"))
        self.model.rowsRemoved.connect(lambda parent, first, last: self.said.append(f"-{first}"))
        self.model.rowsMoved.connect(lambda parent, start, end, to, row: self.said.append(f"{start}>{row}"))
        self.model.dataChanged.connect(lambda top, bottom, roles: self.said.append(f"~{top.row()}"))
        self.model.modelReset.connect(lambda: self.said.append("reset"))

    def show(self, keys: str) -> str:
        self.model.show(tuple(Thing(key) for key in keys))
        return "".join(self.model.data(self.model.index(place), 257) for place in range(self.model.rowCount()))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("", "a", ["+0"]),
        ("abc", "abc", []),
        ("abc", "xabc", ["+0"]),
        ("abc", "ac", ["-1"]),
        ("abc", "", ["-2", "-1", "-0"]),
        ("abc", "cab", ["2>0"]),
        ("abc", "bxa", ["-2", "1>0", "+1"]),
    ],
)
def test_only_the_rows_that_differ_are_announced(qapp, before: str, after: str, said: list[str]) -> None:
    watched = Watched(before)
    assert watched.show(after) == after
    assert watched.said == said


def test_a_changed_row_stays_where_it_is(qapp) -> None:
    watched = Watched("ab")
    watched.model.show((Thing("a"), Thing("b", "€1.29")))
    assert watched.said == ["~1"]


def test_a_field_is_a_role_in_the_way_qml_writes(qapp) -> None:
    assert [bytes(name.data()).decode() for name in RowsModel(Thing).roleNames().values()] == ["key", "unitPrice"]
    assert camel("last_place") == "lastPlace"


def test_a_row_has_no_rows_below_it(qapp) -> None:
    model = Watched("ab").model
    assert model.rowCount(model.index(0)) == 0
    assert model.rowCount(QModelIndex()) == 2
    assert model.data(model.index(7), 257) is None

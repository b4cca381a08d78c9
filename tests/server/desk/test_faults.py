"""Every fault of a sheet or a form is said in both languages, with all that it tells."""

from __future__ import annotations

import pytest

from kiosk.core.sheet_faults import Fault, Wrong
from server.desk.faults import row_of, wanted
from server.desk.items import Misfilled
from server.desk.room import FOLDER
from server.wall.words import load_words

WORDS = load_words(FOLDER / "words.json")


@pytest.mark.parametrize("language", WORDS)
def test_every_fault_has_its_words_and_no_words_are_of_none(language: str) -> None:
    said = {f"fault_{one}" for kind in (Wrong, Misfilled) for one in kind}
    said |= {f"fault_{part}" for part in ("line", "column", "has", "wanted")}
    assert {key for key in WORDS[language] if key.startswith("fault_")} == said


def test_a_fault_tells_what_stands_there_and_what_is_wanted() -> None:
    fault = Fault(31, "tax", Wrong.TAX, {"text": "Z" * 80, "taxes": "A, B"}, "…")
    assert row_of(fault, WORDS["en"]) == {
        "line": 31,
        "column": "tax",
        "has": "Z" * 60 + "…",
        "wanted": "Write one of the tax classes: A, B.",
    }
    assert wanted(fault, WORDS["zh_CN"]) == "请填写税类：A, B。"

import json
from pathlib import Path

import pytest

from kiosk.core.items import Pack
from kiosk.core.pricing.fields import RulesError
from kiosk.core.recalls import Recall, called_back, read_recalls_text

ROOT = Path(__file__).resolve().parents[3]
PEN = "04006381333931"
FILE = {
    "format": 1,
    "recalls": [
        {"item": PEN, "lots": ["L1", "L2"], "serials": ["S9"], "reason": "may hold glass"},
        {"item": "plu:4011"},
    ],
}


def test_a_file_says_what_is_called_back() -> None:
    recalls = read_recalls_text(json.dumps(FILE))
    assert recalls == (
        Recall(item=PEN, lots=frozenset({"L1", "L2"}), serials=frozenset({"S9"}), reason="may hold glass"),
        Recall(item="plu:4011"),
    )
    asked = [
        (PEN, Pack(lot="L1"), True),
        (PEN, Pack(lot="L3"), False),
        (PEN, Pack(lot="L3", serial="S9"), True),
        (PEN, None, False),
        ("plu:4011", None, True),
        ("plu:4015", Pack(lot="L1"), False),
    ]
    assert [called_back(recalls, item, pack) for item, pack, _ in asked] == [stopped for *_, stopped in asked]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "line 1, column 2: this is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"format": 2, "recalls": []}', "format: must be 1"),
        ('{"format": 1}', "recalls: is missing"),
        ('{"format": 1, "recalls": [{"item": "milk"}]}', "recalls[0].item: must be a catalogue key"),
        ('{"format": 1, "recalls": [{"item": "plu:1", "lots": "L1"}]}', "recalls[0].lots: must be a list of texts"),
        ('{"format": 1, "recalls": [{"item": "plu:1", "lot": "L1"}]}', "recalls[0].lot: is not known here"),
        ('{"format": 1, "recalls": [], "more": 1}', "more: is not known here"),
    ],
)
def test_a_file_that_cannot_be_used_says_where_and_why(text: str, reason: str) -> None:
    with pytest.raises(RulesError) as refused:
        read_recalls_text(text)
    assert reason in str(refused.value)


def test_the_schema_and_the_reader_know_the_same_fields() -> None:
    schema = json.loads((ROOT / "docs" / "recalls.schema.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) == set(FILE)
    assert set(schema["properties"]["recalls"]["items"]["properties"]) == set(FILE["recalls"][0])  # type: ignore[index]

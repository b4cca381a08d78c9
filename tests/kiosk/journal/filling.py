"""Prints today's form of a fact with every field filled, as `old_facts/KIND.jsonl` has it last.

`python -m tests.kiosk.journal.filling KIND >>tests/kiosk/journal/old_facts/KIND.jsonl` where a kind or a field came.
"""

import json
import sys
from typing import Any, get_args

from pydantic import TypeAdapter

from kiosk.core.session.facts import Fact
from kiosk.journal.chain import canonical
from kiosk.journal.codec import decode, encode, version_of
from tests.kiosk.journal.old import Sample

AT = "2026-11-25T10:00:00+00:00"
TEXTS = {
    **dict.fromkeys(
        (
            "at",
            "started_at",
            "ended_at",
            "paid_at",
            "returns_at",
            "answered_at",
            "started",
            "ended",
            "expected",
            "found",
            "since",
            "until",
        ),
        AT,
    ),
    **dict.fromkeys(("expires", "best_before"), "2026-12-31"),
    "attempt": "4-000001-a1",
    "note": "EX-1042",
    "words": "torn",
    "call": "cd" * 16,
    "card_last4": "4242",
    "card_name": "Visa",
    "code": "02000000000015",
    "currency": "EUR",
    "hour": "2026-11-25T10",
    "job": "4-000001-p1",
    "key": "plu:4015",
    "lane": "4",
    "language": "en",
    "name": "Lena K.",
    "page_code": "AB12CD34EF56GH78",
    "remark": "very slow",
    "session": "4-000001",
    "staff": "lena",
    "tap": "ab" * 16,
    "terminal_id": "52500041",
    "trace_no": "000012",
}
NUMBERS = {"percent_bp": 1000, "gross_g": 1260, "minor": 129, "net_g": 1250, "rate_bp": 700, "tare_g": 10}


def filled(kind: type) -> Sample:
    """Raises where a text or number above does not fit a new field's rules."""
    schema = TypeAdapter(kind).json_schema()
    form = Sample(kind.__name__, version_of(kind), canonical(_value(schema, schema.get("$defs", {}), "text")))
    return Sample(form.kind, form.version, encode(decode(form.row), 1, 1, AT).data)


def _value(schema: dict[str, Any], defs: dict[str, Any], name: str) -> Any:
    if "$ref" in schema:
        return _value(defs[schema["$ref"].rsplit("/", 1)[-1]], defs, name)
    if "anyOf" in schema:
        return _value([one for one in schema["anyOf"] if one.get("type") != "null"][-1], defs, name)
    if "enum" in schema or "const" in schema:
        return schema["const"] if "const" in schema else schema["enum"][-1]
    match schema["type"]:
        case "object" if "properties" in schema:
            return {part: _value(shape, defs, part) for part, shape in schema["properties"].items()}
        case "object":
            shape = schema.get("additionalProperties")
            return {"en": _value(shape, defs, "text")} if isinstance(shape, dict) else {}
        case "array":
            return [_value(schema["items"], defs, name)]
        case "string":
            return TEXTS.get(name, name)
        case "integer":
            return NUMBERS.get(name, 1)
        case "boolean":
            return True
        case other:
            raise ValueError(f"{name}: nobody thought of a {other} yet")


if __name__ == "__main__":
    (wanted,) = (kind for kind in get_args(Fact) if kind.__name__ == sys.argv[1])
    sample = filled(wanted)
    print(json.dumps({"version": sample.version, "data": sample.data}, ensure_ascii=False))

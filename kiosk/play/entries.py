"""What was noted in a scenario: the lane in its journal, terminal, gateway and store server in their books, the scanner
how it sounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.play.box import StoreBox


def other_facts(lane: Path, wanted: Mapping[str, int]) -> str:
    """How often each kind of fact is in the journal in `lane`, where that is not as often as `wanted`."""
    from kiosk.journal import load_key
    from kiosk.journal.verify import every_row, reading

    journal = lane / "journal.db"
    with reading(journal, load_key(lane / "journal.key")) as (connection, _):
        kinds = Counter(row.kind for row in every_row(connection, journal))
    return ", ".join(f"{kind} {kinds[kind]} times" for kind, count in wanted.items() if kinds[kind] != count)


def other_charges(box: StoreBox, wanted: list[str]) -> str:
    """What is booked at the terminal, where that is not `wanted`, in order."""
    book = box.controls["terminal"].state()["transactions"]
    signs = {"payment": "", "refund": "-"}
    stands = [one for one in book if one["state"] == "booked" and one["kind"] in signs]
    booked = [f"{signs[one['kind']]}{one['amount_minor'] / 100:.2f}" for one in stands]
    return "" if booked == wanted else str(booked)


def other_moves(box: StoreBox, wanted: list[str]) -> str:
    """What the wallet gateway has paid and given back, where that is not `wanted`, in order."""
    signs = {"payment": "", "refund": "-"}
    book = box.controls["wallet"].state()["transactions"]
    moved = [f"{signs[one['kind']]}{one['amount_minor'] / 100:.2f}" for one in book if one["state"] == "paid"]
    return "" if moved == wanted else str(moved)


def other_books(box: StoreBox, wanted: Mapping[str, Any]) -> str:
    """This lane's sales and taps as the server has them, where they are not as `wanted`."""
    sales = box.server.sales(box.lane_id)
    taps = box.server.each_day("/api/v1/taps")
    total = sum(sale["total_minor"] for sale in sales)
    found = {
        "sales": len(sales),
        "taps": sum(day["taps"] for day in taps),
        "total": f"{total / 100:.2f}",
        "reasons": sorted({reason for day in taps for reason in day["by_reason"]}),
        "remarks": [one["remark"] for day in taps for one in day["remarks"]],
    }
    return "" if all(found[name] == expected for name, expected in wanted.items()) else str(found)


def other_beeps(box: StoreBox, wanted: Mapping[str, int]) -> str:
    """How often the scanner was told that a code was `taken`, or `refused`, where that is not as `wanted`."""
    scanner = box.controls["scanner"].state()
    sounded = {"taken": scanner["good_beeps"], "refused": scanner["not_on_file_beeps"]}
    return "" if all(sounded.get(beep) == times for beep, times in wanted.items()) else str(sounded)

"""What others noted in a scenario: the terminal and the store server in their books, the scanner how it sounded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.play.box import StoreBox


def other_charges(box: StoreBox, wanted: list[str]) -> str:
    """What is booked at the terminal, where that is not `wanted`, in order."""
    book = box.controls["terminal"].state()["transactions"]
    signs = {"payment": "", "refund": "-"}
    stands = [one for one in book if one["state"] == "booked" and one["kind"] in signs]
    booked = [f"{signs[one['kind']]}{one['amount_minor'] / 100:.2f}" for one in stands]
    return "" if booked == wanted else str(booked)


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

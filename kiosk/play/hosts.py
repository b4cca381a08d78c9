"""The store's people in a scenario: they look up at the lamp, answer calls at the console, say there what a lane is to
be, and change prices.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.core.interventions import Answer
from kiosk.core.session.light import SIGNALS, Light
from kiosk.play.box import StoreBox

ANSWERS = {"approves": Answer.APPROVE, "refuses": Answer.REFUSE}
"""What a scenario calls it → what it is."""


def answer_call(box: StoreBox, value: str | Mapping[str, Any]) -> str:
    """A host answers the lane's open call at the store's console; returns what is wrong where there is none yet."""
    found = box.server.ask("/console/calls")
    assert isinstance(found, dict)  # noqa: S101 - the server's own shape
    calls = [call["call"] for call in found["calls"] if call["lane"] == box.lane_id]
    if not calls:
        return f"no call of lane {box.lane_id}"
    word, name, seconds = (
        (value, "Anna", 0) if isinstance(value, str) else ("coming", value["comes"], value.get("seconds", 0))
    )
    box.server.tell(f"/console/calls/{box.lane_id}/{calls[0]}/{word}", {"name": name, "seconds": seconds})
    return ""


def order_mode(box: StoreBox, mode: str) -> None:
    """A host says at the console what the lane is to be from now on."""
    box.server.tell(f"/console/lanes/{box.lane_id}/mode/{mode}", {"name": "Anna"})


def answer_check(box: StoreBox, value: Mapping[str, Any]) -> str:
    """A host says there of what is open of that kind at the lane; returns what is wrong where there is none yet."""
    ((word, kind),) = value.items()
    found = box.server.ask("/console/interventions")
    assert isinstance(found, dict)  # noqa: S101 - the server's own shape
    mine = [one["intervention"] for one in found["interventions"] if (one["lane"], one["kind"]) == (box.lane_id, kind)]
    if not mine:
        return f"no {kind} to look at at lane {box.lane_id}"
    said = {"name": "Anna", "reason": "seen"}
    box.server.tell(f"/console/interventions/{box.lane_id}/{mine[0]}/{ANSWERS[word]}", said)
    return ""


def publish_prices(box: StoreBox, sheet: Path, prices: Mapping[str, str]) -> None:
    """The store hands out `sheet` with other prices for some items, by GTIN; raises ValueError for one it lacks."""
    rows = list(csv.reader(sheet.read_text(encoding="utf-8").splitlines()))
    head = next(row for row in rows if row and not row[0].startswith("#"))
    key, price = head.index("gtin"), head.index("price")
    for row in rows:
        if len(row) > price and row[key] in prices:
            row[price] = prices[row[key]]
    if missing := set(prices) - {row[key] for row in rows if len(row) > price}:
        raise ValueError(f"the store does not sell {', '.join(sorted(missing))}")
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    box.server.publish("sheet", text.getvalue())


def other_light(box: StoreBox, wanted: str) -> str:
    """What the lamp over the lane shows, where that is not `wanted`, a light of the lane."""
    signal, state = SIGNALS[Light(wanted)], box.controls["light"].state()
    shown = (state["colour"], state["pattern"])
    return "" if shown == (signal.colour, signal.pattern) else ", ".join(map(str, shown))

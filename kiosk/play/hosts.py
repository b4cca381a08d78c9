"""The store's hosts in a scenario: they look up at the lamp, and answer calls at the console."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.core.session.light import SIGNALS, Light
from kiosk.play.box import StoreBox


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


def other_light(box: StoreBox, wanted: str) -> str:
    """What the lamp over the lane shows, where that is not `wanted`, a light of the lane."""
    signal, state = SIGNALS[Light(wanted)], box.controls["light"].state()
    shown = (state["colour"], state["pattern"])
    return "" if shown == (signal.colour, signal.pattern) else ", ".join(map(str, shown))

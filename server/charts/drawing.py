"""Charts, drawn here: a Vega-Lite specification → SVG. The browser gets a picture, without a script or a style."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from server.charts.look import Look, config

VEGA_LITE = "6.4"
MOST_KEPT = 400


class NotDrawn(Exception):
    """The specification is none that Vega-Lite draws; what it said is the argument."""


class Drawing:
    """Used from any thread; a drawing takes 20 to 50 ms, the first of a process half a second and some 90 MB. Whoever
    wants the same again has it at once.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def svg(self, spec: Mapping[str, Any], look: Look = Look.LIGHT) -> str:
        """`spec` in the store's look. Its data are in it: nothing is ever fetched. Raises `NotDrawn`."""
        if _names_an_address(spec):
            raise NotDrawn("a chart has its figures in itself and names no address")
        key = f"{look}{json.dumps(spec, sort_keys=True, separators=(',', ':'))}"
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        drawn = _draw(spec, look)
        with self._lock:
            self._kept[key] = drawn
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return drawn


def _names_an_address(part: object) -> bool:
    """Whether it would be fetched from somewhere, a file of this machine among it: `vl_convert` looks at http alone."""
    if isinstance(part, Mapping):
        return "url" in part or any(_names_an_address(one) for key, one in part.items() if key != "values")
    return isinstance(part, list) and any(map(_names_an_address, part))


def _draw(spec: Mapping[str, Any], look: Look) -> str:
    import vl_convert  # a store server that draws nothing does not load it

    try:
        return vl_convert.vegalite_to_svg(
            dict(spec), vl_version=VEGA_LITE, config=config(look), allowed_base_urls=[], show_warnings=False
        )
    except ValueError as error:
        raise NotDrawn(str(error)) from error

"""What a code means: each form that a lane meets, beside the bare check digit of an EAN-13."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk.core.barcodes import interpret, load_dictionary
from kiosk.core.values import gtin_check_digit
from scripts.benchmarks.report import Result, Row, Target, interleaved

BARE = "bare: the check digit of 13 digits"
TODAY = datetime.date(2026, 11, 25)
CODES = {
    "EAN-13": ("]E0", "4006381333931"),
    "a weight label": ("]E0", "2812346005001"),
    "GS1 elements: item, weight, price, date, lot": (
        "]e0",
        "019000000000000331030012503922499\x1d1727123110LOT-7",
    ),
    "a Digital Link with lot and serial number": ("]Q1", "https://id.example/01/04006381333931/10/L1/21/S9?17=271231"),
    "a coupon, AI 8110": ("]e0", "8110106141416543213500110000310123196000"),
}


def measure(folder: Path, *, quick: bool) -> Result:  # noqa: ARG001 - nothing is written
    """All take turns; GS1's list of identifiers is loaded before, as a lane does."""
    load_dictionary()
    rounds, warm_up = (20, 5) if quick else (5000, 500)
    reads = [partial(_timed, partial(interpret, *code, today=TODAY)) for code in CODES.values()]
    bare, *times = interleaved(rounds, warm_up, partial(_timed, partial(gtin_check_digit, "400638133393")), *reads)
    limit = Target("median", 1.0)
    rows = [Row(what, values, (BARE,), limit) for what, values in zip(CODES, times, strict=True)]
    return Result("interpret", "what a code means", (Row(BARE, bare), *rows))


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000

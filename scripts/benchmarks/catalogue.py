"""The catalogue with 200,000 items: a code looked up, each letter of a search, beside SQLite's select and a dict."""

from __future__ import annotations

import json
import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.catalogue import Catalogue
from kiosk.core.items import Item
from scripts.benchmarks.big_sheet import write_sheet
from scripts.benchmarks.report import Result, Row, Target, interleaved

ITEMS, FEW = 200_000, 2_000
TYPED = (
    ("bananas", "en"), ("bananna", "en"), ("chocolate", "en"), ("choclate", "en"),
    ("red wine", "en"), ("brocolli", "en"), ("milk organic", "en"), ("washing powdr", "en"),
    ("lemon tea", "en"), ("4011", "en"), ("xiangjiao", "en"), ("xiangjiao", "zh_CN"),
    ("xiangjao", "zh_CN"), ("niunai", "zh_CN"), ("nn", "zh_CN"), ("苹果", "zh_CN"),
    ("qiaokeli", "zh_CN"),
)  # fmt: skip
SELECT = "raw sqlite3: select by key"
DICT = "bare: a dict of the same items"
INDEX = "raw sqlite3: 45 most picked of one word"


def measure(folder: Path, *, quick: bool) -> Result:
    sheet, file = folder / "sheet.csv", folder / "catalogue.db"
    write_sheet(sheet, FEW if quick else ITEMS)
    made = _timed(lambda: Catalogue.open(sheet, file))
    opened = [_timed(lambda: Catalogue.open(sheet, file)) for _ in range(3 if quick else 20)]
    catalogue = Catalogue.open(sheet, file)
    catalogue.prepare_search()
    raw = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
    keys = [str(key) for (key,) in raw.execute("SELECT key FROM items")]
    held: dict[str, Item | None] = {key: catalogue.find(key) for key in keys[:1000]}
    chance = random.Random(4)

    def found() -> tuple[str, str]:
        return chance.choice(keys), chance.choice(keys[:1000])

    def select() -> float:
        key = found()[0]
        return _timed(lambda: json.loads(raw.execute("SELECT body FROM items WHERE key = ?", (key,)).fetchone()[0]))

    def look() -> float:
        key = found()[1]
        return _timed(lambda: held[key])

    def find() -> float:
        key = found()[0]
        return _timed(lambda: catalogue.find(key))

    def index() -> float:
        statement = "SELECT rowid FROM found WHERE found MATCH '\"amilk\"*' ORDER BY rowid LIMIT 45"
        return _timed(lambda: raw.execute(statement).fetchall())

    rounds, warm_up = (20, 5) if quick else (3000, 200)
    looked, selected, codes = interleaved(rounds, warm_up, look, select, find)
    letters = [(text[:end], language) for text, language in TYPED for end in range(1, len(text) + 1)]
    searched = [
        _timed(lambda text=text, language=language: catalogue.search(text, language, 45))
        for _ in range(1 if quick else 5)
        for text, language in letters
    ]
    indexed = [index() for _ in range(10 if quick else 200)]
    return Result(
        "catalogue",
        f"{len(keys):,} items on disk; processor time",
        (
            Row(DICT, looked),
            Row(SELECT, selected),
            Row("Catalogue.find", codes, (DICT, SELECT), Target("median", 0.2)),
            Row(INDEX, tuple(indexed)),
            Row("Catalogue.search, each letter", tuple(searched), (INDEX,), Target("p95", 30)),
            Row("Catalogue.open, file up to date", tuple(opened), (), Target("p95", 2000)),
            Row("Catalogue.open, file to be made", (made,)),
        ),
        (f"The file has {file.stat().st_size / 1e6:.0f} MB, the sheet {sheet.stat().st_size / 1e6:.0f} MB.",),
    )


def _timed(does: Callable[[], object]) -> float:
    """Milliseconds of this thread."""
    begin = time.thread_time()
    does()
    return (time.thread_time() - begin) * 1000

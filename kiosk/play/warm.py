"""All that a lane imports, also only while it is built: one that is forked afterwards is there at once."""

from __future__ import annotations

from importlib import import_module

from drivers.registry import PROTOCOLS

LATE = (
    "biip",
    "httpx",
    "kiosk.compose",
    "kiosk.journal.database",
    "kiosk.journal.outbox",
    "kiosk.journal.verify",
    "pypinyin",
    "rapidfuzz.fuzz",
    "sqlcipher3.dbapi2",
)


def import_all() -> None:
    """Nothing runs afterwards that did not run before; a camera's library would."""
    for name in LATE:
        import_module(name)
    for row in PROTOCOLS:
        if row.kind != "camera":
            import_module(row.driver.partition(":")[0])

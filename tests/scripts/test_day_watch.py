"""What is noted beside a lane of its devices."""

from __future__ import annotations

from types import SimpleNamespace

from kiosk.core.session.inputs import Device
from scripts.proofs.day.watch import Outage, Watch


def test_a_device_is_away_from_its_first_trouble_until_it_is_well() -> None:
    at = SimpleNamespace(now=0.0)
    watch = Watch("4", lambda: at.now)

    def sees(now: float, **troubles: str) -> None:
        at.now = now
        watch.saw(SimpleNamespace(troubles={Device(name): kind for name, kind in troubles.items()}))  # type: ignore[arg-type]

    sees(0.0)
    sees(10.0, scale="silent")
    sees(11.0, scale="unplugged", printer="unplugged")
    sees(15.0, printer="unplugged")
    at.now = 20.0
    assert watch.outages() == [
        Outage("4", "scale", "silent", 10.0, 15.0),
        Outage("4", "printer", "unplugged", 11.0, 20.0),
    ]

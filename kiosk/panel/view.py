"""What every view-model of the panel derives from, and how it gives orders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.panel.bench import Bench
from kiosk.panel.watcher import Order
from kiosk.ui.words import Words

Send = Callable[[str, Order], None]
"""`send("scale", Put({"weight_g": 0}))`"""

DEVICES = {
    "scanner": "Scanner",
    "wedge": "Typing scanner",
    "camera": "Camera",
    "scale": "Scale",
    "bagging": "Bagging scale",
    "printer": "Printer",
    "terminal": "Card terminal",
    "wallet": "Phone gateway",
    "coins": "Coin acceptor",
    "notes": "Note validator",
    "hopper": "Coin hopper",
    "signer": "Signing unit",
    "light": "Lamp",
    "buttons": "Buttons",
}


@dataclass(frozen=True, slots=True)
class View:
    bench: Bench
    words: Words

    def name(self, device: str) -> str:
        """What `device` is called; one that the lane gave a name of its own is called by that."""
        return self.words(DEVICES[device]) if device in DEVICES else device

    def grams(self, grams: int) -> str:
        """Thousands stand apart: 1 030 g."""
        return f"{grams:,} g".replace(",", "\u202f")

    def money(self, minor: int) -> str:
        """Hundredths as figures: 12.34. Emulators know no other currencies."""
        return f"{minor // 100}.{minor % 100:02d}"

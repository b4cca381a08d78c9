"""What a shopper says about the bag."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.bagging import BagChoice


@dataclass(frozen=True, slots=True)
class BagChoiceTouched:
    choice: BagChoice

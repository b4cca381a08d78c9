"""Shoppers who write a word below their face now and then, about anything that a day brings."""

from __future__ import annotations

import json
from functools import cache

from kiosk.core.session.notes import TapView
from kiosk.core.session.touches import RemarkTyped
from scripts.proofs.day.lane_files import ROOT
from scripts.proofs.day.shopper import Shopping
from scripts.proofs.day.walk import Pause, Steps

HEARD = ROOT / "server" / "cases" / "heard.json"
"""Remarks that were written by hand, which the store's model never learned from."""
WRITES = 0.3


class Talking(Shopping):
    """Of those who say why some write a remark besides."""

    def _says_why(self) -> Steps[None]:
        yield from super()._says_why()
        if not self._shopper.reasons:
            return
        view, remark = self._lane.state.view, self._remark()
        if remark and isinstance(view, TapView) and not view.thanked:
            yield Pause(self.hands.takes(3.0))
            self._lane.post(RemarkTyped(remark))

    def _remark(self) -> str:
        """What is written; '' for who writes nothing. It complains: only who is not pleased writes."""
        chance = self.hands.chance
        if self._shopper.face > 3 or chance.random() >= WRITES:
            return ""
        return chance.choice(heard().get(self._shopper.language) or heard()["en"])


@cache
def heard() -> dict[str, list[str]]:
    """Language → remarks about all that a day brings."""
    told = json.loads(HEARD.read_text(encoding="utf-8"))
    return {language: [text for texts in about.values() for text in texts] for language, about in told.items()}

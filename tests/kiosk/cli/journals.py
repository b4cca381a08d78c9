"""Journals on disk, written append by append as a lane writes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.core.policy import Policy
from kiosk.core.session.inputs import Input
from kiosk.journal import Journal, load_or_make_key
from tests.shop import POLICY, Shop


class JournalingShop(Shop):
    def __init__(self, journal: Journal, policy: Policy) -> None:
        super().__init__(policy=policy)
        self._journal = journal

    def does(self, *inputs: Input) -> Shop:
        for one in inputs:
            before = len(self.facts)
            super().does(one)
            if len(self.facts) > before:
                self._journal.append(self.facts[before:], f"2026-11-22T10:00:{self._inputs % 60:02d}+00:00")
        return self


def write(folder: Path, shops: Callable[[Shop], object], policy: Policy = POLICY) -> Path:
    """The journal of what `shops` does."""
    path = folder / "journal.db"
    journal = Journal.open(path, load_or_make_key(folder / "journal.key"))
    shops(JournalingShop(journal, policy))
    journal.close()
    return path

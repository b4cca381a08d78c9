"""Money whose terminal never tells: what a person relied on who says what became of it."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """What somebody looked at before they said whether money had moved."""

    TERMINAL = "terminal"  # the reader's own journal, or its slip
    BANK = "bank"  # the portal of the bank, or of the wallet
    SHOPPER = "shopper"  # the shopper's statement, or their app

"""Digits that somebody types on keys of the screen."""

from __future__ import annotations


class Digits:
    """`most` of them at most; a sum in minor units and a number that is counted have no zero before them."""

    def __init__(self, most: int, *, leading_zeros: bool = True) -> None:
        self._most, self._leading_zeros = most, leading_zeros
        self.text = ""

    def add(self, digit: str) -> None:
        """What is more than fits is not taken."""
        typed = self.text + digit
        self.text = (typed if self._leading_zeros else typed.lstrip("0"))[: self._most]

    def erase(self) -> None:
        """The last one is gone."""
        self.text = self.text[:-1]

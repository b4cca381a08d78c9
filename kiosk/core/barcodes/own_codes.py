"""Codes that a store claims as its own before any item number is looked up: member and gift cards, badges, coupons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.core.barcodes.meaning import Kind, Meaning
from kiosk.core.plain import CONTROL

LONGEST = 200
REPEATED_GROUP = re.compile(r"(?<!\\)\)(?:[*+]|\{)")
VARIABLE = re.compile(r"(?<![\\(])(?:[*+?]|\{\d*,\d*\})")
MOST_VARIABLE = 3
"""No group repeated and so few parts of open length keep the longest text within some million steps: no scan makes the
lane wait for a careless pattern.
"""
KINDS = (Kind.MEMBER, Kind.GIFT_CARD, Kind.BADGE, Kind.COUPON)


@dataclass(frozen=True, slots=True)
class OwnCode:
    """All codes whose whole text, as the scanner reads it, fits `pattern` are of `kind`.

    Of a coupon `(?P<id>…)` is what price rules name it by, else all of it; `(?P<serial>…)` makes it the only one of its
    kind. Of cards and badges the number goes no further.
    """

    kind: Kind
    pattern: re.Pattern[str]

    @classmethod
    def parse(cls, kind: str, pattern: str) -> OwnCode:
        """Raises ValueError with a sentence saying what is wrong."""
        if kind not in KINDS:
            raise ValueError(f"a store's own codes are {', '.join(KINDS)}, not {kind!r}")
        try:
            compiled = re.compile(pattern)
        except re.error as error:
            raise ValueError(f"the pattern {pattern!r} is no regular expression: {error}") from error
        if REPEATED_GROUP.search(pattern) or len(VARIABLE.findall(pattern)) > MOST_VARIABLE:
            raise ValueError(
                f"the pattern {pattern!r} may take for ever: no group is repeated, and * + ? {{n,m}} stand "
                f"{MOST_VARIABLE} times in it at most"
            )
        if compiled.fullmatch(""):
            raise ValueError(f"the pattern {pattern!r} fits a code without any text")
        return cls(Kind(kind), compiled)

    def read(self, text: str) -> Meaning | None:
        """What `text` means, or None where it is none of these codes."""
        found = self.pattern.fullmatch(text) if len(text) <= LONGEST else None
        if found is None:
            return None
        if self.kind is not Kind.COUPON:
            return Meaning(valid=True, kind=self.kind)
        if CONTROL.search(text):  # no rule, receipt or server takes such a name
            return None
        named = found.groupdict()
        return Meaning(
            valid=True, kind=Kind.COUPON, coupon_id=named.get("id") or text, serial=named.get("serial") or None
        )

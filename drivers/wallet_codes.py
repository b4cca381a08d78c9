"""Payment codes that shoppers show on their phones, told by the number ranges that the wallets have published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodeRange:
    """Codes of digits only: the first two from `first` to `last`, as many in all as `lengths` allows."""

    wallet: str
    first: int
    last: int
    lengths: range


RANGES = (
    CodeRange("WeChat Pay", 10, 15, range(18, 19)),
    CodeRange("Alipay", 25, 30, range(16, 25)),
)


def wallet_of(code: str) -> str:
    """Whose payment code `code` is, or '' where it is none."""
    if not code.isascii() or not code.isdecimal():
        return ""
    fitting = (one for one in RANGES if len(code) in one.lengths and one.first <= int(code[:2]) <= one.last)
    return next((one.wallet for one in fitting), "")

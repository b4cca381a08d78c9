"""By how much a scale of class III may be off. EN 45501:2015 and OIML R 76-1:2006, table 6 and 3.5.2."""

from __future__ import annotations

MOST_DIVISIONS = 10_000


def limit_halves(load_g: int, e_g: int) -> int:
    """The maximum permissible error at first verification, in halves of the division `e_g`: 1, 2 or 3.

    Raises `ValueError` for a load that no scale of class III weighs.
    """
    if load_g <= 500 * e_g:
        return 1
    if load_g <= 2_000 * e_g:
        return 2
    if load_g <= MOST_DIVISIONS * e_g:
        return 3
    raise ValueError(f"{load_g} g is more than {MOST_DIVISIONS} divisions of {e_g} g")


def in_use_g(load_g: int, e_g: int) -> int:
    """What is allowed in service: twice that of a first verification."""
    return limit_halves(load_g, e_g) * e_g


def at_verification_mg(load_g: int, e_g: int) -> int:
    """The same at first verification, in thousandths of a gram: it may be half a division."""
    return limit_halves(load_g, e_g) * e_g * 500

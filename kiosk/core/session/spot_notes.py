"""A spot check in the making. After a power cut it begins anew: whoever made it is signed off as well."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.session.touches import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotRun:
    """`asked`: lines to look at, the first first; `seen`: one entry of a line's number for each piece of it that was
    there; `extra`: what was scanned and is not in the basket.
    """

    intervention: str
    whole: bool
    asked: tuple[int, ...]
    seen: tuple[int, ...] = ()
    extra: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class SpotNoted:
    run: SpotRun | None

"""What the store server hands out of what it asks and says at its lanes, whole and checked."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.said import Said
from kiosk.core.survey import Survey


@dataclass(frozen=True, slots=True)
class SurveyCame:
    survey: Survey


@dataclass(frozen=True, slots=True)
class SaidCame:
    """What came of feedback, the newest first."""

    lines: tuple[Said, ...]

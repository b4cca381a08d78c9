"""What is to be pictured, and the picture of it."""

from __future__ import annotations

from dataclasses import dataclass

PARTS = "parts"
"""The shot that is no screen: the page of parts."""


@dataclass(frozen=True, slots=True)
class Job:
    """One picture: a shot's name (or `PARTS`), a language, a layout's name."""

    shot: str
    language: str
    layout: str


@dataclass(frozen=True, slots=True)
class Picture:
    """`data` is the image file; `width` and `height` are its pixels."""

    job: Job
    data: bytes
    width: int
    height: int

"""What is to be pictured, the picture of it, and what its file is called."""

from __future__ import annotations

import re
from dataclasses import dataclass

PARTS = "parts"
"""The shot that is no screen: the page of parts."""

_NAME = re.compile(
    r"(?P<shot>.+)-(?P<language>[a-z]{2,3}(?:_[A-Z]{2})?)-(?P<layout>(?:portrait|landscape)(?:-[a-z]+)*)"
)


@dataclass(frozen=True, slots=True)
class Job:
    """One picture: a shot's name (or `PARTS`), a language, a layout's name."""

    shot: str
    language: str
    layout: str

    @property
    def file_name(self) -> str:
        """Without what tells the kind of file."""
        return f"{self.shot}-{self.language}-{self.layout}"


def job_of(file_name: str) -> Job | None:
    """What the picture of that name shows; None when no picture is called so."""
    found = _NAME.fullmatch(file_name)
    return Job(found["shot"], found["language"], found["layout"]) if found else None


@dataclass(frozen=True, slots=True)
class Picture:
    """`data` is the image file; `width` and `height` are its pixels."""

    job: Job
    data: bytes
    width: int
    height: int

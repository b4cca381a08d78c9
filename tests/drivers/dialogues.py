"""Transcripts of `tests/transcripts` that are dialogues: parts with a name, lines that begin with a mark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TRANSCRIPTS = Path(__file__).parents[1] / "transcripts"


def dialogues(transcript: str) -> list[object]:
    """Each `[name]` of the file as a parameter: its lines as pairs of mark and text."""
    parts = re.split(r"^\[(.+)\]$", (TRANSCRIPTS / transcript).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [
        pytest.param([(line[0], line[2:]) for line in body.strip().splitlines()], id=name)
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    ]

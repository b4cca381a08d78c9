"""The sample photographs of real codes: where they are, and what each holds."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "samples" / "photos"


@dataclass(frozen=True, slots=True)
class Sample:
    """One photograph. `text` is None where there is nothing to read."""

    path: Path
    text: str | None

    def is_right(self, text: str) -> bool:
        """True for the text, and for the text with the add-on printed beside it."""
        return self.text is not None and (text == self.text or (len(text) in (15, 18) and text[:13] == self.text))


def samples() -> list[Sample]:
    """All of them; skips the test where they are not on this machine."""
    folder = Path(os.environ.get("KIOSK_SAMPLES") or DEFAULT)
    expected = folder / "expected.json"
    if not expected.is_file():
        pytest.skip(f"no sample photographs at {folder}; KIOSK_SAMPLES names their folder")
    rows = json.loads(expected.read_text(encoding="utf-8"))
    return [Sample(folder / row["file"], row["text"]) for row in rows]

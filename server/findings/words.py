"""What ails devices in the console's languages: the lane's own words, in English and translated."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from kiosk.texts.findings import NEXT, NEXT_OF, SAID

TRANSLATIONS = Path(__file__).resolve().parents[2] / "assets" / "translations"
ENGLISH = {
    **{f"found_{cause}": text for cause, text in SAID.items()},
    **{f"next_{cause}": text for cause, text in NEXT.items()},
    **{f"next_{kind}_{cause}": text for (kind, cause), text in NEXT_OF.items()},
}


def finding_words(language: str) -> Mapping[str, str]:
    """`found_CAUSE`, `next_CAUSE` and `next_KIND_CAUSE` in that language; in English what it does not have."""
    file = TRANSLATIONS / f"{language}.ts"
    told = _translated(file) if file.is_file() else {}
    return {key: told.get(text) or text for key, text in ENGLISH.items()}


@cache
def _translated(file: Path) -> dict[str, str]:
    messages = ET.parse(file).iter("message")  # noqa: S314 - a file of this very program
    return {one.findtext("source", ""): one.findtext("translation", "") for one in messages}

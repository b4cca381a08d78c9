"""docs/licences.md names everything that is installed."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_every_pinned_package_has_its_licence_on_the_page() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8").lower()
    named = set(re.findall(r"[a-z0-9][a-z0-9.-]*", page))
    pinned: set[str] = set()
    for listed in (ROOT / "requirements").glob("*.txt"):
        pinned.update(re.findall(r"^([a-z0-9.-]+)==", listed.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(pinned) > 60
    assert pinned - named == set()

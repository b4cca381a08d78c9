"""What shoppers said and what the store did about it: the lines that a lane shows, and the document they come in.

`GET /api/v1/lanes/{lane}/said?have=VERSION` hands it out as canonical JSON: 204 where the lane has that version.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.core.plain import language, plain

FORMAT = 1
LANGUAGES = ("en", "zh_CN", "zh_TW", "es", "de", "ar")
FALLBACK = "en"
MOST_SAID = 20
MOST_LETTERS = 90
"""Of each of the two halves: both fit a lane's screen in two lines."""
MOST = 64 * 1024
"""Bytes of a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """`said`: language → what shoppers said; `did`: language → what the store did. English is always there."""

    id: str
    said: Mapping[str, str]
    did: Mapping[str, str]

    def in_words(self, wanted: str) -> tuple[str, str]:
        """What was said and what was done, in the language `wanted`; both in English where one of them lacks it."""
        spoken = wanted if wanted in self.said and wanted in self.did else FALLBACK
        return self.said[spoken], self.did[spoken]


def said_body(lines: Sequence[Said]) -> bytes:
    """The document that `read_said` reads, the newest line first."""
    told = [{"id": one.id, "said": dict(one.said), "did": dict(one.did)} for one in lines]
    document = {"format": FORMAT, "lines": told}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def said_version(body: bytes) -> str:
    """What a document is called: two that say the same have the same."""
    return hashlib.sha256(body).hexdigest()[:16]


def read_said(body: bytes) -> tuple[Said, ...]:
    """The lines in `body`; raises ValueError, one sentence, for what is no such document."""
    if len(body) > MOST:
        raise ValueError(f"the lines have more than {MOST} bytes")
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("the lines are not JSON") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("lines"), list):
        raise ValueError(f"the lines must be a document of format {FORMAT}")
    if len(told["lines"]) > MOST_SAID:
        raise ValueError(f"there are more than {MOST_SAID} lines")
    return tuple(_line(one) for one in told["lines"])


def checked(line: Said) -> Said:
    """`line` itself; raises ValueError, one sentence, for one that no lane could show."""
    plain(line.id, "line's id", 40)
    for name, halves in (("said", line.said), ("did", line.did)):
        if FALLBACK not in halves:
            raise ValueError(f"line {line.id}: what was {name} lacks English")
        for spoken, text in halves.items():
            plain(text, f"{language(spoken)} text of line {line.id}", MOST_LETTERS)
    return line


def _line(told: Any) -> Said:  # noqa: ANN401 - whatever came
    if not isinstance(told, dict) or told.keys() != {"id", "said", "did"}:
        raise ValueError("a line has id, said and did")
    halves = (told["said"], told["did"])
    if not isinstance(told["id"], str) or not all(map(_is_words, halves)):
        raise ValueError("a line's words are texts by language")
    return checked(Said(id=told["id"], said=told["said"], did=told["did"]))


def _is_words(told: Any) -> bool:  # noqa: ANN401 - whatever came
    return isinstance(told, dict) and all(isinstance(text, str) for text in told.values())

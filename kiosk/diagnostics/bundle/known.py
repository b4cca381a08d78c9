"""What is secret at this very lane, so that a last look can find it in a bundle, in whatever form it got there.

The bundle is made so that nothing of it can be in there; this is the net below.
"""

from __future__ import annotations

import base64
import json
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby, takewhile
from pathlib import Path

from kiosk.config import Config
from kiosk.diagnostics.bundle.pacing import PIECE, Pace

LEAST = 6
"""Shorter texts are found everywhere by chance."""
PEM_LINE = re.compile(r"^[A-Za-z0-9+/=]{24,}$", re.MULTILINE)
STAFF_FILE = "staff.json"
OPENING = ("badge", "pin")


class Known:
    """Texts and keys, and every form that they are looked for in. `names` are hidden in texts; they may be words of the
    lane's own too, so that it means nothing where one is found.
    """

    def __init__(self, texts: Iterable[str], keys: Iterable[bytes] = (), names: Iterable[str] = ()) -> None:
        secrets = {text for text in texts if len(text) >= LEAST}
        self._words = _words_of(secrets | {name for name in names if name})
        forms = [form for text in secrets for form in _forms_of(text)]
        lower = {form.lower() for form in (*forms, *(one for key in keys for one in _bytes_forms(key)))}
        self._forms = re.compile(one_of(form.decode("latin-1") for form in lower).encode("latin-1")) if lower else None
        self._longest = max(map(len, lower), default=0)

    def hidden(self, text: str) -> str:
        """`text` without them, as far as they stand there as they are."""
        if self._words is None:
            return text
        shown, at, end = [], 0, 0
        for found in self._words.finditer(text):
            if found.start() >= end:  # else it begins in one that is hidden already, and may reach farther
                shown += [text[at : found.start()], "(hidden)"]
            at = end = max(end, found.end(1))
        return "".join((*shown, text[at:])) if end else text

    def is_in(self, data: bytes, pace: Pace | None = None) -> bool:
        """Upper and lower case are alike here."""
        if self._forms is None:
            return False
        pace, lower = pace or Pace(), data.lower()
        for at in range(0, len(lower), PIECE):
            if self._forms.search(lower, at, at + PIECE + self._longest):
                return True
            pace.went(PIECE)
        return False


def known_of(config: Config, key_file: Path) -> Known:
    """Of the lane of `config`: its keys and tokens, and who its staff are. What cannot be read is none."""
    server = config.server
    texts: list[str] = []
    keys: list[bytes] = []
    key = _read(key_file).strip()
    texts.append(key)
    if re.fullmatch("(?:[0-9a-f]{2})+", key):
        keys.append(bytes.fromhex(key))
    if server is not None and server.token_file is not None:
        texts.append(_read(server.token_file).strip())
    if server is not None and server.identity is not None:
        for file in sorted(server.identity.glob("*.pem")) if server.identity.is_dir() else ():
            if file.name != "ca.pem":
                texts.extend(PEM_LINE.findall(_read(file)))
    people = [*_people(_json(config.lane.data / STAFF_FILE))]
    if config.staff is not None:
        people.extend(_people(_toml(config.staff.file)))
    texts.extend(str(person[field]) for person in people for field in OPENING if field in person)
    return Known(texts, keys, [str(person["name"]) for person in people if "name" in person])


def _people(document: object) -> list[dict[str, object]]:
    people = document.get("people") if isinstance(document, dict) else None
    return [person for person in people if isinstance(person, dict)] if isinstance(people, list) else []


def _toml(path: Path) -> object:
    try:
        return tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError:
        return None


def _json(path: Path) -> object:
    try:
        return json.loads(_read(path) or "null")
    except ValueError:
        return None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _words_of(texts: Collection[str]) -> re.Pattern[str] | None:
    """Finds where one of `texts` begins, and the longest that does; a short one as a word only. One look finds all."""
    long = {_lowered(text) for text in texts if len(text) >= LEAST}
    short = {_lowered(text) for text in texts} - long
    ways = [one_of(long)] if long else []
    if short:
        ways.append(rf"(?<!\w)(?:{one_of(short)})(?!\w)")
    return re.compile(f"(?=({'|'.join(ways)}))", re.IGNORECASE) if ways else None


def _lowered(text: str) -> str:
    """Sign by sign: none becomes two."""
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def one_of(texts: Iterable[str]) -> str:
    """A pattern of one of `texts`, the longest first: what several begin with is looked at once."""
    ways = []
    for first, group in groupby(sorted(set(texts)), key=lambda text: text[:1]):
        alike = list(group)
        begin = _alike(alike[0], alike[-1])
        rest = one_of(text[len(begin) :] for text in alike) if len(alike) > 1 else ""
        ways.append(f"{re.escape(begin)}(?:{rest})" if rest else re.escape(begin) if first else "")
    return "|".join(sorted(ways, key=bool, reverse=True))


def _alike(one: str, other: str) -> str:
    """What both begin with."""
    return "".join(sign for sign, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _forms_of(text: str) -> Iterator[bytes]:
    yield text.encode()
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    for form in (text.encode(), text.encode("utf-16-le")):
        yield form.hex().encode()
        yield from _base64_forms(form)


def _bytes_forms(key: bytes) -> Iterator[bytes]:
    yield key
    yield key.hex().encode()
    yield from _base64_forms(key)


def _base64_forms(data: bytes) -> Iterator[bytes]:
    """What base64 makes of `data` inside of something longer, wherever it begins there; plain and for addresses."""
    for shift in range(3):
        whole = base64.b64encode(bytes(shift) + data)
        inner = whole[-(-shift * 8 // 6) : len(whole) - 4 if (shift + len(data)) % 3 else len(whole)]
        if len(inner) >= LEAST:
            yield inner
            yield inner.translate(bytes.maketrans(b"+/", b"-_"))

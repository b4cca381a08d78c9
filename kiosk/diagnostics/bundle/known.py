"""What is secret at this very lane, so that a last look can find it in a bundle, in whatever form it got there.

The bundle is made so that nothing of it can be in there; this is the net below.
"""

from __future__ import annotations

import base64
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.config import Config

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
        self._texts = sorted(secrets | {name for name in names if name}, key=len, reverse=True)
        forms = [form for text in secrets for form in _forms_of(text)]
        self._forms = sorted({form.lower() for form in (*forms, *(one for key in keys for one in _bytes_forms(key)))})

    def hidden(self, text: str) -> str:
        """`text` without them, as far as they stand there as they are."""
        for known in self._texts:
            word = re.escape(known) if len(known) >= LEAST else rf"(?<!\w){re.escape(known)}(?!\w)"
            text = re.sub(word, "(hidden)", text, flags=re.IGNORECASE)
        return text

    def is_in(self, data: bytes) -> bool:
        """Upper and lower case are alike here."""
        lower = data.lower()
        return any(form in lower for form in self._forms)


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

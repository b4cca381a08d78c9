"""Finds what was planted, in every form that it may have got out in."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator

SEPARATORS = re.compile(r"(?<=[0-9])[\s\-./,:()_]+(?=[0-9])")
SHORT = 8
"""Digits; fewer are found by chance where separators are dropped."""


def leaks(files: Iterable[tuple[str, bytes]], secrets: Iterable[str]) -> list[str]:
    """`file: secret: form` of each that is there."""
    found = []
    wanted = [(secret, name, form.lower()) for secret in secrets for name, form in forms(secret)]
    for file, data in files:
        lower = data.lower()
        closed = SEPARATORS.sub("", data.decode("utf-8", "replace"))
        spaceless = re.sub(rb"\s", b"", lower)
        found += [f"{file}: {secret}: {name}" for secret, name, form in wanted if form in lower or form in spaceless]
        found += [
            f"{file}: {secret}: with separators"
            for secret in {secret for secret, _, _ in wanted}
            if len(digits := re.sub(r"\D", "", secret)) > SHORT and digits in closed
        ]
    return found


def forms(secret: str) -> Iterator[tuple[str, bytes]]:
    """What `secret` looks like in a file."""
    clear = secret.encode()
    yield "clear", clear
    yield "reversed", clear[::-1]
    for code in ("utf-16-le", "utf-16-be", "utf-32-le"):
        yield code, secret.encode(code)
    for name, form in (("hex", clear), ("hex of utf-16", secret.encode("utf-16-le"))):
        yield name, form.hex().encode()
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + clear)
        yield "base64", whole[-(-shift * 8 // 6) : -4]
    digits = re.sub(r"\D", "", secret)
    if len(digits) >= SHORT:
        even = digits if len(digits) % 2 == 0 else digits + "f"
        yield "packed", bytes.fromhex(even)
        yield "packed, in hex", even.encode()
        if even != digits:
            yield "packed", bytes.fromhex("0" + digits)

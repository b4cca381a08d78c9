"""The code by which a lane enrols at its store server: read out or pasted once, good for some minutes.

It holds a secret for the server, and the fingerprint of the authority that signed the server's certificate: whoever
else answers is found before the secret is told to anybody.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

PIN_BYTES = 16
SECRET_BYTES = 10
SUM_BYTES = 2
GROUP = 5
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: nothing looks like anything else."""
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_TO_PLAIN = str.maketrans(LETTERS, _PLAIN)
_FROM_PLAIN = str.maketrans(_PLAIN, LETTERS)
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\n": None})


class NotACode(ValueError):
    """The text is no such code, or was mistyped; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class EnrolmentCode:
    """`pin`: the first bytes of the SHA-256 of the authority's certificate (DER); `secret` is for the server."""

    pin: bytes
    secret: bytes

    def fits(self, certificate: bytes) -> bool:
        """Whether `certificate` (DER) is the authority's that the code was made for."""
        return pin_of(certificate) == self.pin

    def text(self) -> str:
        """In groups of five letters and digits."""
        content = self.pin + self.secret
        plain = base64.b32encode(content + _sum(content)).decode().rstrip("=").translate(_FROM_PLAIN)
        return "-".join(plain[place : place + GROUP] for place in range(0, len(plain), GROUP))

    @classmethod
    def parse(cls, text: str) -> EnrolmentCode:
        """Raises `NotACode`. Small letters, blanks and look-alikes do not matter."""
        letters = text.upper().translate(_MEANT)
        try:
            raw = base64.b32decode(letters.translate(_TO_PLAIN) + "=" * (-len(letters) % 8))
        except ValueError:
            raise NotACode("this is no code to enrol with") from None
        content, told = raw[:-SUM_BYTES], raw[-SUM_BYTES:]
        if len(content) != PIN_BYTES + SECRET_BYTES or set(letters) - set(LETTERS):
            raise NotACode("this is no code to enrol with")
        if _sum(content) != told:
            raise NotACode("the code was mistyped: it does not fit its own last letters")
        return cls(content[:PIN_BYTES], content[PIN_BYTES:])


def pin_of(certificate: bytes) -> bytes:
    return hashlib.sha256(certificate).digest()[:PIN_BYTES]


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(b"enrolment code\0" + content).digest()[:SUM_BYTES]

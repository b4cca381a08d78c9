"""What may be believed of answers over HTTP: judged apart from the client that the drivers have."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from drivers.contract import (
    Ask,
    CodeToShow,
    Confirm,
    PayByCode,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    Reading,
    Request,
    ShowCode,
    Verdict,
)

if TYPE_CHECKING:
    from scripts.proofs.fuzzing.judge import Judge

KEPT = 65_536


class Answers:
    """Over HTTP whole answers count, whose JSON can be read: what was charged or was not, one of the last has said.

    `yes` and `no` are the words that say so; what is no money `otherwise` judges.
    """

    HEAD = re.compile(
        rb"HTTP/1\.[01] 200[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*?"
        rb"(?i:content-length):[ \t]*(\d{1,5})[ \t]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n"
    )
    """Names in any case, and lines that end without CR: a recipient may take them (RFC 9112, 2.2)."""

    def __init__(self, otherwise: Judge, yes: tuple[str, ...], no: tuple[str, ...]) -> None:
        self._otherwise = otherwise
        self._yes = yes
        self._no = no
        self._unread = b""
        self._said: list[str] = []
        self._open: set[str] = set()  # asked for, and not ended
        self._confirmed = False

    def asked(self, request: Request) -> None:
        if isinstance(request, Ask | PayByCode | ShowCode):
            self._open.add(request.attempt)
        elif isinstance(request, Confirm):
            self._confirmed = True

    def sent(self, _data: bytes) -> None:
        self._unread = b""

    def came(self, data: bytes) -> None:
        self._unread = (self._unread + data)[-KEPT:]
        while found := self.HEAD.search(self._unread):
            body = self._unread[found.end() : found.end() + int(found[1])]
            if len(body) < int(found[1]):
                break
            self._unread = self._unread[found.end() + len(body) :]
            self._said = [*self._said[-5:], _words(body)]

    def paused(self) -> None:
        """Time passes: of no matter to an answer."""

    def lost(self) -> None:
        self._unread = b""

    def allows(self, reading: Reading) -> bool:
        match reading:
            case PaymentAuthorised():
                return self._tells(self._yes)
            case PaymentEnded(attempt, outcome):
                asked = attempt in self._open
                self._open.discard(attempt)
                if outcome is PaymentOutcome.APPROVED:
                    return asked and self._confirmed
                unsaid = outcome is PaymentOutcome.UNKNOWN or "nothing was sent" in reading.reason
                return unsaid or self._tells(self._yes + self._no)
            case PaymentResolved(verdict=Verdict.CHARGED):
                return self._tells(self._yes)
            case PaymentResolved(verdict=Verdict.NOT_CHARGED):
                return self._tells(self._yes + self._no)
            case PaymentResolved():
                return True
            case CodeToShow(text=text):
                return self._tells((json.dumps(text),))
            case _:
                return self._otherwise.allows(reading)

    def _tells(self, words: tuple[str, ...]) -> bool:
        return any(word in said for said in self._said for word in words)


def _words(body: bytes) -> str:
    """`body` as JSON is written here; '' where it is none."""
    try:
        return json.dumps(json.loads(body))
    except (ValueError, RecursionError):
        return ""

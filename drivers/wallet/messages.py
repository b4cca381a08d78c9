"""The wallet gateway's answers, read and checked (`docs/wallet.md`): only what is about our very request is one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 40
LONGEST_TEXT = 512


class State(StrEnum):
    WAITING = "waiting"
    PAID = "paid"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"  # never heard of


class Kind(StrEnum):
    PAYMENT = "payment"
    REFUND = "refund"


class NotOurs(Exception):
    """What came is no answer to what was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the gateway says of one key. `text` is what a code to be shown says, good for `expires_s` seconds."""

    state: State
    amount_minor: int
    currency: str
    wallet: str = ""
    number: str = ""
    reason: str = ""
    text: str = ""
    expires_s: float = 0.0


def make_key(*parts: str) -> str:
    """The name of one movement of money, made of `parts` alone: 32 letters and digits, however long they are."""
    told = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def request(body: dict[str, object]) -> bytes:
    return json.dumps(body, separators=(",", ":")).encode()


def read_hello(body: bytes) -> tuple[str, str]:
    """(the gateway's name, the merchant that it takes us for); raises `NotOurs`."""
    told = _object(body)
    name, merchant = _word(told, "gateway"), _word(told, "merchant")
    if not merchant or len(merchant) > LONGEST:
        raise NotOurs("the gateway does not say whose money it moves")
    return name[:LONGEST], merchant


def read_told(body: bytes, *, merchant: str, key: str, kind: Kind) -> Told:
    """What the gateway tells of `key`; raises `NotOurs` where that is another merchant's, key's or kind's."""
    told = _object(body)
    if (_word(told, "merchant"), _word(told, "key")) != (merchant, key):
        raise NotOurs("the gateway answered for another merchant or key")
    try:
        state = State(_word(told, "state"))
    except ValueError:
        raise NotOurs("the gateway used a word that is not known") from None
    if state is not State.UNKNOWN and told.get("kind") != kind:
        raise NotOurs(f"what the gateway knows by this key is no {kind}")
    amount, expires = told.get("amount_minor"), told.get("expires_s")
    return Told(
        state=state,
        amount_minor=amount if isinstance(amount, int) and not isinstance(amount, bool) else -1,
        currency=_word(told, "currency")[:3],
        wallet=_word(told, "wallet")[:LONGEST],
        number=_word(told, "number")[:LONGEST],
        reason=_word(told, "reason")[:LONGEST],
        text=_word(told, "text") if len(_word(told, "text")) <= LONGEST_TEXT else "",
        expires_s=float(expires) if isinstance(expires, int | float) and 0 < expires <= 3600 else 0.0,
    )


def _object(body: bytes) -> dict[str, object]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as wrong:
        raise NotOurs("the gateway's answer is not JSON") from wrong
    if not isinstance(told, dict):
        raise NotOurs("the gateway's answer is no object")
    return told


def _word(told: dict[str, object], name: str) -> str:
    """A text of printable signs; '' for anything else."""
    value = told.get(name)
    return value if isinstance(value, str) and value.isprintable() else ""

"""What facts say of persons, kept apart from the chain so that it can be erased.

In the chain such a value stands as `{"personal": DIGEST}`: the SHA-256 of a random salt and the value's JSON. Salt and
JSON are a part, in a table of its own. Without its part the digest tells nothing, for nobody can try values against it;
the chain holds with and without.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from kiosk.core.calls import Call, HelpCleared, HelpComing, HelpSeen
from kiosk.core.changes import Change
from kiosk.core.ease import AS_DRAWN
from kiosk.core.members import SaleMember
from kiosk.core.refund import Refund
from kiosk.core.sale import Sale, Tender
from kiosk.core.session.cash_facts import CashAlarmSeenTo, TriedCoinBack
from kiosk.core.session.debt_facts import DebtPaid
from kiosk.core.session.drawer_facts import (
    DrawerDoubted,
    DrawerOpened,
    DrawerStayedShut,
    DrawerStoodOpen,
    NoSaleStarted,
)
from kiosk.core.session.facts import (
    BasketTakenUp,
    EaseChosen,
    Fact,
    LaneCarried,
    MemberFound,
    MemberThanked,
    ReceiptRequested,
    SessionResumed,
    SessionStarted,
    SessionSuspended,
    TapExplained,
)
from kiosk.core.session.intervention_facts import InterventionCleared
from kiosk.core.session.lane_facts import ModeChanged, PinRefused, StaffSignedOff, StaffSignedOn
from kiosk.core.session.period_facts import PeriodClosed
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.session.service_facts import ServiceTested
from kiosk.core.session.settle_facts import PaymentSettled
from kiosk.core.session.spot_facts import SpotChecked
from kiosk.core.session.staff_facts import ActRefused, StaffProved
from kiosk.core.session.visit import CardResult, Session
from kiosk.core.staff import SignedOn
from kiosk.core.visit_record import VisitRecord
from kiosk.journal.chain import canonical

PERSONAL: Mapping[type, tuple[str, ...]] = {
    # the shopper: what they said, how they need the screen, their card, the key to their receipt
    TapExplained: ("remark",),
    SessionStarted: ("ease",),
    VisitRecord: ("ease",),
    EaseChosen: ("ease",),
    Session: ("ease", "known"),
    CardResult: ("card_name", "card_last4"),
    Tender: ("card_name", "card_last4", "slip"),
    Sale: ("page_code",),
    SaleMember: ("whose", "card"),
    MemberFound: ("known",),
    MemberThanked: ("whose",),
    # a colleague: who it was; of what they changed also what they wrote, and for whom
    Change: ("staff", "name", "words", "note"),
    SessionSuspended: ("staff",),
    SessionResumed: ("staff",),
    BasketTakenUp: ("staff",),
    ReceiptRequested: ("staff",),
    HelpSeen: ("name",),
    HelpComing: ("name",),
    HelpCleared: ("name",),
    Call: ("name",),
    ModeChanged: ("staff", "name"),
    StaffSignedOn: ("staff", "name"),
    StaffSignedOff: ("staff",),
    PinRefused: ("staff",),
    ActRefused: ("staff",),
    SpotChecked: ("staff",),
    **dict.fromkeys((NoSaleStarted, DrawerOpened, DrawerStoodOpen, DrawerStayedShut, DrawerDoubted), ("staff",)),
    StaffProved: ("staff",),
    RefundPaid: ("staff",),
    DebtPaid: ("staff", "name"),
    PaymentSettled: ("staff", "name"),
    CashAlarmSeenTo: ("staff", "name"),
    TriedCoinBack: ("staff", "name"),
    PeriodClosed: ("staff", "name"),
    ServiceTested: ("staff", "name"),
    InterventionCleared: ("staff", "name"),
    Refund: ("staff",),
    SignedOn: ("staff", "name"),
    LaneCarried: ("pin_tries",),
}
"""Class → its fields that tell of a person: decision 22 says why these and no others."""
FIELDS = frozenset(field for fields in PERSONAL.values() for field in fields)

MARK = "personal"
SALT_BYTES = 16
DIGITS = 64
_MARKED = f'{{"{MARK}":"'  # within a text its quotes would be escaped
_NOTHING: Mapping[str, object] = {"ease": asdict(AS_DRAWN), "slip": [], "pin_tries": {}, "known": None}

StandIn = Callable[[str, str], object]
"""Field and digest of what was erased → the value in its place."""


@dataclass(frozen=True, slots=True)
class Part:
    """What fact `seq` says of a person in one place, as JSON; `session` is the visit that it belongs to, or ''."""

    seq: int
    digest: str
    session: str
    salt: bytes
    text: str

    @property
    def fits(self) -> bool:
        """Whether this is what the chain tells of."""
        return digest_of(self.salt, self.text) == self.digest


def digest_of(salt: bytes, text: str) -> str:
    return hashlib.sha256(salt + text.encode()).hexdigest()


def nothing(field: str, _digest: str) -> object:
    """What a fact holds where what it said was erased: as if it had never been said."""
    return _NOTHING.get(field, "")


def bind(fact: Fact, told: Any, seq: int) -> list[Part]:  # noqa: ANN401 - JSON
    """The parts of fact `seq`, whose JSON `told` holds their digests in their places afterwards.

    A text, list or table that is empty says nothing of anybody and stays; how the screen was set is always taken out,
    for what is left would tell of the others.
    """
    parts: list[Part] = []
    _bind(fact, told, "", seq, parts)
    return parts


def _bind(value: object, told: Any, session: str, seq: int, parts: list[Part]) -> None:  # noqa: ANN401 - JSON
    if isinstance(value, tuple):
        for one, said in zip(value, told, strict=True):
            _bind(one, said, session, seq, parts)
        return
    own = getattr(value, "id" if isinstance(value, Session) else "session", "")
    session = own if isinstance(own, str) and own else session
    kind: type = type(value)
    for field, personal in _places(kind):
        if not personal:
            _bind(getattr(value, field), told[field], session, seq, parts)
        elif told[field]:
            salt = secrets.token_bytes(SALT_BYTES)
            text = canonical(told[field])
            parts.append(Part(seq, digest_of(salt, text), session, salt, text))
            told[field] = {MARK: parts[-1].digest}


@cache
def _places(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of `kind` that are personal (True), or hold something that is (False)."""
    if not is_dataclass(kind):
        return ()
    own = PERSONAL.get(kind, ())
    hints = {field: hint for field, hint in get_type_hints(kind).items() if field in kind.__dataclass_fields__}
    return tuple((field, field in own) for field, hint in hints.items() if field in own or _leads(hint))


def _leads(hint: Any) -> bool:  # noqa: ANN401 - a type, or a form of several
    return any(map(_leads, get_args(hint))) or (isinstance(hint, type) and bool(_places(hint)))


def digests(data: str) -> list[str]:
    """The digests in a row's JSON."""
    return [rest[:DIGITS] for rest in data.split(_MARKED)[1:]]


def tell(data: str, texts: Mapping[str, str], stand_in: StandIn) -> str:
    """A row's JSON with what it says of persons; `texts` is digest → JSON, and lacks what was erased.

    Row and texts are canonical: what is put in its place as it stands makes a canonical row again.
    """
    before, *marked = data.split(_MARKED)
    pieces = [before]
    for piece in marked:
        digest, rest = piece[:DIGITS], piece[DIGITS + len('"}') :]
        if (text := texts.get(digest)) is None:
            text = canonical(stand_in(_field(before), digest))
        pieces += (text, rest)
        before = rest
    return "".join(pieces)


def _field(before: str) -> str:
    """The name of the field whose value begins behind `before`."""
    return before[:-2].rpartition('"')[2]


def unfit(parts: Iterable[Part]) -> Part | None:
    """The first part that is not what the chain tells of."""
    return next((part for part in parts if not part.fits), None)

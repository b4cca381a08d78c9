"""What the server is told of what staff do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.core.act_wire import ActFact, act_envelope, act_payload
from kiosk.core.changes import Change, Why
from kiosk.core.doubts import Basis
from kiosk.core.drawer import NoSale
from kiosk.core.session.basket_facts import SavedBy, SessionResumed, SessionSuspended
from kiosk.core.session.drawer_facts import DrawerDoubted, DrawerOpened, DrawerStayedShut, DrawerStoodOpen
from kiosk.core.session.facts import ReceiptRequested
from kiosk.core.session.lane_facts import OffBy, StaffSignedOff, StaffSignedOn
from kiosk.core.session.override_facts import SessionVoided
from kiosk.core.session.settle_facts import PaymentSettled
from kiosk.core.session.spot_facts import SpotChecked
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.visit import AttemptKind
from kiosk.core.staff import Act, Proof, Role
from kiosk.core.values import Money, Way
from server.ingest.acts import ActIn, ActIn2

AT = "2026-11-26T10:00:00+01:00"
EUR_5, NOTHING = Money(500, "EUR"), Money(0, "EUR")
VOIDED = Change(
    act=Act.VOID_SESSION,
    line=0,
    staff="lena",
    name="Lena K.",
    role=Role.HOST,
    at=AT,
    why=Why.OTHER,
    before=EUR_5,
    after=NOTHING,
    words="went home",
)
CHECKED = SpotChecked(
    session="4-000001", lane="4", at=AT, intervention="a" * 32, staff="lena", whole=False, matched=2,
    missing=(2,), extra=(), voided=True, audited=EUR_5, difference=EUR_5, accuracy_bp=0,
)  # fmt: skip
REFUSED = ActRefused(lane="4", at=AT, session="", staff="tess", act=Act.REFUND, why=NotDone.NO_RIGHT, command="b" * 32)
DRAWER: dict[str, Any] = {
    "lane": "4", "kick": "4-d-1", "session": "", "staff": "lena", "why": NoSale.CHANGE, "at": AT,
}  # fmt: skip
SETTLED = PaymentSettled(
    lane="4", session="4-000001", attempt="4-000001-a1", kind=AttemptKind.PAYMENT, way=Way.CARD, amount=EUR_5,
    terminal_id="52500041", verdict="unclear", moved=True, basis=Basis.BANK, staff="amir", name="Amir N.", at=AT,
)  # fmt: skip
FACTS: list[tuple[ActFact, tuple[str, str, str, str]]] = [
    (REFUSED, ("refund", "tess", "no_right", "")),
    (
        StaffSignedOn(session="", staff="lena", name="Lena K.", role=Role.HOST, at=AT, by=Proof.BADGE),
        ("sign_on", "lena", "", "badge"),
    ),
    (StaffSignedOff(staff="lena", by=OffBy.ABSENCE, at=AT), ("sign_off", "lena", "", "absence")),
    (DrawerOpened(**DRAWER), ("no_sale", "lena", "", "change")),
    (DrawerStoodOpen(**DRAWER), ("no_sale", "lena", "", "change")),
    (DrawerStayedShut(**DRAWER, reason="jammed"), ("no_sale", "lena", "", "change")),
    (DrawerDoubted(**DRAWER, reason="lost"), ("no_sale", "lena", "", "change")),
    (SETTLED, ("settle", "amir", "", "bank")),
    (SessionVoided(session="4-000001", change=VOIDED), ("void_session", "lena", "", "other")),
    (CHECKED, ("spot_check", "lena", "", "")),
    (
        SessionSuspended(session="4-000001", code="123456", by=SavedBy.SHOPPER, at=AT, staff="lena"),
        ("suspend", "lena", "", ""),
    ),
    (
        SessionResumed(session="4-000001", code="123456", at=AT, staff="lena"),
        ("baskets", "lena", "", "take_up"),
    ),
    (ReceiptRequested(session="4-000001", job="4-000001-1", copy=True, staff="lena"), ("reprint", "lena", "", "")),
]


@pytest.mark.parametrize(("fact", "told"), FACTS)
def test_who_did_or_tried_what_is_told_and_the_server_takes_it(fact: ActFact, told: tuple[str, str, str, str]) -> None:
    payload = act_payload(fact, "4", AT)
    taken = (ActIn2 if "words" in payload else ActIn).model_validate(dict(payload))
    assert (taken.act, taken.staff, taken.why, taken.reason) == told
    assert (taken.lane, taken.at) == ("4", AT)


def test_what_was_written_with_a_change_is_told_and_its_certificate_is_not() -> None:
    written = replace(VOIDED, words="came back dented", note="DE 4711")
    told = act_envelope(SessionVoided(session="4-000001", change=written), "4", AT, "a" * 32, 7)
    plain = act_envelope(SessionVoided(session="4-000001", change=replace(written, words="")), "4", AT, "a" * 32, 7)
    assert told is not None
    assert plain is not None
    assert (told.version, ActIn2.model_validate(dict(told.payload)).words) == (2, "came back dented")
    assert (plain.version, "words" in plain.payload) == (1, False)
    assert "DE 4711" not in str(told.payload)


def test_what_it_came_to_is_told_before_and_after() -> None:
    payload = act_payload(SessionVoided(session="4-000001", change=VOIDED), "4", AT)
    assert payload["before"] == {"line": 0, "minor": 500, "currency": "EUR"}
    assert payload["after"] == {"line": 0, "minor": 0, "currency": "EUR"}


@pytest.mark.parametrize(
    ("fact", "drawer"),
    [
        (DrawerOpened(**DRAWER), "opened"),
        (DrawerStoodOpen(**DRAWER), "was_open"),
        (DrawerStayedShut(**DRAWER, reason="jammed"), "stayed_shut"),
        (DrawerDoubted(**DRAWER, reason="lost"), "unknown"),
    ],
)
def test_of_the_drawer_it_is_told_whether_it_opened_and_no_words(fact: ActFact, drawer: str) -> None:
    payload = act_payload(fact, "4", AT)
    assert payload["after"] == {"drawer": drawer}
    assert not {"jammed", "lost"} & set(str(payload).split("'"))


def test_what_a_shopper_did_is_nobodys_act() -> None:
    suspended = SessionSuspended(session="4-000001", code="123456", by=SavedBy.SHOPPER, at=AT)
    assert act_envelope(suspended, "4", AT, "a" * 32, 7) is None
    assert act_envelope(SessionResumed(session="4-000001", code="123456", at=AT), "4", AT, "a" * 32, 7) is None
    assert act_envelope(REFUSED, "", AT, "a" * 32, 7) is None, "nor of a lane that nobody knows"


def test_a_payment_that_staff_settled_tells_its_amount_and_whether_it_moved_and_no_name() -> None:
    told = act_payload(replace(SETTLED, terminal_id="T" * 60), "4", AT)
    assert told["after"] == {
        "moved": True, "kind": "payment", "way": "card", "terminal": "T" * 40, "minor": 500, "currency": "EUR",
    }  # fmt: skip
    assert ActIn.model_validate(told).act == "settle"
    assert "Amir" not in str(told)

"""A store with members: who joins, buys and gives back, day after day, all of it through the real intake."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import httpx
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.member_wire import find_body, thanks_envelope
from kiosk.core.members import Member, SaleMember, card_hash
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.refund import left, returned
from kiosk.core.refund_wire import refund_envelope
from kiosk.core.sale import Sale
from kiosk.core.session.member_facts import MemberThanked
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.wire import Envelope, sale_envelope
from server.clock import now
from server.db.engine import open_database
from server.db.models import MemberRow
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.members.book import Members
from server.members.cards import code_of
from server.members.phones import PhoneKey
from server.members.profile import Joining, Purpose
from server.members.rules import CouponRule, EarnRule, MemberRules, TierRule, Why, load_rules
from server.members.upkeep import SURE_DAYS
from server.settings import load_settings
from tests.server.running import LANE_TOKEN, Store, write_settings
from tests.server.sales import JOURNAL, code, one_sale
from tests.server.staff.crew import staff_file

START = datetime.fromisoformat("2026-11-22T11:00:00+01:00")
PHONE = "+49 170 1234542"
KEY = PhoneKey(b"k" * 32)
ALL = frozenset(Purpose)
NAMES = {"en": "Five off", "zh_CN": "减五元"}
RULES = MemberRules(
    birthday_days=2,
    earn=EarnRule(minor_per_point=10, days=365, thanks=5),
    tiers=(
        TierRule(id="silver", names={"en": "Silver", "zh_CN": "银卡"}, points=100),
        TierRule(id="gold", names={"en": "Gold", "zh_CN": "金卡"}, points=1000),
    ),
    coupons=(
        CouponRule(coupon="WELCOME5", names=NAMES, why=Why.WELCOME, days=30, renewals=1),
        CouponRule(coupon="BDAY5", names=NAMES, why=Why.BIRTHDAY, days=14),
        CouponRule(coupon="SWAP5", names=NAMES, why=Why.POINTS, days=30, points=60),
    ),
)
AS_FILE = """
birthday_days = 2
[earn]
minor_per_point = 10
thanks = 5
[[tiers]]
id = "silver"
names = { en = "Silver", zh_CN = "银卡" }
points = 100
[[coupons]]
coupon = "WELCOME5"
names = { en = "Five off", zh_CN = "减五元" }
why = "welcome"
renewals = 1
[[coupons]]
coupon = "SWAP5"
names = { en = "Ten off", zh_CN = "减十元" }
why = "points"
points = 60
"""
SEEN = SURE_DAYS + 1
WORTH = one_sale().pricing.to_pay.minor
POINTS = WORTH // 10


class Club:
    """The clock is moved by `later`; a sale is lane 4's."""

    def __init__(self, engine: Engine, rules: MemberRules = RULES, key: PhoneKey = KEY) -> None:
        self.engine, self.now = engine, START
        self.members = Members(engine, self.clock, rules, key)
        self._intake = Intake(engine, self.clock)
        self._numbers = count(1)
        self._went: dict[str, list[Sale]] = {}

    def clock(self) -> datetime:
        return self.now

    def later(self, days: int) -> Club:
        """The server ran on the last of the days between."""
        for ahead in range(min(days, SEEN) - 1, -1, -1):
            self.now += timedelta(days=days - ahead)
            self.members.keep()
            days = ahead
        return self

    def joins(self, phone: str = PHONE, purposes: frozenset[Purpose] = ALL, **told: str) -> str:
        return self.members.join(Joining(phone=phone, purposes=purposes, **{"given": "Mia", **told}))  # type: ignore[arg-type]

    def card(self, member: str) -> str:
        with Session(self.engine) as session:
            row = session.get(MemberRow, member)
            assert row is not None
            return card_hash(code_of(row.number))

    def erases(self, member: str) -> bool:
        """As a manager does who types the card's number."""
        with Session(self.engine) as session:
            row = session.get(MemberRow, member)
        return self.members.erase(member, row.number if row is not None else "")

    def known(self, phone: str = PHONE) -> Member:
        found = self.members.find("4", phone=phone)
        assert found is not None
        return found

    def sale(self, member: SaleMember | None, *coupons: Coupon) -> Sale:
        number = next(self._numbers)
        at = self.now.isoformat()
        return replace(
            one_sale(), receipt_no=number, paid_at=at, page_code=code(number), member=member, coupons=coupons
        )

    def buys(self, member: SaleMember | None, *coupons: Coupon, told: str = "") -> Sale:
        """The sale is booked; the server says `told` of it."""
        sale = self.sale(member, *coupons)
        assert self.takes(sale_envelope(sale, JOURNAL, sale.receipt_no * 10)) == told
        return sale

    def gives_back(
        self,
        sale: Sale,
        units: dict[int, int] | None = None,
        *,
        before: bool = False,
        lane: str = "",
        at: str = "",
        told: str = "",
    ) -> Sale:
        """Goods of the sale, or all of them; `before`: some went back before. Another `lane` names the sale's; `at`: by
        its clock.
        """
        went = self._went.setdefault(sale.session, []) if before else []
        lines, pricing = returned(sale, went, units or {line: many for line, many in left(sale, went).items() if many})
        number = next(self._numbers)
        back = replace(
            sale,
            session=f"4-R{number}",
            receipt_no=number,
            paid_at=at or self.now.isoformat(),
            lines=lines,
            pricing=pricing,
            tender=replace(sale.tender, amount=pricing.to_pay, attempt=f"4-R{number}-a1"),
            page_code=code(number),
            member=None,
            coupons=(),
            returns=sale.receipt_no,
            returns_at=sale.paid_at,
        )
        went.append(back)
        back = replace(back, lane=lane, returns_lane=sale.lane) if lane else back
        fact = RefundPaid(session=back.session, sale=back, staff="lena")
        assert self.takes(refund_envelope(fact, "cd" * 16 if lane else JOURNAL, number * 10)) == told
        return back

    def is_thanked(self, member: str, points: int = 5) -> None:
        day, number = self.now.date().isoformat(), next(self._numbers)
        thanks = MemberThanked(session=f"4-{number:06d}", lane="4", whose=member, day=day, points=points)
        assert self.takes(thanks_envelope(thanks, JOURNAL, number * 10)) == ""

    def takes(self, envelope: Envelope) -> str:
        return self._intake.take(EnvelopeIn.model_validate(asdict(envelope)))


def club_store(folder: Path) -> Store:
    """A store server with members and staff, open."""
    (folder / "members.toml").write_text(AS_FILE, encoding="utf-8")
    more = f'[members]\nrules = "members.toml"\n[staff]\nfile = "{staff_file(folder).name}"\n'
    return Store(load_settings(write_settings(folder, more)), folder).opens()


@contextmanager
def behind(store: Store) -> Iterator[Club]:
    """The books of a store that runs, as they have come about by now."""
    engine = open_database(store.settings.database)
    assert store.settings.members is not None
    yield Club(engine, load_rules(store.settings.members.rules), PhoneKey.load(store.settings.members.key))
    engine.dispose()


def a_regular(store: Store) -> str:
    """Mia, who bought now and then within a year, gave something back and answered once."""
    with behind(store) as club:
        club.now = now() - timedelta(days=90)
        mia = club.joins(birthday="05-17")
        for days in (0, 20, 25):
            sale = club.later(days=days).buys(SaleMember(whose=mia, points=POINTS))
        club.gives_back(sale, {1: 1})
        club.is_thanked(mia)
        return mia


def asks(store: Store, *, card: str = "", phone: str = "", token: str = LANE_TOKEN) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    body = find_body(card=card, phone=phone)
    return httpx.post(f"{store.address}/api/v1/members/find", content=body, headers=headers, timeout=20.0)

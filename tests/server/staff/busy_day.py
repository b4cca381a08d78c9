"""A lane's day with its staff: what they changed, looked at and closed, and what they were refused."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.changes import Why
from kiosk.core.interventions import Answer, SettledBy
from kiosk.core.mode import LaneMode
from kiosk.core.period_wire import period_envelope
from kiosk.core.pricing import Discount
from kiosk.core.session.inputs import ChangeGiven
from kiosk.core.session.intervention_facts import InterventionCleared
from kiosk.core.session.lane_facts import ModeChanged, StaffSignedOff, StaffSignedOn
from kiosk.core.session.override_facts import BasketChanged, LineChanged, SessionVoided
from kiosk.core.session.override_inputs import GiveDiscount, SetPrice, VoidLine, VoidSession
from kiosk.core.session.period_facts import PeriodClosed
from kiosk.core.session.spot_facts import SpotChecked
from kiosk.core.session.staff_facts import NotDone
from kiosk.core.staff import Act
from kiosk.core.totals import FIRST
from kiosk.core.values import Money
from kiosk.core.wire import mode_envelope
from tests.kiosk.core.session import crew
from tests.server.interventions.raising import WINE_CHECK, envelope, raised
from tests.server.running import Store
from tests.server.sales import JOURNAL
from tests.server.staff.acting import AT, act, refused
from tests.shop import BREAD, MILK, WINE


def busy_day(store: Store) -> None:
    """Lane 4 tells of it all."""
    shop = crew.signs_on(crew.opened().scans(MILK, BREAD, WINE), crew.AMIR)
    shop.does(
        ChangeGiven(SetPrice(1, 99), Why.SHELF),
        ChangeGiven(GiveDiscount(2, Discount(percent_bp=1000)), Why.DAMAGED),
        ChangeGiven(GiveDiscount(0, Discount(minor=50)), Why.GOODWILL),
        ChangeGiven(VoidLine(2), Why.MISTAKE),
        ChangeGiven(VoidSession(), Why.NOT_WANTED),
    )
    kinds = (StaffSignedOn, LineChanged, BasketChanged, SessionVoided, StaffSignedOff)
    for kind in kinds:
        for fact in shop.happened(kind):
            store.post([act(fact)]).raise_for_status()
    spot = SpotChecked(
        session="4-000007", lane="4", at=AT, intervention="cd" * 16, staff="lena", whole=False, matched=6, missing=(2,),
        extra=("02000000000022",), voided=True, audited=Money(4000, "EUR"), difference=Money(349, "EUR"),
        accuracy_bp=9127,
    )  # fmt: skip
    word = InterventionCleared(
        session="4-000007", lane="4", intervention=WINE_CHECK, at=AT, by=SettledBy.STAFF, answer=Answer.REFUSE,
        staff="lena", reason="too_young",
    )  # fmt: skip
    mode = ModeChanged(lane="4", mode=LaneMode.CLOSED, was=LaneMode.OPEN, staff="tess", name="Tess B.", at=AT)
    period = PeriodClosed(lane="4", period=replace(FIRST, number=12).closed(AT), staff="amir", name="Amir N.", at=AT)
    for told in (
        act(spot),
        raised(),
        envelope(word),
        mode_envelope(mode, JOURNAL, 8000),
        period_envelope(period, JOURNAL, 8001),
        refused("lena", Act.DISCOUNT, NotDone.OVER_LIMIT),
        refused("lena", Act.CLOSE_PERIOD),
        refused("", Act.SIGN_ON, NotDone.UNKNOWN),
        refused("tess", Act.REFUND),
    ):
        store.post([told]).raise_for_status()

"""A lane played by hand, without devices: `Shop` posts inputs to `decide` and keeps what came of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from kiosk.core.items import Item, Tax
from kiosk.core.policy import Policy
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.decide import decide
from kiosk.core.session.effects import Effect
from kiosk.core.session.facts import CardResult, Fact, TerminalMark
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    BadgeScanned,
    CardApproved,
    CardAuthorised,
    CardTouched,
    Input,
    ItemPicked,
    ItemScanned,
    Load,
    Moment,
    PayTouched,
    PinChecked,
    PinGiven,
    PrinterShowed,
    ScaleShowed,
    StaffActed,
    StaffNumberGiven,
    StaffTouched,
    Started,
    TerminalReadied,
    Ticked,
)
from kiosk.core.session.state import Attempt, LaneState, PrintJob, Screen, screen
from kiosk.core.staff import Act, Member, Role, StaffBook
from kiosk.texts.help import read_help
from kiosk.texts.survey import read_survey

REDUCED = Tax("A", 700, inclusive=True)
FULL = Tax("B", 1900, inclusive=True)
EXTRA = Tax("X", 825, inclusive=False)
OFFERS = read_rules(
    {
        "format": 1,
        "currency": "EUR",
        "rules": [
            {
                "id": "chips-3-2",
                "kind": "n_for_m",
                "name": {"en": "3 for 2", "zh_CN": "买二送一"},
                "for": {"items": ["04012345000016"]},
                "n": 3,
                "pay": 2,
            },
            {
                "id": "tomato-week",
                "kind": "price",
                "name": {"en": "Tomato week", "zh_CN": "番茄周"},
                "for": {"items": ["04012345000023"]},
                "price": 199,
            },
            {
                "id": "eggs-coupon",
                "kind": "amount",
                "name": {"en": "0.50 off eggs", "zh_CN": "鸡蛋立减 0.50"},
                "for": {"items": ["04012345000030"]},
                "amount": 50,
                "coupon": "EGGS50",
                "limit": 1,
            },
            {
                "id": "wine-coupon",
                "kind": "percent",
                "name": {"en": "10 % off wine", "zh_CN": "葡萄酒九折"},
                "for": {"items": ["04012345000061"]},
                "percent": 10,
                "coupon": "WINE10",
            },
            {
                "id": "five-coupon",
                "kind": "basket_amount",
                "name": {"en": "5.00 off 50.00 or more", "zh_CN": "满 50 减 5"},
                "amount": 500,
                "at_least": {"amount": 5000},
                "coupon": "FIVE",
            },
        ],
    }
)

RIVALS = read_rules(
    {
        "format": 1,
        "currency": "EUR",
        "stacks": ["offer", "week"],
        "rules": [
            {
                "id": "chips-tenth",
                "kind": "percent",
                "name": {"en": "10 % off snacks", "zh_CN": "零食九折"},
                "for": {"items": ["04012345000016"]},
                "percent": 10,
            },
            {
                "id": "chips-3-2",
                "kind": "n_for_m",
                "name": {"en": "3 for 2", "zh_CN": "买二送一"},
                "for": {"items": ["04012345000016"]},
                "n": 3,
                "pay": 2,
            },
            {
                "id": "everything",
                "kind": "percent",
                "name": {"en": "Opening week", "zh_CN": "开业周"},
                "for": {"everything": True, "loads": True},
                "percent": 5,
                "stack": "week",
            },
        ],
    }
)
"""Offers that compete for the same goods, and one on top of them."""

LENA = Member(id="lena", number="1001", name="Lena K.", role=Role.HOST)
MARA = Member(id="mara", number="2001", name="Mara S.", role=Role.MANAGER)
POLICY = Policy(
    lane="4",
    store_name="Green Corner",
    store_address="12 Harbour Street",
    tax_number="DE000000000",
    currency="EUR",
    languages=("en", "zh_CN"),
    receipt_page="https://receipts.greencorner.example/r",
    rules=OFFERS,
    other_lanes=("3", "5"),
    tills=("1",),
    staff=StaffBook((LENA, MARA)),
    drawer=True,
)
APPLE_DAY = read_rules(
    {
        "format": 1,
        "currency": "EUR",
        "rules": [
            {
                "id": "apple-day",
                "kind": "price",
                "name": {"en": "Apple day", "zh_CN": "苹果日"},
                "for": {"items": ["plu:4015"], "loads": True},
                "price": 229,
            },
        ],
    }
)
"""An offer on what is weighed, for the pictures alone."""
ASSETS = Path(__file__).resolve().parents[2] / "assets"
MARK = TerminalMark("52500041", "0007", "000011")


@cache
def store_policy() -> Policy:
    """`POLICY` with all that the shipped files add to it."""
    return replace(
        POLICY,
        shares_baskets=True,
        rules=replace(OFFERS, offers=(*APPLE_DAY.offers, *OFFERS.offers)),
        survey=read_survey(ASSETS / "survey" / "survey.toml", POLICY.languages),
        help=read_help(ASSETS / "help" / "help.toml", POLICY.languages, ASSETS / "icons").at_lane(POLICY.ways),
    )


class Shop:
    """One lane; `now` is its monotonic clock. Each verb returns the shop, so that a visit reads as one line."""

    def __init__(self, state: LaneState | None = None, policy: Policy = POLICY) -> None:
        self.policy = policy
        self.state = state or new_lane(policy)
        self.facts: list[Fact] = []
        self.effects: list[Effect] = []
        self.now = 1000.0
        self._inputs = 0

    def does(self, *inputs: Input) -> Shop:
        for one in inputs:
            self._inputs += 1
            moment = Moment(f"2026-11-22T10:00:{self._inputs % 60:02d}+00:00", self.now, f"{self._inputs:032x}")
            decision = decide(self.state, one, moment, self.policy)
            self.state = decision.state
            self.facts += decision.facts
            self.effects = [*self.effects, *decision.effects]
        return self

    def opens(self) -> Shop:
        """The lane has started, with all of its devices."""
        return self.does(
            Started("test"),
            TerminalReadied(MARK),
            PrinterShowed(ready=True, paper_out=False, paper_low=False, fault=""),
            ScaleShowed(Load.STABLE, 0, at_zero=True),
        )

    def scans(self, *items: Item) -> Shop:
        return self.does(*(ItemScanned(one.key, one) for one in items))

    def picks(self, one: Item) -> Shop:
        return self.does(ItemPicked(one))

    def puts_on_scale(self, grams: int) -> Shop:
        return self.does(ScaleShowed(Load.SETTLING), ScaleShowed(Load.STABLE, grams, at_zero=grams == 0))

    def weighs(self, one: Item, grams: int) -> Shop:
        return self.picks(one).puts_on_scale(grams).does(AddWeighedTouched()).puts_on_scale(0)

    def asks_to_pay(self) -> Shop:
        return self.does(PayTouched(), CardTouched())

    def result(self, **more: object) -> CardResult:
        details: dict[str, object] = {
            "amount": self.attempt.amount,
            "terminal_id": MARK.terminal_id,
            "receipt_no": "0008",
            "trace_no": "000012",
            "result_code": "00",
            "card_last4": "4242",
            **more,
        }
        return CardResult(**details)  # type: ignore[arg-type]

    def terminal_authorises(self) -> Shop:
        return self.does(CardAuthorised(self.attempt.id, f"{self.attempt.id}/1", self.result()))

    def terminal_completes(self) -> Shop:
        return self.does(CardApproved(self.attempt.id, self.result(), ("Terminal 52500041", "APPROVED")))

    def pays(self) -> Shop:
        return self.asks_to_pay().terminal_authorises().terminal_completes()

    def waits(self, seconds: float) -> Shop:
        self.now += seconds
        return self.does(Ticked())

    def signs_on(self, member: Member = LENA) -> Shop:
        """By number, PIN and badge: they may do all that their role does."""
        self.does(StaffTouched(), StaffNumberGiven(member.number), PinGiven("4711"), PinChecked(member.id, right=True))
        return self.does(BadgeScanned(member.id))

    def staff_does(self, *acts: Act) -> Shop:
        """Somebody of the staff signs on, does it and signs off again."""
        return self.signs_on().does(*(StaffActed(act) for act in acts), StaffActed(Act.SIGN_OFF))

    def loses_power(self) -> Shop:
        """The facts are applied again, the notes are gone, and the program starts anew."""
        state = new_lane(self.policy)
        for fact in self.facts:
            state = apply(state, fact, self.policy)
        again = Shop(state, self.policy)
        again.facts = list(self.facts)
        again.now = self.now + 5
        again._inputs = self._inputs
        return again.does(Started("test"))

    @property
    def attempt(self) -> Attempt:
        """The open payment attempt, which there must be."""
        if self.state.attempt is None:
            raise LookupError("no payment is open")
        return self.state.attempt

    @property
    def job(self) -> PrintJob:
        """The receipt last asked for, which there must be."""
        if self.state.print_job is None:
            raise LookupError("no receipt was asked for")
        return self.state.print_job

    @property
    def screen(self) -> Screen:
        return screen(self.state)

    @property
    def total(self) -> int:
        return self.state.session.pricing.to_pay.minor if self.state.session else 0

    def happened(self, kind: type) -> list[Fact]:
        return [fact for fact in self.facts if isinstance(fact, kind)]

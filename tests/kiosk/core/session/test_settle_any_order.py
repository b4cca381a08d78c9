"""The words on a payment in doubt, staff's and its terminal's, in any order, with power cuts between: no money is lost,
none is booked twice, and where both differ it is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.doubts import Basis
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.debt_facts import PartsLeft
from kiosk.core.session.facts import PaymentFailed, SalePaid
from kiosk.core.session.inputs import (
    BackTouched,
    BasisGiven,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardUnknown,
    CardUnresolved,
    Device,
    DeviceLost,
    OutcomeTouched,
    StaffActed,
    Started,
    TerminalReadied,
)
from kiosk.core.session.settle_facts import PaymentSettled, SettledToldLate
from kiosk.core.session.state import AttemptStage
from kiosk.core.staff import Act
from tests.kiosk.core.session.crew import AMIR, STAFFED, proves, signs_on
from tests.shop import MARK, MILK, Shop

CREW = replace(STAFFED, signer=False)
MINOR = 129


class Case:
    """A payment whose terminal fell silent. `charged` is what became of it: the terminal knows, staff may be wrong."""

    def __init__(self, *, charged: bool) -> None:
        self.shop = Shop(policy=CREW).opens().scans(MILK).asks_to_pay()
        self.number, self.result, self.charged = self.shop.attempt.id, self.shop.result(), charged
        self.shop.does(CardUnknown(self.number, "link lost"), CardUnresolved(self.number, "unclear", "emptied"))

    def looks(self) -> None:
        signs_on(self.shop, AMIR).does(StaffActed(Act.SETTLE))
        if self.shop.state.pad is not None:
            proves(self.shop, AMIR)

    def cannot_tell(self) -> None:
        self.shop.does(CardUnresolved(self.number, "no_answer", ""))

    def says_charged(self) -> None:
        self._says(moved=True)

    def says_not_charged(self) -> None:
        self._says(moved=False)

    def _says(self, *, moved: bool) -> None:
        word = BasisGiven(self.number, moved, Basis.SHOPPER)
        self.shop.does(OutcomeTouched(moved), word, word)

    def tells(self) -> None:
        """The terminal's word is true."""
        told = CardResolvedCharged(self.number, self.result) if self.charged else CardResolvedUncharged(self.number)
        self.shop.does(told)

    def goes_and_comes(self) -> None:
        self.shop.does(DeviceLost(Device.TERMINAL, "silent", ""), TerminalReadied(MARK))

    def steps_back(self) -> None:
        if self.shop.state.staff is not None:
            self.shop.does(BackTouched())

    def loses_power(self) -> None:
        state = new_lane(CREW)
        for fact in self.shop.facts:
            state = apply(state, fact, CREW)
        self.shop.state = state
        self.shop.does(Started("test"))

    def audit(self) -> None:
        booked = [fact for fact in self.shop.happened(SalePaid) if fact.sale.tender.attempt == self.number]
        failed = [fact for fact in self.shop.happened(PaymentFailed) if fact.attempt == self.number]
        said, late = self.shop.happened(PaymentSettled), self.shop.happened(SettledToldLate)
        owed = sum(fact.debt.amount.minor for fact in self.shop.happened(PartsLeft))
        over = self.shop.state.attempt is None
        assert len(booked) + len(failed) == over, "it ends once"
        assert len(said) <= 1
        assert len(late) <= len(said)
        if not over:
            assert (self.shop.attempt.stage, said, owed) == (AttemptStage.PARKED, [], 0)
            return
        known = not said or bool(late)  # the terminal has told
        if known and self.charged:
            assert MINOR * len(booked) + owed == MINOR, "what was charged is sold, or owed to its shopper"
        elif known:
            assert owed == 0
            assert not booked or not late[0].told, "goods without money are told"
        else:
            assert (len(booked), owed) == (said[0].moved, 0)


MOVES: tuple[Callable[[Case], None], ...] = (
    Case.looks, Case.cannot_tell, Case.says_charged, Case.says_not_charged, Case.tells, Case.goes_and_comes,
    Case.steps_back, Case.loses_power,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(charged=st.booleans(), moves=st.lists(st.sampled_from(MOVES), max_size=12))
def test_whichever_order_the_words_come_in_the_money_is_sold_or_owed_or_told(
    charged: bool, moves: list[Callable[[Case], None]]
) -> None:
    case = Case(charged=charged)
    for move in moves:
        move(case)
        case.audit()


@settings(max_examples=100, deadline=None)
@given(charged=st.booleans(), moved=st.booleans(), cuts=st.lists(st.booleans(), min_size=3, max_size=3))
def test_after_staffs_word_and_the_terminals_late_one_both_are_known(
    charged: bool, moved: bool, cuts: list[bool]
) -> None:
    case = Case(charged=charged)
    said = Case.says_charged if moved else Case.says_not_charged
    steps = [(Case.looks, Case.cannot_tell, said), (Case.goes_and_comes,), (Case.tells,)]
    for step, cut in zip(steps, cuts, strict=True):
        for move in step:
            move(case)
        if cut:
            case.loses_power()
        case.audit()
    [late] = case.shop.happened(SettledToldLate)
    assert (late.said, late.told) == (moved, charged)
    assert bool(case.shop.state.debts) == (charged and not moved)

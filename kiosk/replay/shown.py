"""What a fact leaves on the screen, as far as facts tell: pages that are opened and left are in no journal."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.calls import HelpReason, HelpRequested
from kiosk.core.interventions import ABOUT_GOODS, InterventionKind
from kiosk.core.policy import Policy
from kiosk.core.session.apply import apply
from kiosk.core.session.facts import (
    BagQuestioned,
    BasketTakenUp,
    ChosenBy,
    Fact,
    InterventionCleared,
    InterventionRaised,
    LaneStarted,
    LineAdded,
    PartPaid,
    PartReturned,
    PaymentFailed,
    ReceiptChosen,
    SalePaid,
    SavedBy,
    SessionEnded,
    SessionResumed,
    SessionStarted,
    SessionSuspended,
    TapGiven,
)
from kiosk.core.session.screens import Screen
from kiosk.core.session.spot_facts import SpotDrawn
from kiosk.core.session.state import AttemptKind, LaneState, Paid, screen
from kiosk.core.session.views import (
    BagsView,
    BasketView,
    PayView,
    PickView,
    PriceView,
    ReceiptView,
    SavedView,
    SplitView,
    TapView,
    TypeView,
    View,
    WaitView,
)

ABOUT_BAGS = ABOUT_GOODS - {InterventionKind.SPOT_CHECK}
NEVER = float("inf")
"""When what is folded closes: time does not pass in a journal."""
_PLAIN: dict[str, View] = {
    Screen.BASKET: BasketView(),
    Screen.PICK: PickView(),
    Screen.TYPE: TypeView(),
    Screen.PRICE: PriceView(),
    Screen.BAGS: BagsView(),
    Screen.WAIT: WaitView(),
    Screen.PAY: PayView(),
    Screen.SPLIT: SplitView(),
}
"""Screens that a name is enough to open."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The lane after some facts; `known`: they tell which page they opened.

    Where that is `sure`, the screen follows from them, but for the keys of who is signing on, which lie over any, and a
    basket that is fetched at that very moment; else it is the last that facts told of.
    """

    state: LaneState
    known: bool

    @property
    def sure(self) -> bool:
        return self.known or _the_same_anyhow(self.state)

    @property
    def screen(self) -> Screen:
        return screen(self.state)


def shown(state: LaneState, facts: tuple[Fact, ...], policy: Policy) -> Shown:
    """The lane after `facts`, which are one append, with the page open that they open."""
    known = False
    for fact in facts:
        before, state = state, apply(state, fact, policy)
        view = WaitView() if _stops(facts) else _opened(before, state, fact, begun=known)
        if view is not None:
            state, known = replace(state, view=view), True
        elif isinstance(fact, SessionEnded) and before.session is not None and state.session is None:
            known = True  # nobody is there: the lane looks as it does then
        elif isinstance(fact, SessionStarted):
            known = fact is not facts[-1]  # what began it follows; alone it was one of several touches
    return Shown(state, known and not _bags_in_the_way(state, facts))


def _stops(facts: tuple[Fact, ...]) -> bool:
    """Whether a person was called for because somebody wanted to pay before they came."""
    return isinstance(facts[0], HelpRequested) and facts[0].reason is HelpReason.INTERVENTION


def _bags_in_the_way(state: LaneState, facts: tuple[Fact, ...]) -> bool:
    """Whether what lies in the bags may have kept somebody from paying: it was asked about, or somebody called to look;
    or they were let go on at a lane that weighs bags. That they wanted to pay, and were asked before, is in no fact.
    """
    for fact in facts:
        match fact:
            case BagQuestioned():
                return True
            case InterventionRaised() if fact.intervention.kind in ABOUT_BAGS:
                return True
            case InterventionCleared() if state.bag_stood is not None:
                return True
            case _:
                continue
    return False


def _the_same_anyhow(state: LaneState) -> bool:
    """Whether the screen of an open visit is the same whatever page was opened."""
    if state.session is None or state.staff is not None:
        return False
    return all(screen(replace(state, view=view)) is screen(state) for view in _PLAIN.values())


def _opened(before: LaneState, state: LaneState, fact: Fact, *, begun: bool) -> View | None:
    """What the decision that made `fact` opened; None: nothing that a fact tells. `begun`: facts before it told."""
    session = state.session
    match fact:
        case LineAdded():
            return BasketView() if begun else None
        case LaneStarted():
            return ReceiptView(NEVER) if _is_paid(state) else PayView() if session and session.parts else BasketView()
        case SessionResumed() | BasketTakenUp():
            return BasketView()
        case SpotDrawn():
            return WaitView() if fact.picked or (session is not None and session.interventions) else PayView()
        case InterventionCleared() if isinstance(before.view, WaitView) and session and not session.interventions:
            return PayView() if session.lines else BasketView()
        case PaymentFailed() if before.attempt is not None and before.attempt.kind is AttemptKind.PAYMENT:
            return PayView()
        case PartPaid():
            return PayView()
        case PartReturned():
            return PayView() if session is not None and session.parts else BasketView()
        case SalePaid():
            return ReceiptView(NEVER)
        case ReceiptChosen(by=ChosenBy.SHOPPER) if not begun:
            return TapView(NEVER)
        case TapGiven():
            return TapView(NEVER, fact.question, fact.face, given=fact)
        case SessionSuspended() if fact.by is not SavedBy.ABSENCE and state.saved:
            return SavedView(state.saved[-1], NEVER)
        case HelpRequested() if fact.screen in _PLAIN and not begun:
            return _PLAIN[fact.screen]
        case _:
            return None


def _is_paid(state: LaneState) -> bool:
    return state.session is not None and isinstance(state.session.phase, Paid)

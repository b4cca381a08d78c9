"""The lane as it stands: what the facts add up to, and the notes of the moment. Frozen; the screens draw from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from kiosk.core.bagging import NOTHING_LEARNED, Book
from kiosk.core.calls import Call
from kiosk.core.cash import Box, BoxMark, CashAlarm, PayOutDoubt
from kiosk.core.clock import Move
from kiosk.core.days import TerminalDay
from kiosk.core.debts import Debt
from kiosk.core.ease import AS_DRAWN, Ease
from kiosk.core.mode import SHUT, LaneMode
from kiosk.core.pricing import RuleBook
from kiosk.core.refund import Refund
from kiosk.core.said import Said
from kiosk.core.sale import Sale, Tender
from kiosk.core.session.ask_notes import NOTHING_ASKED, Asks
from kiosk.core.session.bag_facts import BagStood
from kiosk.core.session.bag_notes import Bag
from kiosk.core.session.drawer_facts import NoSaleStarted
from kiosk.core.session.drawer_notes import DrawerStage
from kiosk.core.session.inputs import Device, Load
from kiosk.core.session.lane_notes import Asking, Changing, Desk, Pad
from kiosk.core.session.member_notes import NOBODY, MemberRun
from kiosk.core.session.notes import (
    BagsView,
    BasketView,
    FetchView,
    HelpPage,
    Hint,
    MasterWaits,
    MemberView,
    Message,
    PackSeen,
    PayView,
    PickView,
    PractiseView,
    PriceView,
    ReceiptView,
    SavedView,
    SplitView,
    TakeUpView,
    TapView,
    TypeView,
    View,
    WaitView,
    WeighView,
)
from kiosk.core.session.price_notes import PriceWish, Unpriced
from kiosk.core.session.scanner_notes import NO_BEEP, Beeped
from kiosk.core.session.screens import Screen as Screen
from kiosk.core.session.service_facts import ServiceTested
from kiosk.core.session.service_notes import ServiceRun
from kiosk.core.session.settle_facts import Settled
from kiosk.core.session.settle_notes import SettleRun
from kiosk.core.session.shelf_notes import ShelfRun
from kiosk.core.session.spot_notes import SpotRun
from kiosk.core.session.staff_notes import StaffList
from kiosk.core.session.totals_notes import TotalsRun
from kiosk.core.session.visit import Attempt as Attempt
from kiosk.core.session.visit import AttemptKind as AttemptKind
from kiosk.core.session.visit import AttemptStage as AttemptStage
from kiosk.core.session.visit import CardResult, TerminalMark
from kiosk.core.session.visit import Paid as Paid
from kiosk.core.session.visit import Paying as Paying
from kiosk.core.session.visit import Phase as Phase
from kiosk.core.session.visit import PrintJob as PrintJob
from kiosk.core.session.visit import PrintStage as PrintStage
from kiosk.core.session.visit import Saved as Saved
from kiosk.core.session.visit import Session as Session
from kiosk.core.session.visit import Settle as Settle
from kiosk.core.session.visit import Settling as Settling
from kiosk.core.session.visit import Shopping as Shopping
from kiosk.core.session.visit_log import Ended, VisitLog
from kiosk.core.staff import SignedOn
from kiosk.core.standing import Owed
from kiosk.core.totals import FIRST, Period
from kiosk.core.values import Way, Weighing

CASH_MARK = TerminalMark("", "", "")
"""Cash is told from earlier cash by the marks of its boxes."""
AWAY = "whoever took it was away"
"""Why staff gave a part back by hand that nobody had refused to undo."""
MOST_OFFERS = 2
"""How often help is offered in one visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneState:
    """Everything `decide` may know. The first block comes from facts alone; the second from notes, lost at a stop."""

    language: str
    session: Session | None = None
    attempt: Attempt | None = None
    print_job: PrintJob | None = None
    refund: Refund | None = None  # money is on its way back
    refunded: Sale | None = None  # just booked, until its receipt is asked for
    saved: tuple[Saved, ...] = ()  # the oldest first
    sessions: int = 0
    attempts: int = 0
    receipts: int = 0
    jobs: int = 0
    call: Call | None = None
    unsigned: tuple[Sale, ...] = ()  # paid, to be signed by the tax office's unit; the oldest first
    sold_packs: tuple[str, ...] = ()  # `pack_id`s of the last that were paid for here
    used_coupons: tuple[str, ...] = ()  # keys of those with a serial number, likewise
    debts: tuple[Debt, ...] = ()  # to be given back by hand; the oldest first
    taken_baskets: tuple[str, ...] = ()  # names of the last that the store granted, and that were opened here
    obeyed: tuple[str, ...] = ()  # the last of the server's commands that cleared something here
    stopped_well: bool = True
    master: str = ""  # the server's version of items and rules in force; '' = those of the configuration
    carried_at: int = 0  # `sessions` when the lane's books were last carried forward
    mode: LaneMode = LaneMode.OPEN
    mode_before: LaneMode = LaneMode.OPEN
    express_pieces: int = 0  # up to so many an express lane is for; 0 = it is none
    staff: SignedOn | None = None
    pin_tries: dict[str, int] = field(default_factory=dict)  # staff → wrong PINs in a row
    bag_stood: BagStood | None = None  # of the last visit that had a bag
    spot_rests_until: int = 0  # visits up to this one have no spot check
    period: Period = FIRST  # what was taken in since the last Z report
    closed_period: Period | None = None  # the one of the last Z report
    report_waits: bool = False  # that report is owed to paper
    report_jobs: tuple[str, ...] = ()  # under which it went to the printer by itself
    report_runs: str = ""  # the one of them whose end nobody knows yet
    no_sale: NoSaleStarted | None = None  # the cash drawer is being opened
    boxes: dict[str, BoxMark] = field(default_factory=dict)  # what each box for cash told last
    cash_alarms: tuple[CashAlarm, ...] = ()  # staff have not seen to yet; the oldest first
    alarms_told: int = 0
    doubt: PayOutDoubt | None = None  # of the last payout that ended so
    settled: Settled | None = None  # by staff; its terminal may yet tell
    days: dict[str, TerminalDay] = field(default_factory=dict)  # way → the day of who moves money by it
    tested: tuple[ServiceTested, ...] = ()  # how each guided test ended last

    ease: Ease = AS_DRAWN  # before a visit; the visit has its own
    visit: VisitLog | None = None  # what is remembered of the visit that runs
    visits_over: tuple[tuple[VisitLog, Ended], ...] = ()  # to be told with the decision that ended them
    view: View = field(default_factory=BasketView)
    message: Message | None = None
    troubles: dict[Device, str] = field(default_factory=dict)  # device → fault kind, for those not well
    load: Load = Load.MISSING
    grams: int = 0
    scale_wish: PriceWish | None = None  # what a scale that computes prices is asked for
    scale_wishes: int = 0
    scale_told: Weighing | Unpriced | None = None  # and what it said of what lies there now
    zeroed: bool = (
        False  # the scale stood at zero since the last sold load, and since the start: a new load may be sold
    )
    bag_load: Load = Load.MISSING
    bag: Bag | None = None
    learned: Book = NOTHING_LEARNED  # what items weigh in bags
    learned_until: int = 0  # while facts are applied at a start: of visits up to this one `learned` has all already
    bag_grams: int = 0  # on the bagging scale, where `bag_load` is STABLE
    mark: TerminalMark | None = None  # None: the terminal is not ready
    wallet_mark: TerminalMark | None = None  # None: the wallet gateway is not ready
    boxes_there: frozenset[Box] = frozenset()  # those that answer
    hopper_value: int = 0  # what a piece in the hopper is worth, in minor units; 0 = not known
    hopper_low: bool | None = None  # None: it does not say
    printer_ready: bool = False
    paper_out: bool = False
    paper_low: bool = False
    card_code: str = ""
    card_text: str = ""
    wallet_code: str = ""  # what a phone is to scan, from `wallet_since` until `wallet_until`
    wallet_since: float = 0.0
    wallet_until: float | None = None
    phone_code: str = field(default="", repr=False)  # a phone showed it instead: it is charged when `wallet_code` ended
    patience_until: float | None = None
    giving_up: bool = False
    ask_again_at: float | None = None
    hopper_until: float | None = None  # so long one that is away is waited for, which alone knows what is out
    back_asked: str = ""  # the visit whose parts somebody who is there wants back
    left_alone: str = ""  # the visit that is paid in part, and whose shopper did not come back
    seen: PackSeen | None = None  # what was read last
    server_online: bool = False
    shelf_there: bool = True  # until the server says that it keeps no baskets
    books: tuple[RuleBook, ...] | None = None  # rules of the server's; None = those of the policy
    master_waits: MasterWaits | None = None
    signer_ready: bool = False
    sign_key: str = ""  # what the signing unit was asked about and has not answered
    sign_until: float | None = None
    light_ready: bool = False
    mute: frozenset[Device] = frozenset()  # scanners that cannot be asked to sound
    beeped: Beeped = NO_BEEP  # what scanners were told to sound
    call_shown_until: float | None = None  # how long the message of a call stays before the screen
    coming_until: float | None = None  # when who is on the way should be there
    active_at: float | None = None  # when the shopper last did something, monotonic seconds
    idle_at: float | None = None  # when they are asked after
    leaves_at: float | None = None  # they were asked: the basket is saved then
    come_back_until: float | None = None
    saved_until: dict[str, float] = field(default_factory=dict)  # session → how long its saved basket is kept
    asking: Asking | None = None  # the store is being asked for a basket
    member: MemberRun = NOBODY  # who the visit is of, as far as it passes by
    tries: int = 0  # wrong codes of saved baskets, until `tries_until`
    tries_until: float = 0.0
    desk: Desk | None = None  # where goods come back
    changing: Changing | None = None  # what staff are about to change
    paper_seen: str = ""  # a print that staff know may not be on paper
    debts_shown: bool = False  # staff look at them
    settle: SettleRun | None = None  # staff say what became of the open attempt
    verdict: str = ""  # what its terminal said last, when that could not tell
    handing: int = 0  # the alarm of which they say how much they gave to a shopper
    totals: TotalsRun | None = None  # staff look at them
    day_until: float | None = None  # so long those are waited for
    day_again_at: float | None = None  # whoever has not ended its day is asked again then
    drawer: DrawerStage | None = None  # staff open it
    drawer_open: bool = False  # as its switch said last
    no_sale_until: float | None = None  # so long its end is waited for
    shelf: ShelfRun | None = None  # staff look at the saved baskets
    service: ServiceRun | None = None  # a technician looks at the devices
    pad: Pad | None = None  # the keys of a sign-on
    staff_list: StaffList | None = None  # the server's; None = the policy's
    staff_waits: StaffList | None = None
    staff_until: float | None = None  # who is signed on is signed off then
    pin_locked: dict[str, float] = field(default_factory=dict)  # staff → until when no PIN of theirs is looked at
    back: Device | None = None  # works again, after a visit was without it; told until `back_until`
    back_until: float | None = None
    clock_moved: Move | None = None  # staff are to look at the time
    certificate_days: int | None = None  # staff are told that the lane's certificate ends
    owed: Owed | None = None  # staff are told what the store server does not have yet
    fades_at: float | None = None  # the message goes by itself
    failed: str = ""  # why the lane cannot sell at all (its journal cannot be written), for staff; '' = it can
    spot: SpotRun | None = None  # a colleague makes a spot check
    help_page: HelpPage | None = None
    hint: Hint | None = None  # shows
    hints: tuple[Hint, ...] = ()  # shown in this visit
    hint_at: float | None = None
    offer_at: float | None = None  # help is offered then
    offers_left: int = MOST_OFFERS
    asks: Asks = NOTHING_ASKED
    said: tuple[Said, ...] = ()  # what came of feedback, the newest first

    def mark_of(self, way: Way) -> TerminalMark | None:
        """What whoever moves money by `way` did last; None where nobody can be asked for that now."""
        if (day := self.days.get(way)) is not None and day.job:
            return None  # it is ending its day
        return {Way.CARD: self.mark, Way.WALLET: self.wallet_mark, Way.CASH: CASH_MARK}.get(way)


def payment_over(state: LaneState) -> LaneState:
    """How it ended is seen: no help lies over it."""
    return replace(
        state,
        attempt=None,
        card_code="",
        card_text="",
        wallet_code="",
        wallet_until=None,
        phone_code="",
        patience_until=None,
        giving_up=False,
        ask_again_at=None,
        hopper_until=None,
        help_page=None,
        settle=None,
        verdict="",
    )


def mark_after(state: LaneState, way: Way, moved: Tender | CardResult) -> TerminalMark | None:
    """The card terminal's mark once `moved` is done: what that says, where the terminal gave it a receipt's number.

    A mark that lasts stays: asked with another one, the terminal would not know the attempt for ever.
    """
    if state.mark is None or way is not Way.CARD or not moved.receipt_no or state.mark.lasts:
        return state.mark
    return TerminalMark(moved.terminal_id, moved.receipt_no, moved.trace_no)


def debts_of(state: LaneState) -> tuple[Debt, ...]:
    """What staff can give back by hand now, that of the visit at the lane first: what did not go back, what nobody can
    be asked to undo, and at any time cash and what stands on their word alone.
    """
    session = state.session
    if session is None or state.attempt is not None or not isinstance(session.phase, Settling):
        return state.debts
    stuck = session.phase.way in (Settle.STUCK, Settle.REFUSED)
    parts = tuple(part for part in session.parts if stuck or part.by_hand_only or _is_away(state, part.way))
    if not parts:
        return state.debts
    reason = session.phase.reason or (AWAY if any(_is_away(state, part.way) for part in parts) else "")
    here = Debt(id=parts[0].attempt, session=session.id, tenders=parts, reason=reason, at="")
    return (here, *state.debts)


def _is_away(state: LaneState, way: Way) -> bool:
    """Whether the device is that would undo a payment by `way`."""
    return {Way.CARD: state.mark, Way.WALLET: state.wallet_mark, Way.CASH: CASH_MARK}[way] is None


def cash_waits(state: LaneState, session: str) -> bool:
    """Whether staff are to look into a box for whoever shopped in `session`, or to bring them what the hopper did not
    give.
    """
    return any(one.session == session for one in _of_cash(state))


def holds(state: LaneState, call: Call) -> bool:
    """Whether cash keeps `call` open: that of its own visit does, and of a call in no visit what came up since."""
    if call.session:
        return cash_waits(state, call.session)
    since = datetime.fromisoformat(call.at)
    return any(datetime.fromisoformat(one.at) >= since for one in _of_cash(state))


def _of_cash(state: LaneState) -> tuple[Debt | CashAlarm, ...]:
    return (*(debt for debt in state.debts if debt.tenders[0].way is Way.CASH), *state.cash_alarms)


REMEMBERED = 1_000
"""So many sold packs, used coupons and baskets taken up a lane knows again."""


def pack_id(item: str, serial: str) -> str:
    return f"{item} {serial}"


def screen(state: LaneState) -> Screen:
    """Which screen `state` belongs on."""
    if state.failed:
        return Screen.RESTING
    if state.pad is not None:
        return Screen.SIGN_ON
    if state.staff is not None:
        return _staff_screen(state)
    if state.refund is not None and state.attempt is not None and state.attempt.stage is not AttemptStage.PARKED:
        return Screen.REFUND
    if state.session is None:
        at_rest = Screen.CLOSED if state.mode in SHUT else Screen.ATTRACT
        return _WITHOUT_SESSION.get(type(state.view), at_rest)
    if state.mode is LaneMode.SERVICE:
        return Screen.RESTING
    if isinstance(state.session.phase, Paying):
        parked = state.attempt is not None and state.attempt.stage is AttemptStage.PARKED
        return Screen.RESTING if parked else Screen.PAYING
    if isinstance(state.view, PayView) and state.view.phone:
        return Screen.WALLET
    if isinstance(state.session.phase, Settling):
        return Screen.SPLIT if isinstance(state.view, SplitView) else Screen.PAY
    return _SCREEN_OF.get(type(state.view), Screen.BASKET)


def _staff_screen(state: LaneState) -> Screen:
    if state.service is not None:
        if state.service.test:
            return Screen.GUIDED
        if state.service.device:
            return Screen.DEVICE
        return Screen.FINDING if state.service.finding else Screen.SERVICE
    if state.settle is not None:
        return Screen.SETTLE
    if state.refund is not None and (state.attempt is None or state.attempt.stage is not AttemptStage.PARKED):
        return Screen.REFUND
    if state.debts_shown:
        return Screen.DEBTS
    if state.totals is not None:
        return Screen.TOTALS
    if state.drawer is not None:
        return Screen.DRAWER
    if state.shelf is not None:
        return Screen.SHELF
    if state.desk is None:
        return Screen.STAFF if state.changing is None else Screen.CHANGE
    found = state.desk.sale is not None or state.desk.done is not None
    return Screen.REFUND if found else Screen.FIND_RECEIPT


_SCREEN_OF: dict[type[View], Screen] = {
    BasketView: Screen.BASKET,
    PickView: Screen.PICK,
    TypeView: Screen.TYPE,
    PriceView: Screen.PRICE,
    BagsView: Screen.BAGS,
    MemberView: Screen.MEMBER,
    WeighView: Screen.WEIGH,
    WaitView: Screen.WAIT,
    PayView: Screen.PAY,
    SplitView: Screen.SPLIT,
    PractiseView: Screen.PRACTISE,
    ReceiptView: Screen.RECEIPT,
    TapView: Screen.TAP,
}
_WITHOUT_SESSION: dict[type[View], Screen] = {
    SavedView: Screen.SAVED,
    TakeUpView: Screen.TAKE_UP,
    FetchView: Screen.FETCH,
}

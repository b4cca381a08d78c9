"""A visit of a journal, told as a scenario that plays to the same basket and total.

Shopper, devices and hosts do again what the facts say was done. What no fact tells in a way that can be done again (a
badge that was shown) is said in the file; what needs no word is listed in `recording_beside`, and nothing else is left
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kiosk.core.ease import AS_DRAWN
from kiosk.core.items import Unit
from kiosk.core.pricing import Line
from kiosk.core.receipt import amount
from kiosk.core.session.facts import (
    BasketTakenUp,
    CodeRefused,
    CouponAdded,
    CouponRemoved,
    EaseChosen,
    EndReason,
    Fact,
    FailedAs,
    LaneStarted,
    LanguageChanged,
    LineAdded,
    LineRemoved,
    MemberShown,
    PaymentFailed,
    PaymentStarted,
    QuantityChanged,
    ReceiptChosen,
    ReceiptRequested,
    RefusedFor,
    SavedBy,
    SessionEnded,
    SessionResumed,
    SessionStarted,
    SessionSuspended,
    StartedBy,
)
from kiosk.core.session.visit import Session
from kiosk.core.values import Way
from kiosk.replay.codes import coupon_code, ean, goods_code
from kiosk.replay.entries import Recording, Untold
from kiosk.replay.recording_beside import WORDS, words_of
from kiosk.replay.recording_help import Helping
from kiosk.replay.recording_money import Paying
from kiosk.replay.steps import Step
from kiosk.replay.told import Told

FIRST_LANGUAGE = "en"
WRONG_CODE = "4006381333932"
"""Its check digit is wrong: it stands for all that could not be read."""
ENDS_S = 60


def visits_of(told: Iterable[Told], session: str) -> tuple[str, ...]:
    """The visits that are `session`: with one whose basket was taken up by its code, that in which it was put aside."""
    codes = dict[str, str]()
    for one in told:
        match one.fact:
            case SessionSuspended():
                codes[one.fact.code] = one.fact.session
            case BasketTakenUp(session=whose) if whose == session and one.fact.code in codes:
                return (codes[one.fact.code], session)
            case _:
                continue
    return (session,)


def record(steps: Iterable[Step], sessions: Sequence[str]) -> Recording | None:
    """The visit whose parts are `sessions`, of the journal that `steps` are of; None where it has no such visit."""
    mine = [step for step in steps if not step.append.sessions.isdisjoint(sessions) or _is_at(step, sessions)]
    begun = next((step for step in mine if sessions[-1] in step.append.sessions), None)
    if begun is None:
        return None
    lane, _, number = sessions[-1].rpartition("-")
    recording = Recording(f"Visit {number} of lane {lane}, recorded on {begun.append.at[:10]}")
    recording.needs(*_devices(mine, sessions))
    failed = [fact for step in mine for fact in step.append.facts if isinstance(fact, PaymentFailed)]
    recorder = _Recorder(recording, sessions, {fact.attempt: fact.outcome for fact in failed})
    for step in mine:
        recorder.take(step)
    recorder.end()
    return recording


def _is_at(step: Step, sessions: Sequence[str]) -> bool:
    """Whether that visit is at the lane: a tap, a power cut and what a box tells name none."""
    return step.before.session is not None and step.before.session.id in sessions


def _devices(steps: list[Step], sessions: Sequence[str]) -> Iterator[str]:
    yield from ("scanner", "terminal")
    for step in steps:
        for fact in step.append.facts:
            match fact:
                case LineAdded(session=whose) if whose in sessions and fact.line.weighing is not None:
                    yield "scale"
                case PaymentStarted(session=whose) if whose not in sessions:
                    continue  # it is another's, or a technician's try
                case PaymentStarted(way=Way.CASH):
                    yield from ("coins", "notes", "hopper")
                case PaymentStarted(way=Way.WALLET):
                    yield "wallet"
                case ReceiptChosen(paper=True) | ReceiptRequested():
                    yield "printer"
                case _:
                    continue


def _newest(step: Step) -> int:
    """The number of the line that was added last; 0 where the basket is empty."""
    session = step.state.session
    return session.lines[-1].id if session is not None and session.lines else 0


class _Recorder:
    """Where the visit stands on the screen, and what was said of it so far."""

    def __init__(self, recording: Recording, sessions: Sequence[str], outcomes: Mapping[str, FailedAs]) -> None:
        self._to = recording
        self._sessions = sessions
        self._opened = 0
        self._said = set[str]()
        self._paying = Paying(recording, outcomes)
        self._helping = Helping(recording, self._paying)

    def take(self, step: Step) -> None:
        for fact in step.append.facts:
            if getattr(fact, "session", "") in ("", *self._sessions):
                self._fact(fact, step)

    def end(self) -> None:
        self._paying.end()

    def _fact(self, fact: Fact, step: Step) -> None:
        match fact:
            case SessionStarted():
                self._started(fact, alone=len(step.append.facts) == 1)
            case LanguageChanged():
                self._to.does("speak", fact.language)
            case LineAdded():
                self._paying.to_basket()
                self._added(fact.line)
                self._expect(step)
            case QuantityChanged():
                self._paying.to_basket()
                self._counted(fact, step.before.session)
                self._expect(step)
            case LineRemoved() if fact.by_shopper:
                self._paying.to_basket()
                self._open(fact.line) if not fact.undo else None
                self._to.does("touch", "undoButton" if fact.undo else "removeButton")
                self._opened = _newest(step)  # what is open is gone: the newest that is left shows
                self._expect(step)
            case CouponAdded() | CouponRemoved():
                self._paying.to_basket()
                self._coupon(fact, step.before.session)
                self._expect(step)
            case MemberShown():
                self._to.untold("the code of a member's card, of which the journal has a hash; no price hangs on it")
                self._to.does("touch", "messageOk")
            case CodeRefused():
                self._refused(fact)
            case LaneStarted() if step.before.session is not None:
                self._to.does("power", "cut")
                self._paying.after_power_cut(step)
            case SessionSuspended() | SessionResumed() | BasketTakenUp():
                self._aside(fact, step)
            case SessionEnded():
                self._ended(fact, step)
            case _:
                if not self._helping.take(fact, step) and not self._paying.take(fact, step):
                    self._beside(fact)

    def _started(self, fact: SessionStarted, *, alone: bool) -> None:
        if fact.training:
            self._once("this was a visit in training, which staff begin with their badge", matters=True)
        if fact.ease != AS_DRAWN:
            self._say(WORDS[EaseChosen])
        if fact.language != FIRST_LANGUAGE:
            self._to.does("speak", fact.language)
        if alone and fact.by is StartedBy.TOUCH:
            self._to.does("touch", "startButton")

    def _added(self, line: Line) -> None:
        """By its code, or by its number where it has none: where a picture was touched stands in no fact."""
        code = goods_code(line)
        if code is not None:
            self._to.does("scan", code)
        elif line.item.plu:
            self._to.does("touch", "typeButton")
            self._to.does("type", line.item.plu)
            self._to.does("touch", "padOk")
        else:
            self._to.untold(f"no code is known that means {line.item.key} as it was sold", matters=True)
            return
        if line.item.unit is Unit.KG and line.weighing is not None:
            self._weighed(line)
        self._opened = line.id

    def _weighed(self, line: Line) -> None:
        load = line.weighing
        if load is None:
            return
        self._to.does("expect", {"screen": "weigh"})
        if load.tare_g != line.item.tare_g:
            self._to.does("touch", f"tare_{load.tare_g}")
        if load.priced is not None:
            self._once("the scale computed prices itself; here the lane does")
        self._to.does("place", load.gross_g)
        self._to.does("touch", "addWeighedButton")
        self._to.does("place", 0)

    def _open(self, line: int) -> None:
        if line != self._opened:
            self._to.does("touch", f"line_{line}")
            self._opened = line

    def _counted(self, fact: QuantityChanged, before: Session | None) -> None:
        line = before.line(fact.line) if before is not None else None
        had = line.quantity if line is not None else 0
        self._open(fact.line)
        for _ in range(abs(fact.quantity - had)):
            self._to.does("touch", "increaseButton" if fact.quantity > had else "decreaseButton")

    def _coupon(self, fact: CouponAdded | CouponRemoved, before: Session | None) -> None:
        if isinstance(fact, CouponAdded):
            code = coupon_code(fact.coupon)
            if code is None:
                self._to.untold(f"how the maker's coupon {fact.coupon.id} is written", matters=True)
            else:
                self._to.does("scan", code)
            return
        names = list(dict.fromkeys(one.id for one in before.coupons)) if before is not None else []
        self._to.does("touch", f"removeCoupon_{names.index(fact.coupon.id) + 1 if fact.coupon.id in names else 1}")

    def _refused(self, fact: CodeRefused) -> None:
        match fact.reason:
            case RefusedFor.UNKNOWN if fact.code:
                self._to.does("scan", ean(fact.code) if fact.code.isdigit() else fact.code)
            case RefusedFor.UNREADABLE:
                self._to.does("scan", WRONG_CODE)
            case _:
                self._to.untold(f"which code was refused ({fact.reason}); nothing came of it")
                return
        self._to.does("touch", "messageOk")

    def _aside(self, fact: SessionSuspended | SessionResumed | BasketTakenUp, step: Step) -> None:
        match fact:
            case SessionSuspended(by=SavedBy.SHOPPER):
                self._paying.to_basket()
                self._to.does("touch", "cancelButton")
                self._to.does("touch", "keepForLaterButton")
                self._to.does("expect", {"screen": "saved"})
                self._to.does("keep", {"saved_code": "savedCode"})
                self._to.does("touch", "savedDoneButton")
            case SessionResumed() | BasketTakenUp() if self._kept():
                self._to.does("touch", "takeUpButton")
                self._to.does("type", "{saved_code}")
                self._to.does("touch", "padOk")
                self._expect(step)
            case _:
                self._to.untold("the basket was put aside or taken up in a way that a scenario cannot do", matters=True)

    def _kept(self) -> bool:
        return any(getattr(entry, "verb", "") == "keep" for entry in self._to.entries)

    def _ended(self, fact: SessionEnded, step: Step) -> None:
        before = step.before.session
        match fact.reason:
            case EndReason.PAID:
                self._to.does("expect", {"screen": "attract", "within": ENDS_S})
            case EndReason.CANCELLED:
                self._paying.to_basket()
                self._to.does("touch", "cancelButton")
                if before is not None and before.lines:
                    self._to.does("touch", "confirmCancelButton")
                self._to.does("expect", {"screen": "attract"})
            case _:
                self._once(f"the visit ended as {fact.reason}", matters=True)

    def _expect(self, step: Step) -> None:
        session = step.state.session
        if session is not None:
            total = amount(session.pricing.to_pay)
            told = {"lines": len(session.lines), "pieces": session.pieces, "total": total}
            self._to.does("expect", {"screen": "basket", **told})

    def _beside(self, fact: Fact) -> None:
        """What became no step is said, once in its words."""
        told = words_of(fact)
        if told is not None:
            self._say(told)

    def _once(self, words: str, *, matters: bool = False) -> None:
        self._say(Untold(words, matters))

    def _say(self, told: Untold) -> None:
        if told.words not in self._said:
            self._said.add(told.words)
            self._to.entries.append(told)

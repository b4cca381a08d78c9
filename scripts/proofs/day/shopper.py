"""What one shopper does at a lane, from the first touch to the last; and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from kiosk.compose.virtual import VirtualLane
from kiosk.core.pricing import Line
from kiosk.core.session.cash_inputs import CashTouched
from kiosk.core.session.inputs import Device, Load
from kiosk.core.session.state import LaneState, Screen, screen
from kiosk.core.session.touches import (
    AddWeighedTouched,
    BackTouched,
    CardTouched,
    FaceTouched,
    ItemPicked,
    LanguageTouched,
    MessageClosed,
    NoBarcodeTouched,
    NoPaperTouched,
    PaperTouched,
    PayTouched,
    RemoveTouched,
    StartTouched,
)
from scripts.proofs.day.population import Pays, Pick, Shopper
from scripts.proofs.day.walk import Pause, Steps, Until

REACTS_S = 8.0
"""A lane that has not reacted by then is tried once more."""
CARD_S = 90.0
PIECE_S = 12.0
HOST_S = 1800.0
"""The longest that a shopper waits for somebody of the staff."""
TRIES = 3
NOTES = ((2000, "EUR20"), (1000, "EUR10"), (500, "EUR5"))
COINS = tuple((worth, f"EU{worth:03d}A") for worth in (200, 100, 50, 20, 10, 5, 2, 1))


@dataclass(slots=True)
class Visit:
    """`how`: paid, left (walked away from the basket), or stuck, with where in `stuck`. Seconds of the day."""

    shopper: int
    lane: str
    began_s: float
    picks: int = 0
    how: str = ""
    stuck: str = ""
    paid_minor: int = 0
    scanned_s: float = 0.0
    paid_s: float = 0.0
    ended_s: float = 0.0
    again: int = 0
    """How often something had to be done once more."""


class Stuck(Exception):
    """The lane goes on nowhere; says what the shopper waited for."""


def visit(lane: VirtualLane, shopper: Shopper) -> Steps[Visit]:
    """The shopper stands at the lane, which invites, at its beginning; at its end the lane is free, or left alone."""
    return _Hands(lane, shopper).visit()


class _Hands:
    def __init__(self, lane: VirtualLane, shopper: Shopper) -> None:
        self._lane = lane
        self._shopper = shopper
        self._chance = Random(shopper.seed)
        self._changes = self._chance.random() < 0.5  # pays with a note that is too much
        self._visit = Visit(shopper.number, lane.policy.lane, lane.time.now)

    def visit(self) -> Steps[Visit]:
        try:
            yield from self._shop()
        except Stuck as where:
            self._visit.how, self._visit.stuck = "stuck", f"{where} at {screen(self._lane.state)}"
        self._visit.ended_s = self._lane.time.now
        return self._visit

    def _shop(self) -> Steps[None]:
        self._lane.post(StartTouched())
        yield from self._comes("the basket", lambda state: state.session is not None)
        if self._shopper.language != "en":
            self._lane.post(LanguageTouched(self._shopper.language))
        for number, pick in enumerate(self._shopper.picks):
            if number == self._shopper.leaves_after:
                self._visit.how = "left"
                return
            yield Pause(self._takes(1.8))
            yield from self._take(pick)
            self._visit.picks += 1
        self._visit.scanned_s = self._lane.time.now
        yield from self._pay()
        self._visit.paid_s = self._lane.time.now
        yield from self._leave()
        self._visit.how = "paid"

    def _take(self, pick: Pick) -> Steps[None]:
        lines, pieces = self._lines(), self._pieces()
        if pick.grams:
            yield from self._weigh(pick)
        else:
            if pick.fumbled:
                self._lane.wires[Device.SCANNER].set(scan="]E04006381333932")  # a digit misread: its check fails
                yield Pause(self._takes(1.5))
            yield from self._scan(pick)
        yield from self._comes("the goods in the basket", lambda _: self._pieces() > pieces or self._lines() > lines)
        if pick.undone and self._lines() > lines:
            newest = self._session_lines()[-1].id
            yield Pause(self._takes(2.0))
            self._lane.post(RemoveTouched(newest))
            yield from self._comes("one line less", lambda _: self._lines() == lines)

    def _scan(self, pick: Pick) -> Steps[None]:
        before = self._pieces()
        key = pick.item.key
        code = f"]E4{key[6:]}" if key.startswith("000000") else f"]E0{key[1:]}"
        for _ in range(TRIES):
            self._lane.wires[Device.SCANNER].set(scan=code)
            if (yield Until(lambda _: self._pieces() > before, REACTS_S)):
                return
            self._visit.again += 1
            yield from self._closes_message()
        raise Stuck(f"no {pick.item.name('en')} by its code")

    def _weigh(self, pick: Pick) -> Steps[None]:
        lines = self._lines()
        for _ in range(TRIES):
            self._lane.post(NoBarcodeTouched())
            yield from self._shows(Screen.PICK)
            yield Pause(self._takes(3.0))
            self._lane.post(ItemPicked(pick.item))
            yield from self._shows(Screen.WEIGH)
            yield Pause(self._takes(1.5))
            self._lane.wires[Device.SCALE].set(weight_g=pick.grams)
            steady = yield Until(lambda state: state.load is Load.STABLE and state.grams == pick.grams, REACTS_S)
            if steady:
                self._lane.post(AddWeighedTouched())
            added = steady and (yield Until(lambda _: self._lines() > lines, REACTS_S))
            self._lane.wires[Device.SCALE].set(weight_g=0)
            if added:
                return
            self._visit.again += 1
            self._lane.post(BackTouched())
            yield Pause(self._takes(2.0))
        raise Stuck(f"no {pick.item.name('en')} by its weight")

    def _pay(self) -> Steps[None]:
        yield Pause(self._takes(2.0))
        if not (yield Until(lambda state: not _waits_for_staff(state), HOST_S)):
            raise Stuck("nobody of the staff comes")
        pays = self._shopper.pays
        if pays is Pays.CASH and (yield from self._pay_cash()):
            return
        yield from self._pay_card(tries=2 if pays is Pays.SECOND_TRY else 1)

    def _pay_card(self, tries: int) -> Steps[None]:
        for left in reversed(range(tries + TRIES - 1)):
            self._lane.wires[Device.TERMINAL].set(
                card="decline" if left >= TRIES else "approve", card_delay_ms=round(1000 * self._takes(3.5))
            )
            if screen(self._lane.state) is not Screen.PAY:
                self._lane.post(PayTouched())
                yield from self._shows(Screen.PAY)
            yield Pause(self._takes(1.5))
            self._lane.post(CardTouched())
            yield Until(lambda state: screen(state) is Screen.PAYING, REACTS_S)
            yield Until(lambda state: screen(state) is not Screen.PAYING, CARD_S)
            if self._is_paid():
                return
            self._visit.again += 1
            yield from self._closes_message()
        raise Stuck("the card does not pay")

    def _pay_cash(self) -> Steps[bool]:
        """False where the lane takes none now."""
        self._lane.post(PayTouched())
        yield from self._shows(Screen.PAY)
        yield Pause(self._takes(1.5))
        self._lane.post(CashTouched())
        if not (yield Until(lambda state: self._rest(state) > 0, REACTS_S)):
            return False
        yield Pause(1.0)
        while (rest := self._rest(self._lane.state)) > 0:
            if not (yield Until(lambda _, rest=rest: bool(self._fitting(rest)), PIECE_S)):  # type: ignore[misc]
                raise Stuck("no box takes a piece")
            box, piece = self._fitting(rest)
            yield Pause(self._takes(0.8))
            self._lane.wires[box].set(insert=piece)
            yield Until(lambda state, rest=rest: self._rest(state) != rest, PIECE_S)  # type: ignore[misc]
        if not (yield Until(lambda _: self._is_paid(), CARD_S)):
            raise Stuck("the cash does not pay")
        return True

    def _fitting(self, rest: int) -> tuple[Device, str] | tuple[()]:
        """What is put in next, of what the boxes take now: now and then a note that is too much, else the largest that
        is not; nothing where none fits.
        """
        there = {
            (worth, box, name)
            for box, pieces in ((Device.NOTES, NOTES), (Device.COINS, COINS))
            for worth, name in pieces
            if self._lane.wires[box].state()["open"] and name in self._lane.wires[box].state()["takes"]  # type: ignore[operator]
        }
        over = [one for one in there if one[0] >= rest and one[1] is Device.NOTES]
        under = [one for one in there if one[0] <= rest]
        wanted = [min(over)] if over and (self._changes or not under) else [max(under)] if under else []
        return (wanted[0][1], wanted[0][2]) if wanted else ()

    def _leave(self) -> Steps[None]:
        yield Pause(self._takes(1.5))
        if screen(self._lane.state) is Screen.RECEIPT:
            self._lane.post(PaperTouched() if self._shopper.paper else NoPaperTouched())
            yield from self._comes("the faces", lambda state: screen(state) is not Screen.RECEIPT)
        yield Pause(self._takes(1.5))
        if self._shopper.face and screen(self._lane.state) is Screen.TAP:
            self._lane.post(FaceTouched(self._shopper.face))

    def _closes_message(self) -> Steps[None]:
        yield Pause(self._takes(1.5))
        if self._lane.state.message is not None:
            self._lane.post(MessageClosed())
            yield Pause(0.5)

    def _shows(self, wanted: Screen) -> Steps[None]:
        yield from self._comes(f"the screen {wanted}", lambda state: screen(state) is wanted)

    def _comes(self, what: str, holds: Callable[[LaneState], bool]) -> Steps[None]:
        if not (yield Until(holds, REACTS_S)):
            raise Stuck(what)

    def _takes(self, seconds: float) -> float:
        return seconds * self._shopper.pace * self._chance.uniform(0.7, 1.5)

    def _rest(self, state: LaneState) -> int:
        """What is still to be put in, in minor units; 0 where no cash is being paid."""
        attempt = state.attempt
        if attempt is None or attempt.cash is None:
            return 0
        return attempt.amount.minor - attempt.cash.taken.minor

    def _is_paid(self) -> bool:
        return screen(self._lane.state) in (Screen.RECEIPT, Screen.TAP)

    def _session_lines(self) -> tuple[Line, ...]:
        session = self._lane.state.session
        return session.lines if session is not None else ()

    def _lines(self) -> int:
        return len(self._session_lines())

    def _pieces(self) -> int:
        return sum(line.quantity for line in self._session_lines())


def _waits_for_staff(state: LaneState) -> bool:
    return state.session is not None and bool(state.session.interventions)

"""What one shopper does at a lane, from the first touch to the last."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.session.inputs import Device, Load
from kiosk.core.session.notes import TapView
from kiosk.core.session.state import Paid, Screen, screen
from kiosk.core.session.touches import (
    AddWeighedTouched,
    BackTouched,
    BagsTouched,
    BagTouched,
    BasketCodeGiven,
    FaceTouched,
    HelpTouched,
    ItemPicked,
    LanguageTouched,
    NoBarcodeTouched,
    NoPaperTouched,
    PaperTouched,
    ReasonTouched,
    RemoveTouched,
    SaveTouched,
    StartTouched,
    TakeUpTouched,
)
from kiosk.core.survey import Reason
from scripts.proofs.day.bags import Bags
from scripts.proofs.day.hands import REACTS_S, TRIES, Hands, Stuck
from scripts.proofs.day.paying import Paying
from scripts.proofs.day.population import Pick, Shopper
from scripts.proofs.day.stand import Stand
from scripts.proofs.day.visit import Visit as Visit
from scripts.proofs.day.walk import Pause, Steps, Until

GOES_S = 60.0
"""What somebody left lying is cleared away so much later."""


class Shopping:
    """One shopper at `lane`, which invites; `visit` is what they do there. A visit that ends "saved" goes on with
    `comes_back`, at the same lane, once that invites again.
    """

    def __init__(self, lane: Stand, shopper: Shopper) -> None:
        self.hands = Hands(lane, shopper)
        self.bags = Bags(self.hands)
        self._lane = lane
        self._shopper = shopper
        self._visit = self.hands.visit
        self._code = ""  # of the basket that was put aside
        self.is_back = False
        """What was to be fetched is here."""

    def visit(self) -> Steps[Visit]:
        """At its end the lane is free, or left alone."""
        return (yield from self._to_its_end(self._shop()))

    def comes_back(self) -> Steps[Visit]:
        """The basket that was put aside is taken up again, and the visit ends as any other."""
        return (yield from self._to_its_end(self._goes_on()))

    def fetched_it(self) -> None:
        self.is_back = True

    def _to_its_end(self, steps: Steps[None]) -> Steps[Visit]:
        self._visit.how = ""
        try:
            yield from steps
        except Stuck as where:
            self._visit.how, self._visit.stuck = "stuck", f"{where} at {screen(self._lane.state)}"
        if self._visit.how == "left":
            yield Pause(GOES_S)
        self.bags.leaves()
        self._present(there=False)
        self._visit.ended_s = self._lane.time.now
        if self._visit.how == "saved":
            self._visit.aside_s = self._visit.ended_s
        return self._visit

    def _shop(self) -> Steps[None]:
        shopper, hands = self._shopper, self.hands
        self._present(there=True)
        self._lane.post(StartTouched())
        yield from hands.comes("the basket", lambda state: state.session is not None)
        if shopper.language != "en":
            self._lane.post(LanguageTouched(shopper.language))
        if shopper.member:
            self._visit.member = True
            self._lane.wires[Device.SCANNER].set(scan=f"]C0GREEN-{shopper.number:08d}")
            yield from hands.closes_message()
        yield from self.bags.arrives()
        yield from self._buys()

    def _buys(self) -> Steps[None]:
        """All that was not bought yet is, and paid for, unless the basket is left or put aside."""
        shopper, hands = self._shopper, self.hands
        for number, pick in enumerate(shopper.picks):
            if number < self._visit.picks:
                continue  # it was bought before the basket was put aside
            if number == shopper.leaves_after:
                self._visit.how = "left"
                return
            if number == shopper.saves_after and not self._code and hands.lines:
                yield from self._puts_aside()
                return
            if number == shopper.calls_after:
                self._visit.called_help = True
                self._lane.post(HelpTouched())
            yield Pause(hands.takes(1.8))
            yield from self._take(pick, number)
            self._visit.picks += 1
        yield from self._buys_bags()
        self._visit.scanned_s = self._lane.time.now
        yield Pause(hands.takes(2.0))
        yield from Paying(hands, self.bags).pay()
        self._visit.paid_s = self._lane.time.now
        self._visit.slipped = self.bags.wrong
        phase = self._lane.state.session.phase if self._lane.state.session is not None else None
        if isinstance(phase, Paid):
            self._visit.paid_minor = phase.sale.pricing.to_pay.minor
        yield from self._leave()
        self._visit.how = "paid"

    def _puts_aside(self) -> Steps[None]:
        """The code of the basket is kept, and the lane left."""
        self._lane.post(SaveTouched())
        yield from self.hands.shows(Screen.SAVED)
        self._code = self._lane.state.saved[-1].code
        self._visit.saved = True
        yield Pause(self.hands.takes(2.0))
        self._lane.post(BackTouched())
        yield from self.hands.shows(Screen.ATTRACT)
        self._visit.how = "saved"

    def _goes_on(self) -> Steps[None]:
        self._visit.back_s = self._lane.time.now
        self._present(there=True)
        self._lane.post(TakeUpTouched())
        yield from self.hands.shows(Screen.TAKE_UP)
        yield Pause(self.hands.takes(4.0))
        self._lane.post(BasketCodeGiven(self._code))
        yield from self.hands.comes("the basket that was put aside", lambda _: bool(self.hands.lines))
        yield from self._buys()

    def _take(self, pick: Pick, number: int) -> Steps[None]:
        hands, lines, pieces = self.hands, len(self.hands.lines), self.hands.pieces
        if pick.grams:
            yield from self._weigh(pick)
        elif pick.item.key.startswith("plu:"):
            yield from self._look_up(pick)
        else:
            if pick.fumbled:
                self._lane.wires[Device.SCANNER].set(scan="]E04006381333932")  # a digit misread: its check fails
                yield Pause(hands.takes(1.5))
            yield from self._scan(pick)
        yield from hands.comes("the goods in the basket", lambda _: hands.pieces > pieces or len(hands.lines) > lines)
        if pick.undone and len(hands.lines) > lines:
            newest = hands.lines[-1].id
            yield Pause(hands.takes(2.0))
            self._lane.post(RemoveTouched(newest))
            yield from hands.comes("one line less", lambda _: len(hands.lines) == lines)
            self._visit.undone += 1
        else:
            yield from self.bags.place(pick, number)

    def _scan(self, pick: Pick) -> Steps[None]:
        before = self.hands.pieces
        key = pick.item.key
        code = f"]E4{key[6:]}" if key.startswith("000000") else f"]E0{key[1:]}"
        for _ in range(TRIES):
            self._lane.wires[Device.SCANNER].set(scan=code)
            if (yield Until(lambda _: self.hands.pieces > before, REACTS_S)):
                return
            yield from self.hands.once_more()
        raise Stuck(f"no {pick.item.name('en')} by its code")

    def _look_up(self, pick: Pick) -> Steps[None]:
        """A piece without a code, found by its picture."""
        self._lane.post(NoBarcodeTouched())
        yield from self.hands.shows(Screen.PICK)
        yield Pause(self.hands.takes(3.0))
        self._lane.post(ItemPicked(pick.item))

    def _weigh(self, pick: Pick) -> Steps[None]:
        hands, lines = self.hands, len(self.hands.lines)
        for _ in range(TRIES):
            self._lane.post(NoBarcodeTouched())
            yield from hands.shows(Screen.PICK)
            yield Pause(hands.takes(3.0))
            self._lane.post(ItemPicked(pick.item))
            yield from hands.shows(Screen.WEIGH)
            yield Pause(hands.takes(1.5))
            self._lane.wires[Device.SCALE].set(weight_g=pick.grams)
            steady = yield Until(lambda state: state.load is Load.STABLE and state.grams == pick.grams, REACTS_S)
            if steady:
                self._lane.post(AddWeighedTouched())
            added = steady and (yield Until(lambda _: len(hands.lines) > lines, REACTS_S))
            self._lane.wires[Device.SCALE].set(weight_g=0)
            if added:
                return
            self._lane.post(BackTouched())
            yield from hands.once_more()
        raise Stuck(f"no {pick.item.name('en')} by its weight")

    def _buys_bags(self) -> Steps[None]:
        """Carrier bags, one touch each."""
        if not self._shopper.carriers:
            return
        self._lane.post(BagsTouched())
        yield from self.hands.shows(Screen.BAGS)
        for carrier in self._shopper.carriers:
            yield Pause(self.hands.takes(0.8))
            self._lane.post(BagTouched(carrier))
            self._visit.bags += 1
        yield Pause(0.5)
        self._lane.post(BackTouched())
        yield from self.hands.shows(Screen.BASKET)

    def _leave(self) -> Steps[None]:
        hands = self.hands
        yield Pause(hands.takes(1.5))
        if screen(self._lane.state) is Screen.RECEIPT:
            self._visit.paper = self._shopper.paper and self._lane.state.printer_ready
            self._lane.post(PaperTouched() if self._visit.paper else NoPaperTouched())
            yield from hands.comes("the faces", lambda state: screen(state) is not Screen.RECEIPT)
        yield Pause(hands.takes(1.5))
        view = self._lane.state.view
        if self._shopper.face and isinstance(view, TapView) and not view.thanked:  # some are only thanked
            self._lane.post(FaceTouched(self._shopper.face))
            self._visit.face = self._shopper.face
            yield from self._says_why()

    def _says_why(self) -> Steps[None]:
        if not self._shopper.reasons:
            return
        yield Pause(self.hands.takes(1.5))
        view = self._lane.state.view
        question = self._lane.policy.survey.question(view.question) if isinstance(view, TapView) else None
        offered = question.reasons(self._shopper.face) if question is not None else ()
        if offered and isinstance(view, TapView) and not view.thanked:
            self._lane.post(ReasonTouched(self._reason(offered).id))
            self._visit.reasons = 1

    def _reason(self, offered: Sequence[Reason]) -> Reason:
        """The one that this shopper chooses of what is offered."""
        return self.hands.chance.choice(offered)

    def _present(self, *, there: bool) -> None:
        """The sensor at the lane sees somebody, or nobody."""
        if Device.BUTTONS in self._lane.wires:
            self._lane.wires[Device.BUTTONS].set(present=there)

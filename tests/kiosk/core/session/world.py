"""The world around a lane: it knows what money moved, whatever it says of that, and when, and how often.

Each part hears the lane's effects and has words to say, the good one first. Nothing in it looks at the lane's state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kiosk.core.days import DayEnd
from kiosk.core.drawer import DrawerEnd
from kiosk.core.session import effects as wanted
from kiosk.core.session.facts import Fact, FailedAs, SalePaid
from kiosk.core.session.inputs import (
    AskLost,
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardUnknown,
    CardUnresolved,
    ClaimAnswered,
    DayEndDone,
    Device,
    DeviceCame,
    DeviceLost,
    DrawerDone,
    Input,
    OfferNotTaken,
    OfferTaken,
    PinChecked,
    PrintDone,
    PrinterShowed,
    PrintLost,
    SaleFound,
    ShelfSilent,
    SignatureCame,
    SignatureLost,
    TerminalReadied,
    WalletCodeCame,
)
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.session.visit import AttemptKind, CardResult, TerminalMark
from kiosk.core.values import Way
from kiosk.play.books import Charge
from tests.kiosk.core.session.drawing import SIGNATURE
from tests.kiosk.core.session.world_of_cash import Hopper, Taker
from tests.shop import MARK

Word = Callable[[], Input]
UNPLUGGED = "unplugged"


@dataclass
class Reader:
    """Who moves money by `way`. `moved`: attempt → what it says of the money that moved by it."""

    way: Way
    there: bool = True
    moved: dict[str, CardResult] = field(default_factory=dict)
    charges: list[Charge] = field(default_factory=list)
    _asked: wanted.AskTerminal | None = None
    _token: str = ""
    _confirmed: bool = False
    _queries: list[str] = field(default_factory=list)

    def hears(self, effect: wanted.Effect) -> None:
        match effect:
            case wanted.AskTerminal(way=self.way):
                self._asked, self._token, self._confirmed = (effect if self.there else None), "", False
            case wanted.ConfirmPayment(way=self.way, token=token) if token == self._token and self._asked is not None:
                self._confirmed = True
            case wanted.RefusePayment(way=self.way, token=token) if token == self._token:
                self._forget()
            case wanted.QueryPayment() if effect.attempt.way is self.way:
                self._breaks_off()
                self._queries.append(effect.attempt.id)

    def words(self) -> list[Word]:
        if self._queries:
            return [self._tells, self._is_silent] if self.there else [self._is_silent, self._is_lost_for_words]
        if self._asked is None:
            return []
        if self._confirmed:
            return [self._completes, self._completes_unheard, self._takes_back]
        if self._token:
            return []
        return [self._authorises, self._declines, self._gives_up, self._dies, *self._codes()]

    @property
    def at(self) -> str:
        """The attempt that it is at; '' = none."""
        return self._asked.attempt if self._asked is not None else ""

    def cut(self, *, moved: bool) -> None:
        """The lane's power is gone: a payment under way is completed or undone, and nobody hears."""
        self.pull(moved=moved)
        self._queries.clear()

    def pull(self, *, moved: bool) -> None:
        """The wire to it is: the same, but that each question is answered, with nothing."""
        if self._confirmed and moved:
            self._charge()
        self._forget()

    def _codes(self) -> list[Word]:
        asked = self._asked
        if self.way is not Way.WALLET or asked is None or asked.code:
            return []
        return [lambda: WalletCodeCame(asked.attempt, "https://pay.example/1", 10.0**6)]

    def _result(self, asked: wanted.AskTerminal) -> CardResult:
        number = f"{len(self.charges) + 1:04}"
        return CardResult(
            amount=asked.amount,
            terminal_id=MARK.terminal_id,
            receipt_no=number,
            trace_no=f"{self.way}-{number}",
            result_code="00",
        )

    def _charge(self) -> CardResult:
        asked = self._running()
        result = self._result(asked)
        sign = 1 if asked.kind is AttemptKind.PAYMENT else -1
        self.moved[asked.attempt] = result
        self.charges.append(
            Charge(
                amount_minor=sign * asked.amount.minor,
                receipt_no=result.receipt_no,
                trace_no=result.trace_no,
                way=self.way.value,
            )
        )
        return result

    def _running(self) -> wanted.AskTerminal:
        assert self._asked is not None, "nothing is asked of it"
        return self._asked

    def _forget(self) -> None:
        self._asked, self._token, self._confirmed = None, "", False

    def _breaks_off(self) -> None:
        """Who is asked what became of a payment is at none."""
        if self._confirmed:
            self._charge()
        self._forget()

    def _authorises(self) -> Input:
        asked = self._running()
        self._token = f"{asked.attempt}/1"
        return CardAuthorised(asked.attempt, self._token, self._result(asked), self.way)

    def _completes(self) -> Input:
        asked, result = self._running(), self._charge()
        self._forget()
        return CardApproved(asked.attempt, result, ("APPROVED",))

    def _completes_unheard(self) -> Input:
        asked = self._running()
        self._charge()
        self._forget()
        return CardUnknown(asked.attempt, "link lost")

    def _takes_back(self) -> Input:
        return self._ends(FailedAs.CANCELLED)

    def _declines(self) -> Input:
        return self._ends(FailedAs.DECLINED)

    def _gives_up(self) -> Input:
        return self._ends(FailedAs.TIMEOUT)

    def _ends(self, outcome: FailedAs) -> Input:
        asked = self._running()
        self._forget()
        return CardFailed(asked.attempt, outcome, "05", "")

    def _dies(self) -> Input:
        asked = self._running()
        self._forget()
        return CardUnknown(asked.attempt, "link lost")

    def _tells(self) -> Input:
        attempt = self._queries.pop(0)
        if attempt in self.moved:
            return CardResolvedCharged(attempt, self.moved[attempt])
        return CardResolvedUncharged(attempt)

    def _is_silent(self) -> Input:
        return CardUnresolved(self._queries.pop(0), "no_answer", "")

    def _is_lost_for_words(self) -> Input:
        return CardUnresolved(self._queries.pop(0), "unclear", "its memory is empty")


@dataclass
class World:
    """Readers, boxes, hopper, printer, drawer, signing unit and store. `sold`: receipt → what the journal has of it."""

    readers: dict[Way, Reader] = field(default_factory=lambda: {way: Reader(way) for way in (Way.CARD, Way.WALLET)})
    boxes: tuple[Taker, ...] = field(default_factory=Taker.both)
    hopper: Hopper = field(default_factory=Hopper)
    _errands: list[tuple[Word, ...]] = field(default_factory=list)
    _sold: dict[int, SalePaid] = field(default_factory=dict)
    _returned: dict[int, list[RefundPaid]] = field(default_factory=dict)

    def hears(self, facts: tuple[Fact, ...], effects: tuple[wanted.Effect, ...]) -> None:
        for fact in facts:
            if isinstance(fact, SalePaid):
                self._sold[fact.sale.receipt_no] = fact
            elif isinstance(fact, RefundPaid):
                self._returned.setdefault(fact.sale.returns, []).append(fact)
        for effect in effects:
            for part in (*self.readers.values(), *self.boxes, self.hopper):
                part.hears(effect)
            if (words := self._errand(effect)) is not None:
                self._errands.append(words)

    def words(self) -> list[Word]:
        """What may be said next: of each part the good word first."""
        found = [word for reader in self.readers.values() for word in reader.words()]
        found += [word for part in (*self.boxes, self.hopper) for word in part.words()]
        return [*found, *(self._once(at, word) for at, words in enumerate(self._errands) for word in words)]

    def good_word(self) -> Word | None:
        """The next one of a world in which all goes well, as far as it is there."""
        for part in (*self.readers.values(), *self.boxes, self.hopper):
            if words := part.words():
                return words[0]
        return self._once(0, self._errands[0][0]) if self._errands else None

    def cut(self, *, moved: bool) -> None:
        """Of whatever was under way nobody hears any more; `moved`: it was done all the same."""
        for reader in self.readers.values():
            reader.cut(moved=moved)
        self.hopper.cut(moved=moved)
        for box in self.boxes:
            box.cut()
        self._errands.clear()

    def mends(self) -> list[Input]:
        """Everything is there again."""
        for reader in self.readers.values():
            reader.there = True
        self.hopper.there = True
        return self.comes()

    def comes(self) -> list[Input]:
        """What devices that are there say when the lane, or they, are new."""
        boxes = [DeviceCame(Device(box.box.value)) for box in (*self.boxes, self.hopper) if box.there]
        ready = [TerminalReadied(self.mark(way), way) for way, reader in self.readers.items() if reader.there]
        printer = PrinterShowed(ready=True, paper_out=False, paper_low=False, fault="")
        return [*ready, printer, *boxes, *self.hopper.holds(), DeviceCame(Device.SIGNER)]

    def holds(self) -> dict[str, int]:
        """What lies in the boxes, and what the hopper gave out."""
        return {**{box.box.value: sum(box.pieces) for box in self.boxes}, "hopper": self.hopper.out}

    def mark(self, way: Way) -> TerminalMark:
        charges = self.readers[way].charges
        last = charges[-1] if charges else None
        return replace(MARK, receipt_no=last.receipt_no, trace_no=last.trace_no) if last is not None else MARK

    def pulls(self, way: Way, *, moved: bool) -> list[Input]:
        """Whoever moves money by `way` is away, and what it was at is in doubt."""
        reader = self.readers[way]
        device = Device.TERMINAL if way is Way.CARD else Device.WALLET
        at = reader.at
        reader.pull(moved=moved)
        reader.there = False
        doubt = [CardUnknown(at, "unplugged")] if at else []
        return [DeviceLost(device, UNPLUGGED, ""), *doubt]

    def pulls_hopper(self, *, moved: bool) -> list[Input]:
        self.hopper.cut(moved=moved)
        self.hopper.there = False
        return [DeviceLost(Device.HOPPER, UNPLUGGED, "")]

    def _once(self, at: int, word: Word) -> Word:
        def says() -> Input:
            del self._errands[at]
            return word()

        return says

    def _errand(self, effect: wanted.Effect) -> tuple[Word, ...] | None:
        match effect:
            case wanted.PrintReceipt(job=job):
                done: Input = PrintDone(job)
                return (
                    lambda: done,
                    lambda: PrintLost(job, confirmed_missing=True, reason="paper out"),
                    lambda: PrintLost(job, confirmed_missing=False, reason="no answer"),
                )
            case wanted.OpenDrawer(kick=kick):
                return tuple(lambda end=end: DrawerDone(kick, end) for end in (DrawerEnd.OPENED, DrawerEnd.UNKNOWN))
            case wanted.CheckPin(staff=staff):
                return (lambda: PinChecked(staff, right=True),)
            case wanted.SignSale(key=key):
                return (lambda: SignatureCame(key, SIGNATURE), lambda: SignatureLost(key, "memory full"))
            case wanted.EndDay(job=job):
                return tuple(lambda end=end: DayEndDone(job, end) for end in (DayEnd.DONE, DayEnd.REFUSED))
            case wanted.OfferBasket(saved=saved):
                return (lambda: OfferTaken(saved.basket), lambda: OfferNotTaken(saved.basket))
            case wanted.AskForBasket(ask=ask):
                return (lambda: AskLost(ask.request),)
            case wanted.LookAtShelf(request=request):
                return (lambda: ShelfSilent(request),)
            case wanted.ClaimRefund(claim=claim):
                return (lambda: ClaimAnswered(claim.refund),)
            case wanted.FindSale(wanted=receipt):
                return (lambda: self._found(receipt),)
            case _:
                return None

    def _found(self, receipt: wanted.Wanted) -> Input:
        sold = self._sold.get(receipt.receipt_no)
        back = self._returned.get(receipt.receipt_no, [])
        return SaleFound(receipt, sold.sale if sold is not None else None, tuple(one.sale for one in back))

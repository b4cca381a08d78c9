"""The lane's effects → requests to devices and a nudge to the outbox. Called on the lane thread, never waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, assert_never

from drivers.contract import (
    AbortPayment,
    Colour,
    Confirm,
    DisableScanner,
    Document,
    DocumentLine,
    EnableScanner,
    EndOfDay,
    GiveBack,
    GoodReadBeep,
    NotOnFileBeep,
    OpenDrawer,
    Pattern,
    Pay,
    PayByCode,
    PictureLine,
    PriceScale,
    Print,
    QrLine,
    Refuse,
    Request,
    ResolvePayment,
    RuleLine,
    SetLamp,
    ShowCode,
    StopPricing,
    TakeBack,
    TextLine,
)
from kiosk.core.baskets import Ask as BasketAsk
from kiosk.core.calls import Outcome
from kiosk.core.claims import Unclaimed
from kiosk.core.days import DayEnd
from kiosk.core.drawer import DrawerEnd
from kiosk.core.receipt import Receipt, ReceiptCode, ReceiptLine, ReceiptRule, ReceiptText
from kiosk.core.session.cash_effects import CashEffect, ConfirmCash, GiveMark, PayCash, ShutBox, TakeCash
from kiosk.core.session.effects import (
    AnswerCommand,
    AskForBasket,
    AskScale,
    AskTerminal,
    CheckPin,
    ClaimRefund,
    ConfirmPayment,
    Effect,
    EndDay,
    FindMember,
    FindSale,
    GiveCouponsBack,
    ListenTo,
    LookAtShelf,
    OfferBasket,
    PrintReceipt,
    PushOutbox,
    QueryPayment,
    RefusePayment,
    ReleaseBasket,
    SetLight,
    SignSale,
    SoundScanner,
    StopTerminal,
    UseMaster,
    UseStaff,
)
from kiosk.core.session.effects import OpenDrawer as OpenTheDrawer
from kiosk.core.session.facts import FailedAs
from kiosk.core.session.inputs import (
    AskLost,
    CardFailed,
    CardUnresolved,
    ClaimAnswered,
    DayEndDone,
    Device,
    DrawerDone,
    Input,
    MemberAnswered,
    NotAsked,
    PinChecked,
    PrintLost,
    SaleFound,
    ShelfSilent,
    SignatureLost,
)
from kiosk.core.session.light import SIGNALS
from kiosk.core.session.scanner_notes import Beep
from kiosk.core.session.state import AttemptKind, Saved
from kiosk.core.values import Way
from kiosk.lane.boxes import asked_of, without_hopper
from kiosk.lane.fiscal import FiscalSigner
from kiosk.lane.pins import PinChecker
from kiosk.lane.sales import SaleFinder

_MOVES = {Way.CARD: Device.TERMINAL, Way.WALLET: Device.WALLET}
"""Which device moves money by which way."""

Submit = Callable[[Request], None]


class Shelf(Protocol):
    """The store's shelf of saved baskets; `kiosk.store_link.BasketChannel` is one. Nothing of it waits."""

    def offer(self, saved: Saved, *, again: bool) -> None: ...

    def ask(self, ask: BasketAsk) -> None: ...

    def look(self, request: str) -> None: ...

    def release(self, request: str, basket: str) -> None: ...


class Members(Protocol):
    """Who knows the store's members; `kiosk.lane.members.MemberFinder` is one. Nothing of it waits."""

    def ask(self, asked: FindMember | GiveCouponsBack) -> None: ...


class EffectPerformer:
    """Knows which device takes what. A device that this lane does not have answers at once, by an input."""

    def __init__(
        self,
        devices: dict[Device, Submit],
        signer: FiscalSigner | None = None,
        pins: PinChecker | None = None,
        sales: SaleFinder | None = None,
        logo: bytes = b"",
    ) -> None:
        """`logo`: a picture that the printer can print, for above the receipts; b"" for none."""
        self._devices = devices
        self._signer = signer
        self._pins = pins
        self._sales = sales
        self._logo = logo
        self._post: Callable[[Input], None] | None = None
        self._nudge_outbox: Callable[[], None] | None = None
        self._answer_command: Callable[[str, Outcome], None] | None = None
        self._use_master: Callable[[str], None] | None = None
        self._use_staff: Callable[[str], None] | None = None
        self._shelf: Shelf | None = None
        self._members: Members | None = None

    def connect(
        self,
        post: Callable[[Input], None],
        nudge_outbox: Callable[[], None] | None = None,
        answer_command: Callable[[str, Outcome], None] | None = None,
    ) -> None:
        """Where answers for missing devices go, who sends the outbox, and who tells the server what came of its
        commands; once, before the lane starts.
        """
        self._post = post
        self._nudge_outbox = nudge_outbox
        self._answer_command = answer_command

    def take_masters(self, use_master: Callable[[str], None]) -> None:
        """Who exchanges the items; once, before the lane starts."""
        self._use_master = use_master

    def take_staff(self, use_staff: Callable[[str], None]) -> None:
        """Who exchanges badges and PINs; once, before the lane starts."""
        self._use_staff = use_staff

    def share_baskets(self, shelf: Shelf) -> None:
        """Who brings baskets to the store and fetches them there; once, before the lane starts."""
        self._shelf = shelf

    def ask_members(self, members: Members) -> None:
        """Who asks the store who somebody is; once, before the lane starts."""
        self._members = members

    def perform(self, effect: Effect) -> None:  # noqa: PLR0915
        match effect:
            case AskTerminal():
                missing = CardFailed(effect.attempt, FailedAs.CANCELLED, "", f"this lane has no {_MOVES[effect.way]}")
                self._ask(_MOVES[effect.way], _charge(effect), missing)
            case StopTerminal():
                self._ask(_MOVES[effect.way], AbortPayment(effect.attempt), None)
            case ConfirmPayment():
                self._ask(_MOVES[effect.way], Confirm(effect.token), None)
            case RefusePayment():
                self._ask(_MOVES[effect.way], Refuse(effect.token), None)
            case QueryPayment():
                attempt = effect.attempt
                query = ResolvePayment(
                    attempt=attempt.id,
                    amount_minor=attempt.amount.minor,
                    currency=attempt.amount.currency,
                    terminal_id=attempt.mark.terminal_id,
                    last_receipt_no=attempt.mark.receipt_no,
                    last_trace_no=attempt.mark.trace_no,
                    takes_back=attempt.of.trace_no if attempt.of is not None else None,
                    gives_back=attempt.kind is AttemptKind.GIVE_BACK,
                )
                missing_answer = CardUnresolved(attempt.id, "no_answer", f"this lane has no {_MOVES[attempt.way]}")
                self._ask(_MOVES[attempt.way], query, missing_answer)
            case AskScale(wish):
                asked = PriceScale(wish.unit.minor, wish.tare_g, wish=wish.number) if wish else StopPricing()
                self._ask(Device.SCALE, asked, None)
            case EndDay(job, way):
                none = DayEndDone(job, DayEnd.NOT_OFFERED, f"this lane has no {_MOVES[way]}")
                self._ask(_MOVES[way], EndOfDay(job), none)
            case PrintReceipt() | OpenTheDrawer():
                self._at_the_printer(effect)
            case SignSale():
                if self._signer is not None:
                    self._signer.sign(effect.key, effect.data)
                else:
                    self._answer(SignatureLost(effect.key, "this lane has no signing unit"))
            case GiveMark() | TakeCash() | ShutBox() | ConfirmCash() | PayCash():
                self._ask_a_box(effect)
            case SetLight(light):
                signal = SIGNALS[light]
                self._ask(Device.LIGHT, SetLamp(Colour(signal.colour), Pattern(signal.pattern)), None)
            case SoundScanner() | ListenTo():
                self._ask(effect.scanner, _to_scanner(effect), None)
            case AnswerCommand():
                if self._answer_command is not None:
                    self._answer_command(effect.command, effect.outcome)
            case OfferBasket() | AskForBasket() | LookAtShelf() | ReleaseBasket():
                self._baskets_of_the_store(effect)
            case CheckPin(staff, pin):
                if self._pins is not None:
                    self._pins.check(staff, pin)
                else:
                    self._answer(PinChecked(staff, right=False))
            case FindMember() | GiveCouponsBack():
                self._ask_for_a_member(effect)
            case FindSale() | ClaimRefund():
                self._goods_that_come_back(effect)
            case PushOutbox():
                if self._nudge_outbox is not None:
                    self._nudge_outbox()
            case UseMaster():
                if self._use_master is not None:
                    self._use_master(effect.version)
            case UseStaff():
                if self._use_staff is not None:
                    self._use_staff(effect.version)
            case _:
                assert_never(effect)

    def _at_the_printer(self, effect: PrintReceipt | OpenTheDrawer) -> None:
        match effect:
            case PrintReceipt():
                lost = PrintLost(effect.job, confirmed_missing=True, reason="this lane has no printer")
                self._ask(Device.PRINTER, Print(effect.job, document(effect.receipt, self._logo)), lost)
            case OpenTheDrawer(kick):
                shut = DrawerDone(kick, DrawerEnd.STAYED_SHUT, "this lane has no printer")
                self._ask(Device.PRINTER, OpenDrawer(kick), shut)

    def _ask_a_box(self, effect: CashEffect) -> None:
        box, request = asked_of(effect)
        missing = without_hopper(effect)
        if isinstance(effect, PayCash) and not effect.mark and missing is not None:
            self._answer(missing)  # without its mark, nobody could tell afterwards what is out
            return
        self._ask(Device(box.value), request, missing)

    def _goods_that_come_back(self, effect: FindSale | ClaimRefund) -> None:
        match effect:
            case FindSale(wanted) if self._sales is not None:
                self._sales.find(wanted)
            case FindSale(wanted):
                self._answer(SaleFound(wanted, None))
            case ClaimRefund(claim) if self._sales is not None:
                self._sales.claim(claim)
            case ClaimRefund(claim):
                self._answer(ClaimAnswered(claim.refund, Unclaimed.AWAY))

    def _ask_for_a_member(self, effect: FindMember | GiveCouponsBack) -> None:
        if self._members is not None:
            self._members.ask(effect)
        elif isinstance(effect, FindMember):
            self._answer(MemberAnswered(effect.request, not_asked=NotAsked.AWAY))

    def _baskets_of_the_store(self, effect: OfferBasket | AskForBasket | LookAtShelf | ReleaseBasket) -> None:
        if self._shelf is None:
            if isinstance(effect, AskForBasket):
                self._answer(AskLost(effect.ask.request))
            elif isinstance(effect, LookAtShelf):
                self._answer(ShelfSilent(effect.request))
            return
        match effect:
            case OfferBasket():
                self._shelf.offer(effect.saved, again=effect.again)
            case AskForBasket():
                self._shelf.ask(effect.ask)
            case LookAtShelf():
                self._shelf.look(effect.request)
            case ReleaseBasket():
                self._shelf.release(effect.request, effect.basket)
            case _:
                assert_never(effect)

    def _ask(self, device: Device, request: Request, if_missing: Input | None) -> None:
        ask = self._devices.get(device)
        if ask is not None:
            ask(request)
        elif if_missing is not None:
            self._answer(if_missing)

    def _answer(self, event: Input) -> None:
        if self._post is not None:
            self._post(event)


def _to_scanner(effect: SoundScanner | ListenTo) -> Request:
    match effect:
        case SoundScanner(_, Beep.TAKEN):
            return GoodReadBeep()
        case SoundScanner():
            return NotOnFileBeep()
        case ListenTo():
            return EnableScanner() if effect.reads else DisableScanner()


def _charge(effect: AskTerminal) -> Pay | TakeBack | GiveBack | PayByCode | ShowCode:
    """What the terminal or the gateway is asked."""
    attempt, minor, currency = effect.attempt, effect.amount.minor, effect.amount.currency
    match effect.kind:
        case AttemptKind.TAKE_BACK if effect.of is not None:
            return TakeBack(attempt, minor, currency, effect.of.receipt_no, effect.of.trace_no)
        case AttemptKind.GIVE_BACK:
            return GiveBack(attempt, minor, currency)
        case _ if effect.way is not Way.WALLET:
            return Pay(attempt, minor, currency)
        case _ if effect.code:
            return PayByCode(attempt, minor, currency, effect.code)
        case _:
            return ShowCode(attempt, minor, currency)


def document(receipt: Receipt, logo: bytes = b"") -> Document:
    """The receipt as a printer's driver takes it, under `logo` where there is one."""
    head = (PictureLine(logo),) if logo and receipt.headed else ()
    return Document((*head, *(_line(line) for line in receipt.lines)))


def _line(line: ReceiptLine) -> DocumentLine:
    match line:
        case ReceiptText():
            return TextLine(line.text, line.right, line.align, line.bold, line.size)
        case ReceiptRule():
            return RuleLine()
        case ReceiptCode():
            return QrLine(line.data)

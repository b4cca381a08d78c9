"""Effects become requests to the right device; a device that the lane does not have answers by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drivers.contract import (
    AbortPayment,
    Colour,
    Confirm,
    DisableScanner,
    Document,
    EnableScanner,
    EndOfDay,
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
    TextLine,
)
from kiosk.core.baskets import Ask
from kiosk.core.calls import Outcome
from kiosk.core.days import DayEnd
from kiosk.core.drawer import DrawerEnd
from kiosk.core.receipt import Align, Receipt, ReceiptCode, ReceiptRule, ReceiptText
from kiosk.core.session.effects import (
    AnswerCommand,
    AskForBasket,
    AskScale,
    AskTerminal,
    CheckPin,
    ConfirmPayment,
    Effect,
    EndDay,
    ListenTo,
    LookAtShelf,
    OfferBasket,
    PrintReceipt,
    PushOutbox,
    QueryPayment,
    RefusePayment,
    ReleaseBasket,
    SetLight,
    SoundScanner,
    StopTerminal,
)
from kiosk.core.session.effects import OpenDrawer as OpenTheDrawer
from kiosk.core.session.facts import FailedAs
from kiosk.core.session.inputs import (
    AskLost,
    CardFailed,
    CardUnresolved,
    DayEndDone,
    Device,
    DrawerDone,
    Input,
    PinChecked,
    PrintLost,
    SaveTouched,
    ShelfSilent,
)
from kiosk.core.session.light import Light
from kiosk.core.session.price_notes import PriceWish
from kiosk.core.session.scanner_notes import Beep
from kiosk.core.session.state import Attempt, Saved
from kiosk.core.values import Money, Way
from kiosk.lane.effects import EffectPerformer, document
from tests.shop import MARK, MILK, Shop

RECEIPT = Receipt(
    (ReceiptText("Green Corner", "right", Align.CENTER, bold=True, size=2), ReceiptRule(), ReceiptCode("RECEIPT;1"))
)
PAPER = Document((TextLine("Green Corner", "right", "center", True, 2), RuleLine(), QrLine("RECEIPT;1")))
ATTEMPT = Attempt(id="a1", session="4-000001", amount=Money(129, "EUR"), mark=MARK)
QUERY = ResolvePayment(
    attempt="a1",
    amount_minor=129,
    currency="EUR",
    terminal_id="52500041",
    last_receipt_no="0007",
    last_trace_no="000011",
)


HELP = SetLamp(Colour.AMBER, Pattern.BLINK)


class Bench:
    """A performer with devices that only remember what they were asked."""

    def __init__(self, *devices: Device) -> None:
        self.asked: list[tuple[Device, Request]] = []
        self.answers: list[Input] = []
        self.nudges = 0
        self.performer = EffectPerformer({device: self._ask(device) for device in devices})

    def connected(self) -> Bench:
        self.performer.connect(self.answers.append, self._nudge)
        return self

    def _nudge(self) -> None:
        self.nudges += 1

    def _ask(self, device: Device):  # type: ignore[no-untyped-def]
        return lambda request: self.asked.append((device, request))


@pytest.mark.parametrize(
    ("effect", "device", "request_"),
    [
        (SetLight(Light.HELP), Device.LIGHT, HELP),
        (AskTerminal("a1", Money(129, "EUR")), Device.TERMINAL, Pay("a1", 129, "EUR")),
        (StopTerminal("a1"), Device.TERMINAL, AbortPayment("a1")),
        (ConfirmPayment("t1"), Device.TERMINAL, Confirm("t1")),
        (RefusePayment("t1"), Device.TERMINAL, Refuse("t1")),
        (QueryPayment(ATTEMPT), Device.TERMINAL, QUERY),
        (AskTerminal("a1", Money(129, "EUR"), way=Way.WALLET), Device.WALLET, ShowCode("a1", 129, "EUR")),
        (
            AskTerminal("a1", Money(129, "EUR"), way=Way.WALLET, code="28"),
            Device.WALLET,
            PayByCode("a1", 129, "EUR", "28"),
        ),
        (StopTerminal("a1", Way.WALLET), Device.WALLET, AbortPayment("a1")),
        (ConfirmPayment("t1", Way.WALLET), Device.WALLET, Confirm("t1")),
        (RefusePayment("t1", Way.WALLET), Device.WALLET, Refuse("t1")),
        (QueryPayment(replace(ATTEMPT, way=Way.WALLET)), Device.WALLET, QUERY),
        (PrintReceipt("p1", RECEIPT), Device.PRINTER, Print("p1", PAPER)),
        (OpenTheDrawer("d1"), Device.PRINTER, OpenDrawer("d1")),
        (EndDay("e1", Way.CARD), Device.TERMINAL, EndOfDay("e1")),
        (EndDay("e1", Way.WALLET), Device.WALLET, EndOfDay("e1")),
        (SoundScanner(Device.SCANNER, Beep.TAKEN), Device.SCANNER, GoodReadBeep()),
        (SoundScanner(Device.SCANNER, Beep.REFUSED), Device.SCANNER, NotOnFileBeep()),
        (AskScale(PriceWish(7, Money(199, "EUR"), 10)), Device.SCALE, PriceScale(199, 10, wish=7)),
        (AskScale(None), Device.SCALE, StopPricing()),
        (ListenTo(Device.SCANNER, reads=True), Device.SCANNER, EnableScanner()),
        (ListenTo(Device.SCANNER, reads=False), Device.SCANNER, DisableScanner()),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_effect_is_asked_of_its_device(effect: Effect, device: Device, request_: Request) -> None:
    bench = Bench(
        Device.TERMINAL, Device.WALLET, Device.PRINTER, Device.LIGHT, Device.SCANNER, Device.SCALE
    ).connected()
    bench.performer.perform(effect)
    assert bench.asked == [(device, request_)]
    assert bench.answers == []


def test_something_owed_to_the_server_nudges_the_outbox() -> None:
    bench = Bench().connected()
    bench.performer.perform(PushOutbox())
    assert bench.nudges == 1


class Shelf:
    """Remembers what it is asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def offer(self, saved: Saved, *, again: bool) -> None:
        assert not again
        self.asked.append(saved)

    def ask(self, ask: Ask) -> None:
        self.asked.append(ask)

    def release(self, request: str, basket: str) -> None:
        self.asked.append((request, basket))


def test_baskets_go_to_the_store_and_come_from_there() -> None:
    bench, shelf = Bench().connected(), Shelf()
    bench.performer.share_baskets(shelf)
    saved = Shop().opens().scans(MILK).does(SaveTouched()).state.saved[0]
    ask = Ask(request="r1", code="483920")
    for effect in (OfferBasket(saved), AskForBasket(ask), ReleaseBasket("r1", "b1")):
        bench.performer.perform(effect)
    assert shelf.asked == [saved, ask, ("r1", "b1")]
    assert bench.answers == []


def test_without_a_store_no_basket_comes() -> None:
    bench = Bench().connected()
    bench.performer.perform(ReleaseBasket("r1", "b1"))
    bench.performer.perform(AskForBasket(Ask(request="r1", code="483920")))
    bench.performer.perform(LookAtShelf("r2"))
    assert bench.answers == [AskLost("r1"), ShelfSilent("r2")]


def test_a_lane_without_a_server_owes_it_nothing_at_once() -> None:
    bench = Bench()
    bench.performer.connect(bench.answers.append, None)
    bench.performer.perform(PushOutbox())
    assert bench.answers == []


@pytest.mark.parametrize(
    ("effect", "answer"),
    [
        (
            AskTerminal("a1", Money(129, "EUR")),
            CardFailed("a1", FailedAs.CANCELLED, "", "this lane has no terminal"),
        ),
        (QueryPayment(ATTEMPT), CardUnresolved("a1", "no_answer", "this lane has no terminal")),
        (CheckPin("lena", "4711"), PinChecked("lena", right=False)),
        (PrintReceipt("p1", RECEIPT), PrintLost("p1", confirmed_missing=True, reason="this lane has no printer")),
        (OpenTheDrawer("d1"), DrawerDone("d1", DrawerEnd.STAYED_SHUT, "this lane has no printer")),
        (EndDay("e1", Way.WALLET), DayEndDone("e1", DayEnd.NOT_OFFERED, "this lane has no wallet")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_device_that_is_not_there_answers_at_once(effect: Effect, answer: Input) -> None:
    bench = Bench(Device.SCANNER).connected()
    bench.performer.perform(effect)
    assert bench.answers == [answer]


@pytest.mark.parametrize("effect", [StopTerminal("a1"), ConfirmPayment("t1"), RefusePayment("t1")])
def test_what_needs_no_answer_gets_none(effect: Effect) -> None:
    bench = Bench().connected()
    bench.performer.perform(effect)
    assert bench.answers == []


def test_before_it_is_connected_a_missing_device_answers_nobody() -> None:
    bench = Bench()
    bench.performer.perform(AskTerminal("a1", Money(129, "EUR")))
    bench.performer.perform(PushOutbox())
    assert bench.answers == []


def test_the_receipt_is_the_same_on_paper() -> None:
    assert document(RECEIPT) == PAPER


def test_the_logo_stands_above_a_receipt_and_above_no_slip_or_report() -> None:
    logo = b"a PNG's bytes"
    assert document(replace(RECEIPT, headed=True), logo).lines == (PictureLine(logo), *PAPER.lines)
    assert document(RECEIPT, logo) == PAPER
    assert document(replace(RECEIPT, headed=True)) == PAPER


def test_the_server_is_told_what_came_of_its_command_where_there_is_one() -> None:
    told: list[tuple[str, Outcome]] = []
    performer = EffectPerformer({})
    performer.perform(AnswerCommand("c1", Outcome.DONE))
    performer.connect(lambda _: None, None, lambda command, outcome: told.append((command, outcome)))
    performer.perform(AnswerCommand("c1", Outcome.OVER))
    assert told == [("c1", Outcome.OVER)]


@pytest.mark.parametrize("light", list(Light))
def test_every_light_is_one_that_a_driver_can_show(light: Light) -> None:
    bench = Bench(Device.LIGHT)
    bench.performer.perform(SetLight(light))
    assert len(bench.asked) == 1

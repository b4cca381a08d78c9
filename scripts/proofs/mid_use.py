"""What each kind of device does in mid-use: what a lane asks of it, and what happens at the device itself meanwhile.

Proofs that run over every protocol take their work from here; a kind without a line fails them.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from drivers.contract import (
    AcceptCash,
    CashMark,
    Colour,
    Confirm,
    DisableScanner,
    Document,
    EnableScanner,
    GiveBack,
    GoodReadBeep,
    NotOnFileBeep,
    Pattern,
    Pay,
    PayByCode,
    PayOut,
    PriceScale,
    Print,
    Reading,
    Request,
    ResetScanner,
    ResolvePayment,
    ResolvePayOut,
    SetLamp,
    ShowCode,
    ShowText,
    Sign,
    StopCash,
    StopPricing,
    TakeBack,
    TextLine,
    ZeroScale,
)

AMOUNT_MINOR = 1250
EAN = "]E04006381333931"
HOPPER_MARK = "12345:500"
MARK_TOLD_LAST = ""
"""Stands for the mark that the device told last."""


def _nothing(_name: str) -> Sequence[Request]:
    return ()


@dataclass(frozen=True, slots=True)
class Use:
    """`asks` gets a name that was never used before; `happens` is set at the emulator when that has been asked."""

    name: str
    asks: Callable[[str], Sequence[Request]] = _nothing
    happens: Mapping[str, object] = field(default_factory=dict)


def receipt(name: str) -> Document:
    """Twelve lines, each with `name` at its end."""
    return Document(tuple(TextLine(f"{place} apples, {name}") for place in range(12)))


def _doubt(name: str) -> Sequence[Request]:
    mark = {"terminal_id": "52500041", "last_receipt_no": "0040", "last_trace_no": "000468"}
    return (ResolvePayment(attempt=name, amount_minor=AMOUNT_MINOR, currency="EUR", **mark),)


def _wallet_doubt(name: str) -> Sequence[Request]:
    mark = {"terminal_id": "SIM-SHOP", "last_receipt_no": "", "last_trace_no": "W0"}
    return (ResolvePayment(attempt=name, amount_minor=AMOUNT_MINOR, currency="CNY", **mark),)


def _wish(name: str, price_minor: int, tare_g: int = 0) -> Sequence[Request]:
    return (PriceScale(price_minor, tare_g, wish=int(name.strip(string.ascii_letters))),)


IDLE = Use("idle")

USES: dict[str, tuple[Use, ...]] = {
    "scanner": (
        Use("beeping", lambda _: (EnableScanner(), GoodReadBeep(), NotOnFileBeep(), ResetScanner())),
        Use("scanning", lambda _: (EnableScanner(),), {"scan": EAN}),
        Use("closed", lambda _: (DisableScanner(),), {"scan": EAN}),
    ),
    "camera": (Use("scanning", lambda _: (EnableScanner(),), {"scan": EAN}),),
    "scale": (
        Use("weighing", happens={"weight_g": 1250}),
        Use("zeroing", lambda _: (ZeroScale(),), {"weight_g": 0}),
    ),
    "printer": (Use("printing", lambda name: (Print(name, receipt(name)),)),),
    "terminal": (
        Use("paying", lambda name: (Pay(name, AMOUNT_MINOR, "EUR"),), {"card": "approve", "card_delay_ms": 20}),
        Use("declined", lambda name: (Pay(name, AMOUNT_MINOR, "EUR"),), {"card": "decline", "card_delay_ms": 20}),
        Use("taking back", lambda name: (TakeBack(name, AMOUNT_MINOR, "EUR", "0041", "000469"),)),
        Use("giving back", lambda name: (GiveBack(name, AMOUNT_MINOR, "EUR"),), {"card": "approve"}),
        Use("in doubt", _doubt),
    ),
    "wallet": (
        Use("paying", lambda name: (PayByCode(name, AMOUNT_MINOR, "CNY", "134567890123456789"),), {"agree_ms": 20}),
        Use("showing", lambda name: (ShowCode(name, AMOUNT_MINOR, "CNY"),), {"agree_ms": 20}),
        Use("taking back", lambda name: (TakeBack(name, AMOUNT_MINOR, "CNY", "a" * 32, "G1"),)),
        Use("in doubt", _wallet_doubt),
    ),
    "cash": (
        Use("asked", lambda _: (CashMark("", shut=True), AcceptCash(10_000)), {"insert": "EU100A"}),
        Use("asked for notes", lambda _: (CashMark("", shut=True), AcceptCash(10_000)), {"insert": "EUR20"}),
        Use("shut", lambda _: (StopCash(),)),
    ),
    "hopper": (
        Use("paying", lambda name: (PayOut(name, 300, HOPPER_MARK),), {"coins": 1000}),
        Use("in doubt", lambda name: (ResolvePayOut(name, 300, HOPPER_MARK),)),
    ),
    "signer": (Use("signing", lambda name: (Sign(name, "12.50 EUR"),)),),
    "buttons": (
        Use("pressing", happens={"press": "help"}),
        Use("standing", happens={"present": True}),
        Use("left", happens={"present": False}),
        Use("showing", lambda name: (ShowText(name),)),
    ),
    "light": (
        Use("steady", lambda _: (SetLamp(Colour.GREEN, Pattern.STEADY),)),
        Use("blinking", lambda _: (SetLamp(Colour.AMBER, Pattern.BLINK),)),
    ),
}

BESIDE: dict[str, tuple[Use, ...]] = {
    "dialog06-prices": (
        Use("emptied, and asked for a price", lambda name: _wish(name, 199), {"weight_g": 0}),
        Use("asked for a price", lambda name: _wish(name, 199), {"weight_g": 1250}),
        Use("asked for another", lambda name: _wish(name, 349, 250), {"weight_g": 1250, "motion": False}),
        Use("restarted under a load", lambda name: _wish(name, 199), {"power": "cut"}),
        Use("asked for nothing", lambda _: (StopPricing(),)),
    ),
    "ssp-recycler": (
        Use("paying", lambda name: (CashMark("", shut=True), StopCash(), PayOut(name, 500, MARK_TOLD_LAST))),
        Use("paying two notes", lambda name: (CashMark("", shut=True), StopCash(), PayOut(name, 1500, MARK_TOLD_LAST))),
        Use("in doubt", lambda name: (ResolvePayOut(name, 500, MARK_TOLD_LAST),)),
    ),
}
"""What one protocol's device does beside those of its kind."""


def answer_to(reading: Reading) -> Request | None:
    """What a lane says at once to `reading`: whatever carries a token waits for its confirmation."""
    token = getattr(reading, "token", None)
    return Confirm(token) if isinstance(token, str) else None

"""What a device does while it is watched, by kind, and what else shows faults that this does not."""

from __future__ import annotations

from drivers.contract import (
    AcceptCash,
    CashMark,
    Colour,
    EnableScanner,
    EndOfDay,
    OpenDrawer,
    Pattern,
    Pay,
    PayByCode,
    PayOut,
    PriceScale,
    Print,
    SetLamp,
    Sign,
    StopCash,
    TakeBack,
)
from drivers.registry import ProtocolRow
from scripts.proofs.mid_use import AMOUNT_MINOR, EAN, MARK_TOLD_LAST, Use, receipt

PACE_S = {"scanner": 0.8, "camera": 0.8, "scale": 0.8, "buttons": 0.8, "light": 0.8}
"""So often a device of that kind is used; of all others every `SLOWLY_S`."""
SLOWLY_S = 2.4

USES: dict[str, tuple[Use, ...]] = {
    "scanner": (Use("scanning", lambda _: (EnableScanner(),), {"scan": EAN}),),
    "camera": (Use("scanning", lambda _: (EnableScanner(),), {"scan": EAN}),),
    "scale": (
        *(Use("weighing", happens={"weight_g": 1250}), Use("waiting"), Use("waiting")),
        *(Use("lifting", happens={"weight_g": 0}), Use("waiting")),
    ),
    "printer": (Use("printing", lambda name: (Print(name, receipt(name)),)),),
    "terminal": (
        Use("paying", lambda name: (Pay(name, AMOUNT_MINOR, "EUR"),), {"card": "approve", "card_delay_ms": 20}),
    ),
    "wallet": (
        Use("paying", lambda name: (PayByCode(name, AMOUNT_MINOR, "CNY", "134567890123456789"),), {"agree_ms": 20}),
    ),
    "hopper": (Use("paying", lambda name: (PayOut(name, 100, MARK_TOLD_LAST),)),),
    "signer": (Use("signing", lambda name: (Sign(name, "12.50 EUR"),)),),
    "buttons": (Use("pressing", happens={"press": "help"}),),  # a lane asks for no text
    "light": (
        Use("steady", lambda _: (SetLamp(Colour.GREEN, Pattern.STEADY),)),
        Use("blinking", lambda _: (SetLamp(Colour.AMBER, Pattern.BLINK),)),
    ),
}
"""What each kind of device does all day."""

TAKES = {"cctalk": "EU100A", "ssp": "EUR20", "ssp-recycler": "EUR20"}


def _taking(piece: str) -> tuple[Use, ...]:
    return (Use("taking", lambda _: (CashMark("", shut=True), AcceptCash(100_000)), {"insert": piece}),)


SHUTS = (
    Use("shutting", lambda _: (CashMark("", shut=True), StopCash())),
    Use("waiting"),
)
RECYCLER_PAYS_ONCE = (
    Use("paying once", lambda name: (PayOut(name, 1500, MARK_TOLD_LAST),)),
    *(Use("waiting"),) * 30,
)
HOPPER_PAYS_ONCE = (
    Use("paying once", lambda name: (PayOut(name, 200, MARK_TOLD_LAST),)),
    *(Use("waiting"),) * 30,
)
RECYCLER_PAYS = (Use("paying", lambda name: (PayOut(name, 500, MARK_TOLD_LAST),)),)
TAKES_BACK = (Use("taking back", lambda name: (TakeBack(name, AMOUNT_MINOR, "EUR", "0041", "000469"),)),)
RESTS = (Use("resting"),)
MARKED = (Use("its mark is given", lambda _: (CashMark("", shut=True),)), *RESTS * 30)
"""A box for cash as a lane has it while nobody pays."""
OPENS = (Use("opening", lambda name: (OpenDrawer(name),)), Use("shutting", happens={"drawer_open": False}))
PRICES = (
    Use("pricing", lambda name: (PriceScale(199, wish=int(name.removeprefix("use"))),), {"weight_g": 1250}),
    *(Use("waiting"), Use("lifting", happens={"weight_g": 0}), Use("waiting")),
)
CLOSES_DAY = (Use("closing the day", lambda name: (EndOfDay(name),)),)
DECLINED = (Use("declined", lambda name: (Pay(name, AMOUNT_MINOR, "EUR"),), {"card": "decline", "card_delay_ms": 20}),)
SCANS_LONG = (Use("scanning a long code", lambda _: (EnableScanner(),), {"scan": "]Q1" + "0123456789" * 12}),)


OTHERWISE = {"escpos-drawer": OPENS, "dialog06-prices": PRICES}


def uses_of(row: ProtocolRow) -> tuple[Use, ...]:
    if row.name in OTHERWISE:
        return OTHERWISE[row.name]
    return _taking(TAKES[row.name]) if row.kind == "cash" else USES[row.kind]

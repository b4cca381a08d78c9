"""Cash and phones: coins and notes put in, what the boxes hold, the change that is left, and who pays by phone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.panel.bench import Device
from kiosk.panel.view import Send, View
from kiosk.panel.watcher import Put
from kiosk.ui.rows import RowsModel
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "KioskPanel"
QML_IMPORT_MAJOR_VERSION = 1

COINS = ("EU001A", "EU002A", "EU005A", "EU010A", "EU020A", "EU050A", "EU100A", "EU200A")
NOTES = ("EUR5", "EUR10", "EUR20", "EUR50", "EUR100", "EUR200")
FULL, FEW = 100, 5
"""Coins in the hopper."""
STATES = {
    "waiting": "under way",
    "paid": "paid",
    "declined": "declined",
    "cancelled": "cancelled",
    "expired": "expired",
}
"""Of a payment by phone."""
SHOPPERS = {"approve": ("Pays at once", "check"), "decline": ("Says no", "x"), "ignore": ("Looks away", "clock")}


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One kind of coin or note: `takes` says whether it goes in now."""

    key: str
    text: str
    copper: bool
    takes: bool


@dataclass(frozen=True, slots=True)
class ShopperRow:
    key: str
    text: str
    icon: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MoneyProps:
    """Of each box whether it is there, whether it is open, and what to say of it."""

    coins_there: bool = False
    coins_open: bool = False
    coins_told: str = ""
    notes_there: bool = False
    notes_open: bool = False
    notes_told: str = ""
    hopper_there: bool = False
    hopper_told: str = ""
    hopper_out: str = ""
    wallet_there: bool = False
    wallet_told: str = ""
    coins: tuple[MoneyRow, ...] = ()
    notes: tuple[MoneyRow, ...] = ()
    shoppers: tuple[ShopperRow, ...] = ()


def worth(piece: str) -> int:
    """Of a coin or note by its name, in cents; 0 for one of no worth."""
    if piece in COINS:
        return int(piece[2:5])
    return int(piece[3:]) * 100 if piece in NOTES else 0


def derive_money(view: View) -> MoneyProps:
    words, bench = view.words, view.bench
    coins, notes, hopper, wallet = (bench.device(name) for name in ("coins", "notes", "hopper", "wallet"))
    return MoneyProps(
        coins_there=coins.there,
        coins_open=bool(coins.get("open")),
        coins_told=_held(view, coins),
        notes_there=notes.there,
        notes_open=bool(notes.get("open")),
        notes_told=_held(view, notes),
        hopper_there=hopper.there,
        hopper_told=words("{count} coins in the hopper", count=hopper.get("coins", 0)),
        hopper_out=_given_out(view, int(hopper.get("out", 0))),
        wallet_there=wallet.there,
        wallet_told=_last_paid(view, wallet),
        coins=tuple(
            MoneyRow(coin, _figure(worth(coin)), copper=worth(coin) < 10, takes=coin in coins.get("takes", ()))
            for coin in COINS
        ),
        notes=tuple(
            MoneyRow(note, f"€{worth(note) // 100}", copper=False, takes=note in notes.get("takes", ()))
            for note in NOTES
        ),
        shoppers=tuple(
            ShopperRow(key, words(text), icon, chosen=wallet.get("shopper") == key)
            for key, (text, icon) in SHOPPERS.items()
        ),
    )


def _figure(cents: int) -> str:
    return f"€{cents // 100}" if cents >= 100 else f"{cents} c"


def _given_out(view: View, coins: int) -> str:
    if coins == 1:
        return view.words("1 coin given out")
    return view.words("{count} coins given out", count=coins) if coins else view.words("Nothing given out yet")


def _held(view: View, box: Device) -> str:
    """What lies in its cash box, and what it holds in between."""
    if not box.there:
        return ""
    held = [*box.get("cashbox", ()), *(note for note, count in box.get("store", {}).items() for _ in range(count))]
    told = view.words("Holds €{amount}", amount=view.money(sum(map(worth, held))))
    back = len(box.get("returned", ()))
    return f"{told} · " + view.words("{count} came back", count=back) if back else told


def _last_paid(view: View, wallet: Device) -> str:
    booked = wallet.get("transactions") or ()
    if not booked:
        return view.words("Nobody paid by phone yet")
    amount = view.money(int(booked[-1]["amount_minor"]))
    state = str(booked[-1]["state"])
    return view.words("Last: €{amount}, {state}", amount=amount, state=view.words(STATES.get(state, state)))


@QmlElement
class MoneyViewModel(QObject):
    coinsThereChanged = Signal()
    coinsOpenChanged = Signal()
    coinsToldChanged = Signal()
    notesThereChanged = Signal()
    notesOpenChanged = Signal()
    notesToldChanged = Signal()
    hopperThereChanged = Signal()
    hopperToldChanged = Signal()
    hopperOutChanged = Signal()
    walletThereChanged = Signal()
    walletToldChanged = Signal()
    rowsChanged = Signal()

    def __init__(self, send: Send, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._props = MoneyProps()
        self._coins = RowsModel(MoneyRow, self)
        self._notes = RowsModel(MoneyRow, self)
        self._shoppers = RowsModel(ShopperRow, self)

    def show(self, view: View) -> None:
        old, self._props = self._props, derive_money(view)
        self._coins.show(self._props.coins)
        self._notes.show(self._props.notes)
        self._shoppers.show(self._props.shoppers)
        emit_changes(self, old, self._props)

    @Slot(str)
    def insert(self, piece: str) -> None:
        """A hand puts in a coin or a note."""
        self._send("coins" if piece in COINS else "notes", Put({"insert": piece}))

    @Slot(bool)
    def fillHopper(self, full: bool) -> None:  # noqa: FBT001 - the slot's signature
        self._send("hopper", Put({"coins": FULL if full else FEW}))

    @Slot(str)
    def shopper(self, does: str) -> None:
        self._send("wallet", Put({"shopper": does}))

    @Property(bool, notify=coinsThereChanged)
    def coinsThere(self) -> bool:
        return self._props.coins_there

    @Property(bool, notify=coinsOpenChanged)
    def coinsOpen(self) -> bool:
        return self._props.coins_open

    @Property(str, notify=coinsToldChanged)
    def coinsTold(self) -> str:
        return self._props.coins_told

    @Property(bool, notify=notesThereChanged)
    def notesThere(self) -> bool:
        return self._props.notes_there

    @Property(bool, notify=notesOpenChanged)
    def notesOpen(self) -> bool:
        return self._props.notes_open

    @Property(str, notify=notesToldChanged)
    def notesTold(self) -> str:
        return self._props.notes_told

    @Property(bool, notify=hopperThereChanged)
    def hopperThere(self) -> bool:
        return self._props.hopper_there

    @Property(str, notify=hopperToldChanged)
    def hopperTold(self) -> str:
        return self._props.hopper_told

    @Property(str, notify=hopperOutChanged)
    def hopperOut(self) -> str:
        return self._props.hopper_out

    @Property(bool, notify=walletThereChanged)
    def walletThere(self) -> bool:
        return self._props.wallet_there

    @Property(str, notify=walletToldChanged)
    def walletTold(self) -> str:
        return self._props.wallet_told

    @Property(QObject, notify=rowsChanged)
    def coins(self) -> QObject:
        return self._coins

    @Property(QObject, notify=rowsChanged)
    def notes(self) -> QObject:
        return self._notes

    @Property(QObject, notify=rowsChanged)
    def shoppers(self) -> QObject:
        return self._shoppers

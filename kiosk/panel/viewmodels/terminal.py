"""The card terminal: what the shopper does at it, beforehand or by hand, what it shows, and what it booked last."""

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

BY_HAND = "hand"
HAND_TIMEOUT_MS = 60_000
"""So long the terminal waits for somebody at the panel; then nobody has shown a card."""
USUAL_TIMEOUT_MS = 10_000
KEYS = {
    "approve": ("Approved", "check"),
    "decline": ("Bank declines", "x"),
    "cancel": ("Shopper stops", "back"),
    "timeout": ("No card comes", "clock"),
    "signature": ("Signature", "pencil"),
    "partial": ("Only a part", "split"),
    "paper": ("Signed on paper", "pencil"),
}
CARDS = {
    "zvt": ("approve", "decline", "cancel", "timeout", "signature"),
    "nexo": ("approve", "decline", "cancel", "timeout", "partial", "paper"),
}
KINDS = {"payment": "Payment", "reversal": "Reversal", "refund": "Refund"}
STATES = {
    "open": "under way",
    "waiting": "under way",
    "booked": "booked",
    "declined": "declined",
    "failed": "failed",
    "reversed": "reversed",
    "taken_back": "taken back",
}


@dataclass(frozen=True, slots=True)
class KeyRow:
    """`chosen`: the next shopper does so. By hand a key is `able` while the terminal waits for a card."""

    key: str
    text: str
    icon: str
    chosen: bool
    able: bool


@dataclass(frozen=True, slots=True)
class TerminalProps:
    there: bool = False
    by_hand: bool = False
    hands: bool = False
    busy: bool = False
    shows: str = ""
    last: str = ""
    rows: tuple[KeyRow, ...] = ()


def derive_terminal(view: View) -> TerminalProps:
    words, device = view.words, view.bench.device("terminal")
    protocol = device.about.protocol if device.about else ""
    card, busy = str(device.get("card", "")), bool(device.get("in_transaction"))
    by_hand = card == BY_HAND
    waits = by_hand and bool(device.get("awaits_card"))
    able = device.there and (waits or not by_hand)
    return TerminalProps(
        there=device.there,
        by_hand=by_hand,
        hands=protocol in CARDS,
        busy=busy,
        shows=words("Switched off")
        if not device.there
        else words("Card, please")
        if waits
        else words("One moment, please")
        if busy
        else words("Ready"),
        last=_last(view, device),
        rows=tuple(
            KeyRow(key, words(KEYS[key][0]), KEYS[key][1], chosen=key == card, able=able)
            for key in CARDS.get(protocol, CARDS["zvt"])
        ),
    )


def _last(view: View, device: Device) -> str:
    """What it did last with money, as its own book has it."""
    booked = device.get("transactions") or ()
    if not booked:
        return view.words("Nothing booked yet")
    one = booked[-1]
    kind, state = str(one.get("kind", "payment")), str(one.get("state", ""))
    amount = view.money(int(one["amount_minor"]))
    return " · ".join((view.words(KINDS.get(kind, kind)), amount, view.words(STATES.get(state, state))))


@QmlElement
class TerminalViewModel(QObject):
    thereChanged = Signal()
    byHandChanged = Signal()
    handsChanged = Signal()
    busyChanged = Signal()
    showsChanged = Signal()
    lastChanged = Signal()
    rowsChanged = Signal()

    def __init__(self, send: Send, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._props = TerminalProps()
        self._rows = RowsModel(KeyRow, self)

    def show(self, view: View) -> None:
        old, self._props = self._props, derive_terminal(view)
        self._rows.show(self._props.rows)
        emit_changes(self, old, self._props)

    @Slot(str)
    def press(self, key: str) -> None:
        """By hand it is done now, otherwise by the next shopper."""
        self._send("terminal", Put({"shows" if self._props.by_hand else "card": key}))

    @Slot()
    def changeHands(self) -> None:
        """The shopper's part is played by hand, or no longer."""
        by_hand = not self._props.by_hand
        card, timeout_ms = (BY_HAND, HAND_TIMEOUT_MS) if by_hand else ("approve", USUAL_TIMEOUT_MS)
        self._send("terminal", Put({"card": card, "card_timeout_ms": timeout_ms}))

    @Property(bool, notify=thereChanged)
    def there(self) -> bool:
        return self._props.there

    @Property(bool, notify=byHandChanged)
    def byHand(self) -> bool:
        return self._props.by_hand

    @Property(bool, notify=handsChanged)
    def hands(self) -> bool:
        """Whether its shopper can be played by hand."""
        return self._props.hands

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self._props.busy

    @Property(str, notify=showsChanged)
    def shows(self) -> str:
        return self._props.shows

    @Property(str, notify=lastChanged)
    def last(self) -> str:
        return self._props.last

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows

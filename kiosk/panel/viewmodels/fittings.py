"""The lane's fittings: its lamp and what that means, the buttons and who stands there, the unit that signs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.light import SIGNALS
from kiosk.panel.bench import Device
from kiosk.panel.view import Send, View
from kiosk.panel.watcher import Put
from kiosk.ui.rows import RowsModel
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "KioskPanel"
QML_IMPORT_MAJOR_VERSION = 1

LAMPS = ("red", "amber", "white", "green")
"""From top to bottom."""
COLOURS = {"red": "Red", "amber": "Amber", "white": "White", "green": "Green"}
PATTERNS = {"steady": "steady", "blink": "blinking"}
MEANINGS = {
    "free": "The lane is free",
    "free for a small basket": "The lane is free for a small basket",
    "a shopper is here": "A shopper is here",
    "help is wanted": "Help is wanted",
    "help is on the way": "Help is on the way",
    "closed": "The lane is closed",
    "in service": "The lane is in service",
    "out of order": "The lane is out of order",
}
BUTTONS = {
    "help": "Help",
    "up": "Up",
    "left": "Left",
    "ok": "OK",
    "right": "Right",
    "down": "Down",
    "back": "Back",
}


@dataclass(frozen=True, slots=True)
class LampRow:
    key: str
    lit: bool


@dataclass(frozen=True, slots=True)
class ButtonRow:
    """`pressed`: so often, since the board was switched on."""

    key: str
    text: str
    pressed: int


@dataclass(frozen=True, slots=True)
class FittingsProps:
    light_there: bool = False
    lit: str = ""
    means: str = ""
    stuck: bool = False
    buttons_there: bool = False
    present: bool = False
    board_shows: str = ""
    signer_there: bool = False
    signed: str = ""
    self_test: bool = False
    memory_full: bool = False
    lamps: tuple[LampRow, ...] = ()
    buttons: tuple[ButtonRow, ...] = ()


def derive_fittings(view: View) -> FittingsProps:
    words, bench = view.words, view.bench
    light, board, signer = (bench.device(name) for name in ("light", "buttons", "signer"))
    lit, means = _light(view, light)
    lamps, pressed = light.get("lamps", {}), board.get("pressed", {})
    return FittingsProps(
        light_there=light.there,
        lit=lit,
        means=means,
        stuck=bool(light.get("stuck")),
        buttons_there=board.there,
        present=bool(board.get("present")),
        board_shows=str(board.get("shows", "")),
        signer_there=signer.there,
        signed=words("{count} sales signed", count=len(signer.get("signed", ()))),
        self_test=bool(signer.get("self_test")),
        memory_full=bool(signer.get("memory_full")),
        lamps=tuple(LampRow(lamp, lit=bool(lamps.get(lamp))) for lamp in LAMPS),
        buttons=tuple(ButtonRow(key, words(text), int(pressed.get(key, 0))) for key, text in BUTTONS.items()),
    )


def _light(view: View, light: Device) -> tuple[str, str]:
    """What is lit, in words, and what that says of the lane."""
    if not light.there:
        return view.words("Switched off"), ""
    colour, pattern = str(light.get("colour")), str(light.get("pattern"))
    if colour not in COLOURS:
        return view.words("Dark"), ""
    said = next((one.text for one in SIGNALS.values() if (one.colour, one.pattern) == (colour, pattern)), "")
    lit = f"{view.words(COLOURS[colour])}, {view.words(PATTERNS[pattern])}"
    return lit, view.words(MEANINGS[said]) if said in MEANINGS else ""


@QmlElement
class FittingsViewModel(QObject):
    lightThereChanged = Signal()
    litChanged = Signal()
    meansChanged = Signal()
    stuckChanged = Signal()
    buttonsThereChanged = Signal()
    presentChanged = Signal()
    boardShowsChanged = Signal()
    signerThereChanged = Signal()
    signedChanged = Signal()
    selfTestChanged = Signal()
    memoryFullChanged = Signal()
    rowsChanged = Signal()

    def __init__(self, send: Send, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._props = FittingsProps()
        self._lamps = RowsModel(LampRow, self)
        self._buttons = RowsModel(ButtonRow, self)

    def show(self, view: View) -> None:
        old, self._props = self._props, derive_fittings(view)
        self._lamps.show(self._props.lamps)
        self._buttons.show(self._props.buttons)
        emit_changes(self, old, self._props)

    @Slot(str)
    def press(self, button: str) -> None:
        """For as long as a finger presses."""
        self._send("buttons", Put({"press": button}))

    @Slot()
    def step(self) -> None:
        """Somebody steps before the lane, or away from it."""
        self._send("buttons", Put({"present": not self._props.present}))

    @Slot()
    def stick(self) -> None:
        """The lamp's relays stay as they are, or move again."""
        self._send("light", Put({"stuck": not self._props.stuck}))

    @Slot(str)
    def refuse(self, why: str) -> None:
        """The unit refuses for `self_test` or `memory_full`, or no longer."""
        now = self._props.self_test if why == "self_test" else self._props.memory_full
        self._send("signer", Put({why: not now}))

    @Property(bool, notify=lightThereChanged)
    def lightThere(self) -> bool:
        return self._props.light_there

    @Property(str, notify=litChanged)
    def lit(self) -> str:
        return self._props.lit

    @Property(str, notify=meansChanged)
    def means(self) -> str:
        return self._props.means

    @Property(bool, notify=stuckChanged)
    def stuck(self) -> bool:
        return self._props.stuck

    @Property(bool, notify=buttonsThereChanged)
    def buttonsThere(self) -> bool:
        return self._props.buttons_there

    @Property(bool, notify=presentChanged)
    def present(self) -> bool:
        return self._props.present

    @Property(str, notify=boardShowsChanged)
    def boardShows(self) -> str:
        return self._props.board_shows

    @Property(bool, notify=signerThereChanged)
    def signerThere(self) -> bool:
        return self._props.signer_there

    @Property(str, notify=signedChanged)
    def signed(self) -> str:
        return self._props.signed

    @Property(bool, notify=selfTestChanged)
    def selfTest(self) -> bool:
        return self._props.self_test

    @Property(bool, notify=memoryFullChanged)
    def memoryFull(self) -> bool:
        return self._props.memory_full

    @Property(QObject, notify=rowsChanged)
    def lamps(self) -> QObject:
        return self._lamps

    @Property(QObject, notify=rowsChanged)
    def buttons(self) -> QObject:
        return self._buttons

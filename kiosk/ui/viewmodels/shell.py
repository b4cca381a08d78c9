"""What stands around every screen: which screen, the status strip, the dock, the choice of language."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.mode import SHUT, LaneMode
from kiosk.core.session.cash_offer import takers
from kiosk.core.session.inputs import (
    BackTouched,
    CancelTouched,
    Device,
    HelpPageTouched,
    LanguageTouched,
    ReceiptTouched,
)
from kiosk.core.session.state import AttemptStage, Screen, screen
from kiosk.core.values import Way
from kiosk.ui.figures import time_of_day
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.call import call_word
from kiosk.ui.viewmodels.paying import is_stoppable
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class LanguageRow:
    key: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShellProps:
    screen: str = ""
    lane: str = ""
    state_icon: str = "check"
    state_word: str = ""
    ways: str = ""
    trouble: str = ""
    offline: bool = False
    time: str = ""
    language_name: str = ""
    language_offered: bool = True
    last_place: str = ""
    training: str = ""
    languages: tuple[LanguageRow, ...] = ()


def derive_shell(scene: Scene) -> ShellProps:
    state, words = scene.state, scene.words
    shown = screen(state)
    icon, word = _state_word(scene)
    return ShellProps(
        screen=shown,
        lane=_lane_name(scene),
        state_icon=icon,
        state_word=word,
        ways=_ways(scene),
        trouble=_trouble(scene),
        offline=not state.server_online and not state.failed,
        time=time_of_day(scene.wall),
        language_name=words.own_name,
        language_offered=len(scene.languages) > 1 and (shown is not Screen.ATTRACT or state.help_page is not None),
        last_place=_last_place(scene, shown),
        training=words("Training: nothing is sold") if state.mode is LaneMode.TRAINING and not state.failed else "",
        languages=tuple(LanguageRow(code, name, code == scene.language) for code, name in scene.languages),
    )


def _lane_name(scene: Scene) -> str:
    """`Lane 4`; with emulated devices it says so, the same in every language."""
    name = scene.words("Lane {number}", number=scene.policy.lane.lstrip("0") or scene.policy.lane)
    return f"{name} · SIM" if scene.policy.simulated else name


def _state_word(scene: Scene) -> tuple[str, str]:
    state, words = scene.state, scene.words
    if state.failed:
        return "pause", words("Closed")
    if state.service is not None:
        return "tool", words("Technician")
    if state.staff is not None:
        return "badge", words("Staff")
    if state.call is not None:
        return "help", call_word(scene)
    if state.attempt is not None and state.attempt.stage is AttemptStage.PARKED:
        return "help", words("See a colleague")
    if state.mode in SHUT:
        return "pause", words("Closed") if state.session is None else words("Closes after you")
    if state.mode is LaneMode.TRAINING:
        return "pencil", words("Training")
    if state.mode is LaneMode.EXPRESS:
        return "bag", words("Express")
    return "check", words("Open")


def _ways(scene: Scene) -> str:
    state, words = scene.state, scene.words
    if state.service is not None:
        return words("Lane closed for service")
    if state.failed or (state.mode in SHUT and state.session is None):
        return ""
    if len(scene.policy.ways) > 1:
        names = {Way.CARD: words("Card"), Way.WALLET: words("Phone"), Way.CASH: words("Cash")}
        usable = [names[way] for way in scene.policy.ways if way in names and _usable(scene, way)]
        return " · ".join(usable) or words("No payment now")
    if state.mode is LaneMode.TRAINING:
        return words("Card only")
    return words("Card only") if state.mark is not None or state.attempt is not None else words("No card payment now")


def _usable(scene: Scene, way: Way) -> bool:
    state = scene.state
    running = state.attempt is not None and state.attempt.way is way
    able = bool(takers(state)) if way is Way.CASH else state.mark_of(way) is not None
    return state.mode is LaneMode.TRAINING or running or able


def _trouble(scene: Scene) -> str:
    """The devices that are missing, in one short phrase; the terminal is told of by the ways to pay."""
    words = scene.words
    names = {
        Device.SCANNER: words("Scanner"),
        Device.WEDGE: words("Hand scanner"),
        Device.CAMERA: words("Camera"),
        Device.SCALE: words("Scale"),
        Device.PRINTER: words("Printer"),
    }
    missing = [name for device, name in names.items() if device in scene.state.troubles]
    if scene.state.failed or scene.state.service is not None:
        return ""
    if not missing:
        return words("No paper") if scene.state.paper_out else ""
    if len(missing) > 1:
        return words("{count} devices not ready", count=len(missing))
    return words("{device} not ready", device=missing[0])


def _last_place(scene: Scene, shown: Screen) -> str:
    """What the last place in the dock offers: one step back, giving up, the receipt again, or nothing."""
    if scene.state.help_page is not None:
        return "back"
    match shown:
        case Screen.BASKET:
            return "cancel"
        case (
            Screen.PICK
            | Screen.TYPE
            | Screen.PRICE
            | Screen.BAGS
            | Screen.MEMBER
            | Screen.WEIGH
            | Screen.WAIT
            | Screen.SPLIT
            | Screen.WALLET
            | Screen.TAKE_UP
            | Screen.FETCH
            | Screen.PRACTISE
            | Screen.SIGN_ON
            | Screen.FIND_RECEIPT
            | Screen.REFUND
            | Screen.DEBTS
            | Screen.SETTLE
            | Screen.TOTALS
            | Screen.DRAWER
            | Screen.SHELF
            | Screen.CHANGE
            | Screen.SERVICE
            | Screen.DEVICE
            | Screen.FINDING
            | Screen.GUIDED
        ):
            return "back"
        case Screen.PAY:
            session = scene.state.session
            return "" if session is not None and session.parts else "back"
        case Screen.PAYING:
            return "back" if is_stoppable(scene) else ""
        case Screen.TAP:
            return "receipt"
        case Screen.ATTRACT | Screen.RECEIPT | Screen.RESTING | Screen.SAVED | Screen.CLOSED | Screen.STAFF:
            return ""


@QmlElement
class ShellViewModel(QObject):
    screenChanged = Signal()
    laneChanged = Signal()
    stateIconChanged = Signal()
    stateWordChanged = Signal()
    waysChanged = Signal()
    troubleChanged = Signal()
    offlineChanged = Signal()
    timeChanged = Signal()
    languageNameChanged = Signal()
    languageOfferedChanged = Signal()
    lastPlaceChanged = Signal()
    trainingChanged = Signal()
    languagesChanged = Signal()

    choosingLanguageChanged = Signal()
    easingChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = ShellProps()
        self._sheet = ""
        self._languages = RowsModel(LanguageRow, self)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_shell(scene)
        self._languages.show(self._props.languages)
        if self._props.screen != old.screen and self._props.screen in (Screen.ATTRACT, Screen.CLOSED):
            # the visit ended while the sheet lay open: the next shopper does not meet it
            self._lay("")
        emit_changes(self, old, self._props)

    @Property(bool, notify=choosingLanguageChanged)
    def choosingLanguage(self) -> bool:
        return self._sheet == "language"

    @Property(bool, notify=easingChanged)
    def easing(self) -> bool:
        return self._sheet == "ease"

    @Slot()
    def offerLanguages(self) -> None:
        self._lay("language")

    @Slot()
    def offerEase(self) -> None:
        self._lay("ease")

    @Slot()
    def closeSheet(self) -> None:
        self._lay("")

    @Slot(str)
    def chooseLanguage(self, code: str) -> None:
        self._post(LanguageTouched(code))
        self._lay("")

    @Slot()
    def help(self) -> None:
        self._lay("")
        self._post(HelpPageTouched())

    @Slot()
    def back(self) -> None:
        self._lay("")
        self._post(BackTouched())

    @Slot()
    def cancel(self) -> None:
        self._lay("")
        self._post(CancelTouched())

    @Slot()
    def receipt(self) -> None:
        self._lay("")
        self._post(ReceiptTouched())

    def _lay(self, sheet: str) -> None:
        """`sheet` lies over the screen, or none: one at a time."""
        if self._sheet != sheet:
            self._sheet = sheet
            self.choosingLanguageChanged.emit()
            self.easingChanged.emit()

    @Property(str, notify=screenChanged)
    def screen(self) -> str:
        return self._props.screen

    @Property(str, notify=laneChanged)
    def lane(self) -> str:
        return self._props.lane

    @Property(str, notify=stateIconChanged)
    def stateIcon(self) -> str:
        return self._props.state_icon

    @Property(str, notify=stateWordChanged)
    def stateWord(self) -> str:
        return self._props.state_word

    @Property(str, notify=waysChanged)
    def ways(self) -> str:
        return self._props.ways

    @Property(str, notify=troubleChanged)
    def trouble(self) -> str:
        return self._props.trouble

    @Property(bool, notify=offlineChanged)
    def offline(self) -> bool:
        return self._props.offline

    @Property(str, notify=timeChanged)
    def time(self) -> str:
        return self._props.time

    @Property(str, notify=languageNameChanged)
    def languageName(self) -> str:
        return self._props.language_name

    @Property(bool, notify=languageOfferedChanged)
    def languageOffered(self) -> bool:
        return self._props.language_offered

    @Property(str, notify=lastPlaceChanged)
    def lastPlace(self) -> str:
        return self._props.last_place

    @Property(str, notify=trainingChanged)
    def training(self) -> str:
        return self._props.training

    @Property(QObject, notify=languagesChanged)
    def languages(self) -> QObject:
        return self._languages

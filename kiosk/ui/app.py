"""The lane's screen: one window, one engine, a view-model a screen. Everything here runs on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent
from PySide6.QtQuick import QQuickWindow

from kiosk.core.policy import Policy
from kiosk.core.session.rules import policy_in_force
from kiosk.core.session.state import LaneState, Screen, screen
from kiosk.core.values import Money
from kiosk.ui import figures
from kiosk.ui.bridge import StateBridge
from kiosk.ui.catalogue_view import CatalogueView
from kiosk.ui.display import IN_A_WINDOW, Display, lies_across, scale
from kiosk.ui.guided import Guide
from kiosk.ui.health import HealthSource
from kiosk.ui.images import IconProvider, PictureProvider, QrProvider, qr_modules
from kiosk.ui.key_tap import KeyTap, KeyWire
from kiosk.ui.keypad import Keypad
from kiosk.ui.scene import Post, Scene, ease_of, language_of
from kiosk.ui.setter import Setter
from kiosk.ui.sounds import Sound, sound_between
from kiosk.ui.speaker import Speaker
from kiosk.ui.viewmodels.attract import AttractViewModel
from kiosk.ui.viewmodels.bags import BagsViewModel
from kiosk.ui.viewmodels.basket import BasketViewModel
from kiosk.ui.viewmodels.change import ChangeViewModel
from kiosk.ui.viewmodels.checks import ChecksViewModel
from kiosk.ui.viewmodels.debts import DebtsViewModel
from kiosk.ui.viewmodels.drawer import DrawerViewModel
from kiosk.ui.viewmodels.ease import EaseViewModel
from kiosk.ui.viewmodels.fetch import FetchViewModel
from kiosk.ui.viewmodels.guided import GuidedViewModel
from kiosk.ui.viewmodels.help import HelpViewModel, Search
from kiosk.ui.viewmodels.hint import HintViewModel
from kiosk.ui.viewmodels.member import MemberViewModel
from kiosk.ui.viewmodels.message import MessageViewModel
from kiosk.ui.viewmodels.pay import PayViewModel
from kiosk.ui.viewmodels.paying import PayingViewModel
from kiosk.ui.viewmodels.pick import PickViewModel
from kiosk.ui.viewmodels.practise import PractiseViewModel
from kiosk.ui.viewmodels.price import PriceViewModel
from kiosk.ui.viewmodels.receipt import ReceiptViewModel
from kiosk.ui.viewmodels.refund import RefundViewModel
from kiosk.ui.viewmodels.resting import RestingViewModel
from kiosk.ui.viewmodels.saved import SavedViewModel
from kiosk.ui.viewmodels.service import ServiceViewModel
from kiosk.ui.viewmodels.settle import SettleViewModel
from kiosk.ui.viewmodels.shelf import ShelfViewModel
from kiosk.ui.viewmodels.shell import ShellViewModel
from kiosk.ui.viewmodels.sign_on import SignOnViewModel
from kiosk.ui.viewmodels.split import SplitViewModel
from kiosk.ui.viewmodels.spot import SpotViewModel
from kiosk.ui.viewmodels.staff import StaffViewModel
from kiosk.ui.viewmodels.tap import TapViewModel
from kiosk.ui.viewmodels.totals import TotalsViewModel
from kiosk.ui.viewmodels.typed import TypedViewModel
from kiosk.ui.viewmodels.wait import WaitViewModel
from kiosk.ui.viewmodels.wallet import WalletViewModel
from kiosk.ui.viewmodels.weigh import WeighViewModel
from kiosk.ui.words import QmlWords, read_words

QML = Path(__file__).parent / "qml"
RECEIPT_FONT = "Noto Sans Mono CJK SC"
FONTS = ["Noto Sans", "Noto Sans CJK SC"]
COUNTDOWN_MS, CLOCK_MS = 200, 1_000
COUNTS_DOWN = (Screen.PAYING, Screen.RECEIPT, Screen.TAP, Screen.SAVED, Screen.FETCH, Screen.DEVICE)
WARM_AFTER_MS, WARM_EVERY_MS = 150, 15


class LaneUi:
    """Draws the states it receives and posts what the shopper does. Needs a `QGuiApplication` to exist.

    What is drawn next goes by `policy`.

    `clock` gives monotonic seconds (the one that the lane's deadlines are in), `wall` the time as ISO 8601.
    """

    def __init__(
        self,
        policy: Policy,
        catalogue: CatalogueView,
        post: Post,
        *,
        search_help: Search,
        clock: Callable[[], float],
        wall: Callable[[], str],
        assets: Path,
        display: Display = IN_A_WINDOW,
    ) -> None:
        self._display = display
        self.policy = policy
        self._clock = clock
        self._wall = wall
        self._assets = assets
        self._state = LaneState(language=policy.language, ease=policy.ease)
        self._words = {code: read_words(assets / "translations", code) for code in policy.languages}
        self._languages = tuple((code, words.own_name) for code, words in self._words.items())
        self._speaker = Speaker(assets / "sounds")
        self._bridge = StateBridge(self._draw)
        self._shell = ShellViewModel(post)
        self._ease = EaseViewModel(post)
        self._message = MessageViewModel(post)
        self._attract, self._basket = AttractViewModel(post), BasketViewModel(post)
        self._pick = PickViewModel(post, catalogue)
        self._typed, self._member = TypedViewModel(post), MemberViewModel(post)
        self._price = PriceViewModel(post)
        self._bags = BagsViewModel(post, catalogue)
        self._weigh, self._wait = WeighViewModel(post), WaitViewModel(post)
        self._pay, self._split = PayViewModel(post), SplitViewModel(post)
        self._paying, self._receipt = PayingViewModel(post), ReceiptViewModel(post)
        self._tap, self._resting = TapViewModel(post), RestingViewModel(post)
        self._practise, self._wallet = PractiseViewModel(post), WalletViewModel(post)
        self._sign_on = SignOnViewModel(post)
        self._staff, self._service = StaffViewModel(post), ServiceViewModel(post)
        self._checks, self._spot, self._refund = ChecksViewModel(post), SpotViewModel(post), RefundViewModel(post)
        self._debts, self._settle, self._totals = DebtsViewModel(post), SettleViewModel(post), TotalsViewModel(post)
        self._drawer, self._shelf = DrawerViewModel(post), ShelfViewModel(post)
        self._change = ChangeViewModel(post, catalogue)
        self._saved, self._fetch = SavedViewModel(post), FetchViewModel(post)
        self._help = HelpViewModel(post, search_help)
        self._hint, self._guided = HintViewModel(), GuidedViewModel(post, self._speaker.sound)
        for typed in (
            self._pick.queryChanged,
            self._typed.digitsChanged,
            self._member.typedChanged,
            self._split.amountChanged,
            self._refund.typedChanged,
            self._change.typedChanged,
            self._help.queryChanged,
        ):
            typed.connect(self._key_touched)
        self._translator = QmlWords(self._words[policy.language])
        self._engine: QQmlApplicationEngine | None = None
        self._window: QQuickWindow | None = None
        self._key_tap: KeyTap | None = None
        self._keypad: Keypad | None = None
        self._ticker = QTimer()
        self._ticker.timeout.connect(self._tick)
        self._compiled: list[QQmlComponent] = []
        self._cold: list[Callable[[], object]] = []

    @property
    def window(self) -> QQuickWindow:
        """The window, once shown."""
        if self._window is None:
            raise RuntimeError("the window is asked for before it is shown")
        return self._window

    def show(self) -> None:
        """The window is on the screen with what was received last; raises `RuntimeError` when the QML is broken."""
        QGuiApplication.setFont(QFont(FONTS))
        QCoreApplication.installTranslator(self._translator)
        engine = self._engine = QQmlApplicationEngine()
        icons, pictures = self._assets / "icons", self._assets / "pictures"
        engine.addImageProvider("icon", IconProvider(icons))
        engine.addImageProvider("picture", PictureProvider(pictures, icons))
        engine.addImageProvider("qr", QrProvider())
        self._draw(self._bridge.newest or self._state)
        engine.setInitialProperties(
            {
                "k": scale(self._display),
                "across": lies_across(self._display),
                "reducedMotion": self._display.reduced_motion,
                "shell": self._shell,
                "ease": self._ease,
                "message": self._message,
                "attract": self._attract,
                "basket": self._basket,
                "pick": self._pick,
                "typed": self._typed,
                "member": self._member,
                "price": self._price,
                "bags": self._bags,
                "weigh": self._weigh,
                "wait": self._wait,
                "pay": self._pay,
                "split": self._split,
                "paying": self._paying,
                "receipt": self._receipt,
                "tap": self._tap,
                "resting": self._resting,
                "practise": self._practise,
                "wallet": self._wallet,
                "signOn": self._sign_on,
                "staff": self._staff,
                "checks": self._checks,
                "spot": self._spot,
                "refund": self._refund,
                "debts": self._debts,
                "settle": self._settle,
                "totals": self._totals,
                "drawer": self._drawer,
                "shelf": self._shelf,
                "service": self._service,
                "device": self._service.device,
                "settings": self._service.settings,
                "finder": self._service.finder,
                "change": self._change,
                "saved": self._saved,
                "fetch": self._fetch,
                "help": self._help,
                "hint": self._hint,
                "guided": self._guided,
            }
        )
        engine.load(QUrl.fromLocalFile(QML / "Main.qml"))
        if not engine.rootObjects():
            raise RuntimeError(f"{QML / 'Main.qml'} could not be shown")
        (window,) = engine.rootObjects()
        assert isinstance(window, QQuickWindow)  # noqa: S101 — Main.qml's root is a Window
        # kept: items handed out in Python live no longer than the wrapper of their window
        self._window = window
        if self._display.fullscreen:
            window.showFullScreen()
        else:
            window.show()
        self._cold = self._cold_parts()
        QTimer.singleShot(WARM_AFTER_MS, self._warm)

    def hand_keys_to(self, wire: KeyWire) -> None:
        """The keys of the window that is shown go to `wire` first."""
        self._key_tap = KeyTap(self.window, wire)

    def serve(self, source: HealthSource, guide: Guide, setter: Setter | None = None) -> None:
        """A technician sees what `source` tells of devices, may begin what `guide` offers, and sets by `setter`."""
        self._service.serve(source, guide.offers, setter)
        self._guided.take(guide)

    def take_buttons_of(self, hear: Callable[[Callable[[str], None]], None]) -> None:
        """The buttons of a keypad, which `hear` hands to whom it is given, are keys of the window that is shown."""
        self._keypad = Keypad(self.window)
        hear(self._keypad.press)

    def receive(self, state: LaneState) -> None:
        """`state` is drawn soon. Any thread; never waits."""
        self._bridge.receive(state)

    def close(self) -> None:
        """The window and everything behind it are gone."""
        self._ticker.stop()
        self._key_tap = self._keypad = None
        QCoreApplication.removeTranslator(self._translator)
        self._cold.clear()
        self._speaker.stop()
        self._compiled.clear()
        if self._engine is not None:
            # before the view-models, or bindings complain that they are gone
            shiboken6.delete(self._engine)
            self._engine = self._window = None

    def _draw(self, state: LaneState) -> None:
        sound = sound_between(self._state, state) if self._window is not None else None
        self._state = state
        self._speak(language_of(state))
        shown = self._show()
        if shown is not Screen.PICK:
            self._pick.begin()
        if shown is not Screen.TAP:
            self._tap.begin()
        counts = shown in COUNTS_DOWN or state.leaves_at is not None or state.coming_until is not None
        interval = COUNTDOWN_MS if counts else CLOCK_MS
        if not self._ticker.isActive() or self._ticker.interval() != interval:
            self._ticker.start(interval)
        if sound is not None:
            self._speaker.play(sound)

    def _key_touched(self) -> None:
        types = screen(self._state) in (Screen.PICK, Screen.TYPE, Screen.MEMBER) or self._state.help_page is not None
        if types and ease_of(self._state).sound:
            self._speaker.play(Sound.KEY)

    def _tick(self) -> None:
        """Seconds left and the clock; nothing is decided by them."""
        self._show()

    def _show(self) -> Screen:
        """The screen that belongs on is up to date before it is called for."""
        shown = screen(self._state)
        scene = Scene(
            state=self._state,
            policy=policy_in_force(self._state, self.policy, self._wall()),
            words=self._translator.words,
            now=self._clock(),
            wall=self._wall(),
            languages=self._languages,
            across=self._across(),
        )
        match shown:
            case (
                Screen.ATTRACT | Screen.SAVED | Screen.TAKE_UP | Screen.TYPE | Screen.MEMBER | Screen.GUIDED
                | Screen.FINDING | Screen.SIGN_ON | Screen.SPLIT | Screen.SHELF | Screen.CHANGE | Screen.SERVICE
                | Screen.DEVICE
            ):  # fmt: skip
                pass
            case Screen.FETCH:
                self._fetch.show(scene)
            case Screen.BASKET:
                self._basket.show(scene)
                self._bags.show(scene)
            case Screen.PICK:
                self._pick.show(scene)
            case Screen.PRICE:
                self._price.show(scene)
            case Screen.BAGS:
                self._bags.show(scene)
            case Screen.WEIGH:
                self._weigh.show(scene)
            case Screen.WAIT:
                self._wait.show(scene)
            case Screen.PAY | Screen.WALLET:
                self._pay.show(scene)
                self._wallet.show(scene)
            case Screen.PAYING:
                self._paying.show(scene)
            case Screen.RECEIPT:
                self._receipt.show(scene)
            case Screen.TAP:
                self._tap.show(scene)
            case Screen.RESTING | Screen.CLOSED:
                self._resting.show(scene)
            case Screen.PRACTISE:
                self._practise.show(scene)
            case Screen.STAFF | Screen.FIND_RECEIPT | Screen.REFUND:
                self._checks.show(scene)
            case Screen.DEBTS:
                self._debts.show(scene)
            case Screen.TOTALS:
                self._totals.show(scene)
            case Screen.DRAWER:
                self._drawer.show(scene)
        for part in (
            self._attract,
            self._sign_on,
            self._spot,
            self._refund,
            self._ease,
            self._saved,
            self._typed,
            self._member,
            self._split,
            self._shelf,
            self._guided,
        ):
            part.show(scene)
        for page in (self._staff, self._change, self._service, self._settle):  # they forget when it is over
            page.show(scene)
        self._message.show(scene)
        self._help.show(scene)
        self._hint.show(scene)
        self._shell.show(scene)
        return shown

    def _across(self) -> bool:
        window = self._window
        return window.width() > window.height() if window is not None else lies_across(self._display)

    def _speak(self, language: str) -> None:
        words = self._words.get(language)
        if words is None or words is self._translator.words:
            return
        self._translator.words = words
        if self._engine is not None:
            self._engine.retranslate()

    def _warm(self) -> None:
        """What the first frame did not need is made ready, a little at a time, so that the first scan finds it."""
        if self._engine is None or not self._cold:
            return
        self._cold.pop(0)()
        QTimer.singleShot(WARM_EVERY_MS, self._warm)

    def _cold_parts(self) -> list[Callable[[], object]]:
        """Screens first, in the order of a visit; then figures, the receipt's letters and its code."""
        names = sorted(path.name for path in (QML / "screens").glob("*.qml") if path.stem != "AttractScreen")
        zero = Money(0, self.policy.currency)
        return [
            *(partial(figures.money, zero, language) for language in self._words),
            *(partial(self._compile, name) for name in names),
            partial(self._compile, "HelpPage.qml"),
            _load_receipt_font,
            partial(qr_modules, "warm"),
            self._speaker.prepare,
        ]

    def _compile(self, name: str) -> None:
        if self._engine is not None:
            self._compiled.append(QQmlComponent(self._engine, QUrl.fromLocalFile(QML / "screens" / name)))


def _load_receipt_font() -> None:
    QFontMetrics(QFont(RECEIPT_FONT)).horizontalAdvance("0件")

"""A lane in service: each device as it is, and the guided tests, before a technician."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.findings import Grade
from kiosk.core.guided import Offer, Said, TestId
from kiosk.core.session.inputs import BackTouched, DevicePicked, FindingOpened, TestOpened
from kiosk.core.staff import Act
from kiosk.texts.findings import said as what_is
from kiosk.ui.figures import time_left
from kiosk.ui.health import HealthSource, Looked, NoHealth
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.setter import Setter
from kiosk.ui.viewmodels.device import DeviceViewModel
from kiosk.ui.viewmodels.finder import FinderViewModel
from kiosk.ui.viewmodels.health import (
    ICONS,
    LEVELS,
    MARKS,
    PARTS,
    SIGNS,
    STATES,
    device_name,
    grade,
    grade_word,
    level_word,
    outcome_of,
    what_it_is,
)
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.settings import SettingsViewModel
from kiosk.ui.words import Words

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class DeviceCardRow:
    """`what` is what the device is or, where it is not well, what is wrong with it (`ails`). `chip` is the kind of the
    state's chip. `first`, `second` and `third` are the signs of its checks, '' where it has none. `ahead`: the keys of
    a keypad are on it.
    """

    key: str
    name: str
    icon: str
    what: str
    ails: bool
    word: str
    chip: str
    sign: str
    first: str
    second: str
    third: str
    ahead: bool


@dataclass(frozen=True, slots=True)
class GuidedRow:
    """A guided test; `key` is its name and, after a blank, its device. `sign` says how it ended last, '' for never."""

    key: str
    text: str
    picture: str
    sign: str
    ahead: bool


@dataclass(frozen=True, slots=True)
class ServiceProps:
    """`first`, `second`, `third`: what the three checks are called on a card. `find_ahead`: the keys of a keypad are on
    the button that finds devices.
    """

    who: str = ""
    sums: str = ""
    first: str = ""
    second: str = ""
    third: str = ""
    find_ahead: bool = False
    tests: tuple[GuidedRow, ...] = ()
    cards: tuple[DeviceCardRow, ...] = ()


def derive_service(
    scene: Scene, rows: Sequence[Looked], offers: Sequence[Offer], ahead: int = -1, *, finds: bool = False
) -> ServiceProps:
    """`ahead`: which card, after them the button where the lane `finds` devices, then which test the keys of a keypad
    are on.
    """
    words, who = scene.words, scene.state.staff
    if who is None:
        return ServiceProps()
    left = scene.seconds_until(scene.state.staff_until) if scene.state.staff_until is not None else 0
    short = [level_word(words, level) for level in LEVELS]
    return ServiceProps(
        who=words("{name} · signs off in {time}", name=who.name, time=time_left(left)),
        sums=_sums(words, rows),
        first=short[0],
        second=short[1],
        third=short[2],
        find_ahead=finds and ahead == len(rows),
        cards=tuple(_card(scene, row, ahead=ahead == place) for place, row in enumerate(rows)),
        tests=tuple(
            guided_row(scene, offer, ahead=ahead == place)
            for place, offer in enumerate(may_try(scene, offers), start=len(rows) + finds)
        ),
    )


def may_try(scene: Scene, offers: Sequence[Offer]) -> list[Offer]:
    """The drawer opens only for who may open it without a sale."""
    who = scene.state.staff
    opens = who is not None and scene.policy.staff.may(who.role, Act.NO_SALE)
    return [offer for offer in offers if opens or offer.test is not TestId.DRAWER]


def guided_row(scene: Scene, offer: Offer, *, ahead: bool = False) -> GuidedRow:
    last = next((one for one in scene.state.tested if (one.test, one.device) == (offer.test, offer.device)), None)
    sign = "" if last is None else "check" if last.passed else "x"
    return GuidedRow(f"{offer.test} {offer.device}", told(scene.words, offer.name), offer.icon, sign, ahead)


def told(words: Words, said: Said) -> str:
    return words(said.sentence, **dict(said.places))


def in_order(rows: Sequence[Looked], order: Sequence[str]) -> tuple[Looked, ...]:
    """As they stood when the technician came, the worst first: what they look at stays where it is."""
    known = {device: place for place, device in enumerate(order)}
    return tuple(sorted(rows, key=lambda row: (known.get(row.device, len(known)), -grade(row))))


def _card(scene: Scene, row: Looked, *, ahead: bool) -> DeviceCardRow:
    words, bad = scene.words, grade(row)
    signs = ["" if row.kind in PARTS else MARKS.get(outcome_of(row, level), "minus") for level in LEVELS]
    return DeviceCardRow(
        key=row.device,
        name=device_name(words, row.device),
        icon=ICONS.get(row.device, "tool"),
        what=words(what_is(row.findings[0])) if row.findings else what_it_is(words, row),
        ails=bad is not Grade.FINE,
        word=grade_word(words, row),
        chip=STATES[bad],
        sign=SIGNS[bad],
        first=signs[0],
        second=signs[1],
        third=signs[2],
        ahead=ahead,
    )


def _sums(words: Words, rows: Sequence[Looked]) -> str:
    """8 devices · 1 fault · 2 soon."""
    devices = sum(row.kind not in PARTS for row in rows)
    faults, soon = (sum(grade(row) is one for row in rows) for one in (Grade.FAULT, Grade.SOON))
    parts = [words("1 device") if devices == 1 else words("{count} devices", count=devices)]
    if faults:
        parts.append(words("1 fault") if faults == 1 else words("{count} faults", count=faults))
    if soon:
        parts.append(words("{count} soon", count=soon))
    return " · ".join(parts if faults or soon else (*parts, words("all well")))


@QmlElement
class ServiceViewModel(QObject):
    whoChanged = Signal()
    sumsChanged = Signal()
    firstChanged = Signal()
    secondChanged = Signal()
    thirdChanged = Signal()
    findAheadChanged = Signal()
    cardsChanged = Signal()
    testsChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = ServiceProps()
        self._cards = RowsModel(DeviceCardRow, self)
        self._tests = RowsModel(GuidedRow, self)
        self._order: tuple[str, ...] = ()
        self._ahead = -1
        self._scene: Scene | None = None
        self._source: HealthSource = NoHealth()
        self._offers: Sequence[Offer] = ()
        self.device, self.settings = DeviceViewModel(post, self), SettingsViewModel(post, self)
        self.finder = FinderViewModel(post, self)

    def serve(self, source: HealthSource, offers: Sequence[Offer], setter: Setter | None = None) -> None:
        """`source` tells of the devices, which `setter` sets; the guided tests in `offers` can be begun."""
        self.settings.set_by(setter)
        self.finder.set_by(setter)
        self._source = self.device.source = self.finder.source = source
        self._offers = offers

    def show(self, scene: Scene) -> None:
        """Whoever comes next finds the worst first, and no key pressed."""
        self._scene = scene
        self.settings.show(scene)
        self.finder.show(scene)
        if scene.state.service is None:
            self._order, self._ahead = (), -1
            self.device.begin()
            return
        self.device.show(scene)
        rows = in_order(self._source.rows(), self._order)
        self._order = tuple(row.device for row in rows)
        old, self._props = (
            self._props,
            derive_service(scene, rows, self._offers, self._ahead, finds=self.finder.may_look),
        )
        self._cards.show(self._props.cards)
        self._tests.show(self._props.tests)
        emit_changes(self, old, self._props)

    @Slot(str)
    def pick(self, device: str) -> None:
        self._post(DevicePicked(device))

    @Slot(str)
    def test(self, key: str) -> None:
        name, _, device = key.partition(" ")
        self._post(TestOpened(name, device))

    @Slot()
    def find(self) -> None:
        """All that is attached is to be looked for."""
        self._post(FindingOpened())

    @Slot()
    def back(self) -> None:
        self._post(BackTouched())

    @Slot(int)
    def move(self, by: int) -> None:
        """The keys of a keypad go so many places on."""
        last = len(self._props.cards) + self.finder.may_look + len(self._props.tests) - 1
        self._ahead = max(0, min(last, self._ahead + by)) if self._ahead >= 0 else 0
        if self._scene is not None:
            self.show(self._scene)

    @Slot()
    def choose(self) -> None:
        """What the keys are on is opened."""
        if self._ahead < 0:
            return
        places = [card.key for card in self._props.cards]
        if self._ahead < len(places):
            self.pick(places[self._ahead])
        elif self._props.find_ahead:
            self.find()
        else:
            after = self._ahead - len(places) - self.finder.may_look
            if after < len(self._props.tests):
                self.test(self._props.tests[after].key)

    @Property(str, notify=whoChanged)
    def who(self) -> str:
        return self._props.who

    @Property(str, notify=sumsChanged)
    def sums(self) -> str:
        return self._props.sums

    @Property(str, notify=firstChanged)
    def first(self) -> str:
        return self._props.first

    @Property(str, notify=secondChanged)
    def second(self) -> str:
        return self._props.second

    @Property(str, notify=thirdChanged)
    def third(self) -> str:
        return self._props.third

    @Property(bool, notify=findAheadChanged)
    def findAhead(self) -> bool:
        return self._props.find_ahead

    @Property(QObject, notify=cardsChanged)
    def cards(self) -> QObject:
        return self._cards

    @Property(QObject, notify=testsChanged)
    def tests(self) -> QObject:
        return self._tests

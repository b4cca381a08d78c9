"""What is attached to a lane, before a technician: each place, what answers there, and what it can be taken as."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.device_form import Place, Refused
from kiosk.core.session.inputs import BackTouched, ServiceUsed
from kiosk.ui.health import HealthSource, Looked, NoHealth
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.setter import Setter, Tried
from kiosk.ui.viewmodels.finder_keys import LOOK, Stop, moved
from kiosk.ui.viewmodels.health import device_name
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.setting_answers import answered, number_at
from kiosk.ui.viewmodels.setting_words import found_word, refusal
from kiosk.ui.words import Words

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_RANGE = len("255.255.255.255/32")
TAKES_SHOWN = 2


class Work(StrEnum):
    """What is waited for; '' for nothing."""

    NONE = ""
    LOOKING = "looking"
    TAKING = "taking"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """`what` answers at `place`; `word` says how that stands, `chip` and `sign` show it. It can be taken as `first`, or
    `second`, whose devices are `first_device` and `second_device`; '' where not. `ahead`: the keys of a keypad are on
    it, as `ahead_device`.
    """

    key: str
    place: str
    what: str
    word: str
    chip: str
    sign: str
    first: str
    first_device: str
    second: str
    second_device: str
    ahead: bool
    ahead_device: str


@dataclass(frozen=True, slots=True)
class Look:
    """One look, and what was taken of it: `kept`, by its link as which device. `network` is the range that is typed;
    `ahead`: where the keys of a keypad are.
    """

    work: Work = Work.NONE
    places: tuple[Place, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    refused: Refused | None = None
    looked: bool = False
    taken: str = ""
    unheard: bool = False
    network: str = ""
    typing: bool = False
    ahead: Stop | None = None


@dataclass(frozen=True, slots=True)
class FinderProps:
    """`told` is what is waited for, or what came of it; `mood` is ok, warn, bad or ''. `looking`: it can be stopped.
    `ahead`: the keys are on the button.
    """

    told: str = ""
    mood: str = ""
    busy: bool = False
    looking: bool = False
    network: str = ""
    typing: bool = False
    ahead: bool = False
    rows: tuple[PlaceRow, ...] = ()


def derive_finder(scene: Scene, look: Look, devices: Sequence[Looked]) -> FinderProps:
    told, mood = _told(scene.words, look)
    known = {one.device: one for one in devices}
    rows = [_row(scene.words, one, look, known.get(one.has)) for one in look.places]
    return FinderProps(
        told=told,
        mood=mood,
        busy=look.work is not Work.NONE,
        looking=look.work is Work.LOOKING,
        network=look.network,
        typing=look.typing,
        ahead=look.ahead == LOOK,
        rows=tuple(sorted(rows, key=_rank)),
    )


def _rank(row: PlaceRow) -> tuple[bool, int]:
    """What can be taken first, then what ails, then what is well, and last where nothing is."""
    return not row.first, {"bad": 0, "warn": 1, "ok": 2}.get(row.chip, 3)


def _row(words: Words, place: Place, look: Look, device: Looked | None) -> PlaceRow:
    found = place.found
    kept = look.kept.get(found.link, "")
    word, chip, sign = _state(words, place, kept)
    takes = () if kept or look.work is not Work.NONE else place.takes[:TAKES_SHOWN]
    first, second = (*takes, "", "")[:2]
    name = device.identity if place.at_work and device is not None else found.identity
    what = found_word(words, replace(found, identity=name, sure=found.sure or place.at_work))
    return PlaceRow(
        key=found.link,
        place=f"{found.link} · {found.what}" if found.what else found.link,
        what=what,
        word=word,
        chip=chip,
        sign=sign,
        first=_take(words, first),
        first_device=first,
        second=_take(words, second),
        second_device=second,
        ahead=look.ahead is not None and look.ahead[0] == found.link,
        ahead_device=look.ahead[1] if look.ahead is not None and look.ahead[0] == found.link else "",
    )


def _take(words: Words, name: str) -> str:
    return words("Take as: {device}", device=device_name(words, name)) if name else ""


def _state(words: Words, place: Place, kept: str) -> tuple[str, str, str]:
    """The lane's word for it, the kind of its chip, and its sign."""
    if kept:
        return words("{device}: kept", device=device_name(words, kept)), "ok", "check"
    if place.at_work:
        return words("{device}: in use", device=device_name(words, place.has)), "ok", "check"
    if place.has and place.found.protocol:
        if place.takes:
            return words("{device}: set otherwise", device=device_name(words, place.has)), "warn", "warn"
        return words("{device}: answers now", device=device_name(words, place.has)), "ok", "check"
    if place.has:
        return words("{device}: does not answer", device=device_name(words, place.has)), "bad", "x"
    if place.found.protocol:
        return words("New"), "info", "plus"
    return "", "plain", ""


def _told(words: Words, look: Look) -> tuple[str, str]:
    match look.work:
        case Work.LOOKING:
            return words("Looking everywhere. This may take a minute."), "warn"
        case Work.TAKING:
            return words("Asking the device …"), "warn"
    if look.refused is not None:
        if look.refused.path == "network":
            return words("This is no range of the store's own network."), "bad"
        return f"{refusal(words, look.refused)} {words('Nothing was changed.')}", "bad"
    if look.taken:
        if look.unheard:
            return words("It said nothing. Scan a code to be sure."), "warn"
        return words("It works so, and is kept."), "ok"
    if not look.looked:
        return "", ""
    if any(one.takes for one in look.places):
        return words("Take what is new, each as what it is."), "ok"
    return words("Nothing new is attached."), "ok"


@QmlElement
class FinderViewModel(QObject):
    toldChanged = Signal()
    moodChanged = Signal()
    busyChanged = Signal()
    lookingChanged = Signal()
    networkChanged = Signal()
    typingChanged = Signal()
    aheadChanged = Signal()
    rowsChanged = Signal()
    ableChanged = Signal()

    _seen = Signal(object, object)
    _answered = Signal(object, object)

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._setter: Setter | None = None
        self.source: HealthSource = NoHealth()
        self._scene: Scene | None = None
        self._look, self._there = Look(), False
        self._stop = threading.Event()  # of the look, or the deed, that runs or ran last
        self._props = FinderProps()
        self._rows = RowsModel(PlaceRow, self)
        self._seen.connect(self._see, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def set_by(self, setter: Setter | None) -> None:
        """`setter` is asked from now on; without one nothing can be looked for."""
        self._setter = setter
        self.ableChanged.emit()

    @property
    def may_look(self) -> bool:
        return self._setter is not None

    def show(self, scene: Scene) -> None:
        """Whoever turns to something else stops the look, and finds nothing of it when they come again."""
        self._scene = scene
        service = scene.state.service
        finds = service is not None and service.finding
        if not finds:
            self._stop.set()
            self._look, self._there = Look(), False
        elif not self._there:
            self._there = True
            self._look = Look(network=self._setter.network if self._setter is not None else "")
        rows = self.source.rows() if finds else ()  # to ask is to have disk and store looked at
        old, self._props = self._props, derive_finder(scene, self._look, rows)
        self._rows.show(self._props.rows)
        emit_changes(self, old, self._props)

    @Slot()
    def find(self) -> None:
        """All places are looked at; each is on the screen as soon as it is known."""
        setter, network, stop = self._setter, self._look.network, threading.Event()
        if setter is None or self._look.work is not Work.NONE:
            return

        def look() -> Refused | None:
            return setter.find_all(network, lambda place: self._seen.emit(stop, place), stop.is_set)

        self._begin(Look(work=Work.LOOKING, network=network, ahead=self._look.ahead), stop, look)

    @Slot()
    def stop(self) -> None:
        """What is asked just now is waited for, nothing else is asked."""
        self._post(ServiceUsed())
        self._stop.set()

    @Slot(str, str)
    def take(self, link: str, device: str) -> None:
        """What was found at `link` is the lane's `device` from now on, where it works so."""
        setter, scene = self._setter, self._scene
        place = next((one for one in self._look.places if one.found.link == link), None)
        if setter is None or scene is None or place is None or self._look.work is not Work.NONE:
            return
        found, who, stop = place.found, number_at(scene), threading.Event()
        working = replace(self._look, work=Work.TAKING, refused=None, taken=link)
        kept = {**self._look.kept, link: device}

        def change() -> object:
            return setter.change(device, setter.proposed(device, found), who), kept

        self._begin(working, stop, change)

    @Slot()
    def type(self) -> None:
        """The keys for the network's range come, or go."""
        self._put(replace(self._look, typing=not self._look.typing))

    @Slot(str)
    def digit(self, typed: str) -> None:
        network = (self._look.network + typed)[:LONGEST_RANGE]
        self._put(replace(self._look, network=network, typing=True, refused=None))

    @Slot()
    def erase(self) -> None:
        self._put(replace(self._look, network=self._look.network[:-1], refused=None))

    @Slot(int)
    def move(self, by: int) -> None:
        """The keys of a keypad go so many places on."""
        self._put(replace(self._look, ahead=moved(self._props.rows, self._look.ahead, by)))

    @Slot()
    def choose(self) -> None:
        """What the keys are on is done; where they are on nothing yet, it is looked."""
        ahead = self._look.ahead
        if ahead is not None and ahead != LOOK:
            link, device = ahead
            if device:
                self.take(link, device)
        elif self._props.looking:
            self.stop()
        else:
            self.find()

    @Slot()
    def back(self) -> None:
        """One figure less while the range is typed, then the typing ends; else one step back."""
        if not self._look.typing:
            self._post(BackTouched())
        elif self._look.network:
            self.erase()
        else:
            self.type()

    def _begin(self, look: Look, stop: threading.Event, work: Callable[[], object]) -> None:
        setter = self._setter
        if setter is None:
            return
        self._stop = stop
        self._put(replace(look, typing=False))
        setter.run(lambda: self._answered.emit(stop, answered(work)))

    @Slot(object, object)
    def _see(self, stop: threading.Event, place: Place) -> None:
        if stop is self._stop and self._look.work is Work.LOOKING:
            others = tuple(one for one in self._look.places if one.found.link != place.found.link)
            self._put(replace(self._look, places=(*others, place)))

    @Slot(object, object)
    def _take(self, stop: threading.Event, answer: object) -> None:
        """What came of the work is on the screen, if whoever asked is still there."""
        look = self._look
        if stop is not self._stop or look.work is Work.NONE:
            return
        idle = replace(look, work=Work.NONE, looked=True)
        if isinstance(answer, Refused):
            self._put(replace(idle, refused=answer, taken=""))
        elif isinstance(answer, tuple):
            tried: Tried
            tried, kept = answer
            if tried.refused:
                self._put(replace(idle, refused=tried.refused[0], taken=""))
            else:
                self._put(replace(idle, kept=kept, unheard=tried.unheard))
        else:
            self._put(idle)

    def _put(self, look: Look) -> None:
        self._post(ServiceUsed())
        self._look = look
        if self._scene is not None:
            self.show(self._scene)

    @Property(bool, notify=ableChanged)
    def able(self) -> bool:
        """Whether anybody can look."""
        return self.may_look

    @Property(str, notify=toldChanged)
    def told(self) -> str:
        return self._props.told

    @Property(str, notify=moodChanged)
    def mood(self) -> str:
        return self._props.mood

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self._props.busy

    @Property(bool, notify=lookingChanged)
    def looking(self) -> bool:
        return self._props.looking

    @Property(str, notify=networkChanged)
    def network(self) -> str:
        return self._props.network

    @Property(bool, notify=typingChanged)
    def typing(self) -> bool:
        return self._props.typing

    @Property(bool, notify=aheadChanged)
    def ahead(self) -> bool:
        return self._props.ahead

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows

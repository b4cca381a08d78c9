"""A device's settings before a technician: changed by touches, tried at the device, kept, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.device_form import Entry, Found, Refused, Shape, Table, changed, stepped
from kiosk.core.session.inputs import ServiceUsed
from kiosk.ui import figures
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.setter import Change, Setter, Tried
from kiosk.ui.viewmodels.health import device_name
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.setting_answers import answered, called, changes_of, number_at
from kiosk.ui.viewmodels.setting_words import difference, found_word, name_of, range_of, refusal, stepped_back, value_of

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

CHANGES_SHOWN = 3


class Work(StrEnum):
    """What the device is waited for with; '' for nothing."""

    NONE = ""
    FINDING = "finding"
    TRYING = "trying"
    KEEPING = "keeping"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class SettingRow:
    """`note` is its range, or why it is not taken (`refused`). `steps`: a touch goes one step on; `inner`: it is of the
    setting above it; `counts`: it is a number.
    """

    key: str
    name: str
    value: str
    note: str
    refused: bool
    steps: bool
    inner: bool
    counts: bool


@dataclass(frozen=True, slots=True)
class FoundRow:
    """`able`: it can be taken."""

    key: str
    place: str
    what: str
    able: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    key: str
    when: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Draft:
    """`device`'s settings as they stand on the screen; `mood` of what was `said` last is ok, warn, bad or ''."""

    device: str = ""
    table: Table = field(default_factory=dict)
    held: Table = field(default_factory=dict)
    work: Work = Work.NONE
    refused: tuple[Refused, ...] = ()
    tried: Tried | None = None
    done: Work = Work.NONE
    found: tuple[Found, ...] | None = None
    changes: tuple[Change, ...] = ()

    @property
    def is_changed(self) -> bool:
        return dict(self.table) != dict(self.held)


@dataclass(frozen=True, slots=True)
class SettingsProps:
    """`name` is the page's title; `told` what came of the last deed, its `mood` ok, warn or bad. `busy`: the device is
    waited for. `changed`: what stands there does not hold yet; `able_back`: there is a step back.
    """

    device: str = ""
    name: str = ""
    told: str = ""
    mood: str = ""
    busy: bool = False
    changed: bool = False
    able_back: bool = False
    rows: tuple[SettingRow, ...] = ()
    found: tuple[FoundRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()


def derive_settings(scene: Scene, draft: Draft, entries: Sequence[Entry]) -> SettingsProps:
    if not draft.device:
        return SettingsProps()
    told, mood = _told(scene, draft)
    latest = tuple(reversed(draft.changes[-CHANGES_SHOWN:]))
    return SettingsProps(
        device=draft.device,
        name=scene.words("{device}: settings", device=device_name(scene.words, draft.device)),
        told=told,
        mood=mood,
        busy=draft.work is not Work.NONE,
        changed=draft.is_changed,
        able_back=bool(draft.changes),
        rows=tuple(_row(scene, entry, draft) for entry in entries),
        found=tuple(_found(scene, place, one) for place, one in enumerate(draft.found or ())),
        changes=tuple(
            ChangeRow(
                str(place), _when(scene, one.at), called(scene, one.who), difference(scene.words, one.before, one.after)
            )
            for place, one in enumerate(latest)
        ),
    )


def _row(scene: Scene, entry: Entry, draft: Draft) -> SettingRow:
    why = next((one for one in draft.refused if one.is_at(entry)), None)
    note = range_of(entry) if why is None else refusal(scene.words, why)
    several = len(_links(draft)) > 1
    return SettingRow(
        key=entry.path,
        name=name_of(scene.words, entry.path),
        value=value_of(scene.words, entry),
        note=note,
        refused=why is not None,
        steps=several if entry.path == "link" else entry.shape not in (Shape.TEXT, Shape.NUMBERS),
        inner="." in entry.path,
        counts=entry.shape in (Shape.WHOLE, Shape.NUMBER),
    )


def _found(scene: Scene, place: int, one: Found) -> FoundRow:
    where = f"{one.link} · {one.what}" if one.what else one.link
    return FoundRow(str(place), where, found_word(scene.words, one), bool(one.protocol))


def _told(scene: Scene, draft: Draft) -> tuple[str, str]:
    """What is being waited for, else what came of it, else what to do."""
    words = scene.words
    match draft.work:
        case Work.FINDING:
            return words("Looking for it. This may take half a minute."), "warn"
        case Work.TRYING | Work.KEEPING:
            return words("Asking the device …"), "warn"
        case Work.BACK:
            return words("Going one step back …"), "warn"
    if draft.refused and draft.done is Work.BACK:
        return stepped_back(words, draft.refused[0])
    if draft.refused:
        return f"{refusal(words, draft.refused[0])} {words('Nothing was changed.')}", "bad"
    if draft.done is Work.FINDING:
        there = any(one.protocol for one in draft.found or ())
        return (words("Touch the one that it is."), "ok") if there else (words("It was not found."), "warn")
    if draft.done is Work.NONE:
        return (words("Not kept yet. Keep it, or try it first."), "warn") if draft.is_changed else ("", "")
    if draft.tried is not None and draft.tried.unheard:
        return words("It said nothing. Scan a code to be sure."), "warn"
    if draft.done is Work.TRYING:
        return words("It works so. It is not kept yet."), "ok"
    return (
        (words("It is as it was before."), "ok")
        if draft.done is Work.BACK
        else (words("It works so, and is kept."), "ok")
    )


def _when(scene: Scene, at: str) -> str:
    time = figures.time_of_day(at)
    return time if at[:10] == scene.wall[:10] else f"{at[:10]} {time}"


def _links(draft: Draft) -> tuple[str, ...]:
    """Those that can be chosen: what is set, and where something was found."""
    own = str(draft.held.get("link", ""))
    return tuple(dict.fromkeys((own, *(one.link for one in draft.found or () if not one.trouble))))


@QmlElement
class SettingsViewModel(QObject):
    deviceChanged = Signal()
    toldChanged = Signal()
    moodChanged = Signal()
    busyChanged = Signal()
    changedChanged = Signal()
    ableBackChanged = Signal()
    rowsChanged = Signal()
    foundChanged = Signal()
    changesChanged = Signal()

    nameChanged = Signal()
    ableChanged = Signal()

    _answered = Signal(object)
    _turned = Signal(object)

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._setter: Setter | None = None
        self._scene: Scene | None = None
        self._draft = Draft()
        self._props = SettingsProps()
        self._rows = RowsModel(SettingRow, self)
        self._found = RowsModel(FoundRow, self)
        self._changes = RowsModel(ChangeRow, self)
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)
        # later: what is touched is not taken away under the finger
        self._turned.connect(self._turn, Qt.ConnectionType.QueuedConnection)

    def set_by(self, setter: Setter | None) -> None:
        """`setter` is asked from now on; without one no device can be set."""
        self._setter = setter
        self.ableChanged.emit()

    def show(self, scene: Scene) -> None:
        """What was not kept is forgotten when the technician turns to something else."""
        self._scene = scene
        service = scene.state.service
        if self._draft.device and (service is None or service.device != self._draft.device):
            self._turned.emit(Draft())
        draft = self._draft
        entries = self._setter.form(draft.device, draft.table) if self._setter is not None and draft.device else ()
        old, self._props = self._props, derive_settings(scene, draft, entries)
        self._rows.show(self._props.rows)
        self._found.show(self._props.found)
        self._changes.show(self._props.changes)
        emit_changes(self, old, self._props)

    @Slot(str)
    def open(self, device: str) -> None:
        """The settings of `device` are before the technician, as they hold."""
        if self._setter is None or self._draft.work is not Work.NONE:
            return
        held = self._setter.table(device)
        changes = changes_of(self._setter, device)
        self._turned.emit(Draft(device=device, table=held, held=held, changes=changes))

    @Slot(str, int)
    def step(self, path: str, by: int) -> None:
        """The setting at `path` goes so many steps on; nothing is asked of the device yet."""
        draft, setter = self._draft, self._setter
        if setter is None or draft.work is not Work.NONE:
            return
        entry = next((one for one in setter.form(draft.device, draft.table) if one.path == path), None)
        if entry is None or entry.secret:
            return
        if path == "link":
            links = _links(draft)
            place = links.index(str(entry.value)) if entry.value in links else 0
            value: object = links[(place + by) % len(links)]
        else:
            value = stepped(entry, by)
        self._change(table=changed(draft.table, path, value), refused=(), done=Work.NONE)

    @Slot(str)
    def choose(self, place: str) -> None:
        """What was found there is the device: its settings are on the screen, and do not hold yet."""
        draft, found = self._draft, self._draft.found or ()
        if self._setter is None or not place.isdecimal() or int(place) >= len(found) or draft.work is not Work.NONE:
            return
        table = self._setter.proposed(draft.device, found[int(place)])
        self._change(table=table, refused=(), done=Work.NONE)

    @Slot()
    def find(self) -> None:
        self._ask(Work.FINDING, lambda setter, draft, _who: setter.find(draft.device))

    @Slot()
    def attempt(self) -> None:
        """The device is asked whether it works so."""
        self._ask(Work.TRYING, lambda setter, draft, _who: setter.test(draft.device, draft.table))

    @Slot()
    def keep(self) -> None:
        """They hold from now on, where the device works so."""
        self._ask(Work.KEEPING, lambda setter, draft, who: setter.change(draft.device, draft.table, who))

    @Slot()
    def undo(self) -> None:
        """One step back."""
        self._ask(Work.BACK, lambda setter, draft, who: setter.back(draft.device, who))

    @Slot()
    def leave(self) -> None:
        """The device itself is before the technician again."""
        if self._draft.work is Work.NONE:
            self._turned.emit(Draft())

    def _ask(self, work: Work, ask: Callable[[Setter, Draft, str], object]) -> None:
        setter, draft, scene = self._setter, self._draft, self._scene
        if setter is None or scene is None or draft.work is not Work.NONE or not draft.device:
            return
        who = number_at(scene)
        self._change(work=work, refused=(), done=Work.NONE)
        setter.run(lambda: self._answered.emit(answered(lambda: ask(setter, draft, who))))

    @Slot(object)
    def _take(self, answer: object) -> None:
        """What came of the work is on the screen."""
        draft, setter = self._draft, self._setter
        if setter is None or not draft.device:  # whoever asked has turned to something else
            self._change(work=Work.NONE)
            return
        held = setter.table(draft.device)
        if isinstance(answer, Refused):
            self._change(work=Work.NONE, refused=(answer,), done=draft.work, held=held)
            return
        if draft.work is Work.FINDING:
            found: tuple[Found, ...] = tuple(answer)  # type: ignore[arg-type]  # what `find` gives
            self._change(work=Work.NONE, found=found, done=draft.work)
            return
        tried: Tried = answer  # type: ignore[assignment]  # what all others give
        keeps = draft.work is Work.BACK or (draft.work is Work.KEEPING and not tried.refused)
        self._change(
            work=Work.NONE,
            done=draft.work,
            tried=tried,
            refused=tuple(tried.refused),
            held=held,
            table=held if keeps else draft.table,
            changes=changes_of(setter, draft.device),
        )

    def _change(self, **changes: object) -> None:
        self._put(replace(self._draft, **changes))  # type: ignore[arg-type]

    @Slot(object)
    def _turn(self, draft: Draft) -> None:
        """What is asked meanwhile is waited for all the same."""
        self._put(replace(draft, work=self._draft.work))

    def _put(self, draft: Draft) -> None:
        self._post(ServiceUsed())
        self._draft = draft
        if self._scene is not None:
            self.show(self._scene)

    @Property(str, notify=deviceChanged)
    def device(self) -> str:
        return self._props.device

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self._props.name

    @Property(bool, notify=ableChanged)
    def able(self) -> bool:
        """Whether anybody sets the devices."""
        return self._setter is not None

    @Property(str, notify=toldChanged)
    def told(self) -> str:
        return self._props.told

    @Property(str, notify=moodChanged)
    def mood(self) -> str:
        return self._props.mood

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self._props.busy

    @Property(bool, notify=changedChanged)
    def changed(self) -> bool:
        return self._props.changed

    @Property(bool, notify=ableBackChanged)
    def ableBack(self) -> bool:
        return self._props.able_back

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows

    @Property(QObject, notify=foundChanged)
    def found(self) -> QObject:
        return self._found

    @Property(QObject, notify=changesChanged)
    def changes(self) -> QObject:
        return self._changes

"""One device of a lane in service: what ails it and what to do, what it is, its checks, its faults, its wire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.inputs import BackTouched, ServiceUsed
from kiosk.texts.findings import next_step
from kiosk.texts.findings import said as what_is
from kiosk.ui.health import HealthSource, Lived, Looked, NoHealth, Passed, Told
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.health import (
    ICONS,
    LEVELS,
    MARKS,
    PARTS,
    SIGNS,
    STATES,
    counted,
    device_name,
    fault_word,
    grade,
    grade_word,
    level_name,
    outcome_of,
    outcome_word,
    what_it_is,
    where_of,
)
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.words import Words

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_LINES = 60
MOST_FAULTS = 3
ARROWS = {">": "→", "<": "←"}
PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class AilmentRow:
    """What is wrong, and what to do about it; `detail` is the device's own word for it."""

    key: str
    text: str
    step: str
    detail: str


@dataclass(frozen=True, slots=True)
class DeviceFactRow:
    """`wide`: what it says is long. `head`: what follows belongs to it."""

    key: str
    name: str
    figure: str
    wide: bool = False
    head: bool = False


@dataclass(frozen=True, slots=True)
class DeviceFaultRow:
    key: str
    time: str
    text: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A check of the device's health: what a touch does, how the last one ended; `able` while none runs."""

    key: str
    text: str
    icon: str
    outcome: str
    chip: str
    able: bool
    ahead: bool


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A line of what went over the wire: by the clock, and in seconds since the start. `out`: the lane said it."""

    key: str
    time: str
    arrow: str
    text: str
    out: bool


@dataclass(frozen=True, slots=True)
class DeviceProps:
    """`wired`: there is a wire to look at; `note`: what the last check said; `last_time`: the wire's widest."""

    device: str = ""
    name: str = ""
    icon: str = ""
    what: str = ""
    state: str = ""
    chip: str = "ok"
    sign: str = "check"
    note: str = ""
    wired: bool = False
    paused: bool = False
    pause_ahead: bool = False
    ailments: tuple[AilmentRow, ...] = ()
    facts: tuple[DeviceFactRow, ...] = ()
    faults: tuple[DeviceFaultRow, ...] = ()
    levels: tuple[LevelRow, ...] = ()
    trace: tuple[TraceRow, ...] = ()
    last_time: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one device: how it stands, its last faults (the newest first), and its wire (the oldest first)."""

    row: Looked
    faults: Sequence[Told] = ()
    trace: Sequence[Passed] = ()


def derive_device(scene: Scene, seen: Seen | None, *, paused: bool = False, ahead: str = "") -> DeviceProps:
    """`ahead`: what the keys of a keypad are on."""
    if seen is None:
        return DeviceProps()
    row, words = seen.row, scene.words
    bad, wired = grade(row), row.kind not in PARTS
    trace = tuple(trace_row(scene, one, place) for place, one in enumerate(seen.trace[-MOST_LINES:]))
    return DeviceProps(
        device=row.device,
        name=device_name(words, row.device),
        icon=ICONS.get(row.device, "tool"),
        what=what_it_is(words, row),
        state=grade_word(words, row),
        chip=STATES[bad],
        sign=SIGNS[bad],
        note=_note(row),
        wired=wired,
        paused=paused,
        pause_ahead=ahead == PAUSE,
        ailments=tuple(
            AilmentRow(f"{one.part} {one.cause}", words(what_is(one)), words(next_step(one, row.kind)), one.detail)
            for one in row.findings
        ),
        facts=_facts(scene, row),
        faults=tuple(_fault(scene, told) for told in seen.faults[:MOST_FAULTS]),
        levels=tuple(_level(scene, row, level, ahead) for level in LEVELS) if wired else (),
        trace=trace,
        last_time=trace[-1].time if trace else "",
    )


def trace_row(scene: Scene, passed: Passed, place: int) -> TraceRow:
    arrow = ARROWS.get(passed.direction, "·")
    at = f"{clock_time(scene, passed.at_s, tenths=True)} +{passed.since_s:.1f}"
    return TraceRow(str(place), at, arrow, passed.shows, passed.direction == ">")


def clock_time(scene: Scene, at_s: float, *, tenths: bool = False) -> str:
    """10:42:07, by the lane's own clock."""
    at = datetime.fromtimestamp(at_s, datetime.fromisoformat(scene.wall).tzinfo)
    return at.strftime("%H:%M:%S") + (f".{at.microsecond // 100_000}" if tenths else "")


def _note(row: Looked) -> str:
    """What the newest check said."""
    newest = max(row.checks, key=lambda one: one.at_s, default=None)
    return ", ".join(newest.notes) if newest is not None else ""


def _facts(scene: Scene, row: Looked) -> tuple[DeviceFactRow, ...]:
    words, (place, settings) = scene.words, where_of(row.link)
    told = (
        ("protocol", words("Protocol"), row.protocol),
        ("link", words("Link"), place),
        ("settings", words("Line"), settings),
        ("identity", words("Identity"), row.identity),
    )
    facts = tuple(DeviceFactRow(key, name, figure, wide=True) for key, name, figure in told if figure)
    lives = [life for life in row.lasting if life.now and life.figures]
    return (*facts, *_counted(words, row.counts), *(fact for life in lives for fact in _lasting(words, life)))


def _counted(words: Words, counts: Mapping[str, float], key: str = "") -> tuple[DeviceFactRow, ...]:
    """Two stand side by side."""
    told = counted(words, counts)
    return tuple(
        DeviceFactRow(key + name, called, figure, wide=place < len(told) % 2)
        for place, (name, called, figure) in enumerate(told)
    )


def _lasting(words: Words, life: Lived) -> tuple[DeviceFactRow, ...]:
    """What it has done in all, over every start of the lane."""
    head = DeviceFactRow("since", words("In all, since {day}", day=life.since), life.unit, wide=True, head=True)
    return (head, *_counted(words, life.figures, "all_"))


def _fault(scene: Scene, told: Told) -> DeviceFaultRow:
    words = fault_word(scene.words, told.kind)
    return DeviceFaultRow(f"{told.at_s} {told.kind}", clock_time(scene, told.at_s), words)


def _level(scene: Scene, row: Looked, level: str, ahead: str) -> LevelRow:
    outcome = outcome_of(row, level)
    busy = any(one.outcome == "running" for one in row.checks)
    chip = {"passed": "ok", "failed": "bad"}.get(outcome, "warn" if outcome in ("needs_hands", "not_now") else "plain")
    return LevelRow(
        key=level,
        text=level_name(scene.words, level),
        icon=MARKS.get(outcome, "minus"),
        outcome=outcome_word(scene.words, outcome),
        chip=chip,
        able=not busy,
        ahead=ahead == level,
    )


@QmlElement
class DeviceViewModel(QObject):
    deviceChanged = Signal()
    nameChanged = Signal()
    iconChanged = Signal()
    whatChanged = Signal()
    stateChanged = Signal()
    chipChanged = Signal()
    signChanged = Signal()
    noteChanged = Signal()
    wiredChanged = Signal()
    pausedChanged = Signal()
    pauseAheadChanged = Signal()
    ailmentsChanged = Signal()
    factsChanged = Signal()
    faultsChanged = Signal()
    levelsChanged = Signal()
    traceChanged = Signal()
    lastTimeChanged = Signal()
    grew = Signal()
    """The wire said something more."""

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = DeviceProps()
        self._ailments = RowsModel(AilmentRow, self)
        self._facts = RowsModel(DeviceFactRow, self)
        self._faults = RowsModel(DeviceFaultRow, self)
        self._levels = RowsModel(LevelRow, self)
        self._trace = RowsModel(TraceRow, self)
        self._ahead = ""
        self._paused: Sequence[Passed] | None = None
        self._scene: Scene | None = None
        self.source: HealthSource = NoHealth()

    def begin(self) -> None:
        """The next device is seen as it is now."""
        self._paused, self._ahead = None, ""

    def show(self, scene: Scene) -> None:
        self._scene = scene
        run = scene.state.service
        device = run.device if run is not None else ""
        if device != self._props.device:
            self.begin()
        seen = self._look(device) if device else None
        old, self._props = self._props, derive_device(scene, seen, paused=self._paused is not None, ahead=self._ahead)
        self._ailments.show(self._props.ailments)
        self._facts.show(self._props.facts)
        self._faults.show(self._props.faults)
        self._levels.show(self._props.levels)
        self._trace.show(self._props.trace)
        emit_changes(self, old, self._props)
        if self._props.trace != old.trace:
            self.grew.emit()

    def _look(self, device: str) -> Seen | None:
        row = next((one for one in self.source.rows() if one.device == device), None)
        if row is None:
            return None
        if row.kind in PARTS:
            return Seen(row)
        trace = self._paused if self._paused is not None else self.source.trace(device)
        return Seen(row, self.source.faults(device), trace)

    @Slot(str)
    def check(self, level: str) -> None:
        self.source.check(self._props.device, level)
        self._post(ServiceUsed())
        self._again()

    @Slot()
    def pause(self) -> None:
        """The wire stands still on the screen, or runs on."""
        self._paused = tuple(self.source.trace(self._props.device)) if self._paused is None else None
        self._post(ServiceUsed())
        self._again()

    @Slot()
    def back(self) -> None:
        self._post(BackTouched())

    @Slot(int)
    def move(self, by: int) -> None:
        """The keys of a keypad go so many places on, over what can be touched."""
        places = (*(one.key for one in self._props.levels), *((PAUSE,) if self._props.wired else ()))
        if not places:
            return
        at = places.index(self._ahead) + by if self._ahead in places else 0
        self._ahead = places[max(0, min(len(places) - 1, at))]
        self._again()

    @Slot()
    def choose(self) -> None:
        """What the keys are on is done."""
        if self._ahead == PAUSE:
            self.pause()
        elif any(one.key == self._ahead and one.able for one in self._props.levels):
            self.check(self._ahead)

    def _again(self) -> None:
        if self._scene is not None:
            self.show(self._scene)

    @Property(str, notify=deviceChanged)
    def device(self) -> str:
        return self._props.device

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self._props.name

    @Property(str, notify=iconChanged)
    def icon(self) -> str:
        return self._props.icon

    @Property(str, notify=whatChanged)
    def what(self) -> str:
        return self._props.what

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        return self._props.state

    @Property(str, notify=chipChanged)
    def chip(self) -> str:
        return self._props.chip

    @Property(str, notify=signChanged)
    def sign(self) -> str:
        return self._props.sign

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        return self._props.note

    @Property(bool, notify=wiredChanged)
    def wired(self) -> bool:
        return self._props.wired

    @Property(bool, notify=pausedChanged)
    def paused(self) -> bool:
        return self._props.paused

    @Property(bool, notify=pauseAheadChanged)
    def pauseAhead(self) -> bool:
        return self._props.pause_ahead

    @Property(QObject, notify=ailmentsChanged)
    def ailments(self) -> QObject:
        return self._ailments

    @Property(QObject, notify=factsChanged)
    def facts(self) -> QObject:
        return self._facts

    @Property(QObject, notify=faultsChanged)
    def faults(self) -> QObject:
        return self._faults

    @Property(QObject, notify=levelsChanged)
    def levels(self) -> QObject:
        return self._levels

    @Property(QObject, notify=traceChanged)
    def trace(self) -> QObject:
        return self._trace

    @Property(str, notify=lastTimeChanged)
    def lastTime(self) -> str:
        return self._props.last_time

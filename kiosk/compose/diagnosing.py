"""A look at a lane that does not run: its devices one and all, its store server, its machine."""

from __future__ import annotations

import logging
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from drivers.contract import CheckHealth, DeviceOffline, DeviceOnline, HealthChecked, HealthLevel, Stamped
from drivers.device import Device as ClaimedDevice
from drivers.link.keys import KeysLink
from drivers.registry import PROTOCOLS
from kiosk.compose.counting import keep_counts
from kiosk.compose.devices import driver_and_link, kind_of
from kiosk.config import Config
from kiosk.core.findings import Cause, Finding, Part
from kiosk.core.session.inputs import Device
from kiosk.diagnostics import machine, store
from kiosk.diagnostics.lasting import FILE, Lasting, Life
from kiosk.diagnostics.live import Growth, figures, may_be_counted, unit_of
from kiosk.diagnostics.report import UNHEARD, Row
from kiosk.diagnostics.watch import DeviceWatch
from kiosk.lane.clock import SystemClock

log = logging.getLogger(__name__)

REACH_S = 6.0
"""A device that was not there so long after the start is not there."""
LOOK_S = 2.0
"""So long a device that answers is looked at, before it is asked how well it is."""
BACK_S = 1.0
"""What is lost may be back at once: some devices begin with an answer to somebody else."""
CHECKED_S = 45.0
"""No check takes longer, nor the person that it waits for."""

HANDS = {
    "scanner": "scan a code now",
    "camera": "hold a code before it now",
    "scale": "lay something on it now",
    "buttons": "press one now",
}
"""What a person does for an interactive check; of other kinds something prints or lights up."""

Tell = Callable[[str], None]


def look_at(config: Config, name: str, level: str, tell: Tell, *, counts: bool = False, proving: bool = False) -> Row:
    """How well the device `name` of `config` is, as far as a check at that `HealthLevel` shows; `tell` hears what a
    person should do. What it did meanwhile lasts where it `counts`;
    `proving`: what the device itself can check of its settings, it has to.

    Raises `ConfigError` where its settings cannot be used. Its link is free again afterwards.
    """
    settings = config.devices[name]
    driver, link = driver_and_link(name, config, proving=proving)
    kind, began = kind_of(name, config), time.monotonic()
    if isinstance(link, KeysLink):
        note = "its keys come through the lane's window: scan a code there"
        return Row(device=name, kind=kind, protocol=settings.protocol, link=settings.link, notes=(note,))
    scheme = settings.link.partition(":")[0]
    watched = Watched(DeviceWatch(name, kind, scheme, takes_coins=name == Device.COINS))
    device: ClaimedDevice[Any] = ClaimedDevice(name, kind, lambda: driver, lambda: link, watched.told)
    device.open()
    device.claim()
    try:
        health = None
        reached = watched.wait_for(lambda: watched.online, REACH_S, unless=lambda: watched.lost_for(BACK_S))
        if reached:
            watched.wait_for(lambda: not watched.online, LOOK_S)
            device.submit(CheckHealth(HealthLevel(level)))
            if level == HealthLevel.INTERACTIVE:
                tell(f"{name}: {HANDS.get(kind, 'look at it now')}")
            watched.wait_for(lambda: watched.health is not None, CHECKED_S)
            health = watched.health
        findings = tuple(
            with_what_came(one, device.counts.bytes_in) for one in watched.findings(device.counts.slowest_answer_s)
        )
    finally:
        device.shut()
    done = figures(asdict(device.counts))
    if counts and reached and may_be_counted(kind, done):
        keep_counts(config, Growth(name, kind, unit_of(watched.identity, settings.protocol), done))
    notes = health.findings if health is not None else ()
    if health is not None and not health.ok and not findings:
        cause = Cause.NOT_TRIED if level == HealthLevel.INTERACTIVE else Cause.REFUSES
        findings = (Finding(device=name, part=Part.SETTINGS, cause=cause, detail=", ".join(notes)),)
    row = Row(
        device=name,
        kind=kind,
        findings=findings,
        protocol=settings.protocol,
        link=settings.link,
        identity=watched.identity,
        notes=notes,
        counts=done,
        took_s=time.monotonic() - began,
        lasting=lasting_of(config.lane.data, name),
    )
    return doubted(row) if health is not None else row


def with_what_came(finding: Finding, bytes_in: int) -> Finding:
    """`finding`; of a device that does not answer, and of which something came all the same, with that."""
    if finding.cause is not Cause.SILENT or not bytes_in:
        return finding
    return replace(finding, detail=f"{finding.detail}, but {bytes_in} bytes came: it may answer too late")


def doubted(row: Row) -> Row:
    """`row`; of a scanner that has said nothing yet with the word of doubt, and where the one that was there before it
    has told its name, as a finding: somebody should look.
    """
    if row.kind != "scanner" or row.counts.get("bytes_in") or row.link.startswith("keys:"):
        return row
    row = replace(row, notes=(UNHEARD,))
    protocols = {one.name for one in PROTOCOLS}
    name = next((life.unit for life in row.lasting if life.now and life.unit not in protocols), "")
    if row.findings or not name:
        return row
    detail = f"it called itself {name} before, and says nothing now"
    return replace(row, findings=(Finding(device=row.device, part=Part.READER, cause=Cause.NOT_TRIED, detail=detail),))


def lasting_of(data: Path, name: str) -> tuple[Life, ...]:
    """What the lane that has `data` kept of it; nothing where that cannot be read."""
    try:
        return tuple(life for life in Lasting(data / FILE).lives() if life.device == name)
    except sqlite3.Error as error:
        log.warning("the lane's counters cannot be read: %s", error)
        return ()


def look_at_all(config: Config) -> tuple[Row, ...]:
    """Every device at the level that asks nothing of anybody, all side by side; then store server and machine."""
    level = HealthLevel.INTERNAL
    with ThreadPoolExecutor(max(1, len(config.devices))) as pool:
        rows = tuple(pool.map(lambda name: look_at(config, name, level, lambda _: None), config.devices))
    return *rows, look_at_store(config), *look_at_machine(config)


def look_at_store(config: Config) -> Row:
    """The way to the store server, as a lane with a journal of its own goes it."""
    if config.server is None:
        return Row(device=store.DEVICE, kind=store.DEVICE, notes=("this lane has no store server",))
    began = time.monotonic()
    way = store.look(config.server, secrets.token_hex(16), datetime.fromisoformat(SystemClock().wall()))
    notes: tuple[str, ...] = ()
    counts: dict[str, float] = {}
    if (reached := way.reached) is not None:
        notes = (f"it answers in {1000 * reached.latency_s:.0f} ms",)
        counts = {"latency_s": reached.latency_s, "offset_s": reached.offset_s}
    if way.certificate_days is not None:
        counts["certificate_days"] = way.certificate_days
    return Row(
        device=store.DEVICE,
        kind=store.DEVICE,
        findings=store.of_way(way),
        link=config.server.address,
        notes=notes,
        counts=counts,
        took_s=time.monotonic() - began,
    )


def look_at_machine(config: Config) -> tuple[Row, Row]:
    """Its disk, where the lane's data lie, and its memory; raises OSError."""
    folder = config.lane.data
    while not folder.exists():  # a lane that never ran
        folder = folder.parent
    disk, memory = machine.disk_room(folder), machine.memory_room()
    return (
        Row(device="disk", kind="disk", findings=machine.of_disk(disk), notes=(disk.words,), counts=_counted(disk)),
        Row(
            device="memory",
            kind="memory",
            findings=machine.of_memory(memory),
            notes=(memory.words,),
            counts=_counted(memory),
        ),
    )


def _counted(room: machine.Room) -> dict[str, float]:
    return {"free_mib": room.free >> 20, "all_mib": room.all >> 20}


class Watched:
    """What a device tells, on its pump's thread, for whoever waits for it on another."""

    def __init__(self, watch: DeviceWatch) -> None:
        self._watch = watch
        self._changed = threading.Condition()
        self._lost_at: float | None = None
        self.health: HealthChecked | None = None

    @property
    def online(self) -> bool:
        return self._watch.online

    @property
    def identity(self) -> str:
        return self._watch.identity

    def told(self, stamped: Stamped) -> None:
        with self._changed:
            self._watch.told(stamped.reading, stamped.at)
            match stamped.reading:
                case HealthChecked():
                    self.health = stamped.reading
                case DeviceOffline():
                    self._lost_at = stamped.at
                case DeviceOnline():
                    self._lost_at = None
            self._changed.notify_all()

    def lost_for(self, seconds: float) -> bool:
        return self._lost_at is not None and time.monotonic() - self._lost_at >= seconds

    def findings(self, slowest_s: float) -> tuple[Finding, ...]:
        with self._changed:
            return self._watch.findings(time.monotonic(), slowest_s=slowest_s)

    def wait_for(self, holds: Callable[[], bool], timeout_s: float, unless: Callable[[], bool] | None = None) -> bool:
        """Whether `holds` became true within `timeout_s`, and before `unless` did."""
        until = time.monotonic() + timeout_s
        with self._changed:
            while not holds():
                left = until - time.monotonic()
                if left <= 0 or (unless is not None and unless()):
                    return False
                self._changed.wait(min(left, 0.1))
            return True

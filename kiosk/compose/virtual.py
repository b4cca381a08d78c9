"""A lane in virtual time: the lane, drivers and journal of every day, turned on the calling thread without waiting.

What differs from `build_lane`: time is `VirtualTime`, each device's wire is a `VirtualWire` with the emulator at its
other end, ids come from a seed, and nothing runs beside. So a day passes in minutes, and with one seed always alike.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import gmtime
from typing import Any

from drivers.checked import Checked
from drivers.counts import Counts
from drivers.emulators.base import Emulator
from drivers.registry import find
from drivers.virtual.time import VirtualTime
from drivers.virtual.wire import VirtualWire
from drivers.wallet_codes import wallet_of
from kiosk.catalogue import Catalogue
from kiosk.compose.devices import asker, driver_and_link, kind_of, role
from kiosk.compose.opening import open_catalogue, read_recalls, read_rules, state_of
from kiosk.compose.staff import StaffDesk
from kiosk.compose.weights import WeightRoom, with_goods
from kiosk.config import Config
from kiosk.core.policy import Policy
from kiosk.core.session.inputs import Device
from kiosk.core.session.state import LaneState
from kiosk.journal import Journal, load_or_make_key
from kiosk.journal.tidy import Keeping, Tidier
from kiosk.journal.verdict import remembered_verdict
from kiosk.lane.clock import ClockWatch
from kiosk.lane.effects import EffectPerformer
from kiosk.lane.fiscal import UnitSigner
from kiosk.lane.inputs import InputReader
from kiosk.lane.pins import PinChecker
from kiosk.lane.runtime import Lane, Posted
from kiosk.lane.sales import SaleFinder

VERSION = "virtual"


class VirtualClock:
    """`began` is the wall clock's time at the virtual zero; it has a zone."""

    def __init__(self, time: VirtualTime, began: datetime) -> None:
        self._time = time
        self._began = began

    def wall(self) -> str:
        return self._now().isoformat(timespec="seconds")

    def mono(self) -> float:
        return self._time.now

    def today(self) -> date:
        return self._now().date()

    def _now(self) -> datetime:
        return self._began + timedelta(seconds=self._time.now)


@dataclass(frozen=True, slots=True)
class VirtualLane:
    """`start` and `stop` it; between them, all that is posted or falls due is answered in `time`'s turn."""

    lane: Lane
    policy: Policy
    journal: Journal
    wires: dict[Device, VirtualWire]
    time: VirtualTime
    pins: PinChecker
    sales: SaleFinder
    _turns: _Turns

    @property
    def state(self) -> LaneState:
        return self.lane.state

    def post(self, event: Posted) -> None:
        """`event` is answered at this moment, behind what happens already."""
        self._turns.post(event)

    def start(self) -> None:
        """The lane serves, and its devices are there a moment of virtual time later."""
        self.lane.begin()
        for wire in self.wires.values():
            wire.start()
        self._turns.turn()

    def close(self) -> None:
        """The power is gone: what is journaled is all there is."""
        self._turns.end()
        for wire in self.wires.values():
            wire.stop()
        self.journal.close()


class _Turns:
    """Turns a lane whenever there is something to do, and those who answer beside it."""

    def __init__(self, time: VirtualTime, lane: Lane, pins: PinChecker, sales: SaleFinder) -> None:
        self._time = time
        self._lane = lane
        self._beside = (pins, sales)
        self._running = True
        self._looks_at: float | None = None

    def post(self, event: Posted) -> None:
        self._lane.post(event)
        self._time.after(0.0, self.turn)

    def turn(self) -> None:
        while self._running and self._lane.turn():
            for one in self._beside:
                one.answer_waiting()
        due = self._lane.due if self._running else None
        if due is not None and (self._looks_at is None or due < self._looks_at):
            self._looks_at = due
            self._time.at(due, self._look)

    def _look(self) -> None:
        self._looks_at = None
        self.turn()

    def end(self) -> None:
        self._running = False


def build_virtual_lane(
    config: Config, time: VirtualTime, began: datetime, *, seed: int, there: Mapping[Device, Emulator] | None = None
) -> VirtualLane:
    """A lane as `config` says, its journal applied, not yet started; no link of the settings is opened.

    It knows what items weigh as its `weights.db` has it. Devices that are `there` keep what they know: only the lane
    had no power. All others are new.

    Raises `ConfigError` or `JournalError`, and ValueError for a device whose emulator does not speak in bytes.
    """
    draw = random.Random(seed)  # noqa: S311 - ids that are alike each time, not secrets
    clock, staff = VirtualClock(time, began), StaffDesk.of(config)
    catalogue = open_catalogue(config)
    policy = with_goods(config.policy(read_rules(config), read_recalls(config), staff.document.book), catalogue)
    path = config.lane.data / "journal.db"
    key = load_or_make_key(config.lane.data / "journal.key")
    journal = Journal.open(path, key)
    weights = _weights(config, catalogue)
    state = state_of(journal, policy, lambda: remembered_verdict(path, key), weights.begin if weights else None)
    wires: dict[Device, VirtualWire] = {}
    asks = {role(name): asker(wires, role(name)) for name in config.devices}
    sales = SaleFinder(path, key, config.lane.id)
    signer = UnitSigner(asks[Device.SIGNER]) if Device.SIGNER in asks else None
    performer = EffectPerformer(asks, signer, staff.pins, sales)
    lane = Lane(
        state=state,
        policy=policy,
        journal=journal,
        reader=InputReader(catalogue, policy, clock.today, staff.whose_badge, wallet_of),
        perform=performer.perform,
        clock=clock,
        version=VERSION,
        watch=ClockWatch(policy.clock_jump_s, journal.last_at()),
        tidier=Tidier(journal, Keeping(config.journal.keep_days, config.journal.personal_days, sends=True)),
        new_id=lambda: f"{draw.getrandbits(128):032x}",
    )
    turns = _Turns(time, lane, staff.pins, sales)
    for one in (staff.pins, sales):
        one.connect(turns.post)
    performer.connect(turns.post)
    for name in sorted(config.devices):
        device = (there or {}).get(role(name))
        wires[role(name)] = _wire(name, config, time, turns, began.timestamp(), draw.getrandbits(32), device)
    return VirtualLane(lane, policy, journal, wires, time, staff.pins, sales, turns)


def _weights(config: Config, catalogue: Catalogue) -> WeightRoom | None:
    """None where the lane weighs no bags; its journal keeps what it learns, as nothing runs beside it."""
    if Device.BAGGING not in config.devices:
        return None
    return WeightRoom(config.lane.data, catalogue, None, config.lane.id, lambda _: None)


def _wire(
    name: str, config: Config, time: VirtualTime, turns: _Turns, epoch: float, seed: int, device: Emulator | None
) -> VirtualWire:
    driver, _ = driver_and_link(name, config)
    checked: Checked[Any] = Checked(kind_of(name, config), driver, Counts())
    emulator = device or find(config.devices[name].protocol).make_emulator(lambda: gmtime(epoch + time.now))
    return VirtualWire(role(name), checked, emulator, time, turns.post, seed=seed, epoch=epoch)

"""The settings of a lane's devices, shown and changed at the lane: tried, written, taken over, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from kiosk.compose.devices import KINDS, protocols_of
from kiosk.compose.finding import look_around, look_for, may_be, network_of
from kiosk.compose.trying import Tried, check, set_to, try_out
from kiosk.config import Config, ConfigError, load_config, load_file
from kiosk.core.device_form import Entry, Found, Place, Refused, Why
from kiosk.device_settings import DeviceSettings
from kiosk.diagnostics.settings import belonging, form
from kiosk.settings_history import Change, HistoryUnreadable, add_change, holds, read_changes, table_of

Table = dict[str, Any]


class Hands(Protocol):
    """Whoever has the devices meanwhile."""

    def at_work(self) -> frozenset[str]:
        """The devices that answer as they are set: nobody has to look for them."""

    def take(self, name: str) -> Refused | None:
        """The device's link is free afterwards, until it is given back; or why it cannot be."""

    def give_back(self, name: str, config: Config) -> None:
        """The device is used again, as `config` has it, which may not have it at all."""


class NoHands:
    """A lane that does not run: nobody has its devices."""

    def at_work(self) -> frozenset[str]:
        return frozenset()

    def take(self, name: str) -> Refused | None:  # noqa: ARG002 - the protocol's signature
        return None

    def give_back(self, name: str, config: Config) -> None:
        """Nobody waits for it."""


class SettingsDesk:
    """Used from one thread at a time, which may have to wait for devices: `run` has one."""

    def __init__(self, file: Path, now: Callable[[], str], hands: Hands | None = None) -> None:
        """`file` is the lane's configuration; `now` is ISO 8601 with zone. Raises `ConfigError`."""
        self._file = file
        self._now = now
        self._hands = hands or NoHands()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="settings")
        self.config = load_config(file)

    def run(self, work: Callable[[], object]) -> object:
        """`work` is done on a thread that may wait, one after the other."""
        return self._worker.submit(work)

    @property
    def names(self) -> tuple[str, ...]:
        """What the lane calls its devices."""
        return tuple(self.config.devices)

    def table(self, name: str) -> Table:
        """The settings of the device as a file would say them; empty where there is no such device."""
        return table_of(self.config.devices[name]) if name in self.config.devices else {}

    def file_table(self, name: str) -> Table:
        """What the configuration file alone says of it; empty where that has no such device. Raises `ConfigError`."""
        file = load_file(self._file).devices
        return table_of(file[name]) if name in file else {}

    def kind(self, name: str) -> str:
        """The drivers' kind of what the lane calls `name`."""
        return KINDS.get(name, name)

    def form(self, name: str, table: Mapping[str, Any] | None = None) -> tuple[Entry, ...]:
        """What can be entered for it, with the values of `table`, else with those that hold."""
        kind = self.kind(name)
        return form(name, kind, self.table(name) if table is None else table, protocols_of(name))

    def test(self, name: str, table: Mapping[str, Any]) -> Tried:
        """How the device does with these settings; it is used as before afterwards."""
        table = belonging(name, self.kind(name), table)
        said = check(self.config, name, table)
        if said.settings is None:
            return said
        if (busy := self._hands.take(name)) is not None:
            return Tried(None, (busy,))
        try:
            return try_out(self.config, name, table)
        finally:
            self._hands.give_back(name, self.config)

    def change(self, name: str, table: Mapping[str, Any], who: str) -> Tried:
        """The device is set so, for good, where it works so; else all is as it was."""
        table = belonging(name, self.kind(name), table)
        said = check(self.config, name, table)
        if said.settings is None:
            return said
        if (busy := self._hands.take(name)) is not None:
            return Tried(None, (busy,))
        try:
            tried = try_out(self.config, name, table)
            return tried if tried.settings is None else self._write(name, tried, tried.settings, who)
        finally:
            self._hands.give_back(name, self.config)

    def back(self, name: str, who: str) -> Tried:
        """The device is set as it was before the last change of it, whether or not it works so: what it says is told.

        Twice is as nothing.
        """
        try:
            file = load_file(self._file).devices
            last = next((change for change in reversed(self.history(name)) if holds(change, file)), None)
        except (ConfigError, HistoryUnreadable) as error:
            return Tried(None, (Refused("", Why.UNWRITTEN, str(error)),))
        if last is None:
            return Tried(None, (Refused("", Why.NOTHING_BEFORE),))
        if (busy := self._hands.take(name)) is not None:
            return Tried(None, (busy,))
        try:
            if last.before is None:
                return self._write(name, Tried(None), None, who)
            before = DeviceSettings.model_validate(last.before)
            told = try_out(set_to(self.config, name, None), name, last.before)
            return self._write(name, told, before, who)
        finally:
            self._hands.give_back(name, self.config)

    def find(self, name: str, network: str = "") -> tuple[Found, ...] | Refused:
        """Where the device may hang now, and what answers there; `Refused` where it cannot be looked for now."""
        if (busy := self._hands.take(name)) is not None:
            return busy
        try:
            return look_for(self.config, name, self.kind(name), network)
        finally:
            self._hands.give_back(name, self.config)

    def find_all(self, network: str, tell: Callable[[Place], None], stopped: Callable[[], bool]) -> Refused | None:
        """`tell` hears of every place where devices hang, each as soon as it is known, until it is `stopped`: within
        2 s. Those at work are not disturbed. `Refused` where it cannot be looked now, or not in that `network`.
        """
        at_work, away = self._hands.at_work(), []
        for name, its in self.config.devices.items():
            if name in at_work or its.link.startswith("keys:"):
                tell(Place(found=Found(link=its.link, protocol=its.protocol), has=name, at_work=True))
            else:
                away.append(name)
        lent: list[str] = []
        try:
            for name in away:
                if (busy := self._hands.take(name)) is not None:
                    return busy
                lent.append(name)
            for name, found in look_around(self.config, away, network, stopped):
                if name:
                    self._hands.give_back(name, self.config)
                    lent.remove(name)
                if found is not None:
                    tell(self._place(name, found, at_work))
        except ValueError as error:
            return Refused("network", Why.RANGE, str(error))
        finally:
            for name in lent:
                self._hands.give_back(name, self.config)
        return None

    def _place(self, has: str, found: Found, at_work: frozenset[str]) -> Place:
        """What hangs at the link of another device is none that can be taken: that link is its own."""
        takes = tuple(one for one in may_be(self.config, found) if one not in at_work and has in ("", one))
        as_set = bool(has) and self.proposed(has, found) == self.table(has)
        return Place(found=found, has=has, takes=() if as_set else takes)

    @property
    def network(self) -> str:
        """The part of the site's network that a device of the lane is in already; '' where none is."""
        return network_of(self.config)

    def proposed(self, name: str, found: Found) -> Table:
        """The device's settings, if it is the one that was found."""
        table = self.table(name) | {"protocol": found.protocol, "link": found.link}
        return belonging(name, self.kind(name), table)

    def history(self, name: str = "") -> tuple[Change, ...]:
        """What was changed, of one device where it is named, oldest first. Raises `HistoryUnreadable`."""
        return tuple(change for change in read_changes(self.config.lane.data) if name in ("", change.device))

    def _write(self, name: str, tried: Tried, settings: DeviceSettings | None, who: str) -> Tried:
        """`tried`, and `settings` hold; or why they could not be written. What changes nothing is no step."""
        after = None if settings is None else table_of(settings)
        if after == (self.table(name) or None):
            return replace(tried, settings=settings)
        try:
            file = load_file(self._file).devices
            change = Change(
                at=self._now(),
                who=who,
                device=name,
                file=table_of(file[name]) if name in file else None,
                before=self.table(name) or None,
                after=after,
            )
            add_change(self.config.lane.data, change)
        except (ConfigError, HistoryUnreadable, OSError) as error:
            return Tried(None, (Refused("", Why.UNWRITTEN, str(error)),), tried.row)
        self.config = set_to(self.config, name, settings)
        return replace(tried, settings=settings)

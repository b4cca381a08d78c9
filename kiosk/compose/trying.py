"""Settings of a device are tried against the device itself, before anybody relies on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drivers.contract import HealthLevel
from drivers.finding.candidates import MUTE
from drivers.finding.ends import ends_of
from drivers.scales import dialog06_records
from drivers.third_party import offered
from kiosk.compose.devices import driver_and_link, kind_of, protocols_of, role
from kiosk.compose.diagnosing import look_at
from kiosk.config import Config, ConfigError
from kiosk.core.device_form import Refused, Why
from kiosk.core.findings import Cause, Finding, Grade
from kiosk.device_settings import DeviceSettings
from kiosk.diagnostics.report import Row
from kiosk.diagnostics.settings import checked

REFUSES: dict[Cause, Why] = {
    Cause.ABSENT: Why.ABSENT,
    Cause.UNREACHABLE: Why.ABSENT,
    Cause.SILENT: Why.SILENT,
    Cause.GARBLED: Why.GARBLED,
    Cause.SETTINGS: Why.UNFIT,
    Cause.REFUSES: Why.UNFIT,
}
"""Findings that tell that a device does not work with its settings; others (no paper, say) are none of theirs."""

SECRETS = ("dialog06.polynomial", "dialog06.checksum")
"""Without both no Dialog 06 scale is taken."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it. `row` is what was seen of the device, None where it was not looked at.

    `unheard`: nothing is wrong, and the device said nothing either: a code has to be scanned to tell.
    """

    settings: DeviceSettings | None
    refused: tuple[Refused, ...] = ()
    row: Row | None = None
    unheard: bool = False


def set_to(config: Config, name: str, settings: DeviceSettings | None) -> Config:
    """`config` with the device `name` set so; without it, where `settings` is None."""
    devices = {one: other for one, other in config.devices.items() if one != name}
    return config.model_copy(update={"devices": devices if settings is None else {**devices, name: settings}})


def check(config: Config, name: str, table: Mapping[str, Any]) -> Tried:
    """Whether `table` may be the settings of the device `name`, as far as that can be said without the device."""
    settings = checked(table)
    if not isinstance(settings, DeviceSettings):
        return Tried(None, settings)
    if settings.protocol == "dialog06" and settings.dialog06 is None:
        return Tried(None, tuple(Refused(path, Why.MISSING) for path in SECRETS))
    others = {other: its.link for other, its in config.devices.items() if other != name}
    ends = ends_of((settings.link, *others.values()))
    for other, link in others.items():
        if ends[link] & ends[settings.link]:
            return Tried(None, (Refused("link", Why.TAKEN, other),))
    try:
        role(name)
        driver_and_link(name, set_to(config, name, settings))
    except ConfigError as error:
        path = "link" if "link" in str(error) else "protocol" if "protocol" in str(error) else ""
        return Tried(None, (Refused(path, Why.NOT_OF_IT, _instead(name, settings.protocol) or str(error)),))
    return Tried(settings)


def _instead(name: str, protocol: str) -> str:
    """The protocols that the device can have, where that one is no such; '' where it is not the protocol."""
    own = protocols_of(name)
    return "" if protocol in (*own, *offered()) else f"{protocol} is none of {', '.join(own)}"


def try_out(config: Config, name: str, table: Mapping[str, Any]) -> Tried:
    """As `check`, and whether the device answers so: some 2 s where it does, 6 at most. Its link must be free."""
    tried = check(config, name, table)
    if tried.settings is None:
        return tried
    config = set_to(config, name, tried.settings)
    row = look_at(config, name, HealthLevel.INTERNAL, _unasked, proving=True)
    kind = kind_of(name, config)
    refused = tuple(
        Refused(path, why, finding.detail)
        for finding in row.findings
        if finding.grade is Grade.FAULT and (why := REFUSES.get(finding.cause)) is not None
        for path in _blamed(finding)
    )
    unheard = kind == "scanner" and tried.settings.protocol in MUTE and not row.identity
    return Tried(None if refused else tried.settings, refused, row, unheard and not refused)


def _blamed(finding: Finding) -> tuple[str, ...]:
    """The settings that it speaks against."""
    if finding.cause in (Cause.ABSENT, Cause.UNREACHABLE):
        return ("link",)
    return SECRETS if dialog06_records.SECRETS in finding.detail else ("protocol",)


def _unasked(_text: str) -> None:
    """This look asks nobody for anything."""

"""The lane's devices as the configuration names them: role, driver and link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from drivers.camera.region import Region
from drivers.contract import Request
from drivers.link.factory import make_link
from drivers.printers.drawer import DrawerPort
from drivers.registry import PROTOCOLS, ProtocolRow, find
from drivers.scales.plateaus import USUAL, Steadiness
from kiosk.compose.dialog06 import setup_of
from kiosk.config import Config, ConfigError, DeviceSettings
from kiosk.core.session.inputs import Device
from kiosk.device_settings import DrawerSettings, ScannerSettings

KINDS: dict[str, str] = {Device.WEDGE: "scanner", Device.BAGGING: "scale", Device.COINS: "cash", Device.NOTES: "cash"}
"""Of devices that are not called after their kind."""
MUTE = ("serial-honeywell", "evdev", "wedge", "camera")
"""Scanners that cannot be asked to sound."""
FLICKER_DIVISIONS = 2


def role(name: str) -> Device:
    try:
        return Device(name)
    except ValueError:
        raise ConfigError(f"devices.{name}: a lane has {', '.join(Device)} and no other device") from None


def protocols_of(name: str) -> tuple[str, ...]:
    """Ours that a device can have which the lane calls `name`."""
    kind = KINDS.get(name, name)
    return tuple(row.name for row in PROTOCOLS if row.kind == kind)


def kind_of(name: str, config: Config) -> str:
    """The drivers' kind of the device `name`; raises `ConfigError` for a protocol that there is not."""
    try:
        return find(config.devices[name].protocol).kind
    except ValueError as error:
        raise ConfigError(f"devices.{name}: {error}") from error


def driver_and_link(name: str, config: Config, *, proving: bool = False) -> tuple[Any, Any]:
    """`proving`: a device that can check what it was set to has to, before it is there. Raises `ConfigError`."""
    settings = config.devices[name]
    try:
        row = find(settings.protocol)
        if row.kind != KINDS.get(name, name):
            raise ConfigError(f"devices.{name}: protocol {row.name} is for a {row.kind}")
        if settings.scanner is not None:
            _check_scanner(settings.scanner, row)
        link = make_link(settings.link, row)
        if settings.sure_coins is not None and name != Device.HOPPER:
            raise ConfigError(f"devices.{name}: sure_coins is of the hopper")
        steadiness = _steadiness(settings) if name == Device.BAGGING else None
        if steadiness is not None and settings.prices:
            raise ConfigError(f"devices.{name}: dialog06.prices is of the scale that goods are sold by")
        if steadiness is None and (settings.division_g is not None or settings.settle_s is not None):
            raise ConfigError(f"devices.{name}: division_g and settle_s are of the bagging scale")
        if settings.dialog06 is not None or row.name == "dialog06":
            return row.make_dialog06_driver(setup_of(settings.dialog06), steadiness, proving=proving), link
        if steadiness is not None:
            return row.make_plateau_driver(steadiness), link
        if settings.camera is not None:
            return row.make_camera_driver(Region(*settings.camera.look_first)), link
        if settings.drawer is not None:
            return row.make_drawer_driver(_port(settings.drawer)), link
        return row.make_driver(settings.link, config.lane.id, config.store.currency), link
    except ValueError as error:
        raise ConfigError(f"devices.{name}: {error}") from error


def _check_scanner(settings: ScannerSettings, row: ProtocolRow) -> None:
    if row.kind != "scanner":
        raise ValueError(f"{row.name} is the protocol of a {row.kind}, not of a scanner")
    if settings.beeps and row.name in MUTE:
        raise ValueError(f"{row.name}: this scanner cannot be asked to sound, so it has to by itself (beeps = false)")


def _port(drawer: DrawerSettings) -> DrawerPort:
    return DrawerPort(
        pin=drawer.pin,
        on_ms=drawer.on_ms,
        off_ms=drawer.off_ms,
        open_is_high=drawer.open_is == "high",
        opens_s=drawer.opens_s,
    )


def _steadiness(settings: DeviceSettings) -> Steadiness:
    flicker_g = FLICKER_DIVISIONS * (settings.division_g or 1)
    return Steadiness(flicker_g, settings.settle_s or USUAL.settle_s)


class Asked(Protocol):
    """Whoever turns a driver; `Pump` is one."""

    def submit(self, request: Request) -> None: ...


def asker(turned: Mapping[Device, Asked], device: Device) -> Callable[[Request], None]:
    def ask(request: Request) -> None:
        turned[device].submit(request)  # looked up late: who turns the driver is made after whoever asks it

    return ask

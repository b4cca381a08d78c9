"""One protocol's row: what it is called, what it runs over, and what makes its driver and its emulator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from inspect import signature
from time import struct_time
from typing import Any

from drivers.camera.region import Region
from drivers.contract import Driver
from drivers.emulators.base import Emulator
from drivers.link.serial import LineSettings
from drivers.printers.drawer import DrawerPort
from drivers.scales.dialog06_records import WHO_IS_THERE, Dialog06Setup
from drivers.scales.plateaus import Plateaus, Steadiness

DIALOG06_PROOF = "drivers.scales.dialog06_proof:Dialog06Proof"


@dataclass(frozen=True, slots=True)
class ProtocolRow:
    """One protocol. `driver` and `emulator` are `module:name` of a factory without arguments, imported when it is asked
    for; another package's protocol may have no emulator (''). `serial_driver` is the one for lines that are not TCP,
    where they ask for another.

    `line` is what a serial line is set to unless the link says otherwise. An `addressed` protocol says in its own words
    whom it speaks to: its driver takes the link's text. A `dated` one's device has a clock on board, which its emulator
    takes as `wall_clock`. With `names_till` it tells the device which lane asks: its
    driver takes that as `sale_id`; with `names_currency` it also tells in which money: as `currency`.
    """

    name: str
    kind: str
    links: tuple[str, ...]
    driver: str
    emulator: str
    line: LineSettings | None = None
    serial_driver: str = ""
    addressed: bool = False
    names_till: bool = False
    names_currency: bool = False
    dated: bool = False

    def make_driver(self, link: str = "", till: str = "", currency: str = "") -> Driver[Any]:
        """The driver for the link that `link` names; without one, for TCP, and for the usual address. `till`: the lane;
        `currency`: the store's.

        Raises ValueError where `link` is no address for it, and `currency` none that it knows.
        """
        serial = self.serial_driver and link.partition(":")[0] not in ("", "tcp")
        named = {"sale_id": till} if self.names_till and till else {}
        named |= {"currency": currency} if self.names_currency and currency else {}
        address = [link] if self.addressed and link else []
        return _made(self.serial_driver if serial else self.driver, *address, **named)  # type: ignore[no-any-return]

    def make_plateau_driver(self, steadiness: Steadiness) -> Driver[bytes]:
        """A scale's driver that tells only what came to rest; raises ValueError where this is no scale's protocol."""
        if self.kind != "scale":
            raise ValueError(f"{self.name} is the protocol of a {self.kind}, not of a scale")
        return _made(self.driver, Plateaus(steadiness))  # type: ignore[no-any-return]

    def make_asking_driver(self, link: str = "") -> Driver[Any]:
        """The driver for a device of which nothing is known but its `link`: it has nobody's secrets."""
        return self.make_dialog06_driver(WHO_IS_THERE) if self.name == "dialog06" else self.make_driver(link)

    def make_dialog06_driver(
        self, setup: Dialog06Setup, steadiness: Steadiness | None = None, *, proving: bool = False
    ) -> Driver[bytes]:
        """A Dialog 06 scale's driver for a scale set up so; with `steadiness` it tells plateaus. `proving`: the scale
        has to find the logic of `setup` valid first. Raises ValueError.
        """
        if self.name != "dialog06":
            raise ValueError(f"{self.name} has no setting of dialog06")
        driver = _made(self.driver, Plateaus(steadiness) if steadiness else None, setup)
        return _made(DIALOG06_PROOF, setup, driver) if proving else driver  # type: ignore[no-any-return]

    def make_camera_driver(self, look_first: Region) -> Driver[Any]:
        """A camera's driver that looks there first; raises ValueError where this is no camera's protocol."""
        if self.kind != "camera":
            raise ValueError(f"{self.name} is the protocol of a {self.kind}, not of a camera")
        return _made(self.driver, look_first)  # type: ignore[no-any-return]

    def make_drawer_driver(self, port: DrawerPort) -> Driver[bytes]:
        """A printer's driver with a drawer on `port`; raises ValueError where this is no printer's protocol."""
        if self.kind != "printer":
            raise ValueError(f"{self.name} is the protocol of a {self.kind}, not of a printer")
        if self.addressed:
            raise ValueError(f"{self.name}: a drawer behind a queue would open without a word of it")
        return _made(self.driver, drawer=port)  # type: ignore[no-any-return]

    def make_emulator(self, wall_clock: Callable[[], struct_time] | None = None) -> Emulator:
        """The other end of its wire; raises ValueError where there is none. A clock that it has on board goes by
        `wall_clock`, else by this machine's.
        """
        if not self.emulator:
            raise ValueError(f"{self.name} comes without an emulator")
        clock = {"wall_clock": wall_clock} if self.dated and wall_clock is not None else {}
        return _made(self.emulator, **clock)  # type: ignore[no-any-return]


def _made(reference: str, *given: object, **named: object) -> Any:  # noqa: ANN401 - what it is, the caller knows
    """What `reference` makes of what is given. Raises ValueError where it cannot be had (a library that is not there,
    say), or takes nothing of the kind.
    """
    module, _, name = reference.partition(":")
    try:
        make = getattr(import_module(module), name)
    except (ImportError, AttributeError, SyntaxError) as error:
        raise ValueError(f"{reference} cannot be loaded: {error}") from error
    try:
        signature(make).bind(*given, **named)
    except TypeError as error:
        raise ValueError(f"{reference} cannot be made so: {error}") from error
    return make(*given, **named)

"""Settings of one device: its wire, and what only some kinds have."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import ErrorDetails

PULSE_MS = Field(ge=2, le=510, multiple_of=2)


class Settings(BaseModel):
    """Frozen, and nothing that has no meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DrawerSettings(Settings):
    """A cash drawer on the printer's connector, as ESC p opens it: the pulse goes to `pin` for `on_ms`, and rests for
    `off_ms`. `open_is`: what its switch, pin 3, is while it is open. `opens_s`: so long the switch may take.
    """

    pin: Literal[2, 5] = 2
    on_ms: Annotated[int, PULSE_MS] = 100
    off_ms: Annotated[int, PULSE_MS] = 100
    open_is: Literal["high", "low"] = "high"
    opens_s: Annotated[float, Field(ge=0.2, le=20)] = 2.0

    @property
    def ends_s(self) -> float:
        """After so long no end of an opening comes from the printer any more."""
        return 10.0 + self.opens_s


HEX_16 = r"^[0-9A-Fa-f]{4}$"
SECRET = Field(pattern=HEX_16, json_schema_extra={"writeOnly": True})
"""Taken, and never shown: JSON Schema's own word for it."""


class Dialog06Settings(Settings):
    """A Checkout Dialog 06 scale (docs/scales.md): `polynomial` and `checksum`, four hexadecimal digits each, are its
    maker's for the approved logic, and secret. `extra_escape`: at the end of record 01. `prices`: it is asked for them.
    """

    polynomial: Annotated[str, SECRET]
    checksum: Annotated[str, SECRET]
    price_digits: Literal[5, 6] = 6
    extra_escape: bool = True
    eot_after_reply: bool = False
    prices: bool = False


class ScannerSettings(Settings):
    """What the lane does with a scanner (docs/scanners.md). One that `beeps` is set up to sound only when told to;
    one that `rests` is closed while the lane serves nobody.
    """

    beeps: bool = False
    rests: bool = False


class CameraSettings(Settings):
    """Where in the picture codes are looked for first: left, top, right, bottom in parts of it (docs/scanners.md)."""

    look_first: tuple[float, float, float, float]


class DeviceSettings(Settings):
    """One device: its protocol, and the link it hangs on; `division_g` and `settle_s` are of the bagging scale
    (docs/bagging-scale.md), `drawer` of the printer, `dialog06` of a scale of that protocol, `scanner` of scanners,
    `sure_coins` of the hopper (docs/cash.md), `camera` of a camera.
    """

    protocol: str
    link: str
    division_g: Annotated[int | None, Field(gt=0, le=50)] = None
    settle_s: Annotated[float | None, Field(ge=0.2, le=5)] = None
    drawer: DrawerSettings | None = None
    dialog06: Dialog06Settings | None = None
    scanner: ScannerSettings | None = None
    sure_coins: Annotated[int | None, Field(ge=0, le=255)] = None
    camera: CameraSettings | None = None

    @property
    def beeps(self) -> bool:
        return self.scanner is not None and self.scanner.beeps

    @property
    def prices(self) -> bool:
        """Whether it is a scale that computes prices."""
        return self.dialog06 is not None and self.dialog06.prices

    @property
    def rests(self) -> bool:
        return self.scanner is not None and self.scanner.rests


def sentence(error: ErrorDetails, looks: Mapping[str, str] = MappingProxyType({})) -> str:
    """What is wrong with one setting, and where; `looks` says in words how a text of each pattern looks."""
    place = ".".join(str(part) for part in error["loc"])
    match error["type"]:
        case "missing":
            return f"{place} is missing"
        case "extra_forbidden":
            return f"{place} is not a setting"
        case "model_type" | "dict_type":
            return f"{place} should be a table"
        case "string_pattern_mismatch":
            pattern = error["ctx"]["pattern"]
            given = "" if pattern == HEX_16 else f", not {error['input']!r}"  # a secret's slip of the pen tells of it
            return f"{place} should be {looks.get(pattern, pattern)}{given}"
        case "value_error":
            said = str(error["ctx"]["error"])
        case _:
            said = f"{error['msg'][:1].lower()}{error['msg'][1:]}"
    return f"{place}: {said}" if place else said  # what several tables disagree about has no one place

"""What a technician touches while a lane is in service."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DevicePicked:
    """What `device` told is to be seen."""

    device: str


@dataclass(frozen=True, slots=True)
class FindingOpened:
    """What is attached to the lane is to be looked for."""


@dataclass(frozen=True, slots=True)
class TestOpened:
    """The guided test of this name shall begin, of `device`; '' where it is of the lane itself."""

    __test__ = False  # no class of tests

    test: str
    device: str = ""


@dataclass(frozen=True, slots=True)
class TestEnded:
    """The guided test that runs came to an end; as in `ServiceTested`."""

    __test__ = False

    test: str
    device: str
    passed: bool
    measured: str


@dataclass(frozen=True, slots=True)
class DrawerTried:
    """The cash drawer shall open for the guided test that runs."""


@dataclass(frozen=True, slots=True)
class BoxTried:
    """`box` shall take cash for the guided test that runs, as long as it is `open`."""

    box: str
    open: bool


@dataclass(frozen=True, slots=True)
class HopperTried:
    """The hopper shall give out one of its coins for the guided test that runs."""


@dataclass(frozen=True, slots=True)
class CoinPutBack:
    """So much of what the hopper gave out for guided tests lies in it again, in minor units."""

    minor: int


@dataclass(frozen=True, slots=True)
class ServiceUsed:
    """Something was touched that the lane need not know more of: the technician is still there."""


ServiceInput = (
    DevicePicked
    | FindingOpened
    | TestOpened
    | TestEnded
    | DrawerTried
    | BoxTried
    | HopperTried
    | CoinPutBack
    | ServiceUsed
)

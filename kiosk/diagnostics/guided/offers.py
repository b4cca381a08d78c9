"""Which tests a lane with these devices can do, and how each is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core.guided import Offer, Said, TestId, say
from kiosk.core.session.inputs import Device
from kiosk.diagnostics.guided.asking import LightCourse, SoundCourse
from kiosk.diagnostics.guided.cards import CardCourse
from kiosk.diagnostics.guided.cash import CashCourse
from kiosk.diagnostics.guided.course import Course
from kiosk.diagnostics.guided.drawer import DrawerCourse
from kiosk.diagnostics.guided.giving import HopperCourse
from kiosk.diagnostics.guided.looking import MachineCourse, StoreCourse
from kiosk.diagnostics.guided.printing import PrintCourse
from kiosk.diagnostics.guided.seeing import CameraCourse
from kiosk.diagnostics.guided.showing import PixelCourse
from kiosk.diagnostics.guided.slip import slip
from kiosk.diagnostics.guided.supporting import SupportCourse
from kiosk.diagnostics.guided.terminal import TerminalCourse
from kiosk.diagnostics.guided.touching import TouchCourse
from kiosk.diagnostics.guided.weighing import WeightCourse


@dataclass(frozen=True, slots=True)
class ScaleRange:
    """In grams: the scale's division e, and the most that it weighs."""

    e_g: int
    max_g: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What a lane has to be tested: its name, its `kinds` of device by device, the ranges of its scales."""

    lane: str
    kinds: Mapping[str, str]
    ranges: Mapping[str, ScaleRange] = field(default_factory=dict)
    server: bool = False
    support: bool = False
    drawer: bool = False


ROWS: tuple[tuple[TestId, str, Said, frozenset[str]], ...] = (
    (TestId.PRINT, "print", say("Test print"), frozenset({"printer"})),
    (TestId.CARDS, "barcode", say("Scan cards"), frozenset({"scanner", "camera"})),
    (TestId.WEIGHT, "scale", say("Known weight"), frozenset({"scale"})),
    (TestId.TOUCH, "hand", say("Touch grid"), frozenset()),
    (TestId.TERMINAL, "card", say("Terminal"), frozenset({"terminal"})),
    (TestId.CASH, "cash", say("Take coins"), frozenset({"cash"})),
    (TestId.HOPPER, "drop", say("Give a coin"), frozenset({"hopper"})),
    (TestId.DRAWER, "drawer", say("Cash drawer"), frozenset({"printer"})),
    (TestId.LIGHT, "light", say("Light"), frozenset({"light"})),
    (TestId.SOUND, "sound", say("Sound"), frozenset()),
    (TestId.PIXELS, "contrast", say("Colours"), frozenset()),
    (TestId.CAMERA, "camera", say("Camera picture"), frozenset({"camera"})),
    (TestId.STORE, "store", say("Store link"), frozenset()),
    (TestId.MACHINE, "tool", say("Disk, memory"), frozenset()),
    (TestId.SUPPORT, "chat", say("Support file"), frozenset()),
)
"""Test, its icon, its name, and the kinds of device that it is of; none: it is of the lane itself."""
OWN: dict[tuple[TestId, str], tuple[str, Said]] = {
    (TestId.CARDS, Device.WEDGE): ("barcode", say("Cards by hand")),
    (TestId.CARDS, Device.CAMERA): ("camera", say("Camera cards")),
    (TestId.CASH, Device.NOTES): ("cash", say("Take notes")),
    (TestId.WEIGHT, Device.BAGGING): ("bag", say("Bag weight")),
}
"""Where a lane may have two devices for a test, the icon and the name of the second."""


def offers(bench: Bench) -> tuple[Offer, ...]:
    """One for each device that a test is for, in the order of `ROWS`."""
    found = []
    for test, icon, name, kinds in ROWS:
        wanted = {TestId.STORE: bench.server, TestId.SUPPORT: bench.support, TestId.DRAWER: bench.drawer}
        if not wanted.get(test, True):
            continue
        devices = [device for device, kind in bench.kinds.items() if kind in kinds] if kinds else [""]
        if test is TestId.WEIGHT:
            devices = [device for device in devices if device in bench.ranges]
        found += [Offer(test, device, *OWN.get((test, device), (icon, name))) for device in devices]
    return tuple(found)


def course(test: TestId, device: str, bench: Bench, *, name: str, at: str, across: bool) -> Course:
    """A new one. `name` is one that no job of this lane has had, `at` the time in words; `across`: the screen lies on
    its long side.
    """
    match test:
        case TestId.PRINT:
            return PrintCourse(device, name, slip(bench.lane, at))
        case TestId.CARDS:
            return CardCourse(device)
        case TestId.WEIGHT:
            return WeightCourse(device, bench.ranges[device].e_g, bench.ranges[device].max_g)
        case TestId.TOUCH:
            return TouchCourse(across=across)
        case TestId.TERMINAL:
            return TerminalCourse(device, name)
        case TestId.STORE:
            return StoreCourse()
        case TestId.MACHINE:
            return MachineCourse()
        case TestId.SUPPORT:
            return SupportCourse()
        case TestId.DRAWER:
            return DrawerCourse(device)
        case TestId.CASH:
            return CashCourse(device)
        case TestId.HOPPER:
            return HopperCourse(device)
        case TestId.PIXELS:
            return PixelCourse()
        case TestId.LIGHT:
            return LightCourse(device)
        case TestId.SOUND:
            return SoundCourse()
        case TestId.CAMERA:
            return CameraCourse(device)

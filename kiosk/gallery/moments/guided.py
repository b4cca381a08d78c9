"""Guided tests as a technician meets them: each that runs, passed, and did not pass, played by its own course."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from drivers.contract import (
    CashCredited,
    CashLevels,
    CashUnknown,
    CodeRead,
    DrawerEnded,
    DrawerOutcome,
    DrawerStatus,
    LampSet,
    Paper,
    PayOutEnded,
    PayOutOutcome,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    Reading,
    ServiceEnded,
    ServiceOutcome,
    SetLamp,
    StableWeight,
)
from kiosk.core.guided import Page, TestId, View
from kiosk.core.session.inputs import TestOpened
from kiosk.core.session.state import LaneState
from kiosk.diagnostics.guided.asking import LAMPS
from kiosk.diagnostics.guided.cards import CARDS
from kiosk.diagnostics.guided.course import Course, HandedIn, NotSeen, Rooms, Seen
from kiosk.diagnostics.guided.offers import Bench, ScaleRange, course, offers
from kiosk.diagnostics.guided.touching import LONG, SHORT
from kiosk.diagnostics.machine import Room
from kiosk.diagnostics.store import Way
from kiosk.gallery.counter import view
from kiosk.gallery.moments.service import served
from kiosk.gallery.moments.visits import Moments
from kiosk.store_link.server_client import Reached

BENCH = Bench(
    lane="lane-4",
    kinds={
        "scanner": "scanner",
        "camera": "camera",
        "scale": "scale",
        "printer": "printer",
        "terminal": "terminal",
        "light": "light",
        "coins": "cash",
        "notes": "cash",
        "hopper": "hopper",
    },
    ranges={"scale": ScaleRange(5, 15_000)},
    server=True,
    support=True,
    drawer=True,
)
OFFERS = offers(BENCH)
JOB = "job"
DEVICES = {offer.test: offer.device for offer in reversed(OFFERS)}
"""Of several devices that a test is for, the first."""
PAPER = PrinterStatus(online=True, paper=Paper.OK, cover_open=False, cutter_error=False)
STUCK = PrinterStatus(online=False, paper=Paper.NEAR_END, cover_open=False, cutter_error=True)
PRINTED = PrintEnded(JOB, PrintOutcome.PRINTED)
SLIP = ("DIAGNOSIS 23.11. 10:42", "Terminal 52500041", "Host A  OK   412 ms", "Host B  OK   518 ms", "Keys    OK")
COIN_STUCK = PayOutEnded(payout_id=JOB, outcome=PayOutOutcome.FAILED, reason="0 coins of 1 are out")
WELL = Reached(latency_s=0.012, offset_s=0.4)


def weight(grams: int) -> StableWeight:
    return StableWeight(grams, net=False, at_zero=grams == 0)


def reads(*numbers: int) -> Iterable[Reading]:
    return (CodeRead(CARDS[number].identifiers[0].ljust(3, "1"), CARDS[number].text) for number in numbers)


def page(test: TestId, *steps: Reading | Seen | str) -> Page:
    """The test after these: readings and answers, each three seconds after the one before."""
    device = DEVICES[test]
    made = course(test, device, BENCH, name=JOB, at="2026-11-23 10:42", across=False)
    made.begin(0.0)
    for number, step in enumerate(steps, start=1):
        _step(made, device, step, 3.0 * number)
    return made.page()


def takes(*steps: Reading | str) -> Page:
    """The test of coins, which the lane lets in, after these."""
    made = course(TestId.CASH, "coins", BENCH, name=JOB, at="", across=False)
    made.begin(0.0)
    made.lane_takes("coins", 1.0)
    for number, step in enumerate(steps, start=1):
        _step(made, "coins", step, 3.0 * number)
    return made.page()


def gives(*steps: Reading | str, out_minor: int = 0, back_minor: int = 0, before_minor: int = 0) -> Page:
    """The test of the hopper, which the lane lets give out a coin, after `out_minor` of it is out, these, and
    `back_minor` booked as back; `before_minor` is out since an earlier one.
    """
    made = course(TestId.HOPPER, "hopper", BENCH, name=JOB, at="", across=False)
    made.told("hopper", CashLevels("EU020A", 20, low=False, currency="EUR"), 0.0)
    made.lane_gives("", before_minor, 0.0)
    made.begin(0.0)
    for out in dict.fromkeys((before_minor, before_minor + out_minor)):
        made.lane_gives(JOB, out, 1.0)
    for number, step in enumerate(steps, start=1):
        _step(made, "hopper", step, 3.0 * number)
    if back_minor:
        made.lane_gives(JOB, before_minor + out_minor - back_minor, 60.0)
    return made.page()


def coins(*minors: int) -> Iterable[Reading]:
    return (
        CashCredited(token=str(number), value_minor=minor, currency="EUR", piece="", mark="")
        for number, minor in enumerate(minors)
    )


def _step(made: Course, device: str, step: Reading | Seen | str, now: float) -> None:
    made.ticked(now)
    match step:
        case str():
            made.touched(step, now)
        case Way() | Rooms() | View() | HandedIn() | NotSeen():
            made.seen(step, now)
        case _:
            made.told(device, step, now)


def late(test: TestId, *steps: str) -> Page:
    """The test after these answers, and a long wait."""
    made = course(test, DEVICES[test], BENCH, name=JOB, at="", across=False)
    made.begin(0.0)
    for step in steps:
        made.touched(step, 1.0)
    made.ticked(1_000.0)
    return made.page()


def lights(*answers: str) -> tuple[Reading | str, ...]:
    shown = [SetLamp(colour, how) for _, _, colour, how in LAMPS]
    return tuple(step for lamp, said in zip(shown, answers, strict=False)
                 for step in (LampSet(lamp.colour, lamp.pattern), *([said] if said else ())))  # fmt: skip


def rooms(disk_mib: int, memory_mib: int) -> Rooms:
    return Rooms(Room(disk_mib << 20, 118_020 << 20), Room(memory_mib << 20, 3_790 << 20))


SEEN = view("4012345678901")
CELLS = [str(number) for number in range(SHORT * LONG)]
PAGES: dict[str, Page] = {
    "guided-print": page(TestId.PRINT, PAPER),
    "guided-print-asks": page(TestId.PRINT, PAPER, PRINTED),
    "guided-print-passed": page(TestId.PRINT, PAPER, PRINTED, "whole"),
    "guided-print-failed": page(TestId.PRINT, STUCK, PrintEnded(JOB, PrintOutcome.FAILED, "autocutter error")),
    "guided-cards": page(TestId.CARDS, *reads(0, 1, 4)),
    "guided-cards-odd": page(TestId.CARDS, *reads(0, 1), CodeRead("]C0", "40123455"), CodeRead("]E0", "5449000000996")),
    "guided-cards-passed": page(TestId.CARDS, *reads(*range(8))),
    "guided-cards-failed": page(TestId.CARDS, *reads(0, 1, 2, 4, 5, 6), CodeRead("]d1", "CARD-DATAMATR1X"), "no-more"),
    "guided-weight": page(TestId.WEIGHT, weight(0), weight(345)),
    "guided-weight-off": page(TestId.WEIGHT, weight(0), weight(1_000), "x"),
    "guided-weight-passed": page(TestId.WEIGHT, weight(0), weight(1_005), weight(0)),
    "guided-weight-failed": page(TestId.WEIGHT, weight(0), weight(985), weight(0)),
    "guided-touch": page(TestId.TOUCH, *CELLS[:37]),
    "guided-touch-passed": page(TestId.TOUCH, *CELLS),
    "guided-touch-failed": late(TestId.TOUCH, *CELLS[:40], *CELLS[44:]),
    "guided-terminal": page(TestId.TERMINAL),
    "guided-terminal-passed": page(TestId.TERMINAL, ServiceEnded(JOB, ServiceOutcome.DONE, slip=SLIP)),
    "guided-terminal-failed": page(TestId.TERMINAL, ServiceEnded(JOB, ServiceOutcome.REFUSED, "no line to the host")),
    "guided-cash": takes(),
    "guided-cash-named": takes(*coins(10, 20, 50, 50, 100, 200)),
    "guided-cash-passed": takes(*coins(10, 20, 50, 50, 100, 200), "right"),
    "guided-cash-failed": takes(*coins(10, 50), CashUnknown("u", "coin 7: its worth is not known", ""), "other"),
    "guided-hopper": gives(),
    "guided-hopper-out": gives(out_minor=20),
    "guided-hopper-passed": gives("back", out_minor=20, back_minor=20),
    "guided-hopper-still-out": gives("back", out_minor=20, back_minor=20, before_minor=20),
    "guided-hopper-failed": gives(COIN_STUCK),
    "guided-drawer": page(TestId.DRAWER),
    "guided-drawer-shut": page(TestId.DRAWER, DrawerEnded("k", DrawerOutcome.OPENED)),
    "guided-drawer-passed": page(TestId.DRAWER, DrawerEnded("k", DrawerOutcome.OPENED), DrawerStatus(open=False)),
    "guided-drawer-failed": page(TestId.DRAWER, DrawerEnded("k", DrawerOutcome.STAYED_SHUT, "its switch did not move")),
    "guided-light": page(TestId.LIGHT, *lights("yes", "yes", "")),
    "guided-light-passed": page(TestId.LIGHT, *lights(*["yes"] * 6)),
    "guided-light-failed": page(TestId.LIGHT, *lights("yes", "yes", "no", "yes", "yes", "yes")),
    "guided-sound": page(TestId.SOUND, "yes"),
    "guided-sound-passed": page(TestId.SOUND, *["yes"] * 4),
    "guided-sound-failed": page(TestId.SOUND, "yes", "no", "yes", "yes"),
    "guided-pixels": page(TestId.PIXELS, *["next"] * 5),
    "guided-pixels-asks": page(TestId.PIXELS, *["next"] * 9),
    "guided-pixels-passed": page(TestId.PIXELS, *["next"] * 9, "clean"),
    "guided-pixels-failed": page(TestId.PIXELS, *["next"] * 9, "spots"),
    "guided-camera": page(TestId.CAMERA, SEEN),
    "guided-camera-asks": page(TestId.CAMERA, SEEN, CodeRead("]E0", CARDS[0].text)),
    "guided-camera-passed": page(TestId.CAMERA, SEEN, CodeRead("]E0", CARDS[0].text), "clear"),
    "guided-camera-failed": page(TestId.CAMERA, SEEN, "blurred"),
    "guided-store": page(TestId.STORE),
    "guided-store-passed": page(TestId.STORE, Way(reached=WELL, certificate_days=9)),
    "guided-store-failed": page(TestId.STORE, Way(failed="no route to host", certificate_days=212)),
    "guided-support": page(TestId.SUPPORT),
    "guided-support-passed": page(TestId.SUPPORT, HandedIn(17, stick=False)),
    "guided-support-failed": page(TestId.SUPPORT, NotSeen("no stick is in, and this lane has no store server")),
    "guided-machine": page(TestId.MACHINE),
    "guided-machine-passed": page(TestId.MACHINE, rooms(91_204, 1_890)),
    "guided-machine-failed": page(TestId.MACHINE, rooms(31, 120)),
}  # fmt: skip
"""By the name of their moment."""


def shown(language: str, page: Page) -> LaneState:
    """A technician has the lane in service, and this test open."""
    return served(language).does(TestOpened(page.test, page.device)).state


def _moment(page: Page) -> Callable[[str], LaneState]:
    return lambda language: shown(language, page)


GUIDED: Moments = {name: _moment(page) for name, page in PAGES.items()}

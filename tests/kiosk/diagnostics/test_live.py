"""The watch over a running lane says at any time how each device is, and tries none that is in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from drivers.contract import (
    CheckHealth,
    CodeRead,
    Colour,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    Diagnose,
    DisableScanner,
    EndOfDay,
    FaultKind,
    HealthChecked,
    HealthLevel,
    Paper,
    Pattern,
    Pay,
    PaymentEnded,
    PaymentOutcome,
    PayOut,
    PayOutEnded,
    PayOutOutcome,
    PrinterStatus,
    Reading,
    Request,
    ServiceEnded,
    ServiceOutcome,
    SetLamp,
    Stamped,
)
from kiosk.core.findings import Cause, Grade, Part
from kiosk.diagnostics import live
from kiosk.diagnostics.checks import MONEY, Outcome
from kiosk.diagnostics.live import PAID_S, REACH_S, Followed, Growth, LaneWatch, Passage
from kiosk.diagnostics.watch import INTRODUCED_S, PATIENCE_S
from tests.waiting import wait_until

LATER_S = 1_000_000.0
"""The wall clock is so far ahead of the other one."""
INTERNAL, EXTERNAL, INTERACTIVE = HealthLevel
CODE = CodeRead("]E0", "4006381333931")
GONE, NOISE = DeviceFault(FaultKind.UNPLUGGED, "the cable is out"), DeviceFault(FaultKind.GARBLED, "a wrong checksum")


@dataclass(frozen=True)
class Line:
    at: float
    direction: str
    data: bytes


@dataclass
class Shop:
    """A lane's devices as the watch sees them."""

    now: float = 100.0
    served: bool = False
    asked: list[tuple[str, Request]] = field(default_factory=list)
    counts: dict[str, float] = field(default_factory=dict)
    lines: Sequence[Passage] = ()

    def __post_init__(self) -> None:
        self.watch = LaneWatch(lambda: self.now, lambda: self.now + LATER_S, lambda: self.served)

    def has(self, name: str, kind: str, link: str = "serial:/dev/ttyS0") -> Shop:
        self.watch.follow(
            Followed(
                name=name,
                kind=kind,
                protocol="its-protocol",
                link=link,
                submit=lambda request: self.asked.append((name, request)),
                counts=lambda: self.counts,
                trace=lambda: self.lines,
            )
        )
        return self

    def tells(self, name: str, *readings: Reading) -> Shop:
        for reading in readings:
            self.watch.told(Stamped(name, 1, self.now, reading, self.now + LATER_S))
        return self

    def checked(self, name: str, level: HealthLevel, *, ok: bool = True) -> None:
        self.watch.check(name, level)
        self.tells(name, HealthChecked(level, ok=ok, findings=("a test slip",)))


def test_each_device_has_a_row_with_what_it_is_and_what_ails_it() -> None:
    shop = Shop(counts={"reads": 3, "faults": 0}).has("printer", "printer", "tcp:192.0.2.9:9100").has("scale", "scale")
    shop.tells("printer", DeviceOnline("EPSON TM"), PrinterStatus(True, Paper.OUT, False, False))
    shop.tells("scale", DeviceOnline())
    printer, scale = shop.watch.rows()
    assert (printer.device, printer.protocol, printer.link, printer.identity) == (
        "printer",
        "its-protocol",
        "tcp:192.0.2.9:9100",
        "EPSON TM",
    )
    assert [(found.part, found.cause) for found in printer.findings] == [(Part.PAPER, Cause.PAPER_OUT)]
    assert (scale.grade, scale.counts) == (Grade.FINE, {"reads": 3})


def test_a_device_has_a_while_after_the_start_before_it_is_silent() -> None:
    shop = Shop().has("scale", "scale")
    (row,) = shop.watch.rows()
    assert (row.findings, row.notes) == ((), ("it is being reached",))
    shop.now += REACH_S
    (row,) = shop.watch.rows()
    assert [found.cause for found in row.findings] == [Cause.SILENT]


def test_what_the_lane_is_told_and_what_it_asks_passes_the_watch_unchanged() -> None:
    shop, posted, asked = Shop().has("terminal", "terminal"), [], []
    post, submit = shop.watch.before(posted.append), shop.watch.after("terminal", asked.append)
    told = Stamped("terminal", 1, shop.now, DeviceOnline("H5000"), None)
    post(told)
    submit(Pay("a", 100, "EUR"))
    assert (posted, asked) == ([told], [Pay("a", 100, "EUR")])
    assert shop.watch.rows()[0].identity == "H5000"


def test_a_check_stands_in_its_row_with_its_outcome_and_when() -> None:
    shop = Shop().has("printer", "printer").tells("printer", DeviceOnline())
    assert shop.watch.check("printer", EXTERNAL).outcome is Outcome.RUNNING
    assert shop.asked == [("printer", CheckHealth(EXTERNAL))]
    assert shop.watch.rows()[0].checks[0].outcome is Outcome.RUNNING
    shop.now += 2
    shop.tells("printer", HealthChecked(EXTERNAL, ok=True, findings=("it printed a test slip",)))
    (row,) = shop.watch.rows()
    assert row.as_json()["checks"] == {
        "external": {"outcome": "passed", "at_s": LATER_S + 102.0, "notes": ["it printed a test slip"]}
    }


def test_one_check_at_a_time_and_the_newest_of_each_level_is_shown() -> None:
    shop = Shop().has("printer", "printer").tells("printer", DeviceOnline())
    shop.watch.check("printer", EXTERNAL)
    assert shop.watch.check("printer", INTERNAL).level is EXTERNAL
    assert len(shop.asked) == 1
    shop.tells("printer", HealthChecked(EXTERNAL, ok=True, findings=()))
    shop.checked("printer", INTERNAL)
    shop.checked("printer", EXTERNAL, ok=False)
    (row,) = shop.watch.rows()
    assert [(one.level, one.outcome) for one in row.checks] == [(INTERNAL, Outcome.PASSED), (EXTERNAL, Outcome.FAILED)]


def test_a_check_that_failed_is_a_finding_until_it_is_passed() -> None:
    shop = Shop().has("printer", "printer").tells("printer", DeviceOnline())
    shop.checked("printer", EXTERNAL, ok=False)
    (found,) = shop.watch.rows()[0].findings
    assert (found.cause, found.detail, found.grade) == (Cause.REFUSES, "a test slip", Grade.FAULT)
    shop.checked("printer", EXTERNAL)
    assert shop.watch.rows()[0].findings == ()


def test_a_check_that_nobody_came_to_is_no_finding() -> None:
    shop = Shop().has("scanner", "scanner").tells("scanner", DeviceOnline())
    shop.watch.check("scanner", INTERACTIVE)
    shop.tells("scanner", HealthChecked(INTERACTIVE, ok=False, findings=("no answer",), nobody_came=True))
    (row,) = shop.watch.rows()
    assert (row.grade, row.checks[0].outcome) == (Grade.FINE, Outcome.NEEDS_HANDS)


@pytest.mark.parametrize("level", [EXTERNAL, INTERACTIVE])
def test_a_terminal_that_is_taking_a_payment_is_not_tried(level: HealthLevel) -> None:
    shop = Shop().has("terminal", "terminal").tells("terminal", DeviceOnline())
    shop.watch.after("terminal", lambda request: None)(Pay("a", 100, "EUR"))
    check = shop.watch.check("terminal", level)
    assert (check.outcome, check.notes, shop.asked) == (Outcome.NOT_NOW, (MONEY,), [])
    shop.tells("terminal", PaymentEnded("a", PaymentOutcome.DECLINED))
    assert shop.watch.check("terminal", level).outcome is Outcome.RUNNING


def test_nothing_is_printed_or_asked_of_a_person_while_a_shopper_is_served() -> None:
    shop = Shop(served=True).has("printer", "printer").tells("printer", DeviceOnline())
    check = shop.watch.check("printer", EXTERNAL)
    assert (check.outcome, check.notes) == (Outcome.NOT_NOW, ("a shopper is being served",))
    assert shop.watch.check("printer", INTERNAL).outcome is Outcome.RUNNING


def test_a_light_shows_again_what_the_lane_wants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "SEEN_S", 0.0)
    shop, green = Shop().has("light", "light").tells("light", DeviceOnline()), SetLamp(Colour.GREEN, Pattern.STEADY)
    shop.watch.after("light", lambda request: None)(green)
    shop.checked("light", INTERNAL)
    shop.checked("light", EXTERNAL)
    wait_until(lambda: shop.asked[-1] == ("light", green))
    assert [type(request) for _, request in shop.asked] == [CheckHealth, CheckHealth, SetLamp]


def test_a_scanner_that_rested_rests_again() -> None:
    shop = Shop().has("scanner", "scanner").tells("scanner", DeviceOnline())
    shop.watch.after("scanner", lambda request: None)(DisableScanner())
    shop.checked("scanner", INTERACTIVE)
    assert shop.asked[-1] == ("scanner", DisableScanner())


def test_faults_are_kept_with_their_time_the_newest_first() -> None:
    shop = Shop().has("scale", "scale").tells("scale", DeviceOnline(), DeviceTrouble(NOISE))
    shop.now += 5
    shop.tells("scale", DeviceOffline(GONE))
    assert [(one.at_s - LATER_S, one.fault, one.lost) for one in shop.watch.faults("scale")] == [
        (105.0, GONE, True),
        (100.0, NOISE, False),
    ]


def test_the_trace_says_when_by_the_clock_on_the_wall() -> None:
    shop = Shop(lines=(Line(99.0, ">", b"W"), Line(99.5, "<", b"0.125"))).has("scale", "scale")
    assert [(one.at_s - LATER_S, one.direction, one.data) for one in shop.watch.trace("scale")] == [
        (99.0, ">", b"W"),
        (99.5, "<", b"0.125"),
    ]


def test_a_device_that_is_none_is_not_answered_for() -> None:
    watch = Shop().has("scale", "scale").watch
    for ask in (lambda: watch.check("toaster", INTERNAL), lambda: watch.trace("toaster"), lambda: watch.faults("no")):
        with pytest.raises(KeyError):
            ask()


def test_what_a_driver_mends_by_itself_is_told_when_it_is_often() -> None:
    shop = Shop(counts={"mended": 0}).has("scale", "scale").tells("scale", DeviceOnline())
    shop.watch.rows()
    shop.now += 60
    shop.counts = {"mended": 2}
    assert shop.watch.rows()[0].findings == ()
    shop.counts = {"mended": 3}
    (found,) = shop.watch.rows()[0].findings
    assert (found.part, found.cause) == (Part.LINE, Cause.NOISY)
    for _ in range(11):  # and is forgotten when it is over
        shop.now += 60
        rows = shop.watch.rows()
    assert rows[0].findings == ()


def test_a_read_that_failed_now_and_then_is_no_finding() -> None:
    shop = Shop().has("scanner", "scanner").tells("scanner", DeviceOnline(), DeviceTrouble(NOISE), CODE)
    assert shop.watch.rows()[0].findings == ()
    shop.tells("scanner", DeviceTrouble(NOISE), CODE, DeviceTrouble(NOISE), CODE)
    assert [found.cause for found in shop.watch.rows()[0].findings] == [Cause.NOISY]


def test_a_scanner_that_says_nothing_is_told_with_the_time_since_its_last_code() -> None:
    shop = Shop(counts={"reads": 1}).has("scanner", "scanner").tells("scanner", DeviceOnline())
    assert "last_read_s" not in shop.watch.rows()[0].counts
    shop.tells("scanner", CodeRead("]E0", "4006381333931"))
    shop.now += 600.0
    (row,) = shop.watch.rows()
    assert (row.counts["last_read_s"], row.findings) == (600.0, ())


def test_a_scanner_of_which_nothing_good_came_since_is_told_at_once() -> None:
    shop = Shop().has("scanner", "scanner").tells("scanner", DeviceOnline(), CODE, DeviceTrouble(NOISE))
    assert [found.cause for found in shop.watch.rows()[0].findings] == [Cause.NOISY]


def test_a_device_that_lets_a_question_wait_does_not_answer() -> None:
    shop = Shop().has("terminal", "terminal").tells("terminal", DeviceOnline())
    shop.counts = {"waiting_since": shop.now}
    assert shop.watch.rows()[0].findings == ()
    shop.now += PATIENCE_S
    (row,) = shop.watch.rows()
    assert [found.cause for found in row.findings] == [Cause.SILENT]
    assert row.counts == {}  # a moment is no count


def test_a_device_that_is_plugged_in_again_and_says_nothing_is_no_pulled_cable() -> None:
    shop = Shop(counts={"open_since": 0.0}).has("cash", "cash").tells("cash", DeviceOnline(), DeviceOffline(GONE))
    assert [found.cause for found in shop.watch.rows()[0].findings] == [Cause.ABSENT]
    shop.counts = {"open_since": shop.now}
    shop.now += INTRODUCED_S
    assert [found.cause for found in shop.watch.rows()[0].findings] == [Cause.SILENT]


def test_what_grew_is_told_once_and_apart_for_each_unit_that_was_there() -> None:
    shop = Shop(counts={"cuts": 2, "open_since": 5.0}).has("printer", "printer").tells("printer", DeviceOnline("TM-1"))
    shop.counts = {"cuts": 3}
    assert shop.watch.grown() == (Growth("printer", "printer", "TM-1", {"cuts": 3}),)
    assert shop.watch.grown() == ()
    shop.counts = {"cuts": 5}
    shop.tells("printer", DeviceOffline(GONE), DeviceOnline("TM-2"))
    shop.counts = {"cuts": 6}
    assert [(one.unit, one.counts) for one in shop.watch.grown()] == [("TM-1", {"cuts": 2}), ("TM-2", {"cuts": 1})]


def test_a_scanner_that_said_nothing_is_no_unit_and_what_it_did_is_counted_once_it_says_who_it_is() -> None:
    shop = Shop(counts={"connections": 1}).has("scanner", "scanner").tells("scanner", DeviceOnline())
    assert shop.watch.grown() == ()
    shop.counts = {"connections": 1, "bytes_in": 12}
    shop.tells("scanner", DeviceOnline("Gryphon"))
    assert shop.watch.grown() == (Growth("scanner", "scanner", "Gryphon", {"connections": 1, "bytes_in": 12}),)


def test_a_payout_that_does_not_end_is_told() -> None:
    shop = Shop().has("hopper", "hopper").tells("hopper", DeviceOnline())
    shop.watch.after("hopper", lambda request: None)(PayOut("p", 200, "m"))
    assert shop.watch.rows()[0].findings == ()
    shop.now += PAID_S
    (found,) = shop.watch.rows()[0].findings
    assert (found.part, found.cause) == (Part.HOPPER, Cause.PAYOUT_UNCLEAR)
    shop.tells("hopper", PayOutEnded(payout_id="p", outcome=PayOutOutcome.PAID))
    assert shop.watch.rows()[0].findings == ()


def test_change_that_does_not_come_is_an_early_word_at_first_and_in_doubt_after_a_while() -> None:
    shop = Shop(counts={"stalled_since": 100.0}).has("hopper", "hopper").tells("hopper", DeviceOnline())
    shop.watch.after("hopper", lambda request: None)(PayOut("p1", 300, "1:2"))
    shop.now += 5.0
    assert [one.cause for one in shop.watch.rows()[0].findings] == [Cause.HALTS]
    shop.now += 25.0
    assert [one.cause for one in shop.watch.rows()[0].findings] == [Cause.PAYOUT_UNCLEAR, Cause.HALTS]
    assert "stalled_since" not in shop.watch.rows()[0].counts


def test_a_diagnosis_that_the_terminal_does_not_offer_is_no_day_left_open() -> None:
    shop = Shop().has("terminal", "terminal").tells("terminal", DeviceOnline())
    ask = shop.watch.after("terminal", lambda request: None)
    for request in (Diagnose("d"), EndOfDay("e")):
        ask(request)
    shop.tells("terminal", ServiceEnded("d", ServiceOutcome.NO_ANSWER))
    assert shop.watch.rows()[0].findings == ()
    shop.tells("terminal", ServiceEnded("e", ServiceOutcome.NO_ANSWER))
    assert [found.cause for found in shop.watch.rows()[0].findings] == [Cause.DAY_NOT_CLOSED]

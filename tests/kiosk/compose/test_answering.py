"""What a running lane says from outside: as a look at one that does not run, and nobody is disturbed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from drivers.contract import CheckHealth, DeviceOnline, HealthChecked, HealthLevel, Reading, Request, Stamped
from kiosk.compose import answering
from kiosk.compose.answering import OPEN, Doorkeeper
from kiosk.core.mode import LaneMode
from kiosk.diagnostics.door import Told
from kiosk.diagnostics.lasting import FILE, Grown, Lasting
from kiosk.diagnostics.live import Followed, LaneWatch
from kiosk.diagnostics.report import UNHEARD

INTERNAL, EXTERNAL, INTERACTIVE = HealthLevel
WELL = {level: HealthChecked(level, ok=True, findings=("it answers",)) for level in HealthLevel}
PASSED = {"scanner": [{"way": "<", "shows": "a 9"}]}


class Lane:
    """A lane whose scanner and printer answer checks as told; its time stands still."""

    def __init__(self, folder: Path) -> None:
        self.served, self.mode = False, LaneMode.OPEN
        self.answers = dict(WELL)
        self.counts: dict[str, float] = {"bytes_in": 7.0}
        self.asked: list[tuple[str, HealthLevel]] = []
        self.watch = LaneWatch(lambda: 100.0, lambda: 0.0, lambda: self.served)
        for name in ("scanner", "printer"):
            self.watch.follow(
                Followed(
                    name=name,
                    kind=name,
                    protocol="p",
                    link="serial:x",
                    submit=self._submit_to(name),
                    counts=lambda: dict(self.counts),
                    trace=lambda: (),
                )
            )
            self.tells(name, DeviceOnline("ACME 1"))
        self.folder = folder
        self.keeper = Doorkeeper(self.watch, folder, lambda: self.mode, lambda: PASSED)

    def tells(self, device: str, reading: Reading) -> None:
        self.watch.told(Stamped(device, 0, 100.0, reading, 0.0))

    def _submit_to(self, name: str) -> Callable[[Request], None]:
        def submit(request: Request) -> None:
            if isinstance(request, CheckHealth):
                self.asked.append((name, request.level))
                if request.level in self.answers:
                    self.tells(name, self.answers[request.level])

        return submit

    def answer(self, level: str = "internal", devices: list[str] | None = None) -> list[Told]:
        return list(self.keeper.answer({"level": level, "devices": devices}, threading.Event()))


@pytest.fixture
def lane(tmp_path: Path) -> Lane:
    return Lane(tmp_path)


def rows(told: list[Told]) -> dict[str, dict[str, object]]:
    return {one["row"]["device"]: one["row"] for one in told if "row" in one}


def test_every_device_is_told_as_it_stands_with_what_it_has_done(lane: Lane) -> None:
    Lasting(lane.folder / FILE).add([Grown("printer", "printer", "ACME 1", "2026-11-27", {"cuts": 3})])
    told = rows(lane.answer())
    assert list(told) == ["scanner", "printer"]
    assert (told["printer"]["state"], told["printer"]["identity"], told["printer"]["notes"]) == (
        "fine",
        "ACME 1",
        ["it answers"],
    )
    assert told["printer"]["lasting"][0]["parts"] == {"cutter": {"cuts": 3.0}}  # type: ignore[index]
    assert told["printer"]["counts"] == {"bytes_in": 7.0}


def test_while_a_shopper_is_served_nothing_is_printed_and_that_is_said(lane: Lane) -> None:
    lane.served = True
    [told] = lane.answer("external", ["printer"])
    assert lane.asked == []
    assert told["row"]["checks"]["external"]["outcome"] == "not_now"
    assert told["words"].endswith("the external check was not made: a shopper is being served")
    assert told["grade"] == 0
    assert rows(lane.answer("internal"))["printer"]["checks"]["internal"]["outcome"] == "passed"  # type: ignore[index]


def test_nobody_is_asked_to_scan_at_a_lane_that_is_open(lane: Lane) -> None:
    [told] = lane.answer("interactive", ["scanner"])
    assert lane.asked == []
    assert OPEN in told["words"]
    lane.mode = LaneMode.SERVICE
    word, told = lane.answer("interactive", ["scanner"])
    assert word == {"say": "scanner: scan a code now"}
    assert told["row"]["checks"]["interactive"]["outcome"] == "passed"


def test_a_person_is_told_what_to_do_and_one_who_never_came_is_no_fault(lane: Lane) -> None:
    lane.mode = LaneMode.CLOSED
    del lane.answers[INTERACTIVE]
    told = lane.keeper.answer({"level": "interactive", "devices": ["scanner"]}, threading.Event())
    assert next(told) == {"say": "scanner: scan a code now"}
    lane.tells("scanner", HealthChecked(INTERACTIVE, ok=False, findings=("no answer within 30 s",), nobody_came=True))
    [row] = told
    assert (row["row"]["state"], row["row"]["findings"][0]["cause"]) == ("soon", "not_tried")


def test_a_device_that_never_says_how_its_check_ended_is_said_not_to(
    lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "CHECKED_S", 0.05)
    del lane.answers[INTERNAL]
    assert rows(lane.answer("internal", ["printer"]))["printer"]["notes"] == ["the device did not say how it ended"]
    [told] = lane.answer("external", ["printer"])
    assert "another check is not over yet" in told["words"]


def test_a_check_of_another_level_is_waited_for(lane: Lane) -> None:
    del lane.answers[INTERNAL]
    lane.watch.check("printer", INTERNAL)
    told: list[Told] = []
    asking = threading.Thread(target=lambda: told.extend(lane.answer("external", ["printer"])))
    asking.start()
    lane.tells("printer", WELL[INTERNAL])
    asking.join()
    assert told[0]["row"]["checks"]["external"]["outcome"] == "passed"


def test_a_check_that_failed_is_a_fault(lane: Lane) -> None:
    lane.answers[INTERNAL] = HealthChecked(INTERNAL, ok=False, findings=("paper out",))
    [told] = lane.answer("internal", ["printer"])
    assert (told["grade"], told["row"]["findings"][0]["detail"]) == (2, "paper out")


def test_a_device_that_the_lane_does_not_have_is_a_sentence(lane: Lane) -> None:
    assert lane.answer("internal", ["toaster"]) == [
        {"refused": "the lane that runs has no device that is called toaster"}
    ]


def test_what_passed_on_the_wires_is_told_to_who_asks_for_it_too(lane: Lane) -> None:
    question = {"level": "internal", "devices": None, "traces": True}
    told = list(lane.keeper.answer(question, threading.Event()))
    assert list(rows(told)) == ["scanner", "printer"]
    assert told[2:] == [{"trace": "scanner", "shapes": PASSED["scanner"]}]
    assert not any("trace" in one for one in lane.answer())


def test_a_lane_that_is_to_end_waits_for_no_device(lane: Lane) -> None:
    del lane.answers[INTERNAL]
    stopping = threading.Event()
    stopping.set()
    told = list(lane.keeper.answer({"level": "internal", "devices": ["printer"]}, stopping))
    assert len(told) == 1


def test_a_scanner_that_has_said_nothing_is_not_said_to_answer(lane: Lane) -> None:
    lane.counts.pop("bytes_in")
    assert rows(lane.answer())["scanner"]["notes"] == [UNHEARD]
    assert rows(lane.answer())["printer"]["notes"] == ["it answers"]
    Lasting(lane.folder / FILE).add([Grown("scanner", "scanner", "ACME 1", "2026-11-27", {"reads": 3})])
    scanner = rows(lane.answer())["scanner"]
    assert (scanner["state"], scanner["findings"][0]["detail"]) == (  # type: ignore[index]
        "soon",
        "it called itself ACME 1 before, and says nothing now",
    )

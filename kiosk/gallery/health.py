"""What the devices of a lane in service told, for its pictures: all well, and some not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from drivers.contract import HealthLevel
from kiosk.core.findings import Cause, Finding, Part
from kiosk.diagnostics.checks import Check, Outcome
from kiosk.diagnostics.guided.offers import Bench, ScaleRange, offers
from kiosk.diagnostics.lasting import Life
from kiosk.diagnostics.live import Passed
from kiosk.diagnostics.on_screen import WireLine, wire_line
from kiosk.diagnostics.report import Row

NOW = datetime.fromisoformat("2026-11-22T10:42:07+01:00").timestamp()
KINDS = {
    "scanner": "scanner",
    "camera": "camera",
    "scale": "scale",
    "bagging": "scale",
    "printer": "printer",
    "terminal": "terminal",
    "coins": "cash",
    "notes": "cash",
    "hopper": "hopper",
    "light": "light",
    "buttons": "buttons",
}
OFFERS = offers(
    Bench(
        lane="4",
        kinds=KINDS,
        ranges={"scale": ScaleRange(5, 15_000), "bagging": ScaleRange(10, 30_000)},
        server=True,
        support=True,
    )
)
DONE = tuple(Check(level, Outcome.PASSED, NOW - 60) for level in HealthLevel)


@dataclass(frozen=True, slots=True)
class SampleFault:
    at_s: float
    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SampleHealth:
    """Stands still."""

    looked: tuple[Row, ...]
    wires: Mapping[str, tuple[Passed, ...]] = field(default_factory=dict)
    told: Mapping[str, tuple[SampleFault, ...]] = field(default_factory=dict)

    def rows(self) -> Sequence[Row]:
        return self.looked

    def check(self, device: str, level: str) -> None:
        """Nothing comes of it."""

    def trace(self, device: str) -> Sequence[WireLine]:
        return tuple(wire_line(KINDS[device], passed) for passed in self.wires.get(device, ()))

    def faults(self, device: str) -> Sequence[SampleFault]:
        return self.told.get(device, ())


LIVED: Mapping[str, dict[str, float]] = {
    "scanner": {"reads": 402_118, "garbled": 3_211, "misreads": 402, "losses": 9},
    "scale": {"weighings": 88_214, "zeroings": 1_911, "under_zero": 37, "losses": 4, "asked_again": 212},
    "printer": {"cuts": 31_204, "lines_printed": 1_204_811, "not_printed": 12, "jams": 3, "losses": 21},
    "terminal": {"attempts": 26_120, "declined": 801, "unclear": 2, "losses": 11},
}
"""What some of them have done in all."""


def _row(device: str, protocol: str, link: str, identity: str = "", **more: float) -> Row:
    kind, did = KINDS[device], LIVED.get(device)
    lasting = (Life(device, kind, identity, "2026-03-02", "2026-11-22", True, did),) if did else ()  # noqa: FBT003
    return Row(
        device=device,
        kind=kind,
        protocol=protocol,
        link=link,
        identity=identity,
        counts=more,
        checks=DONE,
        lasting=lasting,
    )


WELL = (
    _row("scanner", "serial-honeywell", "serial:/dev/ttyUSB0?baud=115200&mode=8N1", "HF680 3.12", reads=18_204),
    _row("camera", "camera", "video:/dev/video0", "640 × 480", reads=912, connections=1),
    _row("scale", "dialog06", "serial:/dev/ttyUSB1?baud=9600&mode=7O1", "15 kg · e = 5 g", weighings=4_011),
    _row("bagging", "mt-sics", "serial:/dev/ttyUSB2?baud=9600", "30 kg · e = 10 g", weighings=20_118, connections=1),
    _row(
        "printer",
        "escpos",
        "tcp:192.0.2.20:9100",
        "TM-T88VI 30.12",
        lines_printed=141_822,
        faults=3,
        connections=2,
        bytes_out=5_201_330,
        bytes_in=90_112,
        slowest_answer_s=0.387,
    ),
    _row("terminal", "zvt", "tcp:192.0.2.21:20007", "52500041", attempts=1_204, connections=1, slowest_answer_s=0.21),
    _row("coins", "cctalk", "serial:/dev/ttyUSB3?baud=9600", "SR5i"),
    _row("notes", "ssp", "serial:/dev/ttyUSB4?baud=9600", "NV200 4.18"),
    _row("hopper", "cctalk-hopper", "serial:/dev/ttyUSB3?baud=9600", "SCH2 1.02"),
    _row("light", "relay", "serial:/dev/ttyACM0", "LCUS-4"),
    _row("buttons", "input-board", "serial:/dev/ttyACM1", "1.4"),
    Row(device="store", kind="store", link="https://store.example", counts={"latency_s": 0.012}),
    Row(device="disk", kind="disk", counts={"free_mib": 91_204, "all_mib": 118_020}),
    Row(device="memory", kind="memory", counts={"free_mib": 2_400, "all_mib": 3_900}),
)  # fmt: skip
AILING: Mapping[str, tuple[Finding, ...]] = {
    "printer": (Finding(device="printer", part=Part.COVER, cause=Cause.COVER_OPEN, detail="cover switch"),),
    "notes": (Finding(device="notes", part=Part.POWER, cause=Cause.SILENT, detail="no answer for 4 min"),),
    "scale": (Finding(device="scale", part=Part.PLATTER, cause=Cause.UNSTEADY),),
    "store": (Finding(device="store", part=Part.CERTIFICATE, cause=Cause.ENDS, detail="in 9 days"),),
}
TRIED = {
    "printer": (
        Check(HealthLevel.INTERNAL, Outcome.PASSED, NOW - 90),
        Check(HealthLevel.EXTERNAL, Outcome.FAILED, NOW - 80, ("cover open",)),
    ),
    "notes": (),
    "scale": (Check(HealthLevel.INTERACTIVE, Outcome.NEEDS_HANDS, NOW - 40),),
    "camera": (Check(HealthLevel.INTERNAL, Outcome.RUNNING, NOW),),
}
WIRES = {
    "printer": tuple(
        Passed(NOW - 9 + at, way, bytes.fromhex(data), 8402 + at)
        for at, way, data in (
            (0.0, ">", "10 04 01"),
            (0.018, "<", "16"),
            (0.02, ">", "10 04 02"),
            (0.038, "<", "12"),
            (2.1, ">", "10 04 03"),
            (2.14, "<", "12"),
            (2.5, ">", "1B 40 1B 74 10 1B 61 01 1B 45 01 43 6F 72 6E 65 72 0A 1B 45 00"),
            (4.6, ">", "1D 56 42 00"),
            (4.987, "<", "14 00 00 0F"),
            (6.1, ">", "10 04 02"),
            (6.12, "<", "36"),
        )
    ),
    "scale": tuple(
        Passed(NOW - 3 + at, way, data, 8408 + at)
        for at, way, data in (
            (0.0, ">", b"\x04\x0501\x1b12345\x1b\x03"),
            (0.08, "<", b"\x06"),
            (0.6, ">", b"\x04\x05"),
            (0.7, "<", b"\x0202\x1b3\x1b01240\x1b012345\x1b015308\x03"),
        )
    ),
    "terminal": tuple(
        Passed(NOW - 20 + at, way, bytes.fromhex(data), 8391 + at)
        for at, way, data in (
            (0.0, ">", "06 00 06 00 00 00 80 09 78"),
            (0.04, "<", "80 00 00"),
            (0.3, "<", "06 0F 00"),
            (0.31, ">", "80 00 00"),
            (5.0, ">", "06 01 0A 04 00 00 00 00 12 99 49 09 78 19 00"),
            (5.05, "<", "80 00 00"),
            (9.5, "<", "04 0F 20 27 00 22 2A 2A 2A 2A 2A 2A 2A 2A 2A 42 42"),
            (9.51, ">", "80 00 00"),
        )
    ),
}  # fmt: skip
TOLD = {
    "printer": (SampleFault(NOW - 65, "cover_open"), SampleFault(NOW - 3_600, "silent")),
    "notes": (SampleFault(NOW - 240, "silent"),),
}  # fmt: skip


def _ailing() -> tuple[Row, ...]:
    return tuple(
        Row(
            device=one.device,
            kind=one.kind,
            protocol=one.protocol,
            link=one.link,
            identity=one.identity,
            counts=one.counts,
            findings=AILING.get(one.device, ()),
            checks=TRIED.get(one.device, one.checks),
            lasting=one.lasting,
        )
        for one in WELL
    )


def health_of(name: str) -> SampleHealth:
    """What is told where the moment `name` is looked at."""
    return SampleHealth(WELL if name == "service" else _ailing(), WIRES, TOLD)

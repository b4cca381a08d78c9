from __future__ import annotations

import logging
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drivers.contract import (
    NOTHING,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    EnableScanner,
    FaultKind,
    Output,
    Request,
    Stamped,
    ZeroScale,
)
from drivers.link.base import unplugged
from drivers.link.tcp import TcpLink
from drivers.pump import TRACE_LENGTH, TRACE_WIDTH, Backoff, Pump
from tests.waiting import wait_until
from tests.wires import QUICK, plugged


class Recorder:
    """A driver that writes down what the pump does with it, and does what it is told to."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.deadline: float | None = None
        self.greeting = b""
        self.hang_up_on = b""
        self.fails_on = ""

    def connected(self, now: float) -> Output:
        self._note("connected")
        return Output(send=self.greeting, readings=(DeviceOnline(),))

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        self._note("disconnected")
        return Output(readings=(DeviceOffline(fault),))

    def received(self, chunk: bytes, now: float) -> Output:
        self._note(f"received {chunk.decode()}")
        return Output(hang_up="enough") if chunk == self.hang_up_on else NOTHING

    def requested(self, request: Request, now: float) -> Output:
        self._note(f"requested {type(request).__name__}")
        return NOTHING

    def ticked(self, now: float) -> Output:
        self.deadline = None
        self._note("ticked")
        return NOTHING

    def masked(self, data: bytes) -> bytes:
        return bytes(ord("*") if byte in b"0123456789" else byte for byte in data)

    def _note(self, call: str) -> None:
        self.calls.append(call)
        if call == self.fails_on:
            raise ZeroDivisionError("4111111111111111")


class Nowhere:
    """A link that can't be opened, counting the tries."""

    name = "nowhere"
    wait_s = None

    def __init__(self) -> None:
        self.tries: list[float] = []

    def open(self) -> None:
        self.tries.append(time.monotonic())
        raise unplugged("nobody there")

    def close(self) -> None: ...

    def fileno(self) -> int:
        return -1

    def read(self) -> None: ...

    def write(self, data: bytes) -> int:
        return 0


class Shelf(Nowhere):
    """A link without descriptor that hands out chunks and takes bytes only when it is asked to."""

    name = "shelf"
    wait_s = 0.005

    def __init__(self, *chunks: bytes, takes: int = 1000) -> None:
        super().__init__()
        self.chunks = list(chunks)
        self.taken = bytearray()
        self._takes = takes

    def open(self) -> None:
        self.tries.append(time.monotonic())

    def read(self) -> bytes | None:  # type: ignore[override]
        return self.chunks.pop(0) if self.chunks else None

    def write(self, data: bytes) -> int:
        self.taken += data[: self._takes]
        return min(len(data), self._takes)


@contextmanager
def pumping(driver: Recorder, link: object, backoff: Backoff = QUICK) -> Iterator[tuple[Pump[bytes], list[Stamped]]]:
    told: list[Stamped] = []
    pump: Pump[bytes] = Pump("device", driver, link, told.append, backoff=backoff)  # type: ignore[arg-type]
    pump.start()
    try:
        yield pump, told
    finally:
        pump.stop()


@pytest.mark.parametrize("wire", ["pty", "tcp"])
def test_a_device_unplugged_ten_times_is_noticed_and_back_by_itself_each_time(wire: str, tmp_path: Path) -> None:
    with plugged("toledo8217", wire, tmp_path) as scale:
        scale.online()
        for _ in range(10):
            scale.forget()
            scale.host.fault("unplug", value=True)
            assert scale.told_a(DeviceOffline).fault.kind is FaultKind.UNPLUGGED
            scale.host.clear("unplug")
            scale.online()
        assert [type(reading) for reading in scale.readings].count(DeviceOnline) == 1


def test_a_link_that_stays_away_is_told_once() -> None:
    driver, link = Recorder(), Nowhere()
    with pumping(driver, link) as (_, told):
        wait_until(lambda: len(link.tries) > 5)
        assert [type(stamped.reading) for stamped in told] == [DeviceOffline]
        assert driver.calls == ["disconnected"]


def test_tries_become_rarer_up_to_the_limit() -> None:
    link = Nowhere()
    with pumping(Recorder(), link, Backoff(first_s=0.01, last_s=0.08)):
        wait_until(lambda: len(link.tries) >= 8)
    pauses = [later - earlier for earlier, later in zip(link.tries[:-1], link.tries[1:], strict=True)]
    assert pauses[0] >= 0.007
    assert min(pauses[3:]) >= 0.055


def test_requests_and_deadlines_are_served_while_the_device_is_away() -> None:
    driver = Recorder()
    driver.deadline = time.monotonic() + 0.05
    with pumping(driver, Nowhere(), Backoff(first_s=60.0)) as (pump, _):
        wait_until(lambda: "disconnected" in driver.calls)
        pump.submit(ZeroScale())
        pump.submit(EnableScanner())
        wait_until(lambda: "ticked" in driver.calls)
        wait_until(lambda: driver.calls[-1:] != ["disconnected"] and len(driver.calls) == 4)
    assert [call for call in driver.calls if "requested" in call] == ["requested ZeroScale", "requested EnableScanner"]


class Impatient(Recorder):
    """Its time is over as soon as something came."""

    def received(self, chunk: bytes, now: float) -> Output:
        self.deadline = time.monotonic()
        return super().received(chunk, now)


def test_what_came_while_the_lane_was_busy_is_read_before_a_time_is_over() -> None:
    driver = Impatient()
    with pumping(driver, Shelf(b"half", b"rest")):
        wait_until(lambda: "ticked" in driver.calls)
    assert driver.calls == ["connected", "received half", "received rest", "ticked"]


def test_readings_are_numbered_and_stamped_with_their_device() -> None:
    with pumping(Recorder(), Nowhere()) as (_, told):
        wait_until(lambda: told)
        assert (told[0].device, told[0].seq) == ("device", 1)
        assert told[0].at <= time.monotonic()
        assert told[0].wall_s is not None
        assert abs(told[0].wall_s - time.time()) < 60.0


def test_the_wall_clock_that_a_reading_is_stamped_with_may_be_another() -> None:
    told: list[Stamped] = []
    pump: Pump[bytes] = Pump("device", Recorder(), Nowhere(), told.append, backoff=QUICK, wall_clock=lambda: 1.5e9)  # type: ignore[arg-type]
    pump.start()
    try:
        wait_until(lambda: told)
    finally:
        pump.stop()
    assert told[0].wall_s == 1.5e9
    assert told[0].at != told[0].wall_s


def test_a_driver_that_hangs_up_gets_a_fresh_connection() -> None:
    driver = Recorder()
    driver.hang_up_on = b"nonsense"
    server = socket.create_server(("127.0.0.1", 0))
    with server, pumping(driver, TcpLink(*server.getsockname())) as (_, told):
        first, _ = server.accept()
        with first:
            first.sendall(b"nonsense")
            second, _ = server.accept()
            assert first.recv(10) == b""
        second.close()
        wait_until(lambda: len(told) >= 2)
    assert isinstance(told[1].reading, DeviceOffline)
    assert told[1].reading.fault == DeviceFault(FaultKind.GARBLED, "enough")


def test_a_drivers_own_mistake_costs_the_link_and_not_the_pump(caplog: pytest.LogCaptureFixture) -> None:
    driver = Recorder()
    driver.fails_on = "received 4111111111111111"
    link = Shelf(b"4111111111111111", b"fine")
    with caplog.at_level(logging.ERROR), pumping(driver, link) as (_, told):
        wait_until(lambda: "received fine" in driver.calls)
        assert [type(stamped.reading) for stamped in told] == [DeviceOnline, DeviceOffline, DeviceOnline]
    assert "ZeroDivisionError" in caplog.text
    assert "4111" not in caplog.text


def test_a_mistake_while_the_device_is_away_does_not_end_the_tries() -> None:
    driver, link = Recorder(), Nowhere()
    driver.fails_on = "requested ZeroScale"
    with pumping(driver, link) as (pump, _):
        pump.submit(ZeroScale())
        tries = len(link.tries)
        wait_until(lambda: len(link.tries) > tries + 3)


def test_the_trace_is_masked_and_bounded() -> None:
    driver = Recorder()
    driver.greeting = b"PAN 4111111111111111\r"
    link = Shelf(*[b"x%d" % number for number in range(TRACE_LENGTH + 50)], b"y" * 50_000)
    link.wait_s = 0.0
    with pumping(driver, link) as (pump, _):
        wait_until(lambda: not link.chunks)
        wait_until(lambda: len(pump.trace[-1].data) > 10)
        assert bytes(link.taken) == driver.greeting
        assert len(pump.trace) == TRACE_LENGTH
        assert len(pump.trace[-1].data) == TRACE_WIDTH
        assert not any(byte in b"0123456789" for line in pump.trace for byte in line.data)


def test_the_trace_shows_both_directions_and_the_loss() -> None:
    driver = Recorder()
    driver.greeting, driver.hang_up_on = b"hello", b"bye"
    with pumping(driver, Shelf(b"bye"), Backoff(first_s=60.0)) as (pump, _):
        wait_until(lambda: len(pump.trace) == 3)
        assert [(line.direction, line.data) for line in pump.trace] == [
            (">", b"hello"),
            ("<", b"bye"),
            ("!", b"enough"),
        ]


def test_a_device_that_takes_no_bytes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.pump.WRITE_STALL_S", 0.05)
    driver = Recorder()
    driver.greeting = b"print this"
    with pumping(driver, Shelf(takes=0), Backoff(first_s=60.0)) as (_, told):
        wait_until(lambda: len(told) == 2)
        reading = told[1].reading
        assert isinstance(reading, DeviceOffline)
        assert reading.fault == DeviceFault(FaultKind.SILENT, "shelf takes no bytes")


def test_a_slow_taker_gets_every_byte_in_order() -> None:
    driver = Recorder()
    driver.greeting = bytes(range(256))
    link = Shelf(takes=7)
    with pumping(driver, link):
        wait_until(lambda: len(link.taken) == 256)
    assert bytes(link.taken) == bytes(range(256))


def test_stopping_twice_and_asking_afterwards_is_harmless() -> None:
    pump: Pump[bytes] = Pump("device", Recorder(), Shelf(), lambda stamped: None)  # type: ignore[arg-type]
    pump.start()
    pump.stop()
    pump.stop()
    pump.submit(ZeroScale())


def test_a_listener_hears_trouble_while_the_device_stays_in_use(tmp_path: Path) -> None:
    with plugged("serial-aim", "pty", tmp_path) as scanner:
        scanner.online()
        scanner.host.fault("garbled", value=True)
        scanner.host.set({"scan": "]E04006381333931"})
        scanner.told_a(DeviceTrouble)
        assert not any(isinstance(reading, DeviceOffline) for reading in scanner.readings)


class Prepared(Recorder):
    def prepare(self) -> None:
        self.calls.append("prepared")


def test_what_a_drivers_first_work_needs_is_loaded_when_asked_for_and_only_where_there_is_something() -> None:
    slow = Prepared()
    for driver in (slow, Recorder()):
        pump = Pump("one", driver, Nowhere(), print)
        pump.prepare()
        pump.stop()
    assert slow.calls == ["prepared"]

"""The lane's disk stands still for ten seconds while an approval arrives: strace holds back its syncs, nothing else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.goods import FIRST, SECOND, scanned
from tests.journeys.play import Store
from tests.waiting import wait_until

STALL_US = 10_000_000
SYNCS = "fsync,fdatasync"

Stall = Callable[[int, Path], None]


@pytest.fixture
def stall() -> Iterator[tuple[Stall, Callable[[], None]]]:
    """(holds back every sync of a process for 10 s, from when it returns; lets go again)."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed, and nothing else may stop the disk")
    tracers: list[subprocess.Popen[bytes]] = []

    def hold(pid: int, log: Path) -> None:
        order = [strace, "-f", "-p", str(pid), "-e", f"trace={SYNCS}", "-e", f"inject={SYNCS}:delay_enter={STALL_US}"]
        with log.open("wb") as words:
            tracers.append(subprocess.Popen(order, stderr=words, stdin=subprocess.DEVNULL))
        wait_until(lambda: b"attached" in log.read_bytes() or tracers[-1].poll() is not None)
        said = log.read_text(errors="replace")
        if "Operation not permitted" in said:
            pytest.skip(f"tracing is not permitted here: {said.strip()}")
        assert "attached" in said, said

    def let_go() -> None:
        for tracer in tracers:
            tracer.terminate()
            tracer.wait(timeout=2 * STALL_US / 1e6)
        tracers.clear()

    yield hold, let_go
    let_go()


def test_a_disk_that_stands_still_during_an_approval_charges_nothing_until_the_second_try(
    till: Store, tmp_path: Path, stall: tuple[Stall, Callable[[], None]]
) -> None:
    hold, let_go = stall
    till.box.controls["terminal"].set(
        card_delay_ms=2_500, ack_timeout_ms=60_000
    )  # it reverses when refused, not by itself
    till.scan(scanned(FIRST["gtin"]), scanned(SECOND["gtin"]))
    total = int(till.lane.lines(2)["total"])
    till.lane.post("PayTouched")
    till.lane.post("CardTouched")
    till.lane.on("paying")
    trace = tmp_path / "strace.log"
    hold(till.lane.pid, trace)

    wait_until(lambda: [one["state"] for one in till.terminal()["transactions"]] == ["reversed"], 10.0)
    assert till.lane.whole_history()[-1]["stage"] == "sent"  # the approval is not durable, so nobody is told of it
    wait_until(lambda: b"DELAYED" in trace.read_bytes(), 2 * STALL_US / 1e6)  # one sync took its ten seconds
    let_go()

    till.lane.wait(lambda shown: shown["screen"] == "pay" and shown["terminal"], "the verdict", 40.0)
    assert till.lane.now["message"] == "card_not_charged"
    assert till.booked() == []
    till.box.controls["terminal"].set(card_delay_ms=0)
    till.lane.post("CardTouched")
    till.lane.on("receipt", 20.0)
    assert till.booked() == [total]
    wait_until(lambda: [sale["total_minor"] for sale in till.sales()] == [total])

"""Lanes that tell their store what ails them."""

from __future__ import annotations

from dataclasses import replace

import httpx

from kiosk.core.device_counts import DeviceCount, counts_body
from kiosk.core.device_findings import DeviceFinding, LaneFindings, findings_body
from tests.server.running import LANE_TOKEN, Store
from tests.server.wall.shop_floor import token_of

PAPER_OUT = DeviceFinding(device="printer", kind="printer", part="paper", cause="paper_out", state="fault")
COVER = replace(PAPER_OUT, part="cover", cause="cover_open")
LOOSE = DeviceFinding(
    device="scale", kind="scale", part="cable", cause="loose", state="soon", detail="lost 3 times", age_s=3600
)


def ails(store: Store, *findings: DeviceFinding, waiting: tuple[str, ...] = (), token: str = LANE_TOKEN) -> None:
    """The lane tells that this is all that ails it."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    body = findings_body(LaneFindings(findings, waiting))
    httpx.post(f"{store.address}/api/v1/findings", content=body, headers=headers, timeout=20.0).raise_for_status()


def ailing_devices(store: Store) -> None:
    """Lane 7 has no paper and a loose plug, lane 1 had its cover open, lane 8 has it open and says nothing else."""
    ails(store, COVER, token=token_of("1"))
    ails(store, token=token_of("1"))
    ails(store, LOOSE, PAPER_OUT, token=token_of("7"))
    ails(store, COVER, token=token_of("8"))
    counted(store, "7")


def counted(store: Store, lane: str) -> None:
    """The lane tells what its devices have done."""
    counts = [
        DeviceCount("printer", "printer", "EPSON TM-T88VI", "cutter", "2026-11-20", "cuts", 1200.0),
        DeviceCount("printer", "printer", "EPSON TM-T88VI", "print_head", "2026-11-27", "lines_printed", 34_000.0),
        DeviceCount("scale", "scale", "MT 8217", "load_cell", "2026-11-27", "weighings", 310.0),
    ]
    headers = {"Authorization": f"Bearer {token_of(lane)}", "Content-Type": "application/json"}
    path = f"{store.address}/api/v1/counters"
    httpx.post(path, content=counts_body(counts), headers=headers, timeout=20.0).raise_for_status()

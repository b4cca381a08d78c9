"""What the tests of scanners with a maker's own prefixes have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.contract import CodeRead, DeviceTrouble, FaultKind, Reading

TRANSCRIPTS = Path(__file__).parents[2] / "transcripts"
MILK = CodeRead("]E0", "4006381333931")
BREAD = CodeRead("]E4", "96385074")


def transcript(name: str) -> list[object]:
    """Pairs of bytes that came, and what they mean, as `]E0 '4006381333931'`."""
    lines = [line for line in (TRANSCRIPTS / name).read_text().splitlines() if line and not line.startswith("#")]
    return [
        pytest.param(bytes.fromhex(came), told, id=told) for came, told in zip(lines[::2], lines[1::2], strict=True)
    ]


def is_garbled(*readings: Reading) -> bool:
    return bool(readings) and all(
        isinstance(reading, DeviceTrouble) and reading.fault.kind is FaultKind.GARBLED for reading in readings
    )

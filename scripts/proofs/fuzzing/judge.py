"""What any judge of a wire is: one that allows what is harmless in itself, and nothing else."""

from __future__ import annotations

from drivers.contract import (
    BelowMinimum,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    NotSigned,
    Overloaded,
    PaymentProgress,
    PrinterStatus,
    Reading,
    Request,
    Settling,
    TerminalReady,
    UnderZero,
)

HARMLESS = (
    DeviceOnline,
    BelowMinimum,
    DeviceOffline,
    DeviceTrouble,
    Settling,
    Overloaded,
    UnderZero,
    PrinterStatus,
    TerminalReady,
    PaymentProgress,
    NotSigned,
)
KEPT = 8192
"""Bytes of a link's past in which the end of a frame is looked for."""


class Judge:
    """Allows nothing but what is harmless."""

    def asked(self, request: Request) -> None:
        """The lane asks for `request`."""

    def sent(self, data: bytes) -> None:
        """The driver says `data`."""

    def came(self, data: bytes) -> None:
        """The driver is about to hear `data`."""

    def paused(self) -> None:
        """The driver is about to be told that time has passed."""

    def lost(self) -> None:
        """The link is gone, and all that came over it."""

    def allows(self, reading: Reading) -> bool:
        return isinstance(reading, HARMLESS)

"""What a link is: chunks in and bytes out, never blocking, over something that can be opened and lost."""

from __future__ import annotations

from typing import Protocol, TypeVar

from drivers.contract import DeviceFault, FaultKind

Chunk = TypeVar("Chunk", covariant=True)


class LinkLost(Exception):
    """The link could not be opened, or ended. `fault` says how, for the technician."""

    def __init__(self, fault: DeviceFault) -> None:
        super().__init__(fault.detail)
        self.fault = fault


def unplugged(detail: str) -> LinkLost:
    """The usual end of a link: nobody there any more."""
    return LinkLost(DeviceFault(FaultKind.UNPLUGGED, detail))


class Link(Protocol[Chunk]):
    """Used by one thread. After `close`, `open` may be called again."""

    name: str

    @property
    def wait_s(self) -> float | None:
        """For links without a descriptor: how long to wait between two looks. None: `fileno` tells."""

    def open(self) -> None:
        """Opens; raises `LinkLost`."""

    def close(self) -> None:
        """Closes; never raises."""

    def fileno(self) -> int:
        """The descriptor that becomes readable when there is a chunk; -1 where `wait_s` is used."""

    def read(self) -> Chunk | None:
        """What has come, or None; raises `LinkLost`."""

    def write(self, data: bytes) -> int:
        """Takes what fits now and returns how many bytes that was; raises `LinkLost`."""

"""What a device's readings say of the protocol that it was asked in. Pure: readings in, a verdict out."""

from __future__ import annotations

from drivers.contract import CodeRead, DeviceOffline, DeviceOnline, DeviceTrouble, FaultKind, Reading


class Hearing:
    """Follows one try. `over`: nothing that may still come changes the verdict.

    `identity`: what the device says that it is, maybe ''; None where it does not answer in this protocol.
    `unopened`: why its link cannot be opened, '' where it can.
    """

    def __init__(self, *, sure: bool) -> None:
        """Who is not `sure` to have answered is heard until it says who it is, or somebody scans. If anybody refuses
        there, it is the system.
        """
        self.over = False
        self.identity: str | None = None
        self.unopened = ""
        self._sure = sure

    def told(self, reading: Reading) -> None:
        match reading:
            case DeviceOnline(identity):
                self.identity = identity or self.identity or ""
                self.over = self._sure or bool(self.identity)
            case CodeRead():
                self.identity = self.identity or ""
                self._sure = self.over = True
            case DeviceOffline(fault) | DeviceTrouble(fault) if self.identity is None:
                if fault.kind is FaultKind.UNPLUGGED or (fault.kind is FaultKind.REFUSED and not self._sure):
                    self.unopened = fault.detail
                self.over = True
            case _:
                return

    @property
    def sure(self) -> bool:
        """Whether it was the device that answered."""
        return self.identity is not None and (self._sure or bool(self.identity))

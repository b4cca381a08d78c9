"""What the screen of a lane in service asks of whoever watches its devices. All of it is answered at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from kiosk.core.findings import Finding


class Checked(Protocol):
    """How a check of a device's health stands: `level` internal, external or interactive; `outcome` running, passed,
    failed, needs_hands or not_now; `at_s` in seconds since 1970 in UTC; `notes` in English.
    """

    @property
    def level(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def at_s(self) -> float: ...
    @property
    def notes(self) -> Sequence[str]: ...


class Lived(Protocol):
    """What one unit at a device's place has done since the day `since` (ISO); `now`: it is the one that is there."""

    @property
    def unit(self) -> str: ...
    @property
    def since(self) -> str: ...
    @property
    def now(self) -> bool: ...
    @property
    def figures(self) -> Mapping[str, float]: ...


class Looked(Protocol):
    """One device as it stands, or one part of the lane itself: the way to its store, its disk, its memory."""

    @property
    def device(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def protocol(self) -> str: ...
    @property
    def link(self) -> str: ...
    @property
    def identity(self) -> str: ...
    @property
    def findings(self) -> Sequence[Finding]: ...
    @property
    def notes(self) -> Sequence[str]: ...
    @property
    def counts(self) -> Mapping[str, float]: ...
    @property
    def checks(self) -> Sequence[Checked]: ...
    @property
    def lasting(self) -> Sequence[Lived]: ...


class Passed(Protocol):
    """What went over a wire at `at_s`, `since_s` after the lane's start; `direction`: `>` to the device, `<` from it,
    `!` about it. `shows`: what of it may be seen.
    """

    @property
    def at_s(self) -> float: ...
    @property
    def direction(self) -> str: ...
    @property
    def shows(self) -> str: ...
    @property
    def since_s(self) -> float: ...


class Told(Protocol):
    """A fault that a device told of at `at_s`; `kind` is a driver's word for it, `detail` its own in English."""

    @property
    def at_s(self) -> float: ...
    @property
    def kind(self) -> str: ...
    @property
    def detail(self) -> str: ...


class HealthSource(Protocol):
    def rows(self) -> Sequence[Looked]: ...

    def check(self, device: str, level: str) -> None:
        """`device` is being checked; what comes of it is in its row."""

    def trace(self, device: str) -> Sequence[Passed]:
        """The oldest first."""

    def faults(self, device: str) -> Sequence[Told]:
        """The newest first."""


class NoHealth:
    """Of a lane whose devices nobody watches."""

    def rows(self) -> Sequence[Looked]:
        return ()

    def check(self, device: str, level: str) -> None:
        """There is nothing to check."""

    def trace(self, device: str) -> Sequence[Passed]:  # noqa: ARG002
        return ()

    def faults(self, device: str) -> Sequence[Told]:  # noqa: ARG002
        return ()

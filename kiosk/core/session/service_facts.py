"""Facts of a technician's work at a lane; that it is in service is a fact of its mode."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTested:
    """A guided `test` of `device` ('' where it is of the lane's own machine) came to an end before `staff`, shown as
    `name`; `measured` says in English what was seen.
    """

    lane: str
    test: str
    device: str
    passed: bool
    measured: str
    staff: str
    name: str
    at: str

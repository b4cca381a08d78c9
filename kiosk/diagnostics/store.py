"""The way to the store server: whether it answers, how fast, whether it knows the lane, and whose clock is astray."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.config import ConfigError, ServerSettings
from kiosk.core.findings import Cause, Finding, Part

if TYPE_CHECKING:
    from kiosk.store_link.server_client import Reached

DEVICE = "store"
SLOW_S = 0.5
"""Baskets from other lanes and refunds are waited for by a shopper."""
ASTRAY_S = 5.0
"""The server says its time in whole seconds; a receipt says the lane's in minutes."""
ENDS_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What was seen of the way to the store server. `unusable`: why it was not gone: a file of the lane's own;
    `failed`: why nothing came; `refused`: why the lane was not let in; `certificate_days` is None where it has none.
    """

    unusable: str = ""
    failed: str = ""
    refused: str = ""
    reached: Reached | None = None
    certificate_days: int | None = None


def look(server: ServerSettings, journal: str, now: datetime) -> Way:
    """Asks the server once, as the lane with `journal` would; takes 5 s at most."""
    from kiosk.store_link.identity import ends
    from kiosk.store_link.server_client import LinkFailed, ServerClient

    try:
        days = None if server.identity is None else (ends(server.identity) - now).days
        client = ServerClient(server)
    except (ConfigError, OSError, ValueError) as error:
        return Way(unusable=str(error))
    try:
        reached = client.measure()
    except LinkFailed as error:
        return Way(failed=str(error), certificate_days=days)
    else:
        try:
            client.have(journal)
        except LinkFailed as error:
            return Way(refused=str(error), reached=reached, certificate_days=days)
        return Way(reached=reached, certificate_days=days)
    finally:
        client.close()


def of_way(way: Way) -> tuple[Finding, ...]:
    """What of it should be known, the worst first."""
    found = []
    if way.unusable:
        found.append(_found(Part.SETTINGS, Cause.SETTINGS, way.unusable))
    if way.failed:
        found.append(_found(Part.NETWORK, Cause.UNREACHABLE, way.failed))
    if way.refused:
        found.append(_found(Part.CERTIFICATE, Cause.NOT_KNOWN, way.refused))
    if way.reached is not None:
        if abs(way.reached.offset_s) > ASTRAY_S:
            words = "ahead of" if way.reached.offset_s < 0 else "behind"
            detail = f"the lane is {abs(way.reached.offset_s):.0f} s {words} the server"
            found.append(_found(Part.CLOCK, Cause.ASTRAY, detail))
        if way.reached.latency_s > SLOW_S:
            found.append(_found(Part.NETWORK, Cause.SLOW, f"an answer took {way.reached.latency_s:.1f} s"))
    if way.certificate_days is not None and way.certificate_days <= ENDS_DAYS:
        cause = Cause.ENDED if way.certificate_days < 0 else Cause.ENDS
        found.append(_found(Part.CERTIFICATE, cause, f"in {way.certificate_days} days"))
    return tuple(sorted(found, key=lambda finding: -finding.grade))


def _found(part: Part, cause: Cause, detail: str) -> Finding:
    return Finding(device=DEVICE, part=part, cause=cause, detail=detail)

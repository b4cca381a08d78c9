"""A store with a wall of lanes: they tell how they look, call, and raise what is to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import httpx

from kiosk.core.calls import HelpReason
from kiosk.core.intervention_wire import intervention_envelope
from kiosk.core.interventions import Answer, Intervention, InterventionKind, Saw, SettledBy
from kiosk.core.items import Item
from kiosk.core.look import LaneLook
from kiosk.core.session.intervention_facts import InterventionCleared, InterventionFact, InterventionRaised
from kiosk.core.spot import SpotReason
from kiosk.core.standing import Standing
from kiosk.core.wire import Envelope, standing_body
from server.settings import load_settings
from tests.server.calls.telling import asked
from tests.server.running import LANE_TOKEN, Store, secret
from tests.server.sales import JOURNAL
from tests.shop import BREAD, WINE

HOST_TOKEN = "host-token-for-tests"
_numbers = count(5000)


def floor(
    folder: Path,
    lanes: Sequence[str] = ("1", "2", "3", "4", "5", "6", "7", "8"),
    *,
    crew: str = "",
    members: str = "",
) -> Store:
    """A store of so many lanes, open; each lane's token is `token_of` it. Its hosts have one token, or sign on where
    `crew` is the name of their file; it knows members where `members` is the name of their rules.
    """
    secret(folder / "host", HOST_TOKEN)
    secret(folder / "manager-token", "manager-token-for-tests")
    rows = []
    for lane in lanes:
        secret(folder / f"lane-{lane}", token_of(lane))
        rows.append(f'[[lanes]]\nid = "{lane}"\ntoken_file = "lane-{lane}"\n')
    settings = folder / "server.toml"
    settings.write_text(
        'store = "Green Corner"\ndatabase = "sqlite:///store.db"\n'
        + (f'[staff]\nfile = "{crew}"\n' if crew else '[hosts]\ntoken_file = "host"\n')
        + (f'[members]\nrules = "{members}"\n' if members else "")
        + '[manager]\ntoken_file = "manager-token"\n'
        + "".join(rows)
    )
    return Store(load_settings(settings), folder).opens()


def token_of(lane: str) -> str:
    return LANE_TOKEN if lane == "4" else f"lane-{lane}-token-for-this-floor"


def looks(store: Store, lane: str, look: LaneLook | None) -> None:
    headers = {"Authorization": f"Bearer {token_of(lane)}", "Content-Type": "application/json"}
    body = standing_body(Standing(unsent=0), look)
    httpx.post(f"{store.address}/api/v1/standing", content=body, headers=headers, timeout=20.0).raise_for_status()


def name_of(lane: str, number: int = 1) -> str:
    """An intervention's random name, the same each time."""
    return f"{int(lane):016x}{number:016x}"


def envelope(fact: InterventionFact) -> Envelope:
    return intervention_envelope(fact, JOURNAL, next(_numbers))


def age_check(lane: str, at: str, item: Item = WINE, number: int = 1, age: int = 18) -> Envelope:
    one = Intervention(id=name_of(lane, number), kind=InterventionKind.AGE, at=at, item=item, age=age)
    return envelope(InterventionRaised(session=f"{lane}-000007", lane=lane, intervention=one))


def weighs_otherwise(lane: str, at: str, item: Item = BREAD, number: int = 2) -> Envelope:
    saw = Saw(expected_g=500, seen_g=620, likely_bp=300)
    one = Intervention(id=name_of(lane, number), kind=InterventionKind.OTHER_ITEM, at=at, item=item, line=2, saw=saw)
    return envelope(InterventionRaised(session=f"{lane}-000007", lane=lane, intervention=one))


def spot_check(lane: str, at: str, number: int = 3) -> Envelope:
    saw = Saw(why=(SpotReason.MANY_UNDONE, SpotReason.CHEAP_AND_HEAVY))
    one = Intervention(id=name_of(lane, number), kind=InterventionKind.SPOT_CHECK, at=at, saw=saw)
    return envelope(InterventionRaised(session=f"{lane}-000007", lane=lane, intervention=one))


def settled(lane: str, at: str, number: int = 1, name: str = "Anna") -> Envelope:
    return envelope(
        InterventionCleared(
            session=f"{lane}-000007",
            lane=lane,
            intervention=name_of(lane, number),
            at=at,
            by=SettledBy.HOST,
            answer=Answer.APPROVE,
            name=name,
        )
    )


def calls(lane: str, at: str, reason: HelpReason = HelpReason.INTERVENTION) -> Envelope:
    return asked(f"{int(lane):032x}", lane, at, reason)


def wall(store: Store, seen: str = "") -> dict[str, object]:
    answer = httpx.get(
        f"{store.address}/console/wall/lanes", params={"seen": seen}, auth=("host", HOST_TOKEN), timeout=30.0
    )
    answer.raise_for_status()
    return dict(answer.json())


def says(store: Store, lane: str, word: str, name: str = "Ben", number: int = 1) -> httpx.Response:
    """Another host answers an intervention, from a console of their own."""
    return httpx.post(
        f"{store.address}/console/interventions/{lane}/{name_of(lane, number)}/{word}",
        json={"name": name, "reason": ""},
        headers={"X-Console": "1"},
        auth=("host", HOST_TOKEN),
        timeout=10.0,
    )

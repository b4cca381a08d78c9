"""Lanes for small baskets that an action asked for: for every basket again once nobody is to wait. One that a host made
so of their own accord stays so until a host ends it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from kiosk.core.mode import LaneMode
from server.actions.crowd import Crowd
from server.actions.rules import Gauge, Rules
from server.db.mode_models import ModeCommandRow
from server.modes.book import Modes
from server.standing.book import LaneStanding


def express_of(standings: Sequence[LaneStanding]) -> str:
    """The first lane for small baskets, '' where none is."""
    return next((one.lane for one in standings if one.look is not None and one.look.express), "")


def end_express(modes: Modes, standings: Sequence[LaneStanding], full: Crowd, rules: Rules, now: datetime) -> list[str]:
    """The lanes that are told to be for every basket again. Raises SQLAlchemyError."""
    if not express_of(standings) or not is_quiet_again(full, rules):
        return []
    ended = list(over(modes.newest(), standings, rules, now))
    for lane in ended:
        modes.order(lane, LaneMode.OPEN, "", "", only_in=LaneMode.EXPRESS)
    return ended


def is_quiet_again(full: Crowd, rules: Rules) -> bool:
    """Nobody is to wait so long that the action would not be over, now and within the half hour."""
    longest_s = rules.of[Gauge.WAITING].clear_at * rules.usual_wait_s
    return all(one.seconds < longest_s for one in full.waits)


def over(
    orders: Mapping[str, ModeCommandRow], standings: Sequence[LaneStanding], rules: Rules, now: datetime
) -> Iterator[str]:
    """Lanes that an action asked for, and that were it for a while: what begins and ends all the time is no lane that
    anybody finds.
    """
    least = timedelta(minutes=rules.of[Gauge.WAITING].again)
    for one in standings:
        order = orders.get(one.lane)
        if order is None or one.look is None or not one.look.express:
            continue
        asked = order.mode == LaneMode.EXPRESS and order.action > 0
        if asked and now - datetime.fromisoformat(order.at) >= least:
            yield one.lane

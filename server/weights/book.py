"""The tallies of all lanes in one: what a lane tells is added, and what changed since is handed out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import JSON, bindparam, select, text, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.core.bagging.sharing import VERSION, Shared, body_of, read_tally, told
from kiosk.core.bagging.tally import EMPTY, Tally, taught
from server.db.bulk import among
from server.db.engine import at_once
from server.db.weight_models import ItemWeightRow, WeightVersionRow
from server.ingest.placements import PlacementIn

_MORE = update(WeightVersionRow).values(number=WeightVersionRow.number + 1).returning(WeightVersionRow.number)
_TOLD = text(
    "INSERT INTO item_weight (item, tally, number) VALUES (:item, :tally, :number)"
    " ON CONFLICT (item) DO UPDATE SET tally = excluded.tally, number = excluded.number"
).bindparams(bindparam("tally", type_=JSON))
NEWEST = select(WeightVersionRow.number)
AHEAD_DAYS = 1
"""A lane's clock may be so far ahead; a later day would push every true one out, so it counts as today."""


class Weights:
    """Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._asking = engine, at_once(engine)

    def answer(self, have: str) -> bytes | None:
        """What a lane with version `have` lacks, as `read_body` reads it; None where it lacks nothing.

        A version that is not known here, as after a restored backup, is answered with the whole.
        """
        since = int(have) if VERSION.fullmatch(have) else 0
        with self._asking.connect() as connection:
            if since == (connection.scalar(NEWEST) or 0):
                return None
        with Session(self._engine) as session:
            newest = session.scalar(NEWEST) or 0
            whole = not 0 < since < newest
            rows = select(ItemWeightRow.item, ItemWeightRow.tally)
            changed = session.execute(rows if whole else rows.where(ItemWeightRow.number > since)).all()
        tallies = {item: read_tally(tally) for item, tally in changed}
        return body_of(Shared(version=str(newest), whole=whole, tallies=tallies))


def record(session: Session, placements: Sequence[PlacementIn], now: str) -> None:
    """All of `placements` is in the tallies when the transaction ends, `now` being the server's time."""
    if not placements:
        return
    # first: whoever else adds waits here, and versions are in the order in which they can be seen
    number = _next_number(session)
    latest = date.fromisoformat(now[:10]).toordinal()
    items = sorted({one.item for one in placements})
    known = select(ItemWeightRow.item, ItemWeightRow.tally).where(among(session, ItemWeightRow.item, items))
    tallies = {item: read_tally(tally) for item, tally in session.execute(known)}
    for one in placements:
        tallies[one.item] = _with(tallies.get(one.item, EMPTY), one, latest)
    rows = [{"item": item, "tally": told(tallies[item]), "number": number} for item in items]
    session.connection().execute(_TOLD, rows[0] if len(rows) == 1 else rows)


def _next_number(session: Session) -> int:
    """One more than before, held until the transaction ends."""
    number: int | None = session.connection().scalar(_MORE)
    if number is not None:
        return number
    try:
        with session.begin_nested():
            session.add(WeightVersionRow(id=1, number=1))
    except IntegrityError:  # somebody else was the very first at the same moment
        return int(session.connection().execute(_MORE).scalar_one())
    return 1


def _with(tally: Tally, one: PlacementIn, latest: int) -> Tally:
    day = date.fromisoformat(one.day).toordinal()
    return taught(tally, day if day <= latest + AHEAD_DAYS else latest, one.grams)

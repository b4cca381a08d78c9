"""Actions as they are kept: raised once a cause, seen by an owner, ended with a word, their effect beside.

Whichever worker comes first looks in a minute; of each cause one action is open, whoever raises it: the table holds
that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.actions.chance import Usual
from server.actions.effect import Effect
from server.actions.hysteresis import Turn, Watch, watched
from server.actions.reading import Cause, Reading, exactly
from server.actions.remedies import Floor, remedy_of
from server.actions.rules import Gauge, Rules
from server.db.action_models import ActionRow, ActionTurnRow, ActionWatchRow
from server.db.engine import for_writing

OPEN, TAKEN, DONE, DISMISSED, OVER, LAPSED = "open", "taken", "done", "dismissed", "over", "lapsed"
IN_ORDER = {gauge: place for place, gauge in enumerate(Gauge)}
TOLD = frozenset({Gauge.SILENT, Gauge.DEVICE, Gauge.UNSENT})
MINUTE = len("2026-11-22T10:05")
KEPT = timedelta(days=400)
"""What ended longer ago is forgotten: a year can be compared with the one before."""


class Actions:
    """Used from any thread. What refuses a word is a sentence for people."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], ring: Callable[[], None]) -> None:
        self._engine, self._writing, self._now, self._ring = engine, for_writing(engine), now, ring

    def claims(self, now: datetime) -> bool:
        """Whether nobody has looked in this minute yet: then the caller does, and no other."""
        minute = now.isoformat()[:MINUTE]
        try:
            with Session(self._writing) as session, session.begin():
                row = session.get(ActionTurnRow, 1, with_for_update=True)
                if row is None:
                    session.add(ActionTurnRow(id=1, minute=minute))
                    return True
                is_first, row.minute = row.minute != minute, minute
                return is_first
        except IntegrityError:  # another worker was the first ever, a moment ago
            return False

    def frozen(self) -> dict[tuple[str, str], Usual]:
        """Lane and step whose time has risen → what was usual when it did."""
        risen = select(ActionWatchRow.cause, ActionWatchRow.usual).where(ActionWatchRow.cause.startswith("slow_step/"))
        found = {}
        with Session(self._engine) as session:
            for key, usual in session.execute(risen):
                if usual:
                    cause = Cause.of(key)
                    found[cause.lane, cause.subject] = Usual(int(usual[0]), usual[1], usual[2])
        return found

    def look(
        self,
        readings: Sequence[Reading],
        rules: Rules,
        floor: Floor,
        usual: Mapping[tuple[str, str], Usual],
        now: datetime,
    ) -> bool:
        """Each figure has had its turn, durably; whether an action came or went by it. Raises SQLAlchemyError; nothing
        is changed then.
        """
        told = {one.cause: one for one in readings}
        with Session(self._writing) as session, session.begin():
            rows = {Cause.of(row.cause): row for row in session.scalars(select(ActionWatchRow))}
            changed = False
            for cause in {**told, **rows}:
                before, reading = _watch(rows.get(cause)), told.get(cause) or _silence(cause)
                after, turn = watched(before, rules.of[cause.gauge], reading, now)
                self._keep(session, rows.get(cause), cause, after, usual.get((cause.lane, cause.subject)), now)
                if turn is Turn.RAISES:
                    session.add(_raised(told[cause], after, floor, now))
                elif turn in (Turn.CLEARS, Turn.LAPSES):
                    self._over(session, cause, OVER if turn is Turn.CLEARS else LAPSED, after, now)
                changed = changed or turn is not Turn.STAYS
        return changed

    def open(self) -> Sequence[ActionRow]:
        """What is to be done, what nobody has yet first, then as the gauges come, the newest first."""
        with Session(self._engine) as session:
            rows = session.scalars(select(ActionRow).where(ActionRow.ended_at == "")).all()
        return sorted(rows, key=lambda row: (row.state != OPEN, IN_ORDER[Gauge(row.gauge)], -row.id))

    def ended(self, most: int = 50) -> Sequence[ActionRow]:
        """What is no longer open, the last that was raised first."""
        wanted = select(ActionRow).where(ActionRow.ended_at != "").order_by(ActionRow.id.desc()).limit(most)
        with Session(self._engine) as session:
            return session.scalars(wanted).all()

    def one(self, number: int) -> ActionRow | None:
        with Session(self._engine) as session:
            return session.get(ActionRow, number)

    def take(self, number: int, staff: str, name: str) -> str:
        """`name` sees to it: they are its owner. '' when it counts, or the sentence why not."""

        def taken(row: ActionRow) -> str:
            if row.state == TAKEN and (row.staff, row.name) != (staff, name):
                return f"{row.name} has seen it already."
            row.state, row.staff, row.name, row.taken_at = TAKEN, staff, name, self._stamp()
            return ""

        return self._word(number, taken)

    def end(self, number: int, state: str, name: str, rules: Rules, reason: str = "") -> str:
        """It is done, or dismissed for a `reason`; its cause raises nothing more for a while."""

        def ended(row: ActionRow) -> str:
            row.state, row.ended_at, row.ended_by, row.reason = state, self._stamp(), name, reason
            row.fixed_at = row.ended_at if state == DONE else ""
            return ""

        return self._word(number, ended, rules)

    def unmeasured(self) -> Sequence[ActionRow]:
        """Those whose effect may still change."""
        wanted = select(ActionRow).where(ActionRow.fixed_at != "", ActionRow.is_final.is_(False))
        with Session(self._engine) as session:
            return session.scalars(wanted.order_by(ActionRow.id)).all()

    def measured(self, number: int, found: Effect, *, is_final: bool) -> None:
        with Session(self._writing) as session, session.begin():
            row = session.get(ActionRow, number)
            if row is not None:
                row.effect, row.is_final = found.told(), is_final

    def forget(self, now: datetime) -> None:
        """What ended long ago is gone."""
        with Session(self._writing) as session, session.begin():
            old = (now - KEPT).isoformat(timespec="seconds")
            session.execute(delete(ActionRow).where(ActionRow.ended_at != "", ActionRow.ended_at < old))

    def _word(self, number: int, say: Callable[[ActionRow], str], rules: Rules | None = None) -> str:
        with Session(self._writing) as session, session.begin():
            row = session.get(ActionRow, number, with_for_update=True)
            if row is None:
                return "There is no such action."
            if row.ended_at:
                return f"{row.ended_by} has closed this already." if row.ended_by else "This is over already."
            refusal = say(row)
            if not refusal and rules is not None:
                self._quiet(session, row, rules)
        if not refusal:
            self._ring()
        return refusal

    def _quiet(self, session: Session, row: ActionRow, rules: Rules) -> None:
        until = self._now() + timedelta(minutes=rules.of[Gauge(row.gauge)].again)
        watch = session.get(ActionWatchRow, row.cause) or ActionWatchRow(cause=row.cause)
        watch.is_up, watch.quiet_until = False, _text(until)
        session.add(watch)

    def _keep(
        self,
        session: Session,
        row: ActionWatchRow | None,
        cause: Cause,
        after: Watch,
        usual: Usual | None,
        now: datetime,
    ) -> None:
        """The watch as it is now; what need not be remembered is gone."""
        is_quiet = after.quiet_until is not None and now < after.quiet_until
        if not (after.is_up or after.above or is_quiet):
            if row is not None:
                session.delete(row)
            return
        if row is None:
            row = ActionWatchRow(cause=cause.key)
            session.add(row)
            if usual is not None and cause.gauge is Gauge.SLOW_STEP:
                row.usual = [usual.count, usual.mean, usual.spread]
        row.is_up = after.is_up
        row.above_at, row.below_at, row.seen_at, row.quiet_until = map(
            _text, (after.above, after.below, after.seen, after.quiet_until)
        )

    def _over(self, session: Session, cause: Cause, state: str, watch: Watch, now: datetime) -> None:
        rows = session.scalars(select(ActionRow).where(ActionRow.cause == cause.key, ActionRow.ended_at == ""))
        for row in rows:
            row.state, row.ended_at = state, _text(now)
            row.fixed_at = _text(watch.below) if state == OVER else ""

    def _stamp(self) -> str:
        return _text(self._now())


def _raised(reading: Reading, watch: Watch, floor: Floor, now: datetime) -> ActionRow:
    cause = reading.cause
    remedy, target = remedy_of(cause, floor)
    return ActionRow(
        cause=cause.key,
        gauge=cause.gauge.value,
        lane=cause.lane,
        subject=cause.subject,
        remedy=remedy.value,
        target=target,
        state=OPEN,
        began_at=_text(watch.above or now),
        raised_at=_text(now),
        value=reading.value,
        at_least=reading.at_least,
        usual=reading.usual,
        count=reading.count,
    )


def _silence(cause: Cause) -> Reading | None:
    """Of what lanes tell by themselves, no word is a good one."""
    return exactly(cause, 0.0) if cause.gauge in TOLD else None


def _watch(row: ActionWatchRow | None) -> Watch:
    if row is None:
        return Watch()
    above, below, seen, quiet = (_moment(it) for it in (row.above_at, row.below_at, row.seen_at, row.quiet_until))
    return Watch(is_up=row.is_up, above=above, below=below, seen=seen, quiet_until=quiet)


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _text(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment is not None else ""

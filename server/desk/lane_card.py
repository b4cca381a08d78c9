"""What is known of each lane, in the desk's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.findings import Grade
from server.counters.book import Counters
from server.db.models import AnchorRow, EnvelopeRow
from server.findings.book import Findings
from server.findings.saying import device_name
from server.link.enrolments import Enrolments
from server.link.roster import Roster, StoreLane
from server.standing.book import LaneStanding, Standings
from server.wall.book import state_of
from server.wall.deeds import moment
from server.wall.words import Words

SHOWS: Mapping[str, frozenset[str]] = {
    "cards": frozenset({"terminal"}),
    "phones": frozenset({"wallet"}),
    "cash": frozenset({"coins", "notes", "hopper"}),
    "weighs": frozenset({"scale"}),
    "bags": frozenset({"bagging"}),
}
"""What a lane can → the devices that show it. Its own settings say the rest, and the store is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`state` is the wall's; `can` in words; `devices`: name on the wire, name in words, how it is. `since` '' for a
    lane that enrolled nowhere: its token is in the settings' file. `until` '' without a certificate.
    """

    lane: StoreLane
    state: str
    heard: str
    sent: str
    is_late: bool
    since: str
    until: str
    ends_soon: bool
    can: tuple[str, ...]
    devices: tuple[tuple[str, str, str], ...]

    @property
    def ailing(self) -> int:
        """So many devices are not well."""
        return sum(grade != Grade.FINE.word for _, _, grade in self.devices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a lane's journal is known: up to fact `seq`, on `day`; up to fact `came` its records are here."""

    seq: int
    day: str
    came: int


class Cards:
    """Used from any thread. Reading raises SQLAlchemyError."""

    def __init__(
        self,
        engine: Engine,
        roster: Roster,
        standings: Standings,
        findings: Findings,
        counters: Counters,
        enrolments: Enrolments,
        now: Callable[[], datetime],
    ) -> None:
        self._engine, self._roster, self._standings = engine, roster, standings
        self._findings, self._counters, self._enrolments = findings, counters, enrolments
        self._now = now

    def all(self, words: Words) -> list[Card]:
        """Of every lane that is the store's now, in order."""
        lanes = {one.lane: one for one in self._roster.all()}
        told = sorted({*self._counters.devices(), *self._findings.devices()})
        grades = {
            (row.lane, row.device): row.state for found in self._findings.open().values() for row in reversed(found)
        }
        since = {lane: at.isoformat() for lane, at in self._enrolments.since().items()}
        return [
            self._card(
                lanes[one.lane],
                one,
                [
                    (device, grades.get((one.lane, device), Grade.FINE.word))
                    for lane, device in told
                    if lane == one.lane
                ],
                since.get(one.lane, ""),
                words,
            )
            for one in self._standings.all()
            if one.lane in lanes
        ]

    def reach(self, lane: str) -> Reach | None:
        """None for a lane that never told."""
        last = select(AnchorRow).filter_by(lane=lane).order_by(AnchorRow.id.desc()).limit(1)
        with Session(self._engine) as session:
            place = session.scalar(last)
            if place is None:
                return None
            came = select(func.max(EnvelopeRow.seq)).filter_by(lane=lane, journal=place.journal)
            return Reach(seq=place.seq, day=place.day, came=session.scalar(came) or 0)

    def _card(
        self, lane: StoreLane, one: LaneStanding, devices: Sequence[tuple[str, str]], enrolled: str, words: Words
    ) -> Card:
        today, there = self._now().date().isoformat(), {device for device, _ in devices}
        since = enrolled or lane.added_at
        return Card(
            lane=lane,
            state=str(state_of(one, None, self._now())),
            heard=moment(one.heard_at, today) if one.heard_at else "",
            sent=_sent(one, today, words),
            is_late=one.late,
            since=since[:10],
            until=one.certificate_until[:10],
            ends_soon=one.ends_soon,
            can=tuple(words[f"lane_can_{what}"] for what, shown in SHOWS.items() if shown & there),
            devices=tuple((device, device_name(device, words), grade) for device, grade in devices),
        )


def _sent(one: LaneStanding, today: str, words: Words) -> str:
    """What it still owes the store, in a sentence."""
    if not one.heard_at:
        return ""
    if not one.unsent:
        return words["lane_all_sent"]
    told = words["lane_unsent"].replace("{count}", str(one.unsent))
    return told.replace("{since}", moment(one.since, today) if one.since else "–")

"""The lanes of the store as the desk changes them: named, enrolled, retired, taken back. Retiring one that sells takes
two people.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kiosk.core.enrolment import EnrolmentCode, pin_of
from kiosk.core.staff import Act
from server.auth.tokens import TOKEN_BYTES, token_hash
from server.link.authority import Authority
from server.link.enrolments import VALID, Enrolments
from server.link.roster import Roster, StoreLane
from server.staff.host import Host
from server.staff.source import StaffSource
from server.standing.book import LaneStanding, Standings

ID = re.compile(r"[A-Za-z0-9]{1,12}")
NAME_LETTERS = 24
MOST_LANES = 500


class What(StrEnum):
    """What was done about a lane, or is wished; the trail's reasons."""

    ADDED = "lane_added"
    NAMED = "lane_named"
    CODE = "lane_code"
    RETIRED = "lane_retired"
    WISHED = "lane_retire_wished"
    REFUSED = "lane_retire_refused"
    BACK = "lane_back"


class Problem(StrEnum):
    """Why nothing was changed; the desk has a sentence for each that says what is wanted."""

    ID = "id"
    ID_TAKEN = "id_taken"
    NAME = "name"
    NOTHING = "nothing"
    FULL = "full"
    GONE = "gone"
    OVERTAKEN = "overtaken"
    KEPT = "kept"  # a token that its lane still comes with
    FILES = "files"  # a token that the settings' file has
    LAST = "last"
    NO_SECOND = "no_second"
    OWN = "own"


class NotChanged(Exception):
    """Nothing was changed, for this reason."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a lane shows to become the store's, told once: a code for some `minutes`, or a token, which has 0."""

    lane: str
    code: str
    minutes: int


class Fleet:
    """Used from any thread. Of a key its hash alone is kept."""

    def __init__(
        self,
        roster: Roster,
        standings: Standings,
        enrolments: Enrolments,
        authority: Authority | None,
        source: StaffSource,
        now: Callable[[], datetime],
    ) -> None:
        self._roster, self._standings, self._enrolments = roster, standings, enrolments
        self._authority, self._source, self._now = authority, source, now

    def add(self, lane: str, name: str) -> Key:
        """`lane` is one of the store's, once it comes with the key. Raises NotChanged."""
        known = self._roster.all()
        if not ID.fullmatch(lane):
            raise NotChanged(Problem.ID)
        if any(one.lane.casefold() == lane.casefold() for one in known):
            raise NotChanged(Problem.ID_TAKEN)
        if len(known) >= MOST_LANES:
            raise NotChanged(Problem.FULL)
        at = self._now().isoformat(timespec="seconds")
        return self._with_key(StoreLane(lane=lane, name=_name(name), added_at=at))

    def name(self, lane: str, name: str) -> str:
        """It is called so from now on; the name that it had. Raises NotChanged."""
        was = self._known(lane)
        wanted = replace(was, name=_name(name))
        if wanted == was:
            raise NotChanged(Problem.NOTHING)
        self._put(wanted)
        return was.name

    def key(self, lane: str) -> Key:
        """Another key for a lane of the store: its older codes open nothing any more. A token that its lane comes with
        is replaced by no click. Raises NotChanged.
        """
        was = self._known(lane)
        if self._authority is None and not was.token_hash:
            raise NotChanged(Problem.FILES)
        if self._authority is None and self.standing(lane).heard_at:
            raise NotChanged(Problem.KEPT)
        return self._with_key(was) if self._authority is None else self._code(lane)

    def retire(self, lane: str, host: Host) -> What:
        """Whatever the lane comes with is worth nothing from now on; what it sold stays. Of one that is heard another
        manager decides first. Raises NotChanged.
        """
        was = self._known(lane)
        if len(self._roster) == 1:
            raise NotChanged(Problem.LAST)
        if not self.takes_two(lane):
            self._retire(was)
            return What.RETIRED
        crew = self._source.document().book
        if not any(crew.may(one.role, Act.APPROVE) and one.id != host.staff for one in crew.members):
            raise NotChanged(Problem.NO_SECOND)
        self._roster.wish(lane, host.staff)
        return What.WISHED

    def decide(self, lane: str, host: Host, *, approves: bool) -> What:
        """What somebody else wished is done; or it is wished no more. Raises NotChanged."""
        wish = self._roster.wishes().get(lane)
        if wish is None:
            raise NotChanged(Problem.GONE)
        if not approves:
            self._roster.forget_wish(lane)
            return What.REFUSED
        if host.staff in ("", wish.author):
            raise NotChanged(Problem.OWN)
        if len(self._roster) == 1:
            raise NotChanged(Problem.LAST)
        self._retire(self._known(lane))
        return What.RETIRED

    def back(self, lane: str) -> Key | None:
        """A retired lane is one of the store's again, with a key of its own; None where its token is in the settings'
        file, and holds again. Raises NotChanged.
        """
        was = self._roster.of(lane)
        if was is None or not was.retired_on:
            raise NotChanged(Problem.GONE)
        wanted = replace(was, retired_on="")
        if self._authority is None and not was.added_at:
            self._put(wanted)
            return None
        return self._with_key(wanted)

    def takes_two(self, lane: str) -> bool:
        """Whether retiring it would stop a lane that is heard."""
        return not self.standing(lane).silent

    def standing(self, lane: str) -> LaneStanding:
        """How it stood when it was heard last; raises NotChanged for one that is none of the store's."""
        found = next((one for one in self._standings.all() if one.lane == lane), None)
        if found is None:
            raise NotChanged(Problem.GONE)
        return found

    def _known(self, lane: str) -> StoreLane:
        found = self._roster.of(lane)
        if found is None or found.retired_on:
            raise NotChanged(Problem.GONE)
        return found

    def _retire(self, was: StoreLane) -> None:
        self._put(replace(was, retired_on=self._now().date().isoformat(), token_hash=""))
        self._enrolments.close(was.lane)

    def _with_key(self, wanted: StoreLane) -> Key:
        if self._authority is not None:
            self._put(wanted)
            return self._code(wanted.lane)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self._put(replace(wanted, token_hash=token_hash(token)))
        return Key(lane=wanted.lane, code=token, minutes=0)

    def _code(self, lane: str) -> Key:
        if self._authority is None:
            raise NotChanged(Problem.FILES)
        made = EnrolmentCode(pin_of(self._authority.der()), self._enrolments.open(lane))
        return Key(lane=lane, code=made.text(), minutes=int(VALID.total_seconds() // 60))

    def _put(self, wanted: StoreLane) -> None:
        if not self._roster.put(wanted):
            raise NotChanged(Problem.OVERTAKEN)


def _name(text: str) -> str:
    name = " ".join(text.split())
    if len(name) > NAME_LETTERS or not name.isprintable():
        raise NotChanged(Problem.NAME)
    return name

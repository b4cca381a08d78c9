"""What several frames say together: when a code may be told, and when it may be told again.

Pure bookkeeping over sightings; no picture is looked at here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from drivers.camera.sighting import Sighting, with_addon
from drivers.contract import CodeRead

OUT_OF_VIEW_S = 1.0  # what wasn't seen for this long is gone: told codes may be told again, doubtful ones are dropped
LONGEST_STEP_S = 0.5  # time without frames counts as at most this much time out of view
CERTAIN = 2  # independent reads that a code needs
LEAD = 2  # where reads contradict each other, one must be ahead by this many
ENOUGH = 64  # reads remembered per code

Read = tuple[str, int]  # an engine, and the digest of the picture it read


@dataclass(slots=True)
class Case:
    """One content that came up: who read it in which pictures, and how it was seen last.

    `rivals` were read where this was, at any time: hands move, and what is in another place now was in this one. One
    that an engine sees beside this, apart, in one picture is another pack and no rival any more.
    """

    sighting: Sighting
    first_at: float
    seen_at: float
    reads: set[Read] = field(default_factory=set)
    addons: dict[str, set[Read]] = field(default_factory=dict)
    rivals: set[tuple[str, str]] = field(default_factory=set)
    told: bool = False

    @property
    def is_retail_linear(self) -> bool:
        return self.sighting.symbology.startswith("]E")


class Evidence:
    """Collects sightings frame by frame; tells each code once, until it was out of view."""

    def __init__(self) -> None:
        self._cases: dict[tuple[str, str], Case] = {}
        self._clock = 0.0  # seconds during which frames came: a standstill of the camera hardly counts
        self._last_frame_at: float | None = None

    def frame_came(self, now: float) -> None:
        """To be called once per frame, before `add`."""
        if self._last_frame_at is not None:
            self._clock += min(now - self._last_frame_at, LONGEST_STEP_S)
        self._last_frame_at = now
        self._cases = {key: case for key, case in self._cases.items() if self._clock - case.seen_at <= OUT_OF_VIEW_S}

    def add(self, sighting: Sighting, picture: int) -> None:
        """`picture` is a digest of the frame's pixels: equal for equal pictures, which have one voice per engine."""
        case = self._cases.get(sighting.same_as)
        if case is None:
            case = self._cases[sighting.same_as] = Case(sighting, self._clock, self._clock)
        case.sighting, case.seen_at = sighting, self._clock
        for other in self._cases.values():
            if other.sighting.contradicts(sighting):
                case.rivals.add(other.sighting.same_as)
                other.rivals.add(sighting.same_as)
            elif other.sighting.engine == sighting.engine and (sighting.engine, picture) in other.reads:
                case.rivals.discard(other.sighting.same_as)
                other.rivals.discard(sighting.same_as)
        if len(case.reads) < ENOUGH:
            case.reads.add((sighting.engine, picture))
        if sighting.addon:
            case.addons.setdefault(sighting.addon, set()).add((sighting.engine, picture))

    def worth_another_look(self) -> tuple[Case, ...]:
        """Codes that one engine alone has read, and codes that were there but weren't seen in this frame.

        Where a code lies that was told, a rival is a misread: another look would cost time in every frame, for nothing.
        """
        lying = {key for key, case in self._cases.items() if case.told and case.seen_at == self._clock}
        return tuple(
            case
            for case in self._cases.values()
            if (case.seen_at < self._clock or (not case.told and len(_engines(case.reads)) < CERTAIN))
            and not case.rivals & lying
        )

    def settle(self) -> tuple[CodeRead, ...]:
        """The codes that have become certain with this frame."""
        certain = []
        for case in self._cases.values():
            if not case.told and self._is_certain(case) and self._leads(case):
                case.told = True
                certain.append(_as_read(case))
        return tuple(certain)

    def _is_certain(self, case: Case) -> bool:
        """In the place of a code told a moment ago, which may be misread as it is taken away, only engines count."""
        replaced = any(rival.told for rival in self._rivals_of(case))
        return (len(_engines(case.reads)) if replaced else _agreeing(case.reads)) >= CERTAIN

    def _leads(self, case: Case) -> bool:
        """True where nothing else was read at this place, or far less often. What was told and left is no rival."""
        rivals = [len(r.reads) for r in self._rivals_of(case) if not r.told or r.seen_at >= case.first_at]
        return not rivals or len(case.reads) - max(rivals) >= LEAD

    def _rivals_of(self, case: Case) -> list[Case]:
        return [other for key, other in self._cases.items() if key in case.rivals]


def _agreeing(reads: set[Read]) -> int:
    """Independent reads: as many as there are engines, or pictures that differ, whichever is more."""
    return max(len(_engines(reads)), len({picture for _, picture in reads}))


def _engines(reads: set[Read]) -> set[str]:
    return {engine for engine, _ in reads}


def _as_read(case: Case) -> CodeRead:
    """With the add-on, where it is as certain as the code must be and nobody saw another one."""
    sighting, agreeing = case.sighting, _agreeing(case.reads)
    if len(case.addons) == 1:
        addon, reads = next(iter(case.addons.items()))
        if (sure := _agreeing(reads)) >= CERTAIN:
            return CodeRead(*with_addon(sighting.symbology, sighting.text, addon), sure)
    return CodeRead(sighting.symbology, sighting.text, agreeing)

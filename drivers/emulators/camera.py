"""A camera over an emulated counter: it sees the codes that are held before it, moving, tilted, blurred and noisy."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from drivers.emulators.base import Act, Fault, Faults, Say
from drivers.emulators.counter import Counter, photograph, side_by_side
from drivers.emulators.symbols import Picture, draw_symbol

FRAME_S = 0.1
HEARTBEAT_S = 0.5  # between two pictures of an empty counter
SETTLE_S = 1.3  # pictures come at full rate for this long after something was taken away
GAP_S = 0.2  # the counter is empty between two codes
SAME_GAP_S = 1.4  # and longer between two equal ones, as a hand that takes the next one
SHOW_MS = 900
FAULTS = (
    Fault("blur", "its pictures are out of focus"),
    Fault("dark", "hardly any light falls on the counter"),
)


@dataclass(frozen=True, slots=True)
class Held:
    """Something held before the camera: what it is called, how it looks, for how long (seconds).

    `tilted`: the hand tilts it (photographs bring their own perspective).
    """

    name: str
    picture: Picture
    show_s: float
    tilted: bool


class CameraEmulator:
    """Sends one PNG of 1280 × 720 gray pixels per `Say`.

    `set` takes `{"scan": CODE}` or a list of codes in one view, `{"picture": PATH}` and `{"show_ms": N}`; what comes
    while something is held waits its turn.
    """

    def __init__(self) -> None:
        self.faults = Faults(FAULTS)
        self._next_at: float | None = 0.0  # at once: a camera doesn't wait to be asked
        self._waiting: deque[Held] = deque()
        self._held: Held | None = None
        self._last_name = ""
        self._until = 0.0
        self._busy_until = 0.0
        self._frames = 0
        self._counter = Counter()

    @property
    def deadline(self) -> float | None:
        return self._next_at

    def connected(self, now: float) -> Sequence[Act]:
        self._next_at = now
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the emulators' shape
        self._next_at = None

    def received(self, data: bytes, now: float) -> Sequence[Act]:  # noqa: ARG002 - nothing comes to a camera
        return ()

    def ticked(self, now: float) -> Sequence[Act]:
        if self._next_at is None or now < self._next_at:
            return ()
        self._turn_hands(now)
        busy = self._held is not None or self._waiting or now < self._busy_until
        self._next_at = now + (FRAME_S if busy else HEARTBEAT_S)
        self._frames += 1
        return (Say(self._view()),)

    def state(self) -> dict[str, object]:
        return {
            "showing": self._held.name if self._held else None,
            "waiting": len(self._waiting),
            "frames": self._frames,
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        unknown = [name for name in values if name not in ("scan", "picture", "show_ms")]
        if unknown or not ("scan" in values or "picture" in values):
            raise ValueError(f"a camera takes scan or picture, with show_ms, not {', '.join(unknown) or 'nothing'}")
        show_ms = values.get("show_ms", SHOW_MS)
        if not isinstance(show_ms, int | float) or show_ms <= 0:
            raise ValueError(f"show_ms {show_ms!r} is not a number of milliseconds")
        held = [Held(name, picture, show_ms / 1000, tilted) for name, picture, tilted in _pictures(values)]
        self._waiting.extend(held)
        if self._next_at is not None:
            self._next_at = min(self._next_at, now)
        return ()

    def _turn_hands(self, now: float) -> None:
        """Takes away what was held long enough, and holds what is next when its time has come."""
        if self._held is not None and now >= self._until:
            self._last_name, self._held = self._held.name, None
            self._busy_until = now + SETTLE_S
        if self._held is None and self._waiting:
            gap_s = SAME_GAP_S if self._waiting[0].name == self._last_name else GAP_S
            if now >= self._until + gap_s:
                self._held = self._waiting.popleft()
                self._until = now + self._held.show_s

    def _view(self) -> bytes:
        blurred, dark = self.faults.has("blur"), self.faults.has("dark")
        if self._held is None:
            return self._counter.view(None, blurred=blurred, dark=dark)
        return self._counter.view(self._held.picture, tilted=self._held.tilted, blurred=blurred, dark=dark)


def _pictures(values: dict[str, object]) -> list[tuple[str, Picture, bool]]:
    """What is to be held, by name, and whether it is tilted; raises ValueError, in one sentence, for what can't be."""
    found = []
    scan = values.get("scan")
    if isinstance(scan, list) and scan and all(isinstance(code, str) for code in scan):
        found.append((", ".join(scan), side_by_side([draw_symbol(code) for code in scan]), True))
    elif isinstance(scan, str):
        found.append((scan, draw_symbol(scan), True))
    elif scan is not None:
        raise ValueError("scan is a code like ]E04012345678901, or a list of them")
    path = values.get("picture")
    if isinstance(path, str):
        found.append((path, photograph(path), False))
    elif path is not None:
        raise ValueError("picture is the path of a photograph")
    return found

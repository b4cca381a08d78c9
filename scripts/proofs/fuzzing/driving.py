"""One protocol under fire: its driver, and the other end of its wire, fed so many bytes in every state."""

from __future__ import annotations

import random
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from drivers.contract import Driver
from drivers.emulators.base import Emulator
from drivers.registry import ProtocolRow
from scripts.proofs.fuzzing.conversation import Conversation, held
from scripts.proofs.fuzzing.judges import Judge
from scripts.proofs.fuzzing.mangling import LARGEST, Mangler, transcript
from scripts.proofs.mid_use import BESIDE, IDLE, USES, Use

LIVES = 64
"""Visits before a driver is made anew: what one leaves behind, the next meets."""
BEFORE_S = (0.0, 0.02, 0.2, 1.0, 3.0)
"""How long driver and emulator talk undisturbed before the wire begins to lie: idle, asked, in the middle, done."""
SHOWN = 3


@dataclass(slots=True)
class Found:
    """What came of one machine: bytes fed, the processor's seconds for all of it, and what was wrong."""

    fed: int = 0
    took_s: float = 0.0
    slowest_s: float = 0.0
    held: int = 0
    exceptions: int = 0
    garbage: int = 0
    believed: int = 0
    told: list[str] = field(default_factory=list)

    def say(self, what: str) -> None:
        if len(self.told) < SHOWN and what not in self.told:
            self.told.append(what)


def corpus_of(row: ProtocolRow, seed: int, link: str = "") -> tuple[list[bytes], list[bytes]]:
    """What the device and what the driver says: in the transcripts, and to each other in every use."""
    device, lane = transcript(row.name), transcript(row.name, ">")
    for number, use in enumerate(uses_of(row)):
        talk = Conversation(row.make_driver(link), row.make_emulator(), Judge())
        talk.connect()
        talk.talk(2.0)
        talk.begin(use, f"corpus{seed}{number}")
        talk.talk(3.0)
        device += talk.said
        lane += talk.told
    return device, lane


def uses_of(row: ProtocolRow) -> tuple[Use, ...]:
    """Idle, what any device of its kind does, and what this one does beside."""
    return (IDLE, *USES[row.kind], *BESIDE.get(row.name, ()))


def drive(
    row: ProtocolRow,
    judge: Callable[[], Judge],
    size: int,
    seed: int,
    link: str = "",
    changed: Callable[[Driver[bytes]], Driver[bytes]] = lambda driver: driver,
    enough: Callable[[Found], bool] = lambda _: False,
) -> Found:
    """The driver of `row` for `link`, as it is or `changed`, is fed `size` bytes, or until `enough` was found."""
    chance = random.Random(f"{seed} {row.name}{link}")
    mangler = Mangler(corpus_of(row, seed, link)[0], chance)
    uses = uses_of(row)
    found = Found()
    began = time.thread_time()
    names = 0
    while found.fed < size and not enough(found):
        talk = Conversation(changed(row.make_driver(link)), row.make_emulator(), judge())
        talk.connect()
        for _ in range(LIVES):
            names += 1
            try:
                _live(talk, chance.choice(uses), f"n{names}", mangler, chance, found)
            except Exception as error:  # noqa: BLE001 - that none escapes is what is tried
                found.exceptions += 1
                found.say(_place(error))
                break
            finally:
                found.slowest_s = max(found.slowest_s, talk.slowest_s)
        found.garbage += len(talk.wrong)
        found.believed += talk.believed
        for reading in talk.wrong[:SHOWN]:
            found.say(f"from garbage: {reading}")
    found.took_s = time.thread_time() - began
    return found


def _live(talk: Conversation, use: Use, name: str, mangler: Mangler, chance: random.Random, found: Found) -> None:
    """One use: begun, disturbed somewhere, and left in whatever state it is."""
    talk.connect()
    before = chance.choice(BEFORE_S)
    if chance.random() < 0.5:
        talk.talk(before)
        talk.begin(use, name)
    else:
        talk.begin(use, name)
        talk.talk(before)
    for _ in range(chance.randrange(1, 12)):
        talk.connect()
        _disturb(talk, mangler, chance, found)
        draw = chance.random()
        if draw < 0.15:
            talk.pass_alone(chance.choice((0.05, 0.4, 2.0)))
        elif draw < 0.25:
            talk.talk(chance.choice((0.05, 0.4)))
    found.held = max(found.held, held(talk.driver))
    if chance.random() < 0.2:
        talk.disconnect()


def _disturb(talk: Conversation, mangler: Mangler, chance: random.Random, found: Found) -> None:
    draw = chance.random()
    answer = talk.take_answer() if draw < 0.3 else b""
    chunk = mangler.mangled(answer) if answer else mangler.chunk()
    for piece in mangler.pieces(chunk):
        found.fed += len(piece)  # also what raises
        talk.hear(piece)


def besiege(row: ProtocolRow, size: int, seed: int, link: str = "") -> Found:
    """The emulator of `row` is fed `size` bytes as no lane sends them: it is others' end of the wire, too."""
    chance = random.Random(f"{seed} {row.name}{link} emulator")
    mangler = Mangler(corpus_of(row, seed, link)[1], chance)
    found = Found()
    began = time.thread_time()
    while found.fed < size:
        emulator, now = row.make_emulator(), 1000.0
        try:
            for _ in range(LIVES):
                now = _pestered(emulator, mangler, chance, found, now)
        except Exception as error:  # noqa: BLE001 - as above
            found.exceptions += 1
            found.say(_place(error))
    found.took_s = time.thread_time() - began
    return found


def _pestered(emulator: Emulator, mangler: Mangler, chance: random.Random, found: Found, now: float) -> float:
    emulator.connected(now)
    for _ in range(chance.randrange(1, 12)):
        for piece in mangler.pieces(mangler.chunk()[:LARGEST]):
            emulator.received(piece, now)
            found.fed += len(piece)
        now += chance.choice((0.0, 0.01, 1.0))
        if (due := emulator.deadline) is not None and due <= now:
            emulator.ticked(now)
    emulator.disconnected(now)
    return now


def _place(error: Exception) -> str:
    """Without its line's text, which would have to be read from its file."""
    *_, (frame, line) = traceback.walk_tb(error.__traceback__)
    return f"{type(error).__name__} at {Path(frame.f_code.co_filename).name}:{line}: {error}"[:160]

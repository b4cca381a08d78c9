"""Visits as they go: what was scanned, what the scale showed for how long, and what of it was wrong.

A visit is made without asking any judge, so that all judges see the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from scripts.proofs.bagging.world import Scale, Thing, World

KINDS = {
    "honest, one by one": 0.42,
    "scans ahead, several at once": 0.12,
    "own bag": 0.13,
    "bag lifted off or changed": 0.06,
    "child or hand on the scale": 0.06,
    "own small things": 0.03,
    "takes out and puts back": 0.03,
    "changes their mind, says so": 0.02,
    "heavy left in the trolley": 0.03,
    "careless: not scanned": 0.05,
    "swapped item": 0.03,
    "takes out for good": 0.02,
}
SAYS_OWN_BAG = 0.5
"""So many of those with a bag touch "own bag" first, on any lane."""
SAYS_HEAVY = 0.6


@dataclass(frozen=True, slots=True)
class Scan:
    thing: Thing


@dataclass(frozen=True, slots=True)
class Void:
    """A line is removed: its piece is to come out."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """ "Leave it in the trolley" was touched."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class Show:
    """The scale stands at `grams` for `lasts_s`. `put`: scanned things that came to lie there; `wrong`: '' or what is
    not right since this step; `own_bag`: the shopper has said that they put down their own bag.
    """

    grams: int
    lasts_s: float
    put: tuple[Thing, ...] = ()
    wrong: str = ""
    own_bag: bool = False
    passing: bool = False  # goes by itself: nothing of the basket


Event = Scan | Void | LeaveOut | Show


@dataclass(slots=True)
class Visit:
    kind: str
    events: list[Event] = field(default_factory=list)


class _Making:
    def __init__(self, kind: str, number: int, world: World, chance: Random) -> None:
        self.visit = Visit(kind)
        self._world = world
        self._number = number
        self._chance = chance
        self._scale = Scale(chance)
        self._on = 0.0  # what truly lies there
        self._lies: list[Thing] = []

    def make(self) -> Visit:
        chance, kind = self._chance, self.visit.kind
        things = [self._world.thing(self._number, chance) for _ in range(_basket_size(chance))]
        strange = chance.randrange(len(things))  # where what is told of the visit happens
        if kind == "own bag":
            self._bag(chance)
        if kind == "scans ahead, several at once":
            self._ahead(things, chance)
            return self.visit
        for place, thing in enumerate(things):
            if place == strange:
                if kind == "heavy left in the trolley":
                    self._heavy(thing, chance)
                    continue
                if kind == "swapped item":
                    self._scan(thing)
                    other = self._world.other_thing(self._number, chance, thing)
                    self._load(other.grams, put=(thing,), wrong="swapped")
                    continue
                self._strange(kind, chance)
            self._scan(thing)
            if chance.random() < 0.04 and place + 1 < len(things) and place + 1 != strange:
                continue  # put down with the next one
            self._place(self._held())
        return self.visit

    # things scanned and still in the hands
    def _held(self) -> list[Thing]:
        scanned = [event.thing for event in self.visit.events if isinstance(event, Scan)]
        down = [thing for event in self.visit.events if isinstance(event, Show) for thing in event.put]
        left = [event.thing for event in self.visit.events if isinstance(event, LeaveOut)]
        return [thing for thing in scanned if not any(thing is one for one in (*down, *left, *self._kept))]

    _kept: tuple[Thing, ...] = ()

    def _scan(self, thing: Thing) -> None:
        self.visit.events.append(Scan(thing))

    def _load(self, more: float, *, put: tuple[Thing, ...] = (), wrong: str = "", own_bag: bool = False) -> None:
        """It lies there for good. Now and then a hand still lies on it, or holds it, for a moment."""
        if self._chance.random() < 0.12:
            self._touch(self._on + more * self._chance.uniform(0.1, 1.6), self._chance.uniform(0.3, 2.5))
        self._on += more
        self._lies += put
        lasts = self._chance.uniform(6.5, 20)
        self.visit.events.append(Show(self._scale.shows(self._on), lasts, put, wrong, own_bag))

    def _touch(self, grams: float, lasts_s: float) -> None:
        self.visit.events.append(Show(self._scale.shows(grams), lasts_s, passing=True))

    def _settles(self, lasts_s: float = 8.0) -> None:
        self.visit.events.append(Show(self._scale.shows(self._on), lasts_s))

    def _place(self, things: list[Thing]) -> None:
        self._load(sum(thing.grams for thing in things), put=tuple(things))

    def _ahead(self, things: list[Thing], chance: Random) -> None:
        left = list(things)
        while left:
            some = [left.pop(0) for _ in range(min(len(left), chance.randint(2, 5)))]
            for thing in some:
                self._scan(thing)
            chance.shuffle(some)
            while some:
                at_once = min(len(some), chance.choices((1, 2, 3), (0.6, 0.3, 0.1))[0])
                self._place([some.pop() for _ in range(at_once)])

    def _bag(self, chance: Random) -> None:
        grams = chance.uniform(30, 90) if chance.random() < 0.55 else chance.uniform(90, 900)
        self._load(grams, own_bag=chance.random() < SAYS_OWN_BAG)

    def _heavy(self, thing: Thing, chance: Random) -> None:
        heavy = Thing(thing.item, chance.uniform(3_000, 12_000), thing.value, thing.gross_g)
        self._scan(heavy)
        if chance.random() < SAYS_HEAVY:
            self.visit.events.append(LeaveOut(heavy))
        else:
            self._kept = (heavy,)

    def _strange(self, kind: str, chance: Random) -> None:
        if kind == "careless: not scanned":
            self._load(self._world.thing(self._number, chance).grams, wrong="not scanned")
        elif kind == "own small things":
            grams = chance.uniform(10, 320)  # a phone, a purse, a scarf
            self._load(grams)
            if chance.random() < 0.7:
                self._load(-grams)
        elif kind == "child or hand on the scale":
            for _ in range(chance.randint(1, 4)):
                self._touch(
                    self._on + chance.choice((1, 1, 1, -1)) * chance.uniform(150, 9_000), chance.expovariate(1 / 4)
                )
            self._settles()
        elif kind == "bag lifted off or changed" and self._on > 0:
            self._lifts(chance)
        elif kind in {"takes out and puts back", "changes their mind, says so", "takes out for good"} and self._lies:
            self._takes(kind, self._lies[chance.randrange(len(self._lies))], chance)

    def _lifts(self, chance: Random) -> None:
        was = self._on
        if chance.random() < 0.5:  # moved, and back again
            self._touch(0, chance.uniform(1, 12))
            self._settles()
            return
        self._on, self._lies = 0.0, []
        self._settles(10)
        if chance.random() < 0.3 and was:
            self._load(chance.uniform(20, 60))  # another bag

    def _takes(self, kind: str, thing: Thing, chance: Random) -> None:
        if kind == "takes out and puts back":
            self._touch(self._on - thing.grams, chance.uniform(1.5, 9))
            self._settles()
            return
        self._lies = [one for one in self._lies if one is not thing]
        if kind == "changes their mind, says so":
            self.visit.events.append(Void(thing))
            self._load(-thing.grams)
        else:
            self._load(-thing.grams, wrong="taken out")


def visits(seed: int, count: int, world: World) -> list[Visit]:
    made = []
    for number in range(count):
        chance = Random(f"{seed}/visit/{number}")
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        made.append(_Making(kind, number, world, chance).make())
    return made


def _basket_size(chance: Random) -> int:
    return max(1, min(40, round(chance.lognormvariate(1.9, 0.7))))

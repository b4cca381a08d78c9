"""Scenario files: one visit a file, as TOML, a step a line. What each step means is in `docs/scenarios.md`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from typing_extensions import override

from kiosk.core.interventions import InterventionKind
from kiosk.core.mode import ORDERED
from kiosk.core.session.light import Light

VERSION = 1
USUAL = ("scanner", "camera", "scale", "printer", "terminal")
BOXES = ("coins", "notes", "hopper")
EASE = ("dark", "contrast", "large_text", "low_reach", "silent")
DEVICES = (*USUAL, "signer", "wedge", "light", "bagging", "wallet", *BOXES)


class ScenarioError(ValueError):
    """A scenario file that cannot be played: one sentence with file and step."""


@dataclass(frozen=True, slots=True)
class Step:
    """`number` counts from 1; `verb` is what to do, `value` what with."""

    number: int
    verb: str
    value: object

    @override
    def __str__(self) -> str:
        return f"step {self.number}, {self.verb} {self.value!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """`lane` overrides settings of the lane's configuration, by section and name."""

    path: Path
    title: str
    devices: tuple[str, ...]
    server: bool
    landscape: bool
    lane: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    steps: tuple[Step, ...]

    @property
    def name(self) -> str:
        return self.path.stem


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _texts(value: object) -> bool:
    return _text(value) or (isinstance(value, list) and bool(value) and all(_text(one) for one in value))


def _easings(value: object) -> bool:
    """Each of the ways in which the lane is easier to use, in the order of `EASE`."""
    return isinstance(value, list) and value == [name for name in EASE if name in value]


def _amounts(value: object) -> bool:
    return isinstance(value, list) and all(_text(one) for one in value)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _put(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _seconds(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _counts(value: object) -> bool:
    return isinstance(value, dict) and all(_whole(count) for count in value.values())


def _cash(value: object) -> bool:
    """Box → the pieces in it, one after the other, or how many lie in the hopper."""
    return isinstance(value, dict) and all(
        box in BOXES and (_whole(lies) if box == "hopper" else isinstance(lies, list) and all(map(_text, lies)))
        for box, lies in value.items()
    )


def _pieces(value: object) -> bool:
    """Box that takes cash → the pieces that it lets in."""
    return isinstance(value, dict) and "hopper" not in value and _cash(value)


def _sayings(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(said, str) for said in value.values())


def _host(value: object) -> bool:
    """`done` or `seen`, who comes and in how many seconds, what of a check, or what the lane is to be."""
    if isinstance(value, dict) and set(value) == {"orders"}:
        return value["orders"] in ORDERED
    if isinstance(value, dict) and len(value) == 1 and set(value) <= {"approves", "refuses"}:
        return all(one in list(InterventionKind) for one in value.values())
    if isinstance(value, dict):
        return set(value) <= {"comes", "seconds"} and _text(value.get("comes")) and _whole(value.get("seconds", 0))
    return value in ("done", "seen")


Check = Callable[[object], bool]
EXPECTATIONS: dict[str, Check] = {
    "screen": _text,
    "message": lambda value: isinstance(value, str),
    "language": _text,
    "ease": _easings,
    "wide": _flag,
    "new_prices": _flag,
    "items": lambda value: isinstance(value, list) and all(_text(one) for one in value),
    "lines": _whole,
    "pieces": _whole,
    "total": _text,
    "bag": _whole,
    "cash": _text,
    "change": _text,
    "says": _texts,
    "silent": _texts,
    "spoken": _texts,
    "text": _sayings,
    "shows": _texts,
    "hides": _texts,
    "within": _seconds,
}
PHONE: dict[str, Check] = {"says": _texts, "silent": _texts, "language": _text, "within": _seconds}
BOOKS: dict[str, Check] = {
    "sales": _whole,
    "taps": _whole,
    "total": _text,
    "reasons": _texts,
    "remarks": _texts,
    "within": _seconds,
}
VERBS: dict[str, Check | dict[str, Check]] = {
    "scan": _texts,
    "scan_paper": _whole,
    "show": _texts,
    "wedge": _texts,
    "touch": _texts,
    "type": _text,
    "place": _whole,
    "bag": _put,
    "unbag": _put,
    "lean": _put,
    "card": _text,
    "wallet": _text,
    "paper": _text,
    "paper_left": _whole,
    "drawer": _text,
    "speak": _text,
    "unplug": _texts,
    "plug": _texts,
    "fault": {"device": _text, "name": _text, "value": lambda value: value is not None},
    "heal": {"device": _text, "name": _text},
    "server": _text,
    "power": _text,
    "host": _host,
    "publish": _sayings,
    "picture": _text,
    "keep": _sayings,
    "expect": EXPECTATIONS,
    "journal": _counts,
    "prints": _whole,
    "printed": _texts,
    "books": BOOKS,
    "phone": PHONE,
    "light": _text,
    "beeps": _counts,
    "charged": _amounts,
    "wallet_charged": _amounts,
    "coin": _texts,
    "note": _texts,
    "takes": _pieces,
    "refused": _texts,
    "hopper": _whole,
    "cut": lambda value: value in BOXES,
    "boxes": _cash,
}
NEEDS = {
    "scan": "scanner",
    "scan_paper": "scanner",
    "beeps": "scanner",
    "show": "camera",
    "place": "scale",
    "bag": "bagging",
    "unbag": "bagging",
    "lean": "bagging",
    "card": "terminal",
    "charged": "terminal",
    "wallet": "wallet",
    "wallet_charged": "wallet",
    "paper": "printer",
    "paper_left": "printer",
    "drawer": "printer",
    "prints": "printer",
    "printed": "printer",
    "wedge": "wedge",
    "coin": "coins",
    "note": "notes",
    "refused": "notes",
    "hopper": "hopper",
}
BY_HAND: dict[str, dict[str, bool]] = {
    "shut": {"drawer_open": False},
    "key": {"drawer_open": True},
    "jam": {"drawer_jammed": True},
    "mend": {"drawer_jammed": False},
}
"""What is done to the cash drawer."""
CHOICES = {
    "server": ("away", "hangs", "back"),
    "power": ("cut",),
    "paper": ("out", "ok", "near_end"),
    "drawer": tuple(BY_HAND),
    "light": tuple(Light),
}


def read_scenario(path: Path) -> Scenario:
    """The scenario at `path`; raises `ScenarioError`, or OSError where there is no such file."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ScenarioError(f"{path}: this is not TOML: {error}") from None
    if document.pop("scenario", None) != VERSION:
        raise ScenarioError(f"{path}: scenario = {VERSION} must stand in it: this program plays no other version")
    title = document.pop("title", None)
    if not _text(title):
        raise ScenarioError(f"{path}: title must be a text")
    devices = document.pop("devices", list(USUAL))
    if not (isinstance(devices, list) and set(devices) <= set(DEVICES)):
        raise ScenarioError(f"{path}: devices must be of {', '.join(DEVICES)}")
    flags = {name: document.pop(name, default) for name, default in (("server", True), ("landscape", False))}
    for name, value in flags.items():
        if not _flag(value):
            raise ScenarioError(f"{path}: {name} must be true or false")
    lane = document.pop("lane", {})
    if not (isinstance(lane, dict) and all(isinstance(section, dict) for section in lane.values())):
        raise ScenarioError(f"{path}: lane must hold sections of the lane's configuration")
    steps = document.pop("steps", None)
    if not (isinstance(steps, list) and steps):
        raise ScenarioError(f"{path}: steps must be a list with at least one step")
    for unknown in document:
        raise ScenarioError(f"{path}: {unknown} is not known here")
    return Scenario(
        path=path,
        title=str(title),
        devices=tuple(devices),
        server=flags["server"],
        landscape=flags["landscape"],
        lane=lane,
        steps=tuple(_step(path, number, given, devices) for number, given in enumerate(steps, start=1)),
    )


def _step(path: Path, number: int, given: object, devices: Sequence[str]) -> Step:
    place = f"{path}: step {number}"
    if not (isinstance(given, dict) and len(given) == 1):
        raise ScenarioError(f"{place}: must be one of {', '.join(VERBS)}, with its value")
    ((verb, value),) = given.items()
    if verb not in VERBS:
        raise ScenarioError(f"{place}: there is no step {verb!r}; there are {', '.join(VERBS)}")
    if verb in NEEDS and NEEDS[verb] not in devices:
        raise ScenarioError(f"{place}: {verb} needs the {NEEDS[verb]}, which is not among the devices")
    wanted = VERBS[verb]
    if isinstance(wanted, dict):
        _fields(f"{place}, {verb}", value, wanted)
    elif not wanted(value) or value not in CHOICES.get(verb, (value,)):
        raise ScenarioError(f"{place}: {verb} cannot be {value!r}")
    return Step(number, verb, value)


def _fields(place: str, value: object, wanted: Mapping[str, Check]) -> None:
    if not isinstance(value, dict):
        raise ScenarioError(f"{place}: must be a table with {', '.join(wanted)}")
    for name, given in value.items():
        if name not in wanted:
            raise ScenarioError(f"{place}: {name} is not known here; there are {', '.join(wanted)}")
        if not wanted[name](given):
            raise ScenarioError(f"{place}: {name} cannot be {given!r}")

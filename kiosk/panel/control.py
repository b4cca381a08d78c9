"""One emulator, steered over its HTTP control: what it is, how it stands, what passed on its wire, and orders for it.

Without Qt: scenarios and proofs use it as well.
"""

from __future__ import annotations

import http.client
import json
import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

ADDRESS = re.compile(r"(?:http://)?(?:(?P<host>[\w.-]+|\[[0-9a-fA-F:.]+\]):)?(?P<port>\d{1,5})/?")
PATIENCE_S = 10.0
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""A desktop's proxy knows nothing of a lane's emulators."""

State = Mapping[str, Any]


class ControlAway(OSError):
    """Nobody answers there, or not in time: it may come back."""


class ControlStrange(OSError):
    """What answers there is no emulator's control."""


class ControlRefused(ValueError):
    """The emulator does not do that; says why in one sentence of its own."""


@dataclass(frozen=True, slots=True)
class FaultKnown:
    """A fault that can be ordered: `does` says in one line what goes wrong then. `takes` is what its value is called,
    '' where it has none: one of `choices` where any are given, else a number. `needed`: it is nothing without.
    """

    name: str
    does: str
    takes: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What device it plays."""

    kind: str
    protocol: str
    faults: tuple[FaultKnown, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the wire: `>` to the device, `<` from it, `!` a note. `size` bytes passed, `data` are the first of
    them without what must not be shown, `means` names the frames. `at` is ISO 8601 with zone.
    """

    number: int
    at: str
    way: str
    size: int
    data: bytes
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen at one look; `state` is None where nothing happened since the one before."""

    changes: int
    state: State | None
    wire: tuple[Passage, ...]


class Control:
    """Asks the control at `address`: a port here, or HOST:PORT. Raises ValueError for what is no address.

    Each question raises `ControlAway` or `ControlStrange`; orders also raise `ControlRefused`.
    """

    def __init__(self, address: str | int, patience_s: float = PATIENCE_S) -> None:
        found = ADDRESS.fullmatch(str(address))
        if found is None or not 0 < int(found["port"]) <= 65535:
            raise ValueError(f"{address!r} is no address: write PORT or HOST:PORT")
        self.port = int(found["port"])
        self.address = f"{found['host'] or '127.0.0.1'}:{self.port}"
        self._patience_s = patience_s

    def set(self, **values: object) -> dict[str, Any]:
        """The physical state has `values` afterwards; returns all of it."""
        return self._ask("POST", "/set", values)

    def fault(self, name: str, value: object = True) -> dict[str, Any]:  # noqa: FBT002 - most faults have no value
        return self._ask("POST", "/fault", {"name": name, "value": value})

    def clear(self, name: str) -> dict[str, Any]:
        return self._ask("DELETE", f"/fault/{name}", None)

    def state(self) -> dict[str, Any]:
        return self._ask("GET", "/state", None)

    def about(self) -> About:
        match self._ask("GET", "/device", None):
            case {"kind": str(kind), "protocol": str(protocol), "faults": list(faults)}:
                try:
                    return About(kind, protocol, tuple(_fault(one) for one in faults))
                except (KeyError, TypeError) as error:
                    raise ControlStrange(f"{self.address} tells its faults in another way") from error
            case _:
                raise ControlStrange(f"{self.address} does not say what device it is")

    def look(self, after: int) -> Look:
        """What happened since there were `after` changes; 0 for all that is still known."""
        match self._ask("GET", f"/look?after={after}", None):
            case {"changes": int(changes), "state": dict() | None as state, "wire": list(wire)}:
                try:
                    return Look(changes, state, tuple(_passage(line) for line in wire))
                except (KeyError, TypeError, ValueError) as error:
                    raise ControlStrange(f"{self.address} tells its wire in another way") from error
            case _:
                raise ControlStrange(f"{self.address} does not say how the device is")

    def _ask(self, method: str, path: str, body: object) -> dict[str, Any]:
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"http://{self.address}{path}", data=data, method=method)
        try:
            status, data = self._answer(request)
            told = self._read(data)
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, ControlStrange):
                raise
            raise ControlAway(f"nobody answers at {self.address}: {getattr(error, 'reason', error)}") from error
        if status == HTTPStatus.OK:
            return told
        if status == HTTPStatus.BAD_REQUEST and isinstance(told.get("error"), str):
            raise ControlRefused(told["error"])
        raise ControlStrange(f"{self.address} knows nothing of {path}")

    def _answer(self, request: urllib.request.Request) -> tuple[int, bytes]:
        """Status and body, whatever the status is."""
        try:
            with DIRECT.open(request, timeout=self._patience_s) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def _read(self, data: bytes) -> dict[str, Any]:
        try:
            told = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise ControlStrange(f"what answers at {self.address} is no emulator") from error
        if not isinstance(told, dict):
            raise ControlStrange(f"what answers at {self.address} is no emulator")
        return told


def _fault(told: Mapping[str, Any]) -> FaultKnown:
    return FaultKnown(
        name=str(told["name"]),
        does=str(told["does"]),
        takes=str(told["takes"]),
        choices=tuple(str(one) for one in told["choices"]),
        needed=bool(told["needed"]),
    )


def _passage(line: Mapping[str, Any]) -> Passage:
    return Passage(
        number=int(line["number"]),
        at=str(line["at"]),
        way=str(line["way"]),
        size=int(line["size"]),
        data=bytes.fromhex(line["hex"]),
        means=tuple(str(name) for name in line["means"]),
    )

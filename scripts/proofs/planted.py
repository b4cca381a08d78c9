"""A lane whose journal, log and wires are full of secrets: made up, each another, in every text that there is."""

from __future__ import annotations

import logging
import random
import re
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from drivers.pump import TraceLine
from kiosk.config import Config, load_config
from kiosk.core.session.facts import Fact
from kiosk.diagnostics.lasting import FILE, Grown, Lasting
from kiosk.diagnostics.log_file import keep_log
from kiosk.journal import Journal, load_or_make_key
from kiosk.journal.personal import PERSONAL

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
KINDS = ("scanner", "scale", "printer", "terminal", "wallet", "signer", "buttons", "camera", "light", "cash", "hopper")
FULL = range(40, 100)
"""Pairs of digits that are no figures of a text, and no small numbers, when they are one byte."""
NUMBERS = {"gross_g": 1260, "percent_bp": 1000}
"""Where 1 would be no value."""
STAFF = """staff = 1
[[people]]
id = "lena"
number = "{number}"
name = "{name}"
role = "host"
badge = "{badge}"
pin = "$argon2id$v=19$m=65536,t=3,p=4$MA98cjOzsvPXJUeZ8OVGtg$LW2Hggc7fXvS4rDTko37ibhZWhfcBQa5EBsSIp8tXaI"
"""
LANE = """
[lane]
id = "7"
data = "data"
[store]
name = "Green Corner"
currency = "EUR"
[catalogue]
file = "{root}/assets/catalogue/sample.csv"
[staff]
file = "staff.toml"
"""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is planted. `everywhere` stands in texts of all kinds, `digits` on wires too; `person` is a colleague,
    `shopper` somebody whom only what people type can name.
    """

    cards: tuple[str, ...]
    pin: str
    phones: tuple[str, ...]
    member: str
    wallet: str
    email: str
    badge: str
    key: str
    person: str
    shopper: str

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.everywhere, self.person, self.shopper)

    @property
    def digits(self) -> tuple[str, ...]:
        return (*self.cards, *(re.sub(r"\D", "", phone) for phone in self.phones), self.wallet, self.pin)

    @property
    def everywhere(self) -> tuple[str, ...]:
        return (*self.cards, self.pin, *self.phones, self.member, self.wallet, self.email, self.badge, self.key)


def made_up(chance: random.Random) -> Secrets:
    def number(count: int) -> str:
        return str(chance.randrange(1, 10)) + "".join(str(chance.randrange(10)) for _ in range(count - 1))

    return Secrets(
        cards=(*(_card(begin, chance) for begin in ("4", "51", "3782", "6799850")), _card_like_text(chance)),
        pin=_pairs(4, range(41, 80), chance),
        phones=(
            f"+49 17{number(1)} {number(1)}{_pairs(3, FULL, chance)}",
            f"0{number(1)}{_pairs(4, FULL, chance)}{number(1)}",
        ),
        member=f"GREEN-{number(8)}",
        wallet="28" + _pairs(8, FULL, chance),
        email=f"{_word(chance)}.{_word(chance)}@{_word(chance)}.example",
        badge=f"STAFF-{number(6)}",
        key=chance.randbytes(32).hex(),
        person=f"{_word(chance).title()} {_word(chance).title()}",
        shopper=f"{_word(chance).title()} {_word(chance).title()}",
    )


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(4))


def _card(begin: str, chance: random.Random) -> str:
    """Sixteen digits that pass Luhn's check."""
    body = begin + "".join(str(chance.randrange(10)) for _ in range(15 - len(begin)))
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(body)))
    return body + str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


def _card_like_text(chance: random.Random) -> str:
    """One that reads as a letter and figures where two digits are packed into a byte."""
    return _card(f"4{chance.randrange(1, 10)}" + "".join(f"3{chance.randrange(10)}" for _ in range(6)) + "3", chance)


def _pairs(count: int, of: range, chance: random.Random) -> str:
    """Digits two by two, each pair another: packed into bytes they are none that a machine counts or writes with."""
    return "".join(f"{pair:02d}" for pair in chance.sample(of, count))


def facts(secrets: Secrets, chance: random.Random) -> Iterator[Fact]:
    """One of each kind, every text of it a secret, every tuple filled, every choice made."""

    def text(kind: type, field: str) -> str:
        if field in PERSONAL.get(kind, ()):
            return f"{secrets.shopper} {chance.choice(secrets.everywhere)}"
        return _dressed(chance.choice((*secrets.everywhere, secrets.person)), chance)

    for kind in get_args(Fact):
        made: Fact = _made(kind, kind, "", text)
        yield made


def _dressed(secret: str, chance: random.Random) -> str:
    """As people and programs write it: in groups, with words around."""
    if secret.isdigit() and chance.random() < 0.5:
        gap = chance.choice((" ", "-", ".", " - "))
        secret = gap.join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return chance.choice(("{}", "card {} declined", "2026-11-27T{}", "x{}y")).format(secret)


def _made(hint: Any, kind: type, field: str, text: Callable[[type, str], str]) -> Any:  # noqa: ANN401 - any type
    """A value of `hint`, for a field of a `kind`."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _made([one for one in inner if one is not type(None)][-1], kind, field, text)
    if origin is tuple:
        return (_made(inner[0], kind, field, text),)
    if origin is frozenset:
        return frozenset({_made(inner[0], kind, field, text)})
    if origin is not None:
        return {_made(inner[0], kind, field, text): _made(inner[1], kind, field, text)}
    if issubclass(hint, Enum):
        return list(hint)[-1]
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{one.name: _made(hints[one.name], hint, one.name, text) for one in fields(hint)})
    return text(kind, field) if hint is str else hint(NUMBERS.get(field, 1))


def lane(folder: Path, secrets: Secrets, chance: random.Random) -> tuple[Config, Path]:
    """A lane in `folder` that was stopped, and its journal's key file."""
    person = STAFF.format(number=secrets.pin, name=secrets.person, badge=secrets.badge)
    (folder / "staff.toml").write_text(person, encoding="utf-8")
    (folder / "lane.toml").write_text(LANE.format(root=ROOT), encoding="utf-8")
    config = load_config(folder / "lane.toml")
    config.lane.data.mkdir()
    key_file = config.lane.data / "journal.key"
    journal = Journal.open(config.lane.data / "journal.db", load_or_make_key(key_file))
    try:
        for fact in facts(secrets, chance):
            journal.append([fact], NOW.isoformat())
    finally:
        journal.close()
    _log(config.lane.data, secrets, chance)
    _counters(config.lane.data, secrets)
    return config, key_file


def _counters(data: Path, secrets: Secrets) -> None:
    """A device's identity is whatever it tells."""
    day = NOW.date().isoformat()
    units = (*secrets.everywhere, secrets.person)
    Lasting(data / FILE).add([Grown("printer", "printer", unit, day, {"cuts": 3}) for unit in units])


def _log(data: Path, secrets: Secrets, chance: random.Random) -> None:
    """As loggers say it: in words, beside words, and in what was raised."""
    handler = keep_log(data)
    try:
        for secret in (*secrets.everywhere, secrets.person):
            said = _dressed(secret, chance)
            for message, arguments in ((said, ()), ("%s came", (said,)), ("fact %s: %s", (12345, said))):
                handler.emit(_record(message, arguments))
            handler.emit(_record("it failed", (), ValueError(said)))
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


def _record(message: str, arguments: tuple[object, ...], error: Exception | None = None) -> logging.LogRecord:
    raised = None if error is None else (type(error), error, None)
    record = logging.LogRecord("kiosk.lane", logging.WARNING, __file__, 1, message, arguments, raised)
    record.created = NOW.timestamp()
    return record


def traces(secrets: Secrets, chance: random.Random) -> dict[str, list[TraceLine]]:
    """Kind of device → passages in which the secrets' digits stand, in letters and two to a byte, cut anywhere."""
    return {kind: list(_passages(secrets, chance)) for kind in KINDS}


def _passages(secrets: Secrets, chance: random.Random) -> Iterator[TraceLine]:
    """As a terminal tells a field of its own, and, where the packed digits read as text, as a scale tells a weight."""
    at = 0.0
    for secret in secrets.digits:
        packed = bytes.fromhex(secret if len(secret) % 2 == 0 else secret + "f")
        said = [b"\x02" + secret.encode() + b"\x03", b"\x06\x0f\x16\x22\xf8" + packed + b"\x29\xff"]
        if packed.isascii() and packed.decode().isprintable():
            said.append(b"\x02S S " + packed + b" kg\r\n")
        for data in said:
            cut = chance.randrange(1, len(data))
            for piece in (data[:cut], data[cut:]):
                at += 0.25
                yield TraceLine(at, "<", piece)
            yield TraceLine(at, "!", f"no answer to {secret}".encode())

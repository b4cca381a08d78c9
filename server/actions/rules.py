"""When a figure raises an action and when that is over: data, in rules.toml or in a file of the store's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from server.settings import SettingsError

FILE = Path(__file__).with_name("rules.toml")

Minutes = Annotated[float, Field(ge=0, le=24 * 60)]


class Gauge(StrEnum):
    """What is watched. Of each, more is worse."""

    SILENT = "silent"
    DEVICE = "device"
    WAITING = "waiting"
    HELP_WAIT = "help_wait"
    SLOW_STEP = "slow_step"
    PAYMENTS = "payments"
    GIVE_UP = "give_up"
    NEEDS = "needs"
    FALSE_ALARMS = "false_alarms"
    FACES = "faces"
    UNSENT = "unsent"


class Rule(BaseModel):
    """Raised once the figure is at least `raise_at` for sure for `raise_after` minutes, over once it was under
    `clear_at` for `clear_after`. The figure is that of the last `window` minutes; of fewer than `enough` cases it
    says nothing. After a person's word the same cause is left alone for `again` minutes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    raise_at: Annotated[float, Field(gt=0)]
    raise_after: Minutes
    clear_at: Annotated[float, Field(ge=0)]
    clear_after: Minutes
    window: Annotated[int, Field(ge=1, le=6 * 60)]
    enough: Annotated[int, Field(ge=1)]
    again: Minutes

    @model_validator(mode="after")
    def _cannot_flap(self) -> Self:
        if self.clear_at >= self.raise_at:
            raise ValueError("clear_at must be lower than raise_at, or the action comes and goes")
        return self


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    usual_wait_s: Annotated[float, Field(gt=0, le=3600)]
    express_pieces: Annotated[int, Field(ge=1, le=100)]
    silent: Rule
    device: Rule
    waiting: Rule
    help_wait: Rule
    slow_step: Rule
    payments: Rule
    give_up: Rule
    needs: Rule
    false_alarms: Rule
    faces: Rule
    unsent: Rule


@dataclass(frozen=True, slots=True)
class Rules:
    """`of` has a rule for every gauge, what is shown first first. `usual_wait_s`: how long people stood at the staffed
    tills; up to `express_pieces` a basket is small.
    """

    of: Mapping[Gauge, Rule]
    usual_wait_s: float
    express_pieces: int

    @property
    def longest(self) -> int:
        """Minutes; no figure looks back further."""
        return max(rule.window for rule in self.of.values())


def load_rules(path: Path = FILE) -> Rules:
    """The rules in `path`; raises `SettingsError`, which says what is wrong and where."""
    try:
        read = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise SettingsError(f"{path}: {place}: {first['msg'].removeprefix('Value error, ')}") from error
    rules = {gauge: getattr(read, gauge.value) for gauge in Gauge}
    return Rules(rules, read.usual_wait_s, read.express_pieces)

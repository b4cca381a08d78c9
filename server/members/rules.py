"""The store's rules for members, as data: what earns points, which tiers there are, who gets which coupon.

A TOML file; `docs/members.md` has one with every key. What is wrong in it is one sentence (`SettingsError`).
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from server.settings import SettingsError

Days = Annotated[int, Field(ge=1, le=3660)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Names = dict[str, Annotated[str, Field(min_length=1, max_length=60)]]


class Why(StrEnum):
    """Why a member has a coupon of their own."""

    WELCOME = "welcome"
    BIRTHDAY = "birthday"
    POINTS = "points"  # exchanged for points


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class EarnRule(_Rule):
    """One point for each `minor_per_point` paid; it holds for `days`. `thanks`: for a tap, once a day."""

    minor_per_point: Annotated[int, Field(ge=1, le=1_000_000)] = 100
    days: Days = 730
    thanks: Count = 0


class TierRule(_Rule):
    """Who earned at least `points` within a year is in it."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,20}$")]
    names: Annotated[Names, Field(min_length=1)]
    points: Count


class CouponRule(_Rule):
    """`coupon` is what a price rule names it by. It holds for `days`; one that ran out unused comes again, `renewals`
    times. For `points`: so many buy it.
    """

    coupon: Annotated[str, Field(min_length=1, max_length=200)]
    names: Annotated[Names, Field(min_length=1)]
    why: Why
    days: Days = 30
    points: Count = 0
    renewals: Annotated[int, Field(ge=0, le=12)] = 0

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if (self.why is Why.POINTS) != (self.points > 0):
            raise ValueError("points belong to a coupon that is exchanged for points, and to no other")
        return self


class MemberRules(_Rule):
    """`forget_days` after the last purchase a member is erased. `consent`: the version of the text that is agreed to.
    `birthday_days`: a birthday's prices hold on the day and so many days after it. `hold_minutes`: so long a member's
    coupons wait for the lane where they shop, and for no other.
    """

    consent: Annotated[str, Field(min_length=1, max_length=20)] = "1"
    forget_days: Annotated[int, Field(ge=30, le=36_600)] = 1095
    birthday_days: Annotated[int, Field(ge=0, le=31)] = 0
    lately_days: Days = 28
    hold_minutes: Annotated[int, Field(ge=5, le=1440)] = 120
    earn: EarnRule = EarnRule()
    tiers: tuple[TierRule, ...] = ()
    coupons: tuple[CouponRule, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for named in ([one.id for one in self.tiers], [one.coupon for one in self.coupons]):
            if len(set(named)) != len(named):
                raise ValueError("two tiers, or two coupons, have the same name")
        return self

    def coupon(self, name: str) -> CouponRule | None:
        return next((one for one in self.coupons if one.coupon == name), None)


def load_rules(path: Path) -> MemberRules:
    """The rules in `path`; raises `SettingsError`."""
    try:
        return MemberRules.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise SettingsError(f"{path}: {place}: {first['msg'].removeprefix('Value error, ')}") from error

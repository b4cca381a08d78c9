"""Members of another system join: a TOML file with a table each, `[[members]]`, with their cards' numbers and points.

They agreed there to what stands in `purposes`; that is noted with the version of today's text. Whoever is here already,
by card or phone, stays as they are, so that a file that is brought again changes nothing.
"""

from __future__ import annotations

import logging
import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy.exc import IntegrityError

from server.members.book import Members
from server.members.cards import is_number
from server.members.profile import Joining, Purpose, Refused
from server.settings import SettingsError

log = logging.getLogger(__name__)


class Brought(BaseModel):
    """`number` is on the card: thirteen digits, the last a check digit by Luhn."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    number: Annotated[str, Field(pattern=r"^\d{13}$")]
    given: Annotated[str, Field(max_length=40)] = ""
    phone: Annotated[str, Field(max_length=40)] = ""
    language: Annotated[str, Field(max_length=20)] = "en"
    birthday: Annotated[str, Field(max_length=5)] = ""
    purposes: frozenset[Purpose] = frozenset({Purpose.MEMBERSHIP})
    points: Annotated[int, Field(ge=0, le=1_000_000)] = 0


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    members: tuple[Brought, ...]


def bring(members: Members, path: Path) -> int:
    """So many joined; raises `SettingsError`, and nobody did then."""
    joined = 0
    for one in _read(path):
        told = Joining(
            given=one.given,
            phone=one.phone,
            language=one.language,
            birthday=one.birthday,
            purposes=one.purposes,
        )
        try:
            joined += members.bring(told, one.number, one.points)
        except Refused as error:
            raise SettingsError(f"{path}: the member with card {one.number}: {error}") from error
        except IntegrityError:  # another worker, at the same moment
            log.info("a member of %s is there already", path)
    return joined


def _read(path: Path) -> tuple[Brought, ...]:
    try:
        told = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).members
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise SettingsError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    for one in told:
        if not is_number(one.number):
            raise SettingsError(f"{path}: {one.number} is no card's number: its last digit does not fit")
    return told

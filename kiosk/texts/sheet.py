"""What the files of words have in common: TOML in a fixed shape, whole in every language; a bad one is one sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Words = dict[str, str]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BadText(Exception):
    """What does not fit together, in words."""


Shape = TypeVar("Shape", bound=Part)
Read = TypeVar("Read")


def read_sheet(path: Path, shape: type[Shape], make: Callable[[Shape], Read]) -> Read:
    """What `make` makes of the file; raises `ValueError`, one sentence that names file and place."""
    try:
        return make(shape.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))))
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}") from error
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path} is not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{path}: {place}: {first['msg'][:1].lower()}{first['msg'][1:]}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not UTF-8 text") from error
    except BadText as error:
        raise ValueError(f"{path}: {error}") from error


def whole(what: str, said: Words, languages: tuple[str, ...]) -> Words:
    """`said`, which has words in every one of `languages`; raises `BadText`."""
    missing = [language for language in languages if language not in said]
    if missing:
        raise BadText(f"{what} is not said in {missing[0]}")
    return said

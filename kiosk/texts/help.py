"""The help page's TOML → frozen questions. A bad file is one sentence (`ValueError`) that names file and place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from kiosk.core.help import HelpBook, HelpQuestion, HelpStep
from kiosk.core.session.state import Screen
from kiosk.core.values import Way
from kiosk.texts.sheet import BadText, Id, Part, read_sheet, whole

MOST_STEPS = 3
Icon = Annotated[str, Field(pattern=r"^[a-z]{1,20}$")]
Asked = dict[str, Annotated[str, Field(min_length=1, max_length=60)]]
Said = dict[str, Annotated[str, Field(min_length=1, max_length=80)]]
Found = dict[str, Annotated[str, Field(max_length=200)]]


class _Step(Part):
    icon: Icon
    says: Said


class _Question(Part):
    id: Id
    icon: Icon
    places: tuple[Screen, ...]
    asks: Asked
    words: Found = Field(default_factory=dict)
    way: Way | None = None
    steps: Annotated[tuple[_Step, ...], Field(min_length=1, max_length=MOST_STEPS)]


class _Sheet(Part):
    help: Literal[1]
    questions: Annotated[tuple[_Question, ...], Field(min_length=1)]


def read_help(path: Path, languages: Sequence[str], icons: Path) -> HelpBook:
    """The questions in `path`, whole in English and all `languages`, their icons in `icons`; raises `ValueError`."""
    spoken = tuple(dict.fromkeys(("en", *languages)))
    return read_sheet(path, _Sheet, lambda sheet: _book(sheet, spoken, icons))


def _book(sheet: _Sheet, languages: tuple[str, ...], icons: Path) -> HelpBook:
    read: dict[str, HelpQuestion] = {}
    for row in sheet.questions:
        what = f"question {row.id}"
        if row.id in read:
            raise BadText(f"{what} is there twice")
        for icon in (row.icon, *(step.icon for step in row.steps)):
            if not (icons / f"{icon}.svg").is_file():
                raise BadText(f"{what}: there is no icon {icon}")
        read[row.id] = HelpQuestion(
            id=row.id,
            icon=row.icon,
            places=row.places,
            asks=whole(what, row.asks, languages),
            steps=tuple(
                HelpStep(step.icon, whole(f"{what}, step {number}", step.says, languages))
                for number, step in enumerate(row.steps, 1)
            ),
            words=row.words,
            way=row.way,
        )
    return HelpBook(tuple(read.values()))

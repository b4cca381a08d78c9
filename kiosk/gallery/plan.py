"""Which pictures a gallery has."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.gallery.layouts import EVERY, EVERYWHERE, MAIN_ONLY, layout
from kiosk.gallery.moments import POLICY
from kiosk.gallery.picture import PARTS, Job
from kiosk.gallery.shots import every_shot

ALL = "every"
"""The word for all layouts that there are."""
PARTS_IN = ("portrait", "portrait-dark", "portrait-contrast", "portrait-large")


def plan(only: Sequence[str] = (), layouts: Sequence[str] = (), languages: Sequence[str] = ()) -> list[Job]:
    """Every picture that is asked for, in the order of the book; all of them when nothing is.

    `only` names screens or single states; `layouts` may be the word `every`.
    Raises `ValueError` for a name that is none.
    """
    shots = every_shot()
    spoken = tuple(languages) or POLICY.languages
    _known("language", languages, POLICY.languages)
    _known("screen", only, (PARTS, *shots, *(shot.screen for shot in shots.values())))
    asked = tuple(way.name for way in EVERY) if ALL in layouts else tuple(layout(name).name for name in layouts)
    jobs = []
    if not only or PARTS in only:
        jobs += [Job(PARTS, spoken[0], name) for name in asked or PARTS_IN]
    for shot in shots.values():
        if only and shot.name not in only and shot.screen not in only:
            continue
        ways = asked or tuple(way.name for way in (*EVERYWHERE, *(MAIN_ONLY if shot.main else ())))
        jobs += [Job(shot.name, language, way) for way in ways for language in spoken]
    return jobs


def _known(what: str, names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise ValueError(f"{name} is no {what}; there are {', '.join(dict.fromkeys(known))}")

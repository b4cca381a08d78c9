"""A scene made of a moment, for the pure derivations."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.session.state import LaneState
from kiosk.gallery.moments import MOMENTS, POLICY, clock_of
from kiosk.gallery.shop import store_policy
from kiosk.ui.scene import Scene, language_of
from kiosk.ui.words import read_words

TRANSLATIONS = Path(__file__).parents[3] / "assets" / "translations"
WORDS = {code: read_words(TRANSLATIONS, code) for code in POLICY.languages}


def scene_of(state: LaneState, now: float = 1001.5) -> Scene:
    languages = tuple((code, words.own_name) for code, words in WORDS.items())
    words = WORDS[language_of(state)]
    return Scene(
        state=state, policy=store_policy(), words=words, now=now, wall="2026-11-22T10:42:07+01:00", languages=languages
    )


def scene(name: str, language: str = "en") -> Scene:
    return scene_of(MOMENTS[name](language), clock_of(name))

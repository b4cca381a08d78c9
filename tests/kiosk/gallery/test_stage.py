"""A stage shows a moment, and it stands still."""

import gc

import pytest

from kiosk.gallery.items import places_of
from kiosk.gallery.layouts import layout
from kiosk.gallery.shots import every_shot
from kiosk.gallery.stage import Stage


@pytest.fixture
def stage(qtbot):
    stage = Stage()
    yield stage
    stage.close()
    gc.collect()


@pytest.mark.parametrize("name", ["basket-long", "basket-remove", "pick-one", "help-search"])
def test_what_is_photographed_has_come_to_rest(stage: Stage, name: str) -> None:
    stage.shows(every_shot()[name], "en", layout("portrait-large"))
    places = places_of(stage.window)
    assert places
    stage.picture()
    assert places_of(stage.window) == places

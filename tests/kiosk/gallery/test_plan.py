from itertools import product

import pytest

from kiosk.gallery.layouts import layout
from kiosk.gallery.moments import MOMENTS
from kiosk.gallery.picture import PARTS, Job
from kiosk.gallery.plan import plan
from kiosk.gallery.shots import MAIN, TOUCHED, every_shot


def test_every_moment_is_in_the_book_in_both_languages_both_ways_light_contrast_and_large() -> None:
    jobs = set(plan())
    for name in (*MOMENTS, *TOUCHED):
        for language in ("en", "zh_CN"):
            for way in ("portrait", "landscape"):
                for look in ("", "-contrast", "-large"):
                    assert Job(name, language, way + look) in jobs
    assert len(plan()) == len(jobs)


def test_the_main_states_are_shown_dark_and_in_low_reach_too() -> None:
    assert set(every_shot()) >= MAIN
    assert {job.layout for job in plan(["basket"]) if job.shot == "basket"} >= {"portrait-dark", "portrait-low"}


def test_a_part_of_the_book_is_asked_for_by_screen_state_layout_and_language() -> None:
    assert plan(["pay-declined"], ["landscape-large"], ["en"]) == [Job("pay-declined", "en", "landscape-large")]
    assert {job.shot for job in plan(["tap"])} >= {"tap", "tap-thanks"}
    assert {job.shot for job in plan([PARTS])} == {PARTS}


def test_every_screen_is_asked_for_in_each_orientation_accessibility_mode_and_language() -> None:
    jobs = set(plan(layouts=["every"]))
    modes = list(map("".join, product(("", "-dark", "-contrast"), ("", "-large"), ("", "-low"))))
    for name in every_shot():
        for language in ("en", "zh_CN"):
            assert {Job(name, language, way + mode) for way in ("portrait", "landscape") for mode in modes} <= jobs


@pytest.mark.parametrize(
    ("only", "layouts", "languages", "said"),
    [
        (["till"], [], [], "till is no screen; there are "),
        ([], ["sideways"], [], "sideways is no layout"),
        ([], [], ["xx"], "xx is no language; there are en, zh_CN"),
    ],
)
def test_a_name_that_is_none_is_told(only: list[str], layouts: list[str], languages: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        plan(only, layouts, languages)


@pytest.mark.parametrize("name", ["portrait", "landscape-dark", "portrait-contrast-large-low"])
def test_a_layout_is_found_by_its_name(name: str) -> None:
    assert layout(name).name == name

from dataclasses import replace

import pytest

from kiosk.core.session.notes import Fetching, FetchView
from kiosk.ui.viewmodels.fetch import derive_fetch
from kiosk.ui.viewmodels.saved import derive_saved
from tests.kiosk.ui.scenes import scene, scene_of


def test_while_it_is_fetched_nobody_can_do_more_than_wait_or_go_back() -> None:
    props = derive_fetch(scene("fetch"))
    assert (props.waiting, props.title, props.closes) == (True, "We are fetching your basket.", "")


def test_the_lane_that_has_it_is_named_large() -> None:
    props = derive_fetch(scene("fetch-at-lane"))
    assert (props.title, props.lane, props.waiting) == ("Your basket is at lane 2.", "2", False)


@pytest.mark.parametrize("how", Fetching)
def test_each_way_it_may_stand_is_told_in_two_short_sentences(how: Fetching) -> None:
    props = derive_fetch(scene_of(replace(scene("attract").state, view=FetchView(how, 2000.0, "2"))))
    sentences = [props.title, *props.hint.split(". ")]
    assert all(0 < len(sentence.split()) <= 12 for sentence in sentences)
    assert props.title.endswith(".")


def test_elsewhere_there_is_nothing_to_tell() -> None:
    assert derive_fetch(scene("attract")).title == ""


def test_what_is_saved_goes_on_at_any_lane_while_the_store_is_there() -> None:
    shared = scene("saved")
    assert derive_saved(shared, "").scan_hint == "Scan this code on any lane to go on."
    alone = replace(shared, state=replace(shared.state, server_online=False))
    assert (derive_saved(alone, "").scan_hint, derive_saved(alone, "").type_hint) == (
        "Scan this code here to go on.",
        "Or type it on this lane:",
    )

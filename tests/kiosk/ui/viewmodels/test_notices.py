"""A device that is away: what happened, and what still works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.session.inputs import Device
from kiosk.ui.scene import Scene
from kiosk.ui.viewmodels.notices import Known, derive_notice
from tests.kiosk.ui.scenes import scene, scene_of

CODES, SCANNER, CAMERA = "We can't read barcodes just now.", "The scanner is resting.", "The camera is resting."
READER, SCALE, PRINTER = "The card reader is resting.", "The scale is resting.", "The printer is resting."


def without(moment: str, *devices: Device) -> Scene:
    return scene_of(replace(scene(moment).state, troubles=dict.fromkeys(devices, "link_lost")))


def title(shown: Scene, known: Known | None = None) -> str:
    notice = derive_notice(shown, known or Known())
    return notice.title if notice is not None else ""


@pytest.mark.parametrize(
    ("moment", "away", "said"),
    [
        ("basket", (), ""),
        ("basket", (Device.SCANNER,), SCANNER),
        ("basket", (Device.CAMERA,), CAMERA),
        ("basket", (Device.SCANNER, Device.CAMERA), CODES),
        ("basket", (Device.SCANNER, Device.TERMINAL), SCANNER),
        ("basket", (Device.CAMERA, Device.TERMINAL), CAMERA),
        ("basket", (Device.SCALE,), SCALE),
        ("basket", (Device.PRINTER,), PRINTER),
        ("basket", (Device.SIGNER,), ""),
        ("basket", (Device.BAGGING,), ""),
        ("pick", (Device.SCANNER,), SCANNER),
        ("pick", (Device.TERMINAL,), ""),
        ("pay", (Device.SCANNER, Device.TERMINAL), READER),
        ("weigh-steady", (Device.SCALE,), ""),
        ("paying", (Device.TERMINAL,), ""),
        ("attract", (Device.SCANNER,), ""),
        ("basket-training", (Device.TERMINAL,), ""),
        ("staff", (Device.SCANNER,), ""),
    ],
)
def test_one_calm_notice_for_what_matters_here(moment: str, away: tuple[Device, ...], said: str) -> None:
    assert title(without(moment, *away)) == said


def test_a_lane_whose_only_reader_is_away_says_so() -> None:
    shown = without("basket", Device.SCANNER)
    assert title(replace(shown, policy=replace(shown.policy, devices=frozenset({"scanner"})))) == CODES


def test_one_of_two_scanners_is_enough() -> None:
    shown = without("basket", Device.SCANNER)
    two = replace(shown, policy=replace(shown.policy, devices=frozenset({"scanner", "wedge", "camera"})))
    assert title(two) == ""


def test_what_was_closed_does_not_come_again_but_the_next_one_does() -> None:
    shown = without("basket", Device.SCANNER, Device.PRINTER)
    first = derive_notice(shown, Known())
    assert first is not None
    known = Known().still(shown).told(first)
    assert title(shown, known) == PRINTER
    assert title(without("basket", Device.SCANNER, Device.PRINTER), known.still(shown)) == PRINTER


def test_what_is_over_and_what_another_shopper_closed_is_forgotten() -> None:
    shown = without("basket", Device.SCANNER)
    notice = derive_notice(shown, Known())
    assert notice is not None
    known = Known().still(shown).told(notice)
    assert known.still(without("basket")).keys == frozenset()
    session = shown.state.session
    assert session is not None
    another = replace(shown.state, session=replace(session, id="4-000099"))
    assert title(scene_of(another), known.still(scene_of(another))) == SCANNER


def test_the_receipt_is_promised_to_the_phone_only_where_there_is_a_page() -> None:
    shown = without("basket", Device.PRINTER)
    notice = derive_notice(shown, Known())
    assert notice is not None
    assert notice.body == "Your receipt will come to your phone."
    bare = derive_notice(replace(shown, policy=replace(shown.policy, receipt_page="")), Known())
    assert bare is not None
    assert bare.body == "You can pay without a receipt."


def test_who_shopped_without_it_is_told_that_it_works_again() -> None:
    assert title(scene("basket-scanner-back")) == "The scanner works again."

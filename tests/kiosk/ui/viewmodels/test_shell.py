from dataclasses import replace

import pytest

from kiosk.core.mode import LaneMode
from kiosk.core.session.inputs import BackTouched, CancelTouched, Device, HelpPageTouched, ReceiptTouched
from kiosk.gallery.moments import MOMENTS
from kiosk.ui.viewmodels.shell import ShellViewModel, derive_shell
from tests.kiosk.ui.scenes import scene, scene_of


@pytest.mark.parametrize(
    ("moment", "screen", "word", "place"),
    [
        ("attract", "attract", "Open", ""),
        ("basket", "basket", "Open", "cancel"),
        ("basket-help", "basket", "Help is called", "cancel"),
        ("basket-call-coming", "basket", "Help is coming", "cancel"),
        ("basket-call-lamp", "basket", "Help is called", "cancel"),
        ("basket-call-unheard", "basket", "See a colleague", "cancel"),
        ("pick", "pick", "Open", "back"),
        ("weigh-steady", "weigh", "Open", "back"),
        ("pay", "pay", "Open", "back"),
        ("paying", "paying", "Open", "back"),
        ("paying-stopping", "paying", "Open", ""),
        ("paying-doubt", "paying", "Open", ""),
        ("receipt", "receipt", "Open", ""),
        ("tap", "tap", "Open", "receipt"),
        ("resting-failed", "resting", "Closed", ""),
        ("resting-parked", "resting", "Help is called", ""),
        ("help", "basket", "Open", "back"),
        ("help-resting", "resting", "Closed", "back"),
    ],
)
def test_the_strip_and_the_dock_say_where_the_visit_is(moment: str, screen: str, word: str, place: str) -> None:
    props = derive_shell(scene(moment))
    assert (props.screen, props.state_word, props.last_place) == (screen, word, place)


@pytest.mark.parametrize(
    ("missing", "trouble", "ways"),
    [
        ((), "", "Card only"),
        ((Device.SCANNER,), "Scanner not ready", "Card only"),
        ((Device.SCALE,), "Scale not ready", "Card only"),
        ((Device.SCANNER, Device.CAMERA, Device.SCALE), "3 devices not ready", "Card only"),
    ],
)
def test_missing_devices_are_named(missing: tuple[Device, ...], trouble: str, ways: str) -> None:
    state = replace(scene("basket").state, troubles=dict.fromkeys(missing, "link_lost"))
    props = derive_shell(scene_of(state))
    assert (props.trouble, props.ways) == (trouble, ways)


def test_a_lane_without_its_reader_says_so() -> None:
    props = derive_shell(scene("pay-no-reader"))
    assert (props.ways, props.trouble, props.offline) == ("No card payment now", "", True)


@pytest.mark.parametrize(
    ("moment", "ways"),
    [("pay", "Card"), ("pay-cash", "Card · Cash"), ("pay-cash-away", "Card"), ("paying-cash", "Card · Cash")],
)
def test_cash_is_a_way_to_pay_where_a_box_takes_it(moment: str, ways: str) -> None:
    seen = scene(moment)
    boxed = replace(seen, policy=replace(seen.policy, devices=seen.policy.devices | {"coins", "notes"}))
    assert derive_shell(boxed).ways == ways


def test_a_printer_without_paper_is_told() -> None:
    assert derive_shell(scene("receipt-no-paper")).trouble == "No paper"


def test_the_strip_speaks_the_shoppers_language() -> None:
    props = derive_shell(scene("basket", "zh_CN"))
    assert (props.lane, props.state_word, props.ways, props.time) == ("4 号机", "营业中", "仅限刷卡", "10:42")
    assert (props.language_name, props.language_offered) == ("简体中文", True)
    assert [(row.key, row.chosen) for row in props.languages] == [("en", False), ("zh_CN", True)]


def test_attract_shows_its_languages_itself() -> None:
    assert derive_shell(scene("attract")).language_offered is False
    assert derive_shell(scene("help-attract")).language_offered is True  # they lie beneath the page


@pytest.mark.parametrize("at_rest", ["attract", "closed"])
def test_the_choice_of_language_ends_with_the_visit(qtbot, at_rest: str) -> None:
    shell = ShellViewModel(lambda touched: None)
    shell.show(scene("basket"))
    shell.offerLanguages()
    shell.show(scene("pay"))
    assert shell.choosingLanguage is True
    shell.show(scene(at_rest))
    assert shell.choosingLanguage is False


def test_a_touch_on_the_dock_ends_the_choice_of_language(qtbot) -> None:
    posted: list[object] = []
    shell = ShellViewModel(posted.append)
    for act in (shell.help, shell.back, shell.cancel, shell.receipt, shell.closeSheet):
        shell.offerLanguages()
        act()
        assert shell.choosingLanguage is False
    assert posted == [HelpPageTouched(), BackTouched(), CancelTouched(), ReceiptTouched()]


def test_only_what_changed_is_told_to_the_screen(qtbot) -> None:
    shell = ShellViewModel(lambda touched: None)
    shell.show(scene("basket"))
    told: list[str] = []
    for name in ("screen", "stateWord", "ways", "time", "lastPlace", "offline", "trouble"):
        getattr(shell, f"{name}Changed").connect(lambda name=name: told.append(name))
    shell.show(scene("basket"))
    assert told == []
    shell.show(scene("pay"))
    assert sorted(told) == ["lastPlace", "screen"]


def test_a_lane_with_emulated_devices_says_so_on_every_screen() -> None:
    real = scene("basket")
    simulated = replace(real, policy=replace(real.policy, simulated=True))
    assert derive_shell(real).lane == "Lane 4"
    assert derive_shell(simulated).lane == "Lane 4 · SIM"


@pytest.mark.parametrize(
    ("moment", "icon", "word", "ways"),
    [
        ("closed", "pause", "Closed", ""),
        ("basket-closing", "pause", "Closes after you", "Card only"),
        ("attract-training", "pencil", "Training", "Card only"),
        ("attract-express", "bag", "Express", "Card only"),
        ("staff", "badge", "Staff", "Card only"),
    ],
)
def test_the_strip_says_what_the_lane_is_there_for(moment: str, icon: str, word: str, ways: str) -> None:
    props = derive_shell(scene(moment))
    assert (props.state_icon, props.state_word, props.ways) == (icon, word, ways)


def test_training_is_marked_on_every_screen_and_nowhere_else() -> None:
    for name in MOMENTS:
        training = scene(name).state.mode is LaneMode.TRAINING
        assert bool(derive_shell(scene(name)).training) == training, name

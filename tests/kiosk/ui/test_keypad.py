"""The keys of a keypad, and of a keyboard, where the screen has digits to touch."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest

from drivers.contract import Button
from kiosk.core.session.inputs import BackTouched, FindingOpened, PinGiven, StartTouched
from kiosk.core.session.touches import NumberTyped
from kiosk.gallery.health import OFFERS, health_of
from kiosk.gallery.setting import SampleSetter
from kiosk.gallery.stage import PicturedTests
from kiosk.ui.keypad import KEYS
from tests.kiosk.ui.test_app import Window


@pytest.fixture
def window(qtbot):
    window = Window(qtbot)
    QCoreApplication.sendEvent(window.ui.window, QFocusEvent(QEvent.Type.FocusIn))  # as a lane's only window has it
    window.press = []
    window.ui.take_buttons_of(window.press.append)
    yield window
    window.ui.close()
    gc.collect()


def presses(window, *buttons):
    for button in buttons:
        window.press[0](button)
    QCoreApplication.processEvents()


def typed(window) -> list[object]:
    return [one for one in window.posted if isinstance(one, NumberTyped | PinGiven | StartTouched)]


def test_a_number_is_typed_on_the_keypad_and_a_wrong_digit_erased(window):
    window.shows("type-training")
    presses(window, "4", "0", "2", "back", "1", "1", "up", "ok")
    window.qtbot.waitUntil(lambda: typed(window) == [NumberTyped("4011")])


def test_a_keyboard_types_as_the_keypad_does_also_on_its_own_block_of_digits(window):
    window.shows("type-training")
    for key in (Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_1):
        QTest.keyClick(window.ui.window, key)
    QTest.keyClick(window.ui.window, Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(window.ui.window, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    window.qtbot.waitUntil(lambda: typed(window) == [NumberTyped("4011")])


def test_a_pin_is_given_by_keys_and_no_sooner_than_the_button_could_be_touched(window):
    window.shows("sign-on")
    presses(window, "4", "7", "1", "ok")
    assert typed(window) == []
    presses(window, "1", "ok")
    window.qtbot.waitUntil(lambda: typed(window) == [PinGiven("4711")])


@pytest.mark.parametrize("button", ["ok", "7"])
def test_any_key_begins_a_visit(window, button):
    window.shows("attract")
    presses(window, button)
    window.qtbot.waitUntil(lambda: typed(window) == [StartTouched()])


def test_keys_do_nothing_where_no_digits_are_touched(window):
    window.shows("basket")
    window.posted.clear()
    presses(window, *(button.value for button in Button))
    assert window.posted == []


def test_every_button_but_the_one_for_help_is_a_key():
    assert set(KEYS) == {button.value for button in Button} - {Button.HELP.value}


def test_what_is_attached_is_found_and_taken_on_the_keypad_alone(window):
    window.ui.serve(health_of("service"), PicturedTests(OFFERS), SampleSetter())
    window.shows("service")
    cards = len(health_of("service").rows())
    presses(window, *["right"] * (cards + 1), "ok")
    assert window.posted[-1] == FindingOpened()
    window.shows("finding")
    presses(window, "ok")
    window.qtbot.waitUntil(lambda: "take_scale" in window.targets())
    presses(window, "down", "ok")
    window.qtbot.waitUntil(lambda: "works so" in window.text("finderTold"))
    presses(window, "back")
    assert window.posted[-1] == BackTouched()

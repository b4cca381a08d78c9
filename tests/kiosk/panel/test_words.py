"""Everything that the panel says is said in Chinese too, by one table of its own."""

import ast
import re
from pathlib import Path

from drivers.emulators import frame_names
from drivers.registry import PROTOCOLS
from kiosk.panel import view
from kiosk.panel.app import panel_words
from kiosk.panel.viewmodels import faults, fittings, money, paper, terminal, wires
from kiosk.ui.words import read_words

ROOT = Path(__file__).parents[3]
PANEL = ROOT / "kiosk" / "panel"
TRANSLATIONS = ROOT / "assets" / "translations"


def said_in_python() -> set[str]:
    said = set()
    for path in PANEL.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Name("words") | ast.Attribute(attr="words"), [ast.Constant(str(sentence)), *_]):
                    said.add(sentence)
                case _:
                    pass
    return said


def said_by_tables() -> set[str]:
    tables = (
        view.DEVICES.values(),
        faults.UNITS.values(),
        (text for text, _ in terminal.KEYS.values()),
        terminal.KINDS.values(),
        terminal.STATES.values(),
        paper.ROLLS.values(),
        (text for text, _ in money.SHOPPERS.values()),
        money.STATES.values(),
        fittings.COLOURS.values(),
        fittings.PATTERNS.values(),
        fittings.MEANINGS.values(),
        fittings.BUTTONS.values(),
        wires.NOTES.values(),
    )
    return {sentence for table in tables for sentence in table}


def said_in_qml() -> set[str]:
    pattern = re.compile(r'qsTr\("((?:[^"\\]|\\.)*)"\)')
    return {text for path in PANEL.rglob("*.qml") for text in pattern.findall(path.read_text(encoding="utf-8"))}


def said_on_wires() -> set[str]:
    tables = (frame_names.ZVT, frame_names.CCTALK, frame_names.SSP, frame_names.TOLEDO, frame_names.ESCPOS)
    by_code = {"no", "block taken", "block again", "status", "status asked", "after trouble"}
    return {name for table in tables for name in table.values()} | by_code


def said_of_faults() -> set[str]:
    emulators = (row.make_emulator() for row in PROTOCOLS)
    return {fault.does for emulator in emulators for fault in emulator.faults.known.values()}


def test_every_sentence_is_translated_and_no_other() -> None:
    said = said_in_python() | said_by_tables() | said_in_qml() | said_on_wires() | said_of_faults()
    known = read_words(TRANSLATIONS / "panel", "zh_CN").sentences
    assert said - known == set()
    assert known - said == set()


def test_a_translation_fills_the_same_places() -> None:
    words = read_words(TRANSLATIONS / "panel", "zh_CN")
    places = re.compile(r"\{\w+\}|%\d")
    for sentence in words.sentences:
        assert sorted(places.findall(words(sentence))) == sorted(places.findall(sentence)), sentence


def test_parts_of_the_lane_say_the_lanes_words() -> None:
    words = panel_words(TRANSLATIONS, "zh_CN")
    assert (words("On"), words("Shelf")) == ("开", "货架")
    assert panel_words(TRANSLATIONS, "en")("Shelf") == "Shelf"

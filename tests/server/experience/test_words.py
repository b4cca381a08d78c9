"""The words of the room: the same in both languages, and one for every closed word that lanes send."""

from __future__ import annotations

import json
import re
from itertools import chain

from kiosk.core.interventions import InterventionKind
from kiosk.core.session.pay_facts import FailedAs
from kiosk.core.values import Way
from server.experience.asked import EASES
from server.experience.cards import KINDS
from server.experience.figures import PARTS
from server.experience.routes import FOLDER
from server.experience.sessions import Of, Sort
from server.experience.unusual import What
from server.wall.words import HTML_LANGUAGE, load_words

WORDS = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
CONSOLE = load_words()["en"]
STEPS = ("scan", "search", "weigh", "bags", "help", "pay", "receipt", "tap")
OUTCOMES = ("paid", "cancelled", "abandoned", "saved", "failed")
ANSWERS = ("fine", "approved", "refused", "done", "gone", "without", "left")
CLOSED = {
    *(f"need_{one}" for one in chain(InterventionKind, ("call", "payment"))),
    *(f"failed_{one}" for one in chain(FailedAs, ("open", "failed"))),
    *(f"pays_{one}" for one in chain(Way, ("gift",))),
    *(f"step_{one}" for one in STEPS),
    *(f"came_{one}" for one in OUTCOMES),
    *(f"answer_{one}" for one in ANSWERS),
    *(f"ease_{one}" for one in EASES),
    *(f"visits_{one or 'all'}" for one in Of),
    *(f"sort_{one}" for one in Sort),
    *(f"part_of_{one}" for one in (*PARTS, "total")),
    *(f"face_{one}" for one in range(1, 6)),
    *(f"{about}_{one.key}" for one in KINDS for about in ("card", "how")),
    *(f"unusual_{one}" for one in (*What, "here", "before", "others")),
    "card_waiting",
    *(f"moment_{one}" for one in ("step", "need", "staff", "over")),
}


def test_both_languages_say_everything_and_fill_the_same_places() -> None:
    assert WORDS.keys() == HTML_LANGUAGE.keys()
    assert WORDS["en"].keys() == WORDS["zh_CN"].keys()
    for key, text in WORDS["en"].items():
        assert text.strip(), key
        assert WORDS["zh_CN"][key].strip(), key
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", WORDS["zh_CN"][key])), key


def test_every_closed_word_has_its_words() -> None:
    assert WORDS["en"].keys() >= CLOSED


def test_what_the_pages_say_is_there_and_nothing_else() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.html"))
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    said = {*re.findall(r"words\.(\w+)", pages), *re.findall(r'words\["(\w+)"\]', code)}
    assert said - {"get"} <= WORDS["en"].keys() | CONSOLE.keys()
    begun = ("how_", "figure_", "goal_", "period_", "visits_", "sort_")
    assert {key for key in WORDS["en"] if key not in said | CLOSED and not key.startswith(begun)} == set()


def test_every_figure_has_its_formula_and_every_formula_a_figure() -> None:
    named = {key.partition("_")[2] for key in WORDS["en"] if key.startswith(("figure_", "card_"))}
    formulas = {key.removeprefix("how_") for key in WORDS["en"] if key.startswith("how_")} - {
        "counted",
        "often",
        "parts",
        "unusual",
    }
    assert named == formulas

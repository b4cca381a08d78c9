"""The console's words: whole in every language, and each said somewhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from kiosk.core.calls import HelpReason, HostAnswer
from kiosk.core.changes import Why
from kiosk.core.debts import GivenAs
from kiosk.core.doubts import Basis
from kiosk.core.drawer import DrawerEnd, NoSale
from kiosk.core.findings import Grade
from kiosk.core.interventions import Answer, InterventionKind
from kiosk.core.mode import LaneMode
from kiosk.core.session.lane_facts import OffBy
from kiosk.core.session.staff_facts import NotDone
from kiosk.core.session.visit import AttemptKind
from kiosk.core.spot import SpotReason
from kiosk.core.staff import Act, Proof, Role
from kiosk.core.values import Way
from server.actions.pages import REASONS
from server.baskets.console import Where
from server.cases.kinds import COURSE
from server.desk.fleet import What as OfLane
from server.experience.screens import HUNG, TAKEN_DOWN
from server.members.acts import Deed
from server.staff.hiring import What
from server.wall.book import TileState
from server.wall.pages import FOLDER
from server.wall.rooms import ROOMS
from server.wall.words import HTML_LANGUAGE, language_of, load_words

WORDS = load_words()
CLOSED = {str(word) for kind in (TileState, InterventionKind, SpotReason) for word in kind}
SCRIPT = (FOLDER / "panel.js").read_text(encoding="utf-8")
TRAIL = {
    *(f"act_{one}" for one in Act),
    *(f"not_{one}" for one in NotDone),
    *(f"reason_{one}" for kind in (Why, NoSale, Proof, OffBy, Answer, HostAnswer, Basis) for one in kind),
    *(f"value_{one}" for kind in (LaneMode, Answer, GivenAs, DrawerEnd, AttemptKind, Way) for one in kind),
}
"""What staff do and why, in words that are closed."""
OF_CASES = (
    *("complaint", "taken", "corrected", "nothing_to_do", "overdue", "improvement", "done"),
    *("improvement_dropped", "said", "withdrawn"),
)
"""What is done about cases besides the steps of their course."""
ALSO_TRAIL = {
    *("reason_void", "reason_free", "reason_hand", "reason_take_up"),
    *(f"reason_{one}" for one in re.findall(r'"(\w+)"', SCRIPT.partition("const REASONS")[2].partition(";")[0])),
    *(f"told_{one}" for one in ("minor", "mode", "period", "drawer", "receipt", "way", "answer", "difference_minor")),
    *(f"reason_{one}" for one in (*COURSE, *OF_CASES)),
    *(f"told_{one}" for one in ("case", "improvement", "said")),
    *(f"told_{one}" for one in ("matched", "missing", "extra", "voided", "moved", "kind", "terminal")),
    *(f"value_{one}" for one in ("taken", "done", "dismissed")),
    *(f"told_{one}" for one in ("state", "cause")),
    *(f"reason_{one}" for one in REASONS),
}
ALSO_TRAIL |= {
    f"reason_{one}" for one in ("drafted", "sent", "dropped", "published", "given_back", "exported", "priced")
}
ALSO_TRAIL |= {f"told_{one}" for one in ("change", "records", "record", "version", "first", "last", "file")}
ALSO_TRAIL |= {f"reason_{one}" for one in (*What, *(f"{one}_wished" for one in What if one is not What.ENDED))}
ALSO_TRAIL |= {*(f"value_{one}" for one in Role), "reason_staff_approved", "reason_staff_refused"}
ALSO_TRAIL |= {"told_person", "told_role"}
ALSO_TRAIL |= {*(f"reason_{one}" for one in OfLane), "told_name", "told_unsent"}
ALSO_TRAIL |= {f"reason_{one}" for one in (HUNG, TAKEN_DOWN)}
"""What hosts say at the console, and the names of what acts change."""

OF_DEVICES = tuple(f"{kind}_" for kind in ("device", "part", "found", "next", "count"))
"""How the words begin that `tests/server/findings/test_saying.py` holds."""
ROOM_NAMES = {f"{word}_{room.key}" for room in ROOMS for word in ("room", "about")}
ROOM_NAMES |= {f"waits_{key}" for key in ("lanes", "devices", "desk")}
GRADES = {f"grade_{one.word}" for one in Grade} | {"grade_over", "grade_open"}


def test_every_language_says_everything() -> None:
    assert WORDS.keys() == HTML_LANGUAGE.keys()
    assert {language: words.keys() for language, words in WORDS.items()} == dict.fromkeys(WORDS, WORDS["en"].keys())
    assert all(text.strip() for words in WORDS.values() for text in words.values())


@pytest.mark.parametrize("file", sorted(FOLDER.parent.rglob("words.json")), ids=lambda file: file.parent.name)
def test_no_words_file_says_a_key_twice(file: Path) -> None:
    """JSON keeps the last without a word."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len(pairs) == len({key for key, _ in pairs}), Counter(key for key, _ in pairs).most_common(3)
        return dict(pairs)

    json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=once)


def test_the_same_places_are_filled_in_every_language() -> None:
    for key, text in WORDS["en"].items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", WORDS["zh_CN"][key])), key


def test_every_state_kind_and_reason_has_a_word() -> None:
    names = {*map(str, set(HelpReason) - {HelpReason.INTERVENTION}), *CLOSED}
    assert names | TRAIL | ALSO_TRAIL | GRADES | ROOM_NAMES <= WORDS["en"].keys()


def test_what_pages_say_is_there_and_nothing_else() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir() if path.suffix in (".html", ".js"))
    said = set(re.findall(r"words\.(\w+)", text)) | set(re.findall(r'"(\w+)"', text)) | {"s20", "s40", "s90", "s180"}
    said |= {
        *map(str, HelpReason),
        *CLOSED,
        *TRAIL,
        *ALSO_TRAIL,
        *GRADES,
        *ROOM_NAMES,
        *(f"reason_{deed}" for deed in Deed),
        *(f"basket_{where}" for where in Where),
        *("todo_more", "todo_all", "day", "asked_e_receipt"),  # other rooms say them
    }
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    said |= set(re.findall(r"words\[\"(\w+)\"\]", code))
    said |= {key for key in WORDS["en"] if key.startswith(OF_DEVICES)}
    assert WORDS["en"].keys() - said - set(re.findall(r"(\w+):", text)) == set()
    assert set(re.findall(r"say\(\"(\w+)\"", text)) <= WORDS["en"].keys()


@pytest.mark.parametrize(
    ("chosen", "accepts", "language"),
    [
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh_CN"),
        ("", "de-DE,de;q=0.9,zh-Hans;q=0.5", "zh_CN"),
        ("", "en-GB,zh;q=0.1", "en"),
        ("", "", "en"),
        ("zh_CN", "en", "zh_CN"),
        ("tlh", "zh", "zh_CN"),
    ],
)
def test_a_browser_is_shown_its_language_or_the_chosen_one(chosen: str, accepts: str, language: str) -> None:
    assert language_of(chosen, accepts) == language

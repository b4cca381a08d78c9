"""The desk's pages as who may read them and who may not, over real HTTP."""

from __future__ import annotations

import json
import re

import httpx
import pytest

from server.desk.room import FOLDER
from server.staff.hiring import Problem, What
from server.wall.words import load_words
from tests.server.desk.desk import at_desk
from tests.server.running import Store

TOLD_BY_KIND = (
    "fault_",
    "lane_problem_",
    "lane_can_",
    "tab_",
    "state_",
    "why_",
    "kind_",
    "role_",
    "field_",
    "in_",
    "unit_",
    "wish_",
    "staff_",
    "when_",
    "gauge_",
    "chips_",
    "threshold_",
)
PAGES = ("/desk", "/desk/items", "/desk/items/new", "/desk/rules", "/desk/rules/offers", "/desk/sheet", "/desk/staff")


@pytest.mark.parametrize("path", PAGES)
def test_a_manager_reads_every_page_in_both_languages(office: Store, path: str) -> None:
    with at_desk(office, "amir") as browser:
        for language in ("en", "zh_CN"):
            page = browser.get(path, params={"lang": language})
            assert page.status_code == 200
            assert 'href="/desk" aria-current="page"' in page.text


@pytest.mark.parametrize("path", [*PAGES, "/desk/items.csv", "/desk/changes/1"])
def test_a_host_is_told_that_it_is_not_theirs_and_nobody_is_sent_to_sign_on(office: Store, path: str) -> None:
    with at_desk(office, "lena") as browser:
        page = browser.get(path)
        assert page.status_code == 403
        assert "Please ask a manager." in page.text
        assert '"/desk"' not in page.text
    answer = httpx.get(f"{office.address}{path}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/sign-on")


@pytest.mark.parametrize("path", ["/desk/changes/4711", "/desk/items/4711", "/desk/rules/none"])
def test_what_is_not_there_is_said(office: Store, path: str) -> None:
    with at_desk(office, "amir") as browser:
        assert browser.get(path).status_code == 404


def test_who_works_here_is_read_with_what_each_role_may(office: Store) -> None:
    with at_desk(office, "amir") as browser:
        page = browser.get("/desk/staff").text
    assert "Nora W." in page
    assert "Approve a change" in page


def test_every_refusal_about_staff_says_what_is_wanted() -> None:
    own = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))["en"]
    assert {f"staff_{one}" for one in Problem} <= own.keys()
    assert {f"wish_{one}" for one in What if one is not What.ENDED} <= own.keys()


def test_the_desk_says_everything_in_every_language_and_nothing_that_no_page_says() -> None:
    own = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    wall = load_words()["en"].keys()
    assert own["en"].keys() == own["zh_CN"].keys()
    assert not own["en"].keys() & wall
    for key, text in own["en"].items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", own["zh_CN"][key])), key
    rooms = (FOLDER, FOLDER.parent / "asking")
    files = [path for room in rooms for path in room.iterdir() if path.suffix in (".html", ".js", ".py")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    said = set(re.findall(r"words\.(\w+)", text)) | set(re.findall(r'"(\w+)"', text))
    assert {word for word in own["en"].keys() - said if not word.startswith(TOLD_BY_KIND)} == set()
    assert set(re.findall(r"words\.(\w+)", text)) - {"get"} <= own["en"].keys() | wall

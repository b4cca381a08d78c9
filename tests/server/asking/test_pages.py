"""Questions at the desk over real HTTP: drafted by one, approved by another, and then at the lanes."""

from __future__ import annotations

import httpx

from kiosk.core.survey_document import read_survey, survey_version
from server.asking.form import form_of
from tests.server.asking.asking import easy
from tests.server.desk.conftest import browser as browser
from tests.server.desk.conftest import office as office
from tests.server.desk.desk import at_desk
from tests.server.running import LANE_TOKEN, Store


def fetched(store: Store, have: str = "", lane: str = "4") -> httpx.Response:
    headers = {"Authorization": f"Bearer {LANE_TOKEN}"}
    return httpx.get(f"{store.address}/api/v1/lanes/{lane}/survey", params={"have": have}, headers=headers)


def test_a_question_takes_two_people_and_then_the_lanes_ask_it(office: Store) -> None:
    assert fetched(office).status_code == 404
    assert fetched(office, lane="7").status_code == 403
    with at_desk(office, "amir") as amir, at_desk(office, "nora") as nora:
        assert "Was weighing easy?" in amir.get("/desk/questions").text
        assert 'value="今天用得顺手吗？"' in amir.get("/desk/questions/easy").text
        wrong = amir.post("/desk/questions", json={"key": "easy", "fields": {**form_of(easy()), "asks:zh_CN": ""}})
        assert (wrong.status_code, wrong.json()["fields"]) == (422, {"asks:zh_CN": "Write this in both languages."})
        fields = {**form_of(easy()), "asks:en": "How was it today?", "every": "4"}
        change = amir.post("/desk/questions", json={"key": "easy", "fields": fields}).json()["to"]
        assert 'value="How was it today?"' in amir.get("/desk/questions/easy").text
        assert amir.post(f"{change}/send").status_code == 200
        assert amir.post(f"{change}/approve").status_code == 409
        page = nora.get(change).text
        for text in ("Was it easy today?", "How was it today?", "One of so many visits"):
            assert text in page
        assert nora.post(f"{change}/approve").status_code == 200
        assert "How was it today?" in nora.get("/desk/questions").text
    body = fetched(office).content
    asked = read_survey(body)
    assert (asked.questions[-1].asks["en"], asked.questions[-1].every) == ("How was it today?", 4)
    assert len(asked.questions) == 7
    assert fetched(office, survey_version(body)).status_code == 204


def test_a_new_question_has_a_name_of_its_own(office: Store) -> None:
    with at_desk(office, "amir") as amir:
        form = form_of(easy())
        taken = amir.post("/desk/questions", json={"key": "new", "fields": form})
        assert taken.json()["fields"] == {"id": "Another question has this name."}
        made = amir.post("/desk/questions", json={"key": "new", "fields": {**form, "id": "bags-easy"}})
        assert made.status_code == 200
        assert amir.get("/desk/questions/nothing").status_code == 404
        assert amir.get("/desk/questions/new").status_code == 200

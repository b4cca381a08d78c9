"""The preview of a change over real HTTP."""

from __future__ import annotations

from tests.server.desk.desk import at_desk
from tests.server.desk.test_acts import drafts
from tests.server.running import Store
from tests.server.sales import sale


def test_a_manager_sees_what_the_baskets_of_a_day_would_have_cost(office: Store) -> None:
    office.post([sale(1), sale(2)]).raise_for_status()
    with at_desk(office, "amir") as browser:
        change = drafts(browser, price="1.99")
        assert browser.get(f"{change}/preview").status_code == 404
        wrong = browser.post(f"{change}/preview", json={"first": "2026-11-23", "last": "2026-11-22"})
        assert wrong.json()["error"] == "The last day is before the first."
        assert browser.post(f"{change}/preview", json={"first": "2026-02-30", "last": "2026-11-22"}).status_code == 422
        assert browser.post(f"{change}/preview", json={"first": "2026-11-22", "last": "2026-11-22"}).status_code == 200
        while browser.get(f"{change}/preview").json()["state"] == "running":
            pass
        assert browser.get(f"{change}/preview").json() == {"state": "told", "done": 2, "baskets": 2}
        page = browser.get(change).text
    assert "2 baskets from 2026-11-22 to 2026-11-22" in page
    assert "0 baskets change." in page


def test_who_has_not_the_right_asks_for_none(office: Store) -> None:
    with at_desk(office, "lena") as browser:
        given = {"first": "2026-11-22", "last": "2026-11-22"}
        assert browser.post("/desk/changes/1/preview", json=given).status_code == 403
        assert browser.get("/desk/changes/1/preview").status_code == 403

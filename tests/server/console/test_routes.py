"""What the manager asks for, over real HTTP."""

import pytest

from kiosk.core.session.bag_facts import SolvedBy, UnsolvedAs
from tests.server.bag_questions.asking import ended
from tests.server.running import Store
from tests.server.sales import asked_tap, one_sale, sale, tap

DAY = "2026-11-22"


@pytest.fixture
def filled(store: Store) -> Store:
    assert store.post([sale(1), sale(2), tap(25, face=5)]).status_code == 200
    return store


def test_a_days_sales_as_json(filled: Store) -> None:
    told = filled.get(f"/api/v1/sales?day={DAY}").json()
    assert told["day"] == DAY
    assert [one["receipt_no"] for one in told["sales"]] == [2, 1]
    assert told["sales"][0]["total_minor"] == one_sale().pricing.to_pay.minor
    assert filled.get("/api/v1/sales?day=2026-11-21").json()["sales"] == []


def test_one_sale_as_json(filled: Store) -> None:
    told = filled.get("/api/v1/sales/4/2").json()
    assert (told["lane"], told["receipt_no"], told["currency"], len(told["lines"])) == ("4", 2, "EUR", 4)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/sales/4/77", 404),
        ("/api/v1/sales/9/1", 404),
        (f"/api/v1/sales/4/{10**30}", 404),
        ("/api/v1/sales/4/first", 422),
        ("/api/v1/sales?day=today", 422),
        ("/api/v1/sales?day=9999-99-99", 422),
        ("/api/v1/taps?day=2026-02-29", 422),
        ("/sales?day=9999-99-99", 422),
        ("/nowhere", 404),
    ],
)
def test_what_is_not_there_is_a_clear_answer(filled: Store, path: str, status: int) -> None:
    answer = filled.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_taps_as_json(filled: Store) -> None:
    assert filled.get(f"/api/v1/taps?day={DAY}").json() == {
        "day": DAY, "taps": 1, "by_face": {"1": 0, "2": 0, "3": 0, "4": 0, "5": 1}, "good_percent": 100,
        "by_question": {}, "by_reason": {}, "remarks": [],
    }  # fmt: skip


def test_what_shoppers_answered_and_why_as_json(filled: Store) -> None:
    why = asked_tap(32, of=31, face=1, reasons=["scale-slow"], remark="too slow")
    assert filled.post([asked_tap(31), why]).status_code == 200
    told = filled.get(f"/api/v1/taps?day={DAY}").json()
    assert (told["taps"], told["by_reason"]) == (2, {"scale-slow": 1})
    assert told["by_question"]["weighing-easy"]["by_face"]["1"] == 1
    assert told["remarks"] == [
        {"hour": f"{DAY}T10", "lane": "4", "face": 1, "question": "weighing-easy", "remark": "too slow"}
    ]


def test_the_page_shows_a_receipt_and_loads_nothing_from_elsewhere(filled: Store) -> None:
    answer = filled.get("/sales?lane=4&receipt=2")
    assert answer.status_code == 200
    assert "Receipt 4-000002" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "http://" not in answer.text.replace(filled.address, "")
    assert "https://" not in answer.text
    assert filled.get("/console/files/store.css").headers["Content-Type"].startswith("text/css")
    assert "One receipt" in filled.get(f"/sales?day={DAY}&lane=4&receipt=99").text


def test_what_came_of_questions_about_the_bag_is_told(filled: Store) -> None:
    filled.post([ended(SolvedBy.SHOPPER, seconds=8), ended(UnsolvedAs.STAFF, seconds=31)]).raise_for_status()
    assert filled.get(f"/api/v1/bags?day={DAY}").json() == {
        "day": DAY,
        "lanes": [
            {"lane": "4", "asked": 2, "alone": 1, "let_be": 0, "staff": 1, "left": 0, "seconds_each": 20},
        ],
    }
    assert "Bag questions" in filled.get(f"/sales?day={DAY}").text

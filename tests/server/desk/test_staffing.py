"""Staff are hired, changed and let go at the desk, and lanes and the console go by it at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from kiosk.core.staff_document import StaffDocument
from kiosk.core.staff_reading import read_body
from tests.server.desk.desk import at_desk
from tests.server.desk.test_acts import trail
from tests.server.running import LANE_TOKEN, Store

MEI = {"name": "Mei Lin", "number": "2001", "role": "host", "pin": "8351", "again": "8351", "badge": "BADGE-2001"}


def lanes_list(store: Store) -> StaffDocument:
    headers = {"Authorization": f"Bearer {LANE_TOKEN}"}
    answer = httpx.get(f"{store.address}/api/v1/lanes/4/staff", headers=headers, timeout=20.0)
    return read_body(answer.raise_for_status().content)


def signs_on(store: Store, number: str, pin: str) -> int:
    told = {"number": number, "pin": pin}
    headers = {"X-Console": "1"}
    return httpx.post(f"{store.address}/console/sign-on", json=told, headers=headers, timeout=30.0).status_code


def problems(answer: httpx.Response) -> str:
    assert answer.status_code == 409, answer.text
    return " ".join(answer.json()["problems"])


def test_a_new_host_signs_on_by_badge_at_lanes_and_by_pin_at_the_console_and_leaves_within_one_fetch(
    office: Store,
) -> None:
    with at_desk(office, "amir") as amir:
        amir.post("/desk/staff", json=MEI).raise_for_status()
        assert lanes_list(office).whose_badge("BADGE-2001") == "mei-lin"
        assert signs_on(office, "2001", "8351") == 200
        amir.post("/desk/staff/mei-lin/proof", json={"pin": "7294", "again": "7294"}).raise_for_status()
        assert (signs_on(office, "2001", "8351"), signs_on(office, "2001", "7294")) == (401, 200)
        assert lanes_list(office).whose_badge("BADGE-2001") is None
        amir.post("/desk/staff/mei-lin", json={**MEI, "role": "technician", "name": "Mei L."}).raise_for_status()
        amir.post("/desk/staff/mei-lin/end").raise_for_status()
        assert lanes_list(office).book.member("mei-lin") is None
        assert signs_on(office, "2001", "7294") == 401
        assert trail(amir, "desk") == ["staff_hired", "staff_pin", "staff_changed", "staff_ended"]
        assert "Mei L." in amir.get("/desk/staff").text
        amir.post("/desk/staff", json=MEI).raise_for_status()
        assert lanes_list(office).book.numbered("2001") == lanes_list(office).book.member("mei-lin-2")


def test_a_managers_account_takes_another_manager(office: Store) -> None:
    with at_desk(office, "amir") as amir, at_desk(office, "nora") as nora:
        amir.post("/desk/staff", json={**MEI, "role": "manager"}).raise_for_status()
        amir.post("/desk/staff/nora/proof", json={"pin": "7294", "again": "7294"}).raise_for_status()
        assert lanes_list(office).book.member("mei-lin") is None
        assert "Another manager has to approve it." in problems(amir.post("/desk/staff/wishes/1/approve"))
        nora.post("/desk/staff/wishes/1/approve").raise_for_status()
        nora.post("/desk/staff/wishes/2/refuse").raise_for_status()
        assert signs_on(office, "2001", "8351") == 200
        assert signs_on(office, "1004", "2468") == 200
        assert trail(amir, "desk") == ["staff_hired_wished", "staff_pin_wished"]
        assert trail(amir, "approve") == ["staff_approved", "staff_refused"]
        amir.post("/desk/staff/amir/proof", json={"pin": "7294", "again": "7294"}).raise_for_status()
        assert signs_on(office, "1002", "7294") == 200


def test_what_waits_is_not_done_over_a_later_change(office: Store) -> None:
    with at_desk(office, "amir") as amir, at_desk(office, "nora") as nora:
        amir.post("/desk/staff/lena", json={**MEI, "name": "Lena K.", "role": "manager"}).raise_for_status()
        nora.post("/desk/staff/lena/end").raise_for_status()
        assert "changed meanwhile" in problems(nora.post("/desk/staff/wishes/1/approve"))
        assert "not there any more" in problems(nora.post("/desk/staff/wishes/1/approve"))
        assert lanes_list(office).book.member("lena") is None


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"number": "12"}, "3 to 8 digits"),
        ({"number": "1001"}, "Somebody else has this number"),
        ({"name": "  "}, "1 to 24 letters"),
        ({"pin": "12a4", "again": "12a4"}, "4 to 8 digits"),
        ({"pin": "4567", "again": "4567"}, "too easy"),
        ({"again": "8352"}, "not the same"),
        ({"badge": "x"}, "6 to 60 signs"),
        ({"badge": "STAFF-1001"}, "Somebody else has this badge"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_hired(office: Store, wrong: dict[str, Any], says: str) -> None:
    with at_desk(office, "amir") as amir:
        answer = amir.post("/desk/staff", json={**MEI, **wrong})
        assert says in problems(answer)
        assert MEI["pin"] not in answer.text
        assert lanes_list(office).book.member("mei-lin") is None


def test_a_store_keeps_a_manager_and_no_host_hires(office: Store) -> None:
    with at_desk(office, "amir") as amir, at_desk(office, "lena") as lena:
        assert "Nobody ends their own" in problems(amir.post("/desk/staff/amir/end"))
        assert lena.post("/desk/staff", json=MEI).status_code == 403
        amir.post("/desk/staff/nora/end").raise_for_status()
        hired = amir.post("/desk/staff", json={**MEI, "role": "manager"})
        assert "second manager into the staff file" in problems(hired)
        changed = amir.post("/desk/staff/amir", json={"name": "Amir N.", "number": "1002", "role": "host"})
        assert "last manager" in problems(changed)
        assert amir.get("/desk/staff/nora").status_code == 404


def test_no_pin_or_badge_is_in_the_books_or_on_a_page(office: Store) -> None:
    with at_desk(office, "amir") as amir:
        amir.post("/desk/staff", json=MEI).raise_for_status()
        amir.post("/desk/staff", json={**MEI, "number": "2002", "badge": "BADGE-2002", "role": "manager"})
        pages = amir.get("/desk/staff").text + amir.get("/desk/staff/mei-lin").text
    books = b"".join(path.read_bytes() for path in Path(office.folder).glob("store.db*"))
    for secret in (MEI["badge"], "BADGE-2002"):
        assert secret not in pages
        assert secret.encode() not in books
    assert "$argon2id$" not in pages

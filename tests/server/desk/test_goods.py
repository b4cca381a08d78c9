"""Items, their sheet and the promotions as the desk's pages show them."""

from __future__ import annotations

import html
import re

from server.desk.goods import AT_A_TIME
from server.desk.sheet_text import BOM, read_upload
from tests.server.desk.desk import SHEET, at_desk
from tests.server.running import Store


def test_items_come_a_page_at_a_time_and_keep_what_is_wanted(office: Store) -> None:
    with at_desk(office, "amir") as browser:
        first = browser.get("/desk/items", params={"q": "a"}).text
        [further] = re.findall(r'href="(\?[^"]*after=\d+)"', first)
        second = browser.get(f"/desk/items{html.unescape(further)}").text
    names = [re.findall(r'<td><a href="/desk/items/([^"]+)"', page) for page in (first, second)]
    assert len(names[0]) == AT_A_TIME
    assert names[1]
    assert not set(names[0]) & set(names[1])


def test_the_export_opens_in_excel_and_is_the_sheet_that_was_published(office: Store) -> None:
    with at_desk(office, "amir") as browser:
        answer = browser.get("/desk/items.csv")
    assert answer.content.startswith(BOM.encode())
    assert re.fullmatch(r'attachment; filename="items-2-[0-9a-f]{12}\.csv"', answer.headers["Content-Disposition"])
    assert read_upload(answer.content).records == read_upload(SHEET).records


def test_promotions_are_listed_by_their_names_and_kinds(office: Store) -> None:
    with at_desk(office, "amir") as browser:
        page = browser.get("/desk/rules").text
        text = browser.get("/desk/rules/offers").text
    assert "<td>2 pizzas for 5.00</td><td>n for one price</td>" in page
    assert "pizzas-2" in text

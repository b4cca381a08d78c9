"""The reports over real HTTP and as people see them: for managers, on every screen, and to take along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from tests.server.desk.desk import at_desk, crew_of_two
from tests.server.desk.test_looks import SIZES, signs_on
from tests.server.running import Store
from tests.server.sales import one_sale, sale
from tests.server.wall.browser import WAIT_MS, chromium, serious
from tests.server.wall.shop_floor import floor
from tests.server.wall.test_looks import CUT_OFF, TOO_SMALL

DAY = {"first": "2026-11-22", "last": "2026-11-22"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path, crew=crew_of_two(tmp_path).name)
    made.post([sale(1), sale(2)]).raise_for_status()
    yield made
    made.closes()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def test_a_manager_reads_a_day_and_takes_it_along_and_the_trail_says_so(office: Store) -> None:
    taken = f"€{2 * one_sale().pricing.to_pay.minor / 100:.2f}"
    with at_desk(office, "amir") as amir:
        page = amir.get("/reports", params=DAY)
        assert taken in page.text
        assert 'href="/reports" aria-current="page"' in page.text
        sheet, paper = (amir.get(f"/reports/day-end.{kind}", params=DAY) for kind in ("csv", "pdf"))
        assert taken.removeprefix("€") in sheet.text
        assert paper.content.startswith(b"%PDF-")
        assert paper.headers["Content-Disposition"] == 'attachment; filename="day-end_2026-11-22.pdf"'
        acts = amir.get("/console/acts", params={"act": "reports"}).json()["acts"]
        assert [row["after"]["file"] for row in acts] == ["pdf", "csv"]


def test_days_in_the_wrong_order_are_turned_and_a_lane_without_sales_says_so(office: Store) -> None:
    with at_desk(office, "amir") as amir:
        turned = amir.get("/reports", params={"first": "2026-11-23", "last": "2026-11-20"}).text
        assert "2026-11-20 – 2026-11-23" in turned
        assert "Nothing was sold on these days." in amir.get("/reports", params={**DAY, "lane": "7"}).text
        assert amir.get("/reports", params={"first": "2026-02-30"}).status_code == 422


@pytest.mark.parametrize("path", ["/reports", "/reports/day-end.csv", "/reports/day-end.pdf"])
def test_the_days_money_is_the_managers(office: Store, path: str) -> None:
    with at_desk(office, "lena") as lena:
        assert lena.get(path, params=DAY).status_code == 403
    answer = httpx.get(f"{office.address}{path}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/sign-on")


@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_nobody_is_kept_out_and_nothing_is_cut_off(
    browser: Browser, office: Store, request: pytest.FixtureRequest, language: str
) -> None:
    kept = request.config.getoption("--pictures")
    context = browser.new_context(locale=language, color_scheme="dark" if language == "zh-CN" else "light")
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    signs_on(page, office, "amir")
    wrong = []
    for name, path in (("reports", "/reports?first=2026-11-22"), ("reports-empty", "/reports?first=2026-01-01")):
        page.goto(f"{office.address}{path}")
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            if kept:
                page.screenshot(path=Path(kept) / f"{name}-{size}-{language}.png", animations="disabled")
            found = [*serious(page), *page.evaluate(TOO_SMALL), *(["cut off"] if page.evaluate(CUT_OFF) else [])]
            wrong += [f"{name}, {size}: {one}" for one in found]
    context.close()
    assert wrong == []

"""The pages of the experience over real HTTP: who may see what, in which language, and that they stay right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.look import LaneLook
from server.clock import now
from server.db.engine import open_database
from server.db.models import SaleRow
from tests.server.experience.visits import by_chance, fill, tap, visit
from tests.server.running import Store
from tests.server.staff.crew import PINS, staff_file
from tests.server.wall.shop_floor import floor, looks

HOST, MANAGER, TECHNICIAN = ("1001", "lena"), ("1002", "amir"), ("1003", "tess")
TODAY = max(now().date(), date(2026, 11, 22)).isoformat()
BEFORE = (date.fromisoformat(TODAY) - timedelta(days=1)).isoformat()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path, crew=staff_file(tmp_path).name)
    yield made
    made.closes()


@pytest.fixture
def books(store: Store) -> Iterator[Engine]:
    opened = open_database(store.settings.database)
    yield opened
    opened.dispose()


@contextmanager
def signed_on(store: Store, who: tuple[str, str] = MANAGER) -> Iterator[httpx.Client]:
    number, staff = who
    with httpx.Client(base_url=store.address, headers={"X-Console": "1"}, timeout=20.0) as browser:
        assert browser.post("/console/sign-on", json={"number": number, "pin": PINS[staff]}).status_code == 200
        yield browser


def sold(books: Engine, day: str, minor: int) -> None:
    """At lane 4, before noon."""
    at = f"{day}T11:00:00+01:00"
    told = {"lane": "4", "journal": "a" * 32, "session": "4-1", "started_at": at, "paid_at": at, "language": "en"}
    money = {"currency": "EUR", "net_minor": minor, "tax_minor": 0, "gross_minor": minor, "saving_minor": 0}
    with Session(books) as session, session.begin():
        session.add(SaleRow(seq=1, receipt_no=1, day=day, **told, **money))


def figure(page: str, key: str) -> str:
    """What the card says."""
    found = re.search(rf'id="card-{key}".*?<strong>(.*?)</strong>', page, re.DOTALL)
    assert found is not None
    return found[1].replace("\N{NO-BREAK SPACE}", " ")


def test_an_empty_store_says_so_and_shows_no_zero_percent(store: Store) -> None:
    with signed_on(store) as browser:
        page = browser.get("/experience")
    assert page.status_code == 200
    assert {figure(page.text, key) for key in ("csat", "net", "checkout", "interventions", "payments")} == {"–"}
    assert "No taps yet." in page.text
    assert "Nobody gave up." in page.text
    assert "0 sales · no taps yet" in page.text
    assert ">0\N{NO-BREAK SPACE}%" not in page.text
    assert 'href="/experience" aria-current="page"' in page.text


def test_one_sale_and_one_tap_are_told_as_one(store: Store, books: Engine) -> None:
    fill(books, [visit(1, TODAY), tap("b" * 32, f"{TODAY}T10", 5)])
    with signed_on(store) as browser:
        page = browser.get("/experience").text
    assert "1 sale · 1 tap (100\N{NO-BREAK SPACE}%)" in page
    assert figure(page, "checkout") == "2:00"
    assert figure(page, "given_up") == "0.0 %"  # of one that started


def test_what_is_chosen_is_what_is_counted(store: Store, books: Engine) -> None:
    fill(books, [visit(1, TODAY, "4"), visit(2, TODAY, "7", scan_ms=150_000), visit(3, BEFORE, "7", hour=17)])
    with signed_on(store) as browser:
        asked = ({"lane": "7"}, {"period": "yesterday"}, {"period": "week", "from_hour": 17}, {"language": "de"})
        pages = [browser.get("/experience", params=one).text for one in asked]
    assert [figure(page, "checkout") for page in pages] == ["3:00", "2:00", "2:00", "–"]
    assert '<option value="7" selected>' in pages[0]


def test_the_days_money_is_for_managers_and_not_for_the_wall(store: Store, books: Engine) -> None:
    fill(books, [visit(1, TODAY)])
    sold(books, TODAY, 2140)
    with signed_on(store) as manager, signed_on(store, HOST) as host:
        assert "€21.40" in manager.get("/experience").text
        assert "€21.40" not in manager.get("/experience?wall=1").text
        assert "€21.40" not in manager.get("/experience?from_hour=9").text  # sales know of no hours
        page = host.get("/experience")
    assert page.status_code == 200
    assert "1 sale" in page.text
    assert "€" not in page.text


def test_who_is_not_signed_on_is_sent_where_they_can_and_a_technician_may_not(store: Store) -> None:
    for path in ("/experience", "/experience/sessions", "/experience/sessions/1"):
        answer = httpx.get(f"{store.address}{path}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/console/sign-on")
        with signed_on(store, TECHNICIAN) as technician:
            assert technician.get(path).status_code == 403
    for path in ("/experience/news", "/experience/charts/taps.svg"):
        assert httpx.get(f"{store.address}{path}").status_code == 401
        with signed_on(store, TECHNICIAN) as technician:
            assert technician.get(path).status_code == 403


def test_charts_are_pictures_of_what_is_chosen_in_the_browsers_language(store: Store, books: Engine) -> None:
    fill(books, [tap("c" * 32, f"{TODAY}T10", 5), tap("d" * 32, f"{BEFORE}T10", 1)])
    with signed_on(store) as browser:
        taps = browser.get("/experience/charts/taps.svg", params={"lang": "zh_CN", "look": "dark", "size": "narrow"})
        again = browser.get(taps.url, headers={"If-None-Match": taps.headers["ETag"]})
        days = browser.get("/experience/charts/satisfaction.svg")
        none = browser.get("/experience/charts/weather.svg")
    assert taps.headers["Content-Type"] == "image/svg+xml"
    assert "非常好" in taps.text
    assert (again.status_code, days.status_code, none.status_code) == (304, 200, 404)


def test_news_come_when_a_visit_or_a_tap_has_come_and_when_a_lane_is_heard(store: Store, books: Engine) -> None:
    with signed_on(store) as browser:
        tags = [browser.get("/experience/news").json()["tag"]]
        for happens in (
            lambda: fill(books, [visit(1, TODAY)]),
            lambda: fill(books, [tap("e" * 32, f"{TODAY}T10", 5)]),
            lambda: looks(store, "4", LaneLook(light="free")),
        ):
            happens()
            tags.append(browser.get("/experience/news", params={"seen": tags[-1]}).json()["tag"])
    assert len(set(tags)) == 4


def test_from_a_figure_to_its_visits_and_to_one_of_them(store: Store, books: Engine) -> None:
    lost = visit(2, TODAY, outcome="abandoned", left_step="weigh", pay_ms=0)
    fill(books, [visit(1, TODAY), lost])
    with signed_on(store, HOST) as browser:
        page = browser.get("/experience").text
        [way] = re.findall(r'href="(/experience/sessions\?of=left[^"]*)"', page)
        listed = browser.get(way.replace("&amp;", "&"))
        [one] = re.findall(r'href="(/experience/sessions/\d+)"', listed.text)
        told = browser.get(one)
        nobody = browser.get("/experience/sessions/99")
    assert "Given up at this step: Weighing" in listed.text
    assert "Left · Weighing" in told.text
    assert "python -m kiosk journal replay PATH --session 4-000002" in told.text
    assert nobody.status_code == 404


def test_pages_of_visits_follow_each_other_and_keep_what_is_chosen(store: Store, books: Engine) -> None:
    fill(books, [visit(number, TODAY, "4") for number in range(1, 56)])
    with signed_on(store) as browser:
        first = browser.get("/experience/sessions", params={"of": "paid", "lane": "4", "sort": "total"})
        [older] = re.findall(r'href="\?([^"]*after=50[^"]*)"', first.text)
        rest = browser.get(f"/experience/sessions?{older.replace('&amp;', '&')}")
    rows = [len(re.findall(r'href="/experience/sessions/\d+"', page.text)) for page in (first, rest)]
    assert rows == [50, 5]
    assert 'aria-current="true">Longest<' in rest.text


@pytest.mark.parametrize("query", ["period=ever", "from_hour=24", "lane=%27", "after=-1", "of=members"])
def test_what_no_page_asks_is_refused(store: Store, query: str) -> None:
    with signed_on(store) as browser:
        assert browser.get(f"/experience/sessions?{query}").status_code == 422


def test_in_chinese_everything_is_chinese(store: Store, books: Engine) -> None:
    fill(books, by_chance(9, 120, (TODAY, BEFORE)).all())
    with signed_on(store) as browser:
        for path in ("/experience", "/experience/sessions", "/experience/sessions/3"):
            page = browser.get(path, params={"lang": "zh_CN"}).text
            shown = re.sub(
                r"<script.*?</script>|<code>.*?</code>|<title>.*?</title>|<[^>]*>", " ", page, flags=re.DOTALL
            )
            words = set(re.findall(r"[A-Za-z]{4,}", shown)) - {
                "Green",
                "Corner",
                "English",
                "Amir",
                "Wilson",
                "Erlang",
                "PATH",
            }
            assert words == set(), path

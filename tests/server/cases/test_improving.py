"""The two-weekly list in a browser: proposed, done, compared, and said at the lanes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from kiosk.core.said import LANGUAGES, read_said
from server.cases import room
from server.cases.effect import Compared, Verdict
from server.cases.improving import figures, signed
from server.wall.words import load_words
from tests.server.cases.cases import Talk
from tests.server.cases.improving import a_fortnight
from tests.server.cases.talking import a_day_of_talk
from tests.server.cases.test_pages import CUT_OFF, SIZES, TOO_SMALL, at
from tests.server.cases.test_said import fetched
from tests.server.running import Store
from tests.server.staff.crew import PINS, staff_file
from tests.server.wall.browser import chromium, serious
from tests.server.wall.shop_floor import floor

WORDS = load_words(room.FOLDER / "words.json")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path, crew=staff_file(tmp_path).name)
    yield made
    made.closes()


@pytest.fixture
def talk(store: Store) -> Iterator[Talk]:
    made = a_day_of_talk(store)
    a_fortnight(made)
    yield made
    made.engine.dispose()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def test_what_became_better_and_what_nobody_can_tell_yet_stand_there_with_their_intervals(
    browser: Browser, store: Store, talk: Talk
) -> None:
    page = at(browser, store, "/cases/improvements")
    better = page.locator(".improvements .card", has_text="Bigger pictures of loose fruit")
    expect(better.locator(".chip")).to_have_text("Better")
    expect(better).to_contain_text("Time to weigh, median: 4")
    waiting = page.locator(".improvements .card", has_text="A second host")
    expect(waiting.locator(".chip")).to_have_text("Can’t tell yet")
    expect(waiting).to_contain_text("Wait for help, median")
    page.context.close()


def test_a_host_puts_what_is_proposed_on_the_list_and_says_when_it_was_done(
    browser: Browser, store: Store, talk: Talk
) -> None:
    page = at(browser, store, "/cases/improvements")
    row = page.locator(".proposed li", has_text="the floor is dirty")
    row.get_by_placeholder("What will be better?").fill("The floor is mopped at noon")
    row.get_by_role("button", name="Put it on the list").click()
    card = page.locator(".improvements .card", has_text="The floor is mopped at noon")
    card.get_by_text("It is done").click()
    card.get_by_role("button", name="Done", exact=True).click()
    expect(card).to_contain_text("There is nothing to compare with yet.")
    expect(page.get_by_text("Say it at the lanes")).to_have_count(0)  # that is the managers'
    page.context.close()


def test_a_manager_says_it_at_the_lanes_in_six_languages_and_takes_it_back(
    browser: Browser, store: Store, talk: Talk
) -> None:
    page = at(browser, store, "/cases/improvements", "amir")
    card = page.locator(".improvements .card", has_text="A second host")
    card.get_by_text("Say it at the lanes").click()
    for half in ("said", "did"):
        for language in LANGUAGES:
            card.locator(f'[data-group="{half}"] [data-key="{language}"]').fill(f"{half} in {language}")
    card.get_by_role("button", name="Show it at all lanes").click()
    expect(page.locator(".shown .card")).to_have_count(2)
    newest = read_said(fetched(store).content)[0]
    assert [newest.in_words(language) for language in LANGUAGES] == [
        (f"said in {language}", f"did in {language}") for language in LANGUAGES
    ]
    page.get_by_role("button", name="Do not show it any more").first.click()
    expect(page.locator(".shown .card")).to_have_count(1)
    assert len(read_said(fetched(store).content)) == 1
    page.context.close()


def test_hosts_say_nothing_at_the_lanes_and_nonsense_is_refused(store: Store, talk: Talk) -> None:
    both = {"said": {"en": "a", "zh_CN": "甲"}, "did": {"en": "b", "zh_CN": "乙"}}
    here = "/cases/improvements"
    with httpx.Client(base_url=store.address, headers={"X-Console": "1"}, timeout=20.0) as lena:
        assert lena.get(here).status_code == 303
        lena.post("/console/sign-on", json={"number": "1001", "pin": PINS["lena"]})
        assert lena.post(f"{here}/1/said", json=both).status_code == 403
        assert lena.post(f"{here}/said/1/withdraw").status_code == 403
        assert lena.post(f"{here}/99/drop").json() == {"error": "unknown"}
        assert lena.post(f"{here}/1/done", json={"on": "2099-01-01", "figure": "csat"}).status_code == 409
        assert lena.post(f"{here}/of/1", json={"title": " "}).status_code == 422
    with httpx.Client(base_url=store.address, headers={"X-Console": "1"}, timeout=20.0) as amir:
        amir.post("/console/sign-on", json={"number": "1002", "pin": PINS["amir"]})
        for told in ({"said": {"en": "a"}, "did": {"en": "b"}}, {**both, "did": {"xx": "b"}}, {"said": both["said"]}):
            assert amir.post(f"{here}/1/said", json=told).status_code == 422
        assert amir.post(f"{here}/1/said", json={**both, "said": {"en": "a\nb", "zh_CN": "甲"}}).status_code == 422
        assert amir.post(f"{here}/said/99/withdraw").status_code == 409


@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_nobody_is_kept_out_and_nothing_is_cut_off(
    browser: Browser, store: Store, talk: Talk, language: str, request: pytest.FixtureRequest
) -> None:
    kept, wrong = request.config.getoption("--pictures"), []
    page = at(browser, store, "/cases/improvements", "amir", language)
    for moment in ("list", "forms"):
        if moment == "forms":
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for name, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            if kept:
                page.screenshot(path=Path(kept) / f"improvements-{moment}-{name}-{language}.png", full_page=True)
            found = [*serious(page), *page.evaluate(TOO_SMALL)] + ["cut off"] * page.evaluate(CUT_OFF)
            wrong += [f"{moment}, {name}: {one}" for one in found]
    page.context.close()
    assert wrong == []


def test_shares_are_told_in_percent_and_points_and_times_in_seconds() -> None:
    share = Compared(0.8, 0.85, 0.05, 0.01, 0.09, 400, Verdict.BETTER)
    time = Compared(41_000, 30_000, -11_000, -12_500, -9_200, 144, Verdict.BETTER)
    assert figures("csat", share, WORDS["en"]) == (
        "Good or very good taps: 80.0 % before, 85.0 % after; difference +1.0 to +9.0 points (95 %, 400 each)."
    )
    assert figures("weigh_time", time, WORDS["en"]) == (
        "Time to weigh, median: 41.0 s before, 30.0 s after; difference −12.5 to −9.2 s (95 %, 144 each)."
    )
    assert "个百分点" in figures("csat", share, WORDS["zh_CN"])


def test_a_difference_has_its_sign() -> None:
    assert [signed(number) for number in (1.25, -1.25, 0.0)] == ["+1.2", "−1.2", "+0.0"]

"""The report of a virtual day: one file, the same for one seed, whose first sentence says whether the books balance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import pytest
from playwright.sync_api import Page

from scripts.proofs.day.figures import ON_MONEY, STUCK
from scripts.proofs.day.report import OF_THIS_RUN, page, write
from scripts.proofs.day.tables import Played
from scripts.proofs.report import Extent
from scripts.proofs.virtual_day import play
from tests.server.postgres import server
from tests.server.wall.browser import chromium, serious

TINY = Extent(5, None, 11, 2)
TINY_S = 240.0
WIDTHS = {"laptop": 1280, "paper": 720, "phone": 390}
CUT_OFF = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(tmp_path_factory.mktemp("day"), TINY, TINY_S, server())


@pytest.fixture
def browsed(day: Played, tmp_path: Path) -> Iterator[tuple[Page, list[str]]]:
    """The report as it opens from the disk, and all that it asked the network for."""
    write(day, tmp_path / "day.html")
    with chromium() as browser:
        opened, asked = browser.new_page(), []
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto((tmp_path / "day.html").as_uri())
        yield opened, asked


def first_sentence(report: str) -> str:
    [found] = re.findall(r"<h1[^>]*>(.*?)</h1>", report, re.DOTALL)
    return " ".join(found.split())


def test_one_seed_gives_one_report_but_for_what_tells_of_the_run(day: Played, tmp_path: Path) -> None:
    again = play(tmp_path, TINY, TINY_S, server())
    [told, _], [told_again, _] = page(day).split(OF_THIS_RUN), page(again).split(OF_THIS_RUN)
    assert told == told_again


def test_another_seed_gives_another_report(day: Played, tmp_path: Path) -> None:
    other = play(tmp_path, replace(TINY, seed=12), TINY_S, server())
    assert page(replace(other, seed=11)).split(OF_THIS_RUN)[0] != page(day).split(OF_THIS_RUN)[0]


def test_drawings_do_not_hang_on_the_look_that_a_user_has_chosen(day: Played) -> None:
    usual = page(day)
    with mpl.rc_context({"lines.linewidth": 9, "font.family": "monospace", "xtick.direction": "in"}):
        assert page(day) == usual


def test_the_first_sentence_says_that_the_books_balance_and_on_what(day: Played) -> None:
    taken = sum(result.taken_minor for result in day.results)
    assert taken > 0
    assert first_sentence(page(day)) == (
        f"The books balance to the cent: {taken / 100:,.2f} EUR taken = journaled = booked."
    )


def test_a_sale_that_the_server_lacks_is_in_the_first_sentence_and_in_its_lanes_row(day: Played) -> None:
    lane = next(lane for lane in day.lanes if day.booked.get(lane))
    report = page(replace(day, booked={**day.booked, lane: {}}))
    assert first_sentence(report).startswith("The books do not balance:")
    assert re.search(rf'<tr class="bad"><th>{lane}</th>', report)


def test_a_claim_that_does_not_hold_is_told_above_all_figures(day: Played) -> None:
    [stuck] = [row for row in day.claims if row.what == STUCK]
    claims = [replace(row, figure="3 at lane 1", holds=False) if row is stuck else row for row in day.claims]
    report = page(replace(day, claims=claims))
    assert "but 1 of" in first_sentence(report)
    assert report.index("<strong>who were stuck:</strong> 3 at lane 1") < report.index("<main>")


@pytest.mark.parametrize("what", ON_MONEY)
def test_a_claim_on_money_that_does_not_hold_is_the_first_sentence(day: Played, what: str) -> None:
    [claim] = [row for row in day.claims if row.what == what]
    claims = [replace(row, holds=False) if row is claim else row for row in day.claims]
    assert first_sentence(page(replace(day, claims=claims))).startswith("The books do not balance:")


def test_what_was_taken_for_no_receipt_has_a_column_of_its_own(day: Played) -> None:
    assert '<th class="figure">for no receipt</th>' not in page(day)
    [first, *others] = day.results
    lane, ways = next((lane, ways) for lane, ways in first.taken.items() if ways)
    taken = {**first.taken, lane: {**ways, "cash": ways.get("cash", 0) + 5}}
    report = page(replace(day, results=[replace(first, taken=taken, beside={lane: {"cash": 5}}), *others]))
    assert "with 0.05 that stands for no receipt" in first_sentence(report)
    assert '<th class="figure">for no receipt</th>' in report


def test_the_report_opens_from_the_disk_and_asks_for_nothing_else(browsed: tuple[Page, list[str]]) -> None:
    opened, asked = browsed
    assert opened.title() == "Virtual day, seed 11"
    assert [url for url in asked if not url.startswith("file:")] == []
    assert len(asked) == 1


def test_nothing_of_the_report_is_cut_off_and_nobody_is_kept_out(browsed: tuple[Page, list[str]]) -> None:
    opened, _ = browsed
    for width in WIDTHS.values():
        opened.set_viewport_size({"width": width, "height": 900})
        assert not opened.evaluate(CUT_OFF), width
    assert serious(opened) == []


def test_the_journals_tell_of_the_very_visits_that_were_made(day: Played) -> None:
    told, visits, shoppers = day.told, day.visits, {one.number: one for one in day.shoppers}
    assert visits
    for lane in day.lanes:
        mine = [visit for visit in visits if visit.lane == lane]
        assert told[lane].started == len(mine)
        assert told[lane].ended["paid"] == sum(visit.how == "paid" for visit in mine)
        bought = [visit for visit in mine if visit.how == "paid"]
        assert told[lane].pieces == sum(visit.picks + visit.bags - visit.undone for visit in bought) > 0
        picked = [pick for visit in bought for pick in shoppers[visit.shopper].picks]
        assert told[lane].weighed == sum(pick.grams > 0 and not pick.undone for pick in picked) > 0


def test_the_report_is_light(day: Played) -> None:
    assert len(page(day).encode()) < 400_000

import json
import re

import pytest
from starlette.requests import Request

from server.asking.named import Named
from server.bag_questions.book import BagDay
from server.console.figures import DayTaps, DayTotal, DayWords, Remark, Trouble
from server.console.page import FOLDER, DayOfSales, money, told
from server.db.models import BundleRow, CashAlarmRow, DebtRow
from server.ingest.payloads import SaleIn
from server.wall.pages import Pages
from server.wall.words import HTML_LANGUAGE, load_words
from tests.server.sales import JOURNAL, payload, sale_row

NO_TAPS = DayTaps(dict.fromkeys(range(1, 6), 0))


WORDS = load_words(FOLDER / "words.json")
PAGES = Pages("Green <Corner>").room("sales", FOLDER)


def render(language: str = "en", **more: object) -> str:
    given: dict[str, object] = {
        "day": "2026-11-22", "today": "2026-11-22", "totals": [], "sales": [], "opened": None, "taps": NO_TAPS,
        "said": DayWords({}, {}, ()), "survey": Named({}, {}), "troubles": [], "lanes": [], "debts": [], **more,
    }  # fmt: skip
    of = DayOfSales(**given)  # type: ignore[arg-type]
    asking = Request({"type": "http", "headers": []})
    return PAGES.show(asking, "sales", language, **told(of, WORDS[language], language)).body.decode()  # type: ignore[union-attr]


def words(page: str) -> str:
    shown = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown))


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (1234, "EUR", "€12.34"),
        (1234, "JPY", "¥1,234"),
        (-5, "EUR", "−€0.05"),
        (100, "CNY", "CN¥1.00"),
        (0, "EUR", "€0.00"),
    ],
)
def test_money_is_written_as_its_currency_is(minor: int, currency: str, text: str) -> None:
    assert money(minor, currency) == text


def test_a_quiet_day_says_so() -> None:
    page = words(render())
    assert "Nothing was sold on this day." in page
    assert "Today, Sunday, 22 November 2026" in page
    assert "Needs a look" not in page


def test_a_chosen_sale_is_shown_to_the_cent() -> None:
    given = payload()
    given["lines"][0]["names"] = {"en": "<script>alert(1)</script>"}
    row = sale_row(SaleIn.model_validate(given), JOURNAL, 10)
    row.id = 1
    page = render(sales=[row], opened=row, totals=[DayTotal("EUR", 1, row.gross_minor, row.tax_minor)])
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    shown = words(page)
    for text in (
        "4-000001", "2 × €1.29", "1.250 kg × €2.79/kg", money(row.gross_minor, "EUR"), "•••• 4242", "Tax X, 8.25 %",
        "Plus tax €0.41",
    ):  # fmt: skip
        assert text in shown


def test_taps_and_troubles_are_shown() -> None:
    taps = DayTaps({1: 1, 2: 0, 3: 0, 4: 1, 5: 2})
    troubles = [Trouble("4", JOURNAL, seq, "", "it does not add up", "parked") for seq in range(7)]
    shown = words(render(taps=taps, troubles=troubles))
    assert "75 % good or very good; taps: 4" in shown
    assert "Records that need a look: 7" in shown
    assert "and 2 more" in shown


def test_questions_reasons_and_remarks_are_shown_and_a_remark_is_only_text() -> None:
    remark = Remark("2026-11-22T10", "4", 2, "weighing-easy", "<b>slow</b>")
    said = DayWords({"weighing-easy": DayTaps({**NO_TAPS.by_face, 2: 1, 5: 1})}, {"scale-slow": 1}, (remark,))
    page = render(said=said)
    assert "&lt;b&gt;slow" in page
    assert "weighing easy 2 50 %" in words(page)
    assert "scale slow 1" in words(page)
    assert "Bad, Lane 4, 10 h" in words(page)


def test_the_days_beside_it_can_be_reached() -> None:
    page = render(day="2026-11-20")
    assert 'href="/sales?day=2026-11-19"' in page
    assert 'href="/sales?day=2026-11-21"' in page
    assert 'href="/sales?day=2026-11-23"' not in render()
    assert "9999-99-99" in words(render(day="9999-99-99"))


def test_money_owed_to_shoppers_is_shown_with_all_that_is_known_of_it() -> None:
    debt = DebtRow(
        lane="4",
        at="2026-11-21T18:05:00+01:00",
        currency="EUR",
        amount_minor=200,
        reason="reversal is <not> possible",
        tenders=[{"card_name": "VISA", "card_last4": "4242", "terminal_id": "52500041", "receipt_no": "0041"}],
    )
    text = words(page := render(debts=[debt]))
    assert "Lane 4, 2026-11-21 18:05: €2.00, VISA •••• 4242, terminal 52500041, receipt 0041." in text
    assert "reversal is &lt;not&gt; possible" in page
    assert "owed to shoppers" not in words(render())


def test_cash_that_somebody_must_look_after_is_told_with_its_lane_and_box() -> None:
    at = "2026-11-21T18:05:00+01:00"
    alarms = [
        CashAlarmRow(lane="4", at=at, box="coins", currency="EUR", amount_minor=200, reason="EU200A"),
        CashAlarmRow(lane="4", at=at, box="notes", currency=None, amount_minor=None, reason="<reset>"),
    ]
    text = words(page := render(alarms=alarms))
    assert "Lane 4, 2026-11-21 18:05, coin box: €2.00 came for no payment." in text
    assert 'note box: count it: <span lang="en">&lt;reset&gt;</span>' in page
    assert "look after cash" not in words(render())


def test_support_bundles_are_fetched_from_the_page() -> None:
    page = render(bundles=[BundleRow(id=3, lane="4", received_at="2026-11-21T18:05:00+01:00", size=70_000)])
    assert "Lane 4 support bundle 2026-11-21 18:05, 68 KiB, sealed" in words(page)
    assert '<a href="/api/v1/bundles/3" download>' in page
    assert "support bundle" not in words(render())


def test_change_that_is_owed_is_told_as_cash() -> None:
    debt = DebtRow(
        lane="4",
        at="2026-11-21T18:05:00+01:00",
        currency="EUR",
        amount_minor=22,
        reason="it ran empty",
        tenders=[{"kind": "cash", "card_name": "", "card_last4": "", "terminal_id": "", "receipt_no": ""}],
    )
    assert "€0.22, in cash. it ran empty" in words(render(debts=[debt]))


def test_what_came_of_questions_about_the_bag_is_shown_lane_by_lane() -> None:
    four = BagDay(lane="4", asked=6, alone=3, let_be=1, staff=1, left=1, seconds=121)
    shown = words(render(bags=[four, BagDay(lane="7", asked=1, alone=0, let_be=0, staff=1, left=0, seconds=31)]))
    assert "Bag questions of 7, staff were called for 2" in shown
    assert "4 6 3 1 1 1 20 s" in shown
    assert "Bag questions" not in words(render())


def test_every_language_says_everything_that_the_page_says() -> None:
    own = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    assert own["en"].keys() == own["zh_CN"].keys()
    assert own.keys() == HTML_LANGUAGE.keys()
    page = (FOLDER / "sales.html").read_text(encoding="utf-8") + (FOLDER / "page.py").read_text(encoding="utf-8")
    said = {*re.findall(r"words\.(\w+)", page), *re.findall(r'words\["(\w+)"\]', page)}
    assert {one for one in own["en"].keys() - said if not one.startswith(("face_", "box_"))} == set()
    assert "2026年11月22日" in words(render("zh_CN"))

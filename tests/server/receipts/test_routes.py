"""The e-receipt over real HTTP, as a phone asks for it."""

import httpx
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.core.wire import seal
from server.db.engine import open_engine
from server.db.models import ReceiptTappedRow, TapRow
from server.receipts.guesses import MOST_CODES
from tests.server.running import Store
from tests.server.sales import JOURNAL, code, sale

CODE = code(1)


def asks(store: Store, code: str = CODE, language: str = "", **query: str) -> httpx.Response:
    return httpx.get(f"{store.address}/r/{code}", headers={"Accept-Language": language}, params=query)


def test_a_receipt_is_there_for_whoever_has_its_code(store: Store) -> None:
    assert asks(store).status_code == 404
    store.post([sale(1)])
    answer = asks(store)
    assert answer.status_code == 200
    assert "€14.96" in answer.text
    assert "Receipt 4-000001" in answer.text


def test_it_speaks_the_phones_language_or_the_one_chosen(store: Store) -> None:
    store.post([sale(1)])
    assert asks(store, language="zh-CN").headers["Content-Language"] == "zh-Hans"
    assert "付款成功" in asks(store, language="zh-CN").text
    english = asks(store, language="zh-CN", lang="en")
    assert "Paid. Thank you!" in english.text
    assert 'href="?lang=zh_CN"' in english.text


def test_nobody_else_learns_of_it(store: Store) -> None:
    store.post([sale(1)])
    for answer in (asks(store), asks(store, code="nothing")):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for word in ("<script", "http://", "https://", "@import", "url("):
            assert word not in answer.text.replace("http://www.w3.org/2000/svg", "")


def test_whatever_opens_nothing_is_answered_alike(store: Store) -> None:
    answers = [asks(store, code=code) for code in ("A" * 22, "x", "4-000001", CODE[:-1])]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert "Receipts arrive within some minutes." in answers[0].text
    assert "小票通常几分钟内送达" in asks(store, code="x", language="zh").text


def test_who_tries_many_codes_must_wait(store: Store) -> None:
    store.post([sale(1)])
    for number in range(MOST_CODES):
        assert asks(store, code=f"{number:022d}").status_code == 404
    answer = asks(store, code="B" * 22)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")
    assert "Please try again in ten minutes." in answer.text


def test_a_sale_of_before_there_were_e_receipts_is_taken_and_has_no_page(store: Store) -> None:
    payload = dict(sale(1).payload)
    payload.pop("receipt")
    old = seal(lane="4", journal=JOURNAL, seq=10, kind="sale", version=1, payload=payload)
    assert store.post([old]).json() == {"taken": 10, "parked": []}
    assert store.receipts() == [1]
    assert asks(store).status_code == 404


def test_what_a_lane_sends_is_shown_as_text(store: Store) -> None:
    from tests.server.sales import altered

    store.post([altered(1, lambda told: told["receipt"]["seller"].update(name="<b>Shop</b>"))])
    answer = asks(store)
    assert "&lt;b&gt;Shop" in answer.text
    assert "<b>Shop" not in answer.text


def taps(store: Store, code: str = CODE, language: str = "zh_CN", **form: str) -> httpx.Response:
    return httpx.post(f"{store.address}/r/{code}", params={"lang": language}, data=form)


def test_whoever_has_the_page_taps_once_and_nothing_leads_back(store: Store) -> None:
    store.post([sale(1)])
    assert 'name="face"' in asks(store).text
    answer = taps(store, face="2", remark="队伍太长 0170 1234567")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/r/{CODE}?lang=zh_CN#said")
    taps(store, face="5")
    assert "谢谢您的评价！" in asks(store, lang="zh_CN").text
    assert 'name="face"' not in asks(store).text
    with Session(open_engine(store.settings.database)) as session:
        [tap] = session.scalars(select(TapRow)).all()
        [tapped] = session.scalars(select(ReceiptTappedRow)).all()
        assert (tap.face, tap.language, tap.lane) == (2, "zh_CN", "4")
        assert tap.words is not None
        assert (tap.words.question, tap.words.remark) == ("e-receipt", "队伍太长 …")
        assert {tapped.page_hash, tapped.day}.isdisjoint({tap.tap, tap.hour})


def test_a_tap_without_a_face_is_asked_for_one_and_what_opens_nothing_takes_none(store: Store) -> None:
    store.post([sale(1)])
    for form in ({"remark": "nice"}, {"face": "9"}, {"face": "五"}):
        answer = taps(store, language="en", **form)
        assert (answer.status_code, "Please choose a face first." in answer.text) == (422, True)
    assert taps(store, code="A" * 22, face="5").status_code == 404
    assert taps(store, face="5", remark="x" * 9_000).status_code == 413
    assert 'name="face"' in asks(store).text

from kiosk.core.wire import sale_payload
from server.ingest.payloads import SaleIn, SaleIn3, SaleIn4, TapIn, TapIn1
from server.ingest.rows import tap_values, words_values
from tests.server.sales import JOURNAL, asked_tap, changed_sale, payload, sale_row, sale_with_coupon, tap


def test_every_figure_of_a_sale_has_its_column() -> None:
    told = payload()
    row = sale_row(SaleIn.model_validate(told), JOURNAL, 10)
    assert (row.seq, row.day, row.gross_minor) == (10, told["paid_at"][:10], told["total"]["gross_minor"])
    for line, sent in zip(row.lines, told["lines"], strict=True):
        kept = {name: getattr(line, name) for name in sent if name != "tax"}
        assert kept == {name: value for name, value in sent.items() if name != "tax"}
        assert {"code": line.tax_code, "rate_bp": line.tax_rate_bp, "inclusive": line.tax_inclusive} == sent["tax"]
    assert row.tenders[0].card_last4 == "4242"


def test_packs_and_coupons_have_rows_of_their_own() -> None:
    row = sale_row(SaleIn3.model_validate(sale_with_coupon(7).payload), JOURNAL, 70)
    assert [(pack.line, pack.lot, pack.serial, pack.expires) for pack in row.packs] == [(1, "L1", "S1", "")]
    assert [(one.place, one.coupon, one.serial) for one in row.coupons] == [(0, "M20", "7")]
    assert sale_row(SaleIn.model_validate(payload()), JOURNAL, 10).packs == []


def test_what_staff_changed_has_rows_of_its_own() -> None:
    told = sale_payload(changed_sale())
    row = sale_row(SaleIn4.model_validate(told), JOURNAL, 70)
    acts = [(one.place, one.act, one.line, one.staff, one.why) for one in row.changes]
    assert acts[0] == (0, "price_change", 1, "amir", "shelf")
    assert acts[-1] == (4, "tax_exempt", 0, "amir", "certificate")
    assert [one.note for one in row.changes][-1] == "EX-1042"
    voided = row.changes[3]
    assert (voided.act, voided.line, voided.after_minor) == ("void_line", 2, 0)
    assert 2 not in [line.line for line in row.lines]


def test_a_tap_is_kept_as_it_came() -> None:
    assert tap_values(TapIn1.model_validate(tap(5).payload)) == tap(5).payload


def test_what_a_tap_answers_and_why_is_kept_beside_it() -> None:
    told = asked_tap(6, of=5, reasons=["scale-slow"], remark="too slow").payload
    read = TapIn.model_validate(told)
    assert {**tap_values(read), **words_values(read)} == told
    assert set(words_values(read)) == {"tap", "question", "reasons", "remark"}

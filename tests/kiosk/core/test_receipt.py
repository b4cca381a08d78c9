"""The receipt document: what was bought, what it came to, what tax is in it; the same for paper and screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.fiscal import process_data
from kiosk.core.policy import Seller
from kiosk.core.pricing import RuleBook, price_basket
from kiosk.core.pricing.rules import Fee
from kiosk.core.pricing.units import Goods
from kiosk.core.receipt import (
    Receipt,
    ReceiptCode,
    ReceiptRule,
    ReceiptText,
    amount,
    change_owed,
    rate,
    receipt_document,
)
from kiosk.core.session.facts import Sale, SalePaid
from kiosk.core.session.inputs import AmountGiven, CardTouched, LanguageTouched, PayTouched, SplitTouched
from kiosk.core.values import Money, Way
from kiosk.gallery.goods import CHIPS
from tests.shop import APPLES, BREAD, EXTRA, MILK, POLICY, SOAP, Shop, item

LAMP = item("02000000000084", "Lamp", 1995, tax=EXTRA)


def sale_of(shop: Shop) -> Sale:
    [paid] = shop.pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return paid.sale


def paid_in_parts() -> Sale:
    shop = visit().does(PayTouched(), SplitTouched(), AmountGiven(500)).terminal_authorises().terminal_completes()
    shop.does(CardTouched()).terminal_authorises().terminal_completes()
    [paid] = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return paid.sale


def visit() -> Shop:
    return Shop().opens().scans(MILK, MILK, SOAP).weighs(APPLES, 855)


def rows(receipt: Receipt) -> list[str]:
    """As it reads: left, then right after a bar; a rule as dashes."""
    shown = []
    for line in receipt.lines:
        match line:
            case ReceiptText():
                shown.append(f"{line.text} | {line.right}" if line.right else line.text)
            case ReceiptRule():
                shown.append("---")
            case ReceiptCode():
                shown.append(f"[{line.data}]")
    return shown


def test_a_receipt_tells_the_whole_visit() -> None:
    assert rows(receipt_document(sale_of(visit()), POLICY, copy=False)) == [
        "Green Corner",
        "12 Harbour Street",
        "---",
        "Whole milk 1 l | 2.58 A",
        "  2 x 1.29",
        "Soap | 1.99 B",
        "Red apples | 2.36 A",
        "  0.845 kg NET x 2.79/kg",
        "---",
        "TOTAL EUR | 6.93",
        "Card **** 4242 | 6.93",
        "---",
        "A  Tax 7 % of 4.62 | 0.32",
        "B  Tax 19 % of 1.67 | 0.32",
        "---",
        "Terminal 52500041",
        "APPROVED",
        "---",
        "Receipt 4-000001 | 2026-11-22 10:00:17",
        "Tax no. | DE000000000",
        "[RECEIPT;4-000001;2026-11-22T10:00:17+00:00;6.93;EUR]",
        "Thank you!",
    ]


def test_a_receipt_speaks_the_language_of_its_visit() -> None:
    shown = rows(receipt_document(sale_of(visit().does(LanguageTouched("zh_CN"))), POLICY, copy=True))
    assert "Whole milk 1 l（中） | 2.58 A" in shown
    assert "  净重 0.845 kg x 2.79/kg" in shown
    assert {"*** 副本 ***", "合计 EUR | 6.93", "谢谢光临！"} < set(shown)


def test_a_language_without_words_of_its_own_is_printed_in_english() -> None:
    sale = replace(sale_of(visit()), language="de")
    assert "TOTAL EUR | 6.93" in rows(receipt_document(sale, POLICY, copy=False))


def test_a_copy_differs_from_the_first_by_its_mark_only() -> None:
    sale = sale_of(visit())
    first, copy = (rows(receipt_document(sale, POLICY, copy=copy)) for copy in (False, True))
    assert [row for row in copy if row != "*** COPY ***"] == first


def test_tax_that_comes_on_top_is_shown_between_the_lines_and_the_total() -> None:
    shown = rows(receipt_document(sale_of(Shop().opens().scans(LAMP, BREAD)), POLICY, copy=False))
    at = shown.index("plus tax | 1.65")
    assert shown[at + 1] == f"TOTAL EUR | {(1995 + 165 + 349) / 100:.2f}"
    assert "X  Tax 8.25 % of 19.95 | 1.65" in shown


def test_the_lines_and_the_tax_on_top_add_up_to_the_total() -> None:
    sale = sale_of(visit().scans(LAMP))
    shown = sum(line.shown.minor for line in sale.pricing.lines)
    extra = next(row for row in rows(receipt_document(sale, POLICY, copy=False)) if row.startswith("plus tax"))
    assert shown + round(float(extra.rpartition(" ")[2]) * 100) == sale.pricing.to_pay.minor


def test_why_a_line_costs_less_stands_below_its_shelf_price_and_the_saving_below_the_total() -> None:
    shown = rows(receipt_document(sale_of(Shop().opens().scans(CHIPS, CHIPS, CHIPS)), POLICY, copy=False))
    chips = shown.index("Sea salt chips 150 g | 5.97 A")
    assert shown[chips + 1 : chips + 3] == ["  3 x 1.99", "  3 for 2 | -1.99 A"]
    assert shown.index("TOTAL EUR | 3.98") < shown.index("You saved | 1.99")
    chinese = Shop().opens().does(LanguageTouched("zh_CN")).scans(CHIPS, CHIPS, CHIPS)
    assert "  买二送一 | -1.99 A" in rows(receipt_document(sale_of(chinese), POLICY, copy=False))


def test_a_deposit_stands_below_its_item_and_in_no_tax() -> None:
    sale = sale_of(Shop().opens().scans(MILK, MILK))
    deposit = Fee(id="d", names=(("en", "Deposit"),), minor=25, of=Goods(everything=True), tax=None)
    priced = price_basket(sale.lines, "EUR", RuleBook(currency="EUR", fees=(deposit,)))
    shown = rows(receipt_document(replace(sale, pricing=priced), POLICY, copy=False))
    milk = shown.index("Whole milk 1 l | 2.58 A")
    assert shown[milk + 2] == "  Deposit | 0.50  "
    assert "TOTAL EUR | 3.08" in shown
    assert [row for row in shown if row.startswith("A  Tax")] == ["A  Tax 7 % of 2.41 | 0.17"]


def test_what_a_store_does_not_have_takes_no_line() -> None:
    sale = sale_of(visit())
    bare = replace(sale, seller=Seller(name="Green Corner"))
    full, less = (rows(receipt_document(one, POLICY, copy=False)) for one in (sale, bare))
    assert len(full) - len(less) == 2


def test_a_sale_keeps_the_store_it_was_made_in_and_an_old_one_takes_todays() -> None:
    sale, moved = sale_of(visit()), replace(POLICY, store_address="7 New Street")
    assert "12 Harbour Street" in rows(receipt_document(sale, moved, copy=True))
    assert "7 New Street" in rows(receipt_document(replace(sale, seller=None), moved, copy=True))


def test_without_a_slip_or_a_card_number_the_card_is_only_named() -> None:
    sale = sale_of(visit())
    bare = replace(sale, tender=replace(sale.tender, slip=("", " "), card_last4=""))
    shown = rows(receipt_document(bare, POLICY, copy=False))
    assert "Card | 6.93" in shown
    assert "Terminal 52500041" not in shown


def test_the_feeds_around_a_slip_are_left_out_and_those_within_stay() -> None:
    sale = sale_of(visit())
    fed = replace(sale, tender=replace(sale.tender, slip=("", "FIRST", "", "LAST", "  ")))
    shown = rows(receipt_document(fed, POLICY, copy=False))
    at = shown.index("FIRST")
    assert shown[at - 1 : at + 4] == ["---", "FIRST", "", "LAST", "---"]


def test_a_card_is_called_by_its_name() -> None:
    sale = sale_of(visit())
    named = replace(sale, tender=replace(sale.tender, card_name="girocard"))
    assert "girocard **** 4242 | 6.93" in rows(receipt_document(named, POLICY, copy=False))


def test_a_simulated_lane_says_so_on_paper() -> None:
    sale = sale_of(visit())
    real, simulated = (
        rows(receipt_document(replace(sale, seller=replace(POLICY.seller, simulated=simulated)), POLICY, copy=False))
        for simulated in (False, True)
    )
    assert len(simulated) == len(real) + 1


@pytest.mark.parametrize(
    ("minor", "currency", "shown"),
    [
        (2480, "EUR", "24.80"),
        (5, "EUR", "0.05"),
        (0, "EUR", "0.00"),
        (-199, "EUR", "-1.99"),
        (-5, "EUR", "-0.05"),
        (2480, "JPY", "2480"),
        (-2480, "JPY", "-2480"),
        (2480, "KWD", "2.480"),
    ],
)
def test_an_amount_has_the_decimals_of_its_currency(minor: int, currency: str, shown: str) -> None:
    assert amount(Money(minor, currency)) == shown


@pytest.mark.parametrize(("rate_bp", "shown"), [(1900, "19"), (750, "7.5"), (825, "8.25"), (0, "0")])
def test_a_rate_is_shown_without_idle_zeros(rate_bp: int, shown: str) -> None:
    assert rate(rate_bp) == shown


def test_each_part_of_a_payment_is_on_the_receipt_with_its_own_slip() -> None:
    sale = paid_in_parts()
    shown = rows(receipt_document(sale, POLICY, copy=False))
    assert [row for row in shown if "4242" in row] == ["Card **** 4242 | 5.00", "Card **** 4242 | 1.93"]
    assert shown.count("APPROVED") == 2
    assert process_data(sale).endswith(";card:693")


def test_change_that_is_still_due_stands_under_the_change() -> None:
    sale = sale_of(visit())
    slip = change_owed(Money(22, "EUR"), "en")
    tender = replace(
        sale.tender,
        card_last4="",
        way=Way.CASH,
        tendered=sale.tender.amount + Money(522, "EUR"),
        slip=slip,
    )
    shown = rows(receipt_document(replace(sale, tender=tender), POLICY, copy=False))
    place = shown.index("Change | -5.22")
    assert shown[place + 1 : place + 3] == ["Change still due: 0.22 EUR", "A colleague brings it to you."]
    assert shown.count(slip[0]) == 1


def test_money_from_a_phone_and_from_a_purse_is_told_apart() -> None:
    sale = sale_of(visit())
    to_pay = sale.pricing.to_pay
    phone = replace(
        sale.tender, amount=Money(500, "EUR"), card_name="Alipay", card_last4="", receipt_no="W-77", way=Way.WALLET
    )
    rest = to_pay - phone.amount
    cash = replace(sale.tender, amount=rest, card_last4="", way=Way.CASH, tendered=Money(2000, "EUR"))
    shown = rows(receipt_document(replace(sale, tender=cash, earlier=(phone,)), POLICY, copy=False))
    paid = shown.index("Alipay | 5.00")
    change = amount(rest - Money(2000, "EUR"))
    assert shown[paid : paid + 4] == ["Alipay | 5.00", "Payment | W-77", "Cash | 20.00", f"Change | {change}"]

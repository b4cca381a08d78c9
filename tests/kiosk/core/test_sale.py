from dataclasses import replace

from kiosk.core.sale import Tender, without_blank_ends
from kiosk.core.session.facts import Sale, SalePaid
from kiosk.core.values import Money
from tests.shop import MILK, Shop


def a_sale() -> Sale:
    (paid,) = Shop().opens().scans(MILK).pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return paid.sale


def part(slip: tuple[str, ...]) -> Tender:
    return replace(a_sale().tender, amount=Money(29, "EUR"), attempt="4-000001-a0", slip=slip)


def test_one_payment_keeps_its_slip_as_the_terminal_gave_it() -> None:
    sale = a_sale()
    fed = replace(sale, tender=replace(sale.tender, slip=("", "PAID", "")))
    assert (fed.tenders, fed.slip) == ((fed.tender,), ("", "PAID", ""))


def test_of_several_payments_each_slip_is_there_a_blank_line_between_two() -> None:
    sale = replace(a_sale(), earlier=(part(("", "FIRST")), part((" ",)), part(("SECOND", ""))))
    assert sale.slip == ("FIRST", "", "SECOND", "", "Terminal 52500041", "APPROVED")
    assert [tender.amount.minor for tender in sale.tenders] == [29, 29, 29, 129]


def test_what_a_terminal_feeds_around_its_slip_is_no_part_of_it() -> None:
    assert without_blank_ends(("", "A", "", "B", " ")) == ("A", "", "B")
    assert without_blank_ends(("", " ")) == ()

"""What a lane tells the store before it gives money back."""

from kiosk.core.claims import Claim, claim_of
from kiosk.core.refund import Refund, Wanted, returned
from kiosk.core.session.facts import SalePaid
from tests.shop import BREAD, MILK, Shop


def test_a_claim_names_the_sale_so_many_of_each_line_and_the_refunds_that_were_counted() -> None:
    (paid,) = Shop().opens().scans(MILK, MILK, BREAD).pays().happened(SalePaid)
    lines, pricing = returned(paid.sale, (), {1: 2})
    refund = Refund(
        id="7-R1", sale=paid.sale, lines=lines, pricing=pricing, staff="lena", started_at="", steps=(), known=("4-R9",)
    )
    assert claim_of(refund) == Claim(refund="7-R1", of=Wanted(1, "4", paid.sale.paid_at), units={1: 2}, known=("4-R9",))

"""What staff may, and up to how much."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.refund import Wanted
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.inputs import AllBackTouched, ReceiptGiven, RefundTouched, SaleFound, StaffActed
from kiosk.core.session.notes import Say
from kiosk.core.session.refund_facts import RefundStarted
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.state import Paid
from kiosk.core.staff import RIGHTS, Act, Limit, Role
from tests.kiosk.core.session.crew import AMIR, LENA, STAFFED, signs_on
from tests.shop import BREAD, Shop

UP_TO_ONE_EURO = replace(RIGHTS[Role.HOST], limits={Limit.REFUND_MINOR: 100})
STRICT = replace(STAFFED, staff=replace(STAFFED.staff, rights={**RIGHTS, Role.HOST: UP_TO_ONE_EURO}))


def gives_back(shop: Shop) -> Shop:
    assert shop.state.session is not None
    assert isinstance(shop.state.session.phase, Paid)
    sale = shop.state.session.phase.sale
    wanted = Wanted(sale.receipt_no)
    return shop.does(
        StaffActed(Act.REFUND), ReceiptGiven(wanted), SaleFound(wanted, sale), AllBackTouched(), RefundTouched()
    )


def test_more_than_a_role_may_is_not_done_and_a_fact() -> None:
    shop = gives_back(signs_on(Shop(policy=STRICT).opens().scans(BREAD).pays(), LENA))
    assert not shop.happened(RefundStarted)
    [refused] = [fact for fact in shop.facts if isinstance(fact, ActRefused)]
    assert (refused.act, refused.why, refused.staff) == (Act.REFUND, NotDone.OVER_LIMIT, "lena")
    assert shop.effects[-1] == PushOutbox()
    assert shop.state.message is not None
    assert shop.state.message.say is Say.OVER_LIMIT


def test_who_has_no_limit_gives_it_back() -> None:
    shop = Shop(policy=STRICT).opens().scans(BREAD).pays()
    shop = gives_back(signs_on(shop, AMIR))
    assert shop.happened(RefundStarted)

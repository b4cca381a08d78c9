"""Every effect survives a power cut: the lane is killed right before or after one of them, starts again and asks the
device, and whoever wanted something gets it once. In the end lane, terminal, printer, signing unit and server agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.play.audit import audit
from kiosk.play.box import StoreBox
from kiosk.play.store_server import StoreServer
from scripts.proofs.kills.findings import tell
from scripts.proofs.kills.matrix import opened
from scripts.proofs.kills.plans import PLANS, Plan
from scripts.proofs.kills.shopper import Shopper

_NAMED = {plan.name: plan for plan in PLANS}
CARD, PARTS, PARTS_BACK = _NAMED["card"], _NAMED["parts"], _NAMED["parts-back"]
PHONE, PHONE_AND_CARD, CODE_BACK = _NAMED["phone"], _NAMED["phone-and-card"], _NAMED["code-back"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreServer]:
    server = StoreServer(tmp_path_factory.mktemp("recovery"), "Green Corner", ["R1", "R2"])
    server.launch()
    server.wait_ready()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def till(server: StoreServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StoreBox, Shopper]]:
    """One lane with all of its devices for all the visits here; each of them finds it as the last one left it."""
    with opened(tmp_path_factory.mktemp("lane"), server, "R1", CARD.devices) as (box, shopper):
        yield box, shopper


@pytest.fixture(scope="module")
def phones(server: StoreServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StoreBox, Shopper]]:
    """One where phones pay too."""
    with opened(tmp_path_factory.mktemp("phones"), server, "R2", PHONE.devices) as (box, shopper):
        yield box, shopper


@pytest.mark.parametrize(
    ("plan", "moment"),
    [
        pytest.param(CARD, "after effect AskTerminal payment", id="a card was asked for"),
        pytest.param(CARD, "before append of PaymentAuthorised", id="approved and not yet journaled"),
        pytest.param(CARD, "after append of PaymentAuthorised", id="approved and not yet confirmed"),
        pytest.param(CARD, "before append of SalePaid", id="charged and not yet sold"),
        pytest.param(CARD, "after effect SignSale", id="the signing unit was asked"),
        pytest.param(CARD, "before append of SaleSigned", id="signed and not yet journaled"),
        pytest.param(CARD, "after effect PrintReceipt", id="the receipt is being printed"),
        pytest.param(CARD, "before append of ReceiptPrinted", id="printed and not yet journaled"),
        pytest.param(PARTS, "before append of PartPaid", id="a part charged and not yet journaled"),
        pytest.param(PARTS_BACK, "after effect AskTerminal take_back", id="before the reversal's approval"),
        pytest.param(PARTS_BACK, "before append of PartReturned", id="after the reversal's approval"),
        pytest.param(PARTS, "before append of RefundPartPaid", id="half of a refund undone"),
        pytest.param(PARTS, "before append of RefundPaid", id="a refund undone and not yet booked"),
        pytest.param(PARTS_BACK, "after effect AskTerminal give_back", id="a card was asked for to give back"),
        pytest.param(PARTS_BACK, "before append of RefundPaid", id="money given back and not yet booked"),
    ],
)
def test_killed_at_an_effect_everybody_gets_what_they_wanted_once(
    till: tuple[StoreBox, Shopper], plan, moment: str
) -> None:
    _killed(*till, plan, moment)


@pytest.mark.parametrize(
    ("plan", "moment"),
    [
        pytest.param(PHONE, "after effect AskTerminal payment", id="a phone's code was handed to the gateway"),
        pytest.param(PHONE, "before append of PaymentAuthorised", id="a phone charged and not yet journaled"),
        pytest.param(PHONE, "before append of RefundPaid", id="money back on a phone and not yet booked"),
        pytest.param(PHONE_AND_CARD, "before append of PartPaid", id="a part by phone and not yet journaled"),
        pytest.param(PHONE_AND_CARD, "before append of RefundPartPaid", id="half of a refund, the phone is next"),
        pytest.param(CODE_BACK, "after effect StopTerminal", id="a code on the screen that nobody scanned"),
        pytest.param(CODE_BACK, "before append of PartReturned", id="a part back on a phone and not yet journaled"),
    ],
)
def test_killed_while_a_phone_pays_it_is_charged_once_by_the_gateways_own_book(
    phones: tuple[StoreBox, Shopper], plan, moment: str
) -> None:
    _killed(*phones, plan, moment)


def _killed(box: StoreBox, shopper: Shopper, plan: Plan, moment: str) -> None:
    last_words = box.folder / "last-words"
    killed = len(_lines(last_words))
    visit = shopper.visits(plan, moment)
    assert _lines(last_words)[killed:] == [moment]
    assert (visit.lost, audit(box)) == (0, "")


def test_after_all_of_that_every_receipt_is_signed_once_and_every_print_told_of(
    till: tuple[StoreBox, Shopper],
) -> None:
    box, shopper = till
    visits = [shopper.visits(CARD)]
    wrong = audit(box)
    shopper.stop()
    told = tell(box, visits, 0, wrong, 0)
    assert (told.wrong, told.doubts, told.unsigned, told.silent) == ("", 0, 0, 0)
    assert told.signatures == told.sales + told.refunds


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

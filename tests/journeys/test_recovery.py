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
from scripts.proofs.kills.plans import PLANS
from scripts.proofs.kills.shopper import Shopper

CARD, PARTS, PARTS_BACK = PLANS


@pytest.fixture(scope="module")
def till(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StoreBox, Shopper]]:
    """One lane with all of its devices for all the visits here; each of them finds it as the last one left it."""
    folder = tmp_path_factory.mktemp("recovery")
    server = StoreServer(folder / "server", "Green Corner", ["R1"])
    server.launch()
    server.wait_ready()
    try:
        with opened(folder / "lane", server, "R1") as (box, shopper):
            yield box, shopper
    finally:
        server.stop()


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
    box, shopper = till
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
    told = tell(box, visits, 0, wrong)
    assert (told.wrong, told.doubts, told.unsigned, told.silent) == ("", 0, 0, 0)
    assert told.signatures == told.sales + told.refunds


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

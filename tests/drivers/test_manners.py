"""What a driver has beside the contract is seen by whoever turns it, and only where it is there."""

from __future__ import annotations

import pytest

from drivers.contract import Acknowledges, AnswersLate, Asking, Discarding, Preparing, Stalls
from drivers.registry import PROTOCOLS, ProtocolRow

HAVE = {
    Preparing: {"escpos", "escpos-cups"},
    Acknowledges: {"zvt"},
    Asking: {"zvt"},
    Stalls: {"nexo", "wallet", "cctalk-hopper", "ssp-recycler"},
}


@pytest.mark.parametrize("row", PROTOCOLS, ids=lambda row: row.name)
@pytest.mark.parametrize("manner", HAVE, ids=lambda manner: manner.__name__)
def test_each_manner_is_that_of_the_drivers_that_need_it(row: ProtocolRow, manner: type) -> None:
    assert isinstance(row.make_driver(), manner) == (row.name in HAVE[manner])


@pytest.mark.parametrize("row", [row for row in PROTOCOLS if row.name in HAVE[Stalls]], ids=lambda row: row.name)
def test_nothing_stalls_where_nothing_has_begun(row: ProtocolRow) -> None:
    driver = row.make_driver()
    assert isinstance(driver, Stalls)
    assert driver.stalled_since is None


def test_a_signer_answers_when_it_has_signed_and_a_bad_line_is_mended_without_a_word() -> None:
    made = {row.name: row.make_driver() for row in PROTOCOLS if row.name in ("sign-json", "dialog06")}
    signer, scale = made["sign-json"], made["dialog06"]
    assert isinstance(signer, AnswersLate)
    assert signer.answers_late
    assert isinstance(scale, Discarding)
    assert scale.discarded == 0

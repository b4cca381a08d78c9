"""How a phone pays is on the screen, and one touch asks for a code to scan."""

from __future__ import annotations

from kiosk.core.session.inputs import Input, ShowCodeTouched
from kiosk.ui.viewmodels.wallet import WalletProps, WalletViewModel, derive_wallet
from tests.kiosk.ui.scenes import scene


def test_it_shows_the_amount_and_asks_for_a_code() -> None:
    posted: list[Input] = []
    wallet = WalletViewModel(posted.append)
    wallet.show(scene("wallet"))
    assert (wallet.amount, wallet.ready) == ("€24.58", True)
    wallet.showCode()
    assert posted == [ShowCodeTouched()]


def test_where_nobody_pays_it_shows_nothing() -> None:
    assert derive_wallet(scene("basket")) == WalletProps()

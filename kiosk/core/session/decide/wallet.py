"""Paying with a phone: it shows its payment code to the scanner, or scans one from this screen.

Either is one attempt of the lane like a card's. The gateway is asked when the shopper has chosen which: a phone's code
is charged as soon as it is read where somebody pays, and nowhere else.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.decide import pay
from kiosk.core.session.inputs import WalletCodeCame
from kiosk.core.session.notes import PayView, Say, WalletCodeNoted
from kiosk.core.session.state import AttemptStage, Paid, Paying, Screen, screen
from kiosk.core.session.turn import Turn
from kiosk.core.values import Way


def touched(turn: Turn) -> None:
    """How a phone pays is on the screen."""
    view = turn.state.view
    if isinstance(view, PayView) and pay.ready(turn, Way.WALLET) is not None:
        turn.hush()
        turn.open(replace(view, phone=True))


def show_code_touched(turn: Turn) -> None:
    """The gateway is asked for a code that the phone scans."""
    if isinstance(turn.state.view, PayView) and turn.state.view.phone:
        pay.charge_phone(turn)


def code_read(turn: Turn, code: str) -> None:
    """It is charged where somebody pays, also instead of a code that this screen shows. Before that they are told when;
    a phone that is still held there is let be.
    """
    state, session = turn.state, turn.state.session
    if session is None:
        if state.attempt is None and state.pad is None:
            turn.say_for_a_while(Say.WALLET_FIRST_PAY)
    elif isinstance(session.phase, Paying):
        if state.wallet_code:
            pay.give_up(turn, code)  # the last word is the shopper's: ours is cancelled first
        elif state.attempt is not None and state.attempt.way is not Way.WALLET:
            asked_after = state.attempt.stage in (AttemptStage.DOUBT, AttemptStage.PARKED)
            turn.say(Say.ASKING_BANK if asked_after else Say.PAY_FIRST_STOP)
    elif screen(state) in (Screen.PAY, Screen.WALLET):
        pay.charge_phone(turn, code)
    elif not isinstance(session.phase, Paid):
        turn.say(Say.WALLET_FIRST_PAY)


def code_came(turn: Turn, event: WalletCodeCame) -> None:
    """The code is on the screen as long as it is good: the gateway's time is the shopper's."""
    if pay.is_open(turn, event.attempt) and turn.attempt.stage is AttemptStage.SENT:
        turn.happened(WalletCodeNoted(event.text, turn.moment.mono, event.until))

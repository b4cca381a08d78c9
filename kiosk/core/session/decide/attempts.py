"""The lane's one attempt to move money begins: durably first, then whoever moves it is asked.

Not while the cash drawer opens: that is over within seconds.
"""

from __future__ import annotations

from kiosk.core.sale import Tender
from kiosk.core.session.decide import payouts
from kiosk.core.session.effects import AskTerminal
from kiosk.core.session.facts import PaymentStarted
from kiosk.core.session.notes import PatienceSet, Say
from kiosk.core.session.state import AttemptKind
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money, Way

_MISSING = {Way.WALLET: Say.WALLET_MISSING, Way.CASH: Say.CASH_MISSING}


def say_missing(turn: Turn, way: Way) -> None:
    """Whoever moves money by `way` cannot be asked now."""
    turn.say(_MISSING.get(way, Say.CARD_MISSING))


def wait_for_drawer(turn: Turn) -> bool:
    """Whether money must wait for the cash drawer; then that is said."""
    if turn.state.no_sale is None:
        return False
    turn.say_for_a_while(Say.DRAWER_FIRST)
    return True


def begin(
    turn: Turn,
    owner: str,
    amount: Money,
    kind: AttemptKind = AttemptKind.PAYMENT,
    of: Tender | None = None,
    way: Way = Way.CARD,
    code: str = "",
) -> bool:
    """Whoever moves money by `way` is asked for `amount`, of the visit or refund `owner`; False where that is not
    ready, or money moves already.

    Who has to show a card has so long for it; what is undone needs none. `code` is what a phone showed.
    """
    if way is Way.CASH:  # of the visit it is put in; this is what goes back
        return payouts.begin(turn, owner, amount, kind, of)
    mark = turn.state.mark_of(way)
    if mark is None or turn.state.attempt is not None:
        return False
    attempt = f"{owner}-a{turn.state.attempts + 1}"
    turn.happened(
        PaymentStarted(
            session=owner,
            attempt=attempt,
            amount=amount,
            mark=mark,
            at=turn.moment.wall,
            kind=kind,
            of=of,
            way=way,
        )
    )
    if kind is not AttemptKind.TAKE_BACK:
        turn.happened(PatienceSet(turn.moment.mono + turn.policy.payment_patience_s))
    turn.effect(AskTerminal(attempt, amount, kind, of, way, code))
    return True

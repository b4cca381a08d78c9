"""Signatures of the tax office's unit: asked for with each sale, waited for a moment, made up for later.

A sale never waits for the unit. Only paper does, and not for long: without a signature in time it says that the signing
device failed. The unit gives one key one signature, so that asking again is always safe.
"""

from __future__ import annotations

from kiosk.core.fiscal import process_data, sign_key
from kiosk.core.session.decide import receipt
from kiosk.core.session.effects import PushOutbox, SignSale
from kiosk.core.session.facts import Sale, SaleSigned, SigningFailed
from kiosk.core.session.notes import SigningWaits
from kiosk.core.session.turn import Turn
from kiosk.core.signature import Signature, Signing


def sold(turn: Turn, sale: Sale) -> None:
    """The sale just paid is with the unit, or marked where there is none to ask now."""
    if sale.signing is not Signing.PENDING:
        return
    if turn.state.signer_ready:
        _ask_next(turn)
    else:
        _fail_pending(turn, "the signing unit is not there")


def started(turn: Turn) -> None:
    """The unit has a moment to come before what was under way is marked."""
    if _pending(turn):
        turn.happened(SigningWaits("", turn.moment.mono + turn.policy.signing_patience_s))


def signer_came(turn: Turn) -> None:
    turn.happened(SigningWaits("", None))
    _ask_next(turn)


def signed(turn: Turn, key: str, signature: Signature) -> None:
    """The sale named `key` is signed, and the next one is asked about; paper that waited for it goes out."""
    sale = next((one for one in turn.state.unsigned if sign_key(one) == key), None)
    if sale is None:
        return
    late = sale.signing is Signing.FAILED
    turn.happened(
        SaleSigned(
            session=sale.session,
            lane=sale.lane,
            receipt_no=sale.receipt_no,
            at=turn.moment.wall,
            data=process_data(sale),
            signature=signature,
            late=late,
        ),
        SigningWaits("", None),
    )
    turn.effect(PushOutbox())
    if not late:
        receipt.print_waiting(turn, sale.session)
    _ask_next(turn)


def not_signed(turn: Turn, key: str, reason: str) -> None:
    """The unit could not. It is asked again after a pause, and when it comes back."""
    if key == turn.state.sign_key:
        _fail_pending(turn, reason)
        _ask_later(turn)


def ticked(turn: Turn) -> None:
    """No answer in time: the shopper's paper waits no longer; or the pause is over, and the unit is asked again."""
    until = turn.state.sign_until
    if until is None or until > turn.moment.mono:
        return
    asked = turn.state.sign_key
    _fail_pending(turn, "the signing unit did not answer in time")
    if asked:
        _ask_later(turn)
    else:
        turn.happened(SigningWaits("", None))
        _ask_next(turn)


def _ask_next(turn: Turn) -> None:
    """One question at a time: the sale whose shopper waits, else the oldest that was left."""
    state = turn.state
    if not state.signer_ready or state.sign_key or not state.unsigned:
        return
    sale = (_pending(turn) or state.unsigned)[0]
    key = sign_key(sale)
    turn.happened(SigningWaits(key, turn.moment.mono + turn.policy.signing_patience_s))
    turn.effect(SignSale(key, process_data(sale)))


def _ask_later(turn: Turn) -> None:
    turn.happened(SigningWaits("", turn.moment.mono + turn.policy.signing_pause_s))


def _fail_pending(turn: Turn, reason: str) -> None:
    """Said once of a sale; paper that waited goes out and says so too."""
    for sale in _pending(turn):
        turn.happened(
            SigningFailed(
                session=sale.session, lane=sale.lane, receipt_no=sale.receipt_no, at=turn.moment.wall, reason=reason
            )
        )
        turn.effect(PushOutbox())
        receipt.print_waiting(turn, sale.session)


def _pending(turn: Turn) -> tuple[Sale, ...]:
    return tuple(sale for sale in turn.state.unsigned if sale.signing is Signing.PENDING)

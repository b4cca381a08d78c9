"""What is said while a phone pays: which icon it shows, what is, and what to do."""

from __future__ import annotations

from kiosk.core.session.state import Attempt, AttemptKind, AttemptStage
from kiosk.ui.scene import Scene

SCANS = "qr"
"""The icon, where the phone is to scan the code on this screen instead."""


def said_of_phone(scene: Scene, attempt: Attempt) -> tuple[str, str, str]:
    state, words = scene.state, scene.words
    match attempt.stage:
        case AttemptStage.DOUBT | AttemptStage.PARKED:
            return "clock", words("We are asking the payment service."), words("You won't pay twice.")
        case AttemptStage.AUTHORISED | AttemptStage.SENT if attempt.kind is not AttemptKind.PAYMENT:
            return "undo", words("Your phone payment goes back."), words("Please wait. There is nothing to do.")
        case AttemptStage.AUTHORISED:
            return "check", words("Approved"), words("One moment, your receipt comes.")
        case AttemptStage.SENT if state.phone_code:
            return "barcode", words("One moment"), words("We take the code on your phone instead.")
        case AttemptStage.SENT if state.giving_up:
            return "refresh", words("Stopping the payment"), words("One moment. The payment service has the last word.")
        case AttemptStage.SENT if state.wallet_code:
            return SCANS, words("Scan this code with your phone"), words("Then agree in your wallet app.")
        case AttemptStage.SENT if state.card_text:
            return "hand", words("Please agree on your phone"), words("Your wallet app asks you.")
        case AttemptStage.SENT:
            return "refresh", words("One moment"), words("We are asking the payment service.")

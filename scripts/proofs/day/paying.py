"""How shoppers pay at a lane: with a card, in cash, with a phone."""

from __future__ import annotations

from kiosk.core.session.cash_inputs import CashTouched
from kiosk.core.session.inputs import Device, ShowCodeTouched, WalletTouched
from kiosk.core.session.state import LaneState, Screen, screen
from kiosk.core.session.touches import CardTouched, PayTouched
from scripts.proofs.day.bags import Bags
from scripts.proofs.day.hands import REACTS_S, TRIES, Hands, Stuck
from scripts.proofs.day.population import Pays
from scripts.proofs.day.walk import Pause, Steps, Until

CARD_S = 90.0
DOUBT_S = 240.0
"""The longest that a lane asks after what became of a charge."""
PIECE_S = 12.0
NOTES = ((2000, "EUR20"), (1000, "EUR10"), (500, "EUR5"))
COINS = tuple((worth, f"EU{worth:03d}A") for worth in (200, 100, 50, 20, 10, 5, 2, 1))


class Paying:
    def __init__(self, hands: Hands, bags: Bags) -> None:
        self._hands = hands
        self._lane = hands.lane
        self._bags = bags
        self._changes = hands.chance.random() < 0.5  # pays with a note that is too much

    def pay(self) -> Steps[None]:
        """All of it is paid afterwards; raises `Stuck`."""
        pays = self._hands.shopper.pays
        if pays is Pays.CASH and (yield from self._with_cash()):
            self._hands.visit.pays = "cash"
        elif pays in (Pays.PHONE, Pays.SCREEN) and (yield from self._with_phone()):
            self._hands.visit.pays = "phone"
        else:
            yield from self._with_card(tries=2 if pays is Pays.SECOND_TRY else 1)
            self._hands.visit.pays = "card"

    def _comes_to_pay(self) -> Steps[None]:
        """The ways to pay are on the screen: what is to be said or seen to first is over."""
        for _ in range(2 * TRIES):
            if screen(self._hands.state) is Screen.PAY:
                return
            session = self._hands.state.session
            if session is not None and session.interventions:
                yield from self._hands.waits_for_staff()
                yield Pause(1.0)
            else:
                self._lane.post(PayTouched())
                yield Until(lambda state: screen(state) in (Screen.PAY, Screen.WAIT) or self._bags.is_asked, REACTS_S)
            yield from self._bags.answers()
        raise Stuck("the ways to pay")

    def _with_card(self, tries: int) -> Steps[None]:
        terminal = self._lane.wires[Device.TERMINAL]
        for left in reversed(range(tries + TRIES - 1)):
            terminal.set(
                card="decline" if left >= TRIES else "approve", card_delay_ms=round(1000 * self._hands.takes(3.5))
            )
            yield from self._comes_to_pay()
            yield Pause(self._hands.takes(1.5))
            if self._hands.shopper.drops_at and not self._hands.visit.dropped:
                self._hands.visit.dropped = True
                terminal.fault("drop_after", self._hands.shopper.drops_at)
            self._lane.post(CardTouched())
            yield Until(lambda state: screen(state) is Screen.PAYING, REACTS_S)
            yield Until(lambda state: screen(state) not in (Screen.PAYING, Screen.RESTING), CARD_S + DOUBT_S)
            terminal.clear("drop_after")
            if self._is_paid():
                return
            yield from self._hands.once_more()
        raise Stuck("the card does not pay")

    def _with_phone(self) -> Steps[bool]:
        """False where it does not, after all tries."""
        hands = self._hands
        for _ in range(TRIES):
            self._lane.wires[Device.WALLET].set(agree_ms=round(1000 * hands.takes(2.5)))
            yield from self._comes_to_pay()
            yield Pause(hands.takes(1.5))
            self._lane.post(WalletTouched())
            if not (yield Until(lambda state: screen(state) is Screen.WALLET, REACTS_S)):
                return False
            yield Pause(hands.takes(2.0))
            if hands.shopper.pays is Pays.SCREEN:
                self._lane.post(ShowCodeTouched())
            else:
                code = f"28{hands.chance.randrange(10**16):016d}"
                self._lane.wires[Device.SCANNER].set(scan=f"]C0{code}")
            yield Until(lambda state: screen(state) is Screen.PAYING, REACTS_S)
            yield Until(lambda state: screen(state) not in (Screen.PAYING, Screen.RESTING), CARD_S + DOUBT_S)
            if self._is_paid():
                return True
            yield from hands.once_more()
        return False

    def _with_cash(self) -> Steps[bool]:
        """False where the lane takes none now."""
        yield from self._comes_to_pay()
        yield Pause(self._hands.takes(1.5))
        self._lane.post(CashTouched())
        if not (yield Until(lambda state: _rest(state) > 0, REACTS_S)):
            return False
        yield Pause(1.0)
        while (rest := _rest(self._hands.state)) > 0:
            if not (yield Until(lambda _, rest=rest: bool(self._fitting(rest)), PIECE_S)):  # type: ignore[misc]
                raise Stuck("no box takes a piece")
            box, piece = self._fitting(rest)
            yield Pause(self._hands.takes(0.8))
            self._lane.wires[box].set(insert=piece)
            yield Until(lambda state, rest=rest: _rest(state) != rest, PIECE_S)  # type: ignore[misc]
        if not (yield Until(lambda _: self._is_paid(), CARD_S)):
            raise Stuck("the cash does not pay")
        return True

    def _fitting(self, rest: int) -> tuple[Device, str] | tuple[()]:
        """What is put in next, of what the boxes take now: now and then a note that is too much, else the largest that
        is not; nothing where none fits.
        """
        there = {
            (worth, box, name)
            for box, pieces in ((Device.NOTES, NOTES), (Device.COINS, COINS))
            for worth, name in pieces
            if self._lane.wires[box].state()["open"] and name in self._lane.wires[box].state()["takes"]  # type: ignore[operator]
        }
        over = [one for one in there if one[0] >= rest and one[1] is Device.NOTES]
        under = [one for one in there if one[0] <= rest]
        wanted = [min(over)] if over and (self._changes or not under) else [max(under)] if under else []
        return (wanted[0][1], wanted[0][2]) if wanted else ()

    def _is_paid(self) -> bool:
        return screen(self._hands.state) in (Screen.RECEIPT, Screen.TAP)


def _rest(state: LaneState) -> int:
    """What is still to be put in, in minor units; 0 where no cash is being paid."""
    attempt = state.attempt
    if attempt is None or attempt.cash is None:
        return 0
    return attempt.amount.minor - attempt.cash.taken.minor

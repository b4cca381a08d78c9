"""What staff see to: money to give back by hand, how much, which payments it was, and how it is given; then cash that
somebody must look after, and what came of that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.cash import AlarmEnd, Box, CashAlarm
from kiosk.core.debts import Debt, GivenAs
from kiosk.core.sale import Tender
from kiosk.core.session.inputs import AlarmSeenTo, CodeKeyTouched, GivenByHand, HandingTouched
from kiosk.core.session.state import debts_of
from kiosk.core.values import Money, Way
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.digits import Digits
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class DebtsProps:
    """Of what is next: the debt `key`, which may be given back `by_reader`; else `alarm`, whose money `stays`. '' and 0
    where there is none. While staff are `handing`, they say what `amount` a shopper got; it may be given if `complete`.
    """

    key: str = ""
    alarm: int = 0
    title: str = ""
    hint: str = ""
    question: str = ""
    by_reader: bool = False
    stays: str = ""
    handing: bool = False
    amount: str = ""
    doubtful: bool = False
    complete: bool = False


def derive_debts(scene: Scene, typed: str = "") -> DebtsProps:
    """`typed`: the digits of what staff gave, where they are about to say so."""
    debts, alarms = debts_of(scene.state), scene.state.cash_alarms
    if debts:
        return _of_debt(scene, debts[0], len(debts) + len(alarms) - 1)
    if alarms and alarms[0].number == scene.state.handing:
        return _handed(scene, alarms[0], typed)
    if alarms:
        return _of_alarm(scene, alarms[0], len(alarms) - 1)
    return DebtsProps()


def to_see_to(scene: Scene) -> str:
    """What is next, in a row; '' where there is nothing."""
    debts, alarms = debts_of(scene.state), scene.state.cash_alarms
    if debts:
        return scene.words("{amount} is owed to a shopper", amount=scene.money(debts[0].amount))
    return _told(scene, alarms[0]) if alarms else ""


def _of_debt(scene: Scene, debt: Debt, more: int) -> DebtsProps:
    paid = [_payment(scene, tender) for tender in debt.tenders]
    return DebtsProps(
        key=debt.id,
        title=scene.words("{amount} is owed to a shopper", amount=scene.money(debt.amount)),
        hint="\n".join([_since(scene, debt), *paid, *_more(scene, more)]),
        question=scene.words("How was it given back?"),
        by_reader=any(tender.way is not Way.CASH for tender in debt.tenders),
    )


def _of_alarm(scene: Scene, alarm: CashAlarm, more: int) -> DebtsProps:
    words, time = scene.words, _time(scene, alarm.at)
    stays = words("All is there")
    if alarm.told is not None:
        do = words("Since {time} it was in doubt. Ask the shopper whether they have it.", time=time)
        stays = words("The shopper has it")
    elif alarm.due is not None:
        do = words("Since {time}. Ask the shopper what came out, then count the hopper.", time=time)
        stays = words("The shopper has it")
    elif alarm.amount is not None:
        do = words("Since {time}. Ask who put it in, or leave it there.", time=time)
    elif alarm.box is Box.HOPPER:
        do = words("Since {time}. Ask the shopper what came out, then count the hopper.", time=time)
    else:
        do = words("Since {time}. Count it, and compare it with the X report.", time=time)
    return DebtsProps(
        alarm=alarm.number,
        title=_told(scene, alarm),
        hint="\n".join([do, *_more(scene, more)]),
        question=words("What came of it?"),
        stays=words("It stays in the box") if alarm.amount is not None else stays,
    )


def _handed(scene: Scene, alarm: CashAlarm, typed: str) -> DebtsProps:
    words, most = scene.words, alarm.most
    given = Money(int(typed or "0"), most.currency if most is not None else scene.policy.currency)
    doubtful = most is not None and given.minor > most.minor
    if most is None:
        hint = words("So much is booked as given by you.")
    elif doubtful:
        hint = words("It was no more than {amount}.", amount=scene.money(most))
    else:
        hint = words("It was {amount}. Change the figure if you gave less.", amount=scene.money(most))
    return DebtsProps(
        alarm=alarm.number,
        title=words("How much did you give to the shopper?"),
        hint=hint,
        handing=True,
        amount=scene.money(given),
        doubtful=doubtful,
        complete=given.minor > 0 and not doubtful,
    )


def _told(scene: Scene, alarm: CashAlarm) -> str:
    words = scene.words
    if alarm.told is not None:
        return words("{amount} did come out of the hopper", amount=scene.money(alarm.told))
    if alarm.due is not None:
        return words("{amount} may not have come out", amount=scene.money(alarm.due))
    if alarm.amount is not None:
        amount = scene.money(alarm.amount)
        notes = alarm.box is Box.NOTES
        return (
            words("{amount} is in the note box for no payment", amount=amount)
            if notes
            else words("{amount} is in the coin box for no payment", amount=amount)
        )
    match alarm.box:
        case Box.COINS:
            return words("The coin box must be counted")
        case Box.NOTES:
            return words("The note box must be counted")
        case Box.HOPPER:
            return words("The hopper must be counted")
        case _:
            assert_never(alarm.box)


def _more(scene: Scene, more: int) -> list[str]:
    return [scene.words("{count} more to see to", count=more)] if more else []


def _since(scene: Scene, debt: Debt) -> str:
    by_card = any(tender.way is not Way.CASH for tender in debt.tenders)
    if not debt.at:
        return (
            scene.words("The card reader does not give it back.")
            if by_card
            else scene.words("It lies in the box, for a basket that is not paid.")
        )
    time = _time(scene, debt.at)
    if by_card:
        return scene.words("The card reader refused it at {time}.", time=time)
    return scene.words("In cash, since {time}. The lane does not give it out.", time=time)


def _time(scene: Scene, at: str) -> str:
    """With the day where that is another."""
    return at[11:16] if at[:10] == scene.wall[:10] else at[:16].replace("T", " ")


def _payment(scene: Scene, tender: Tender) -> str:
    """As the shopper has it on the reader's slip; cash has none."""
    if tender.way is Way.CASH:
        return scene.words("{amount} in cash", amount=scene.money(tender.amount))
    card = " ".join(part for part in (tender.card_name, tender.card_last4 and f"•••• {tender.card_last4}") if part)
    return scene.words(
        "{amount}, {card}, reader's receipt {number}",
        amount=scene.money(tender.amount),
        card=card or scene.words("card"),
        number=tender.receipt_no or "–",
    )


@QmlElement
class DebtsViewModel(QObject):
    titleChanged = Signal()
    hintChanged = Signal()
    alarmChanged = Signal()
    questionChanged = Signal()
    byReaderChanged = Signal()
    staysChanged = Signal()
    keyChanged = Signal()
    handingChanged = Signal()
    amountChanged = Signal()
    doubtfulChanged = Signal()
    completeChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = DebtsProps()
        self._scene: Scene | None = None
        self._digits = Digits(MOST_DIGITS, leading_zeros=False)
        self._of: CashAlarm | None = None  # what it was typed for

    def show(self, scene: Scene) -> None:
        self._scene = scene
        of = next((one for one in scene.state.cash_alarms if one.number == scene.state.handing), None)
        if self._of != of:  # mostly a shopper got all that there was
            self._of, self._digits.text = of, str(of.most.minor) if of is not None and of.most is not None else ""
        old, self._props = self._props, derive_debts(scene, self._digits.text)
        emit_changes(self, old, self._props)

    @Slot(str)
    def give(self, way: str) -> None:
        """What shows was given back so."""
        self._post(GivenByHand(self._props.key, GivenAs(way)))

    @Slot(str)
    def seeTo(self, end: str) -> None:
        """What shows came to that."""
        self._post(AlarmSeenTo(self._props.alarm, AlarmEnd(end)))

    @Slot()
    def hand(self) -> None:
        """A shopper got money for what shows; how much is asked next."""
        self._post(HandingTouched(self._props.alarm))

    @Slot(str)
    def digit(self, digit: str) -> None:
        self._digits.add(digit)
        self._touched()

    @Slot()
    def erase(self) -> None:
        self._digits.erase()
        self._touched()

    @Slot()
    def handed(self) -> None:
        """They got so much."""
        if self._props.complete:
            self._post(AlarmSeenTo(self._props.alarm, AlarmEnd.GIVEN, int(self._digits.text)))

    def _touched(self) -> None:
        self._post(CodeKeyTouched())
        if self._scene is not None:
            self.show(self._scene)

    @Property(bool, notify=handingChanged)
    def handing(self) -> bool:
        return self._props.handing

    @Property(str, notify=amountChanged)
    def amount(self) -> str:
        return self._props.amount

    @Property(bool, notify=doubtfulChanged)
    def doubtful(self) -> bool:
        return self._props.doubtful

    @Property(bool, notify=completeChanged)
    def complete(self) -> bool:
        return self._props.complete

    @Property(bool, notify=alarmChanged)
    def alarmed(self) -> bool:
        return self._props.alarm > 0

    @Property(str, notify=questionChanged)
    def question(self) -> str:
        return self._props.question

    @Property(bool, notify=byReaderChanged)
    def byReader(self) -> bool:
        return self._props.by_reader

    @Property(str, notify=staysChanged)
    def stays(self) -> str:
        return self._props.stays

    @Property(str, notify=keyChanged)
    def key(self) -> str:
        return self._props.key

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

"""Money to give back by hand: how much, which payments it was, and how it is given."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.debts import Debt, GivenAs
from kiosk.core.sale import Tender
from kiosk.core.session.inputs import GivenByHand
from kiosk.core.session.state import debts_of
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class DebtsProps:
    """Of the debt that is to be paid next; `key` is '' where there is none."""

    key: str = ""
    title: str = ""
    hint: str = ""


def derive_debts(scene: Scene) -> DebtsProps:
    debts = debts_of(scene.state)
    if not debts:
        return DebtsProps()
    debt = debts[0]
    paid = [_payment(scene, tender) for tender in debt.tenders]
    return DebtsProps(
        key=debt.id,
        title=scene.words("{amount} is owed to a shopper", amount=scene.money(debt.amount)),
        hint="\n".join([_since(scene, debt), *paid]),
    )


def _since(scene: Scene, debt: Debt) -> str:
    """Since when, with the day where that is another."""
    if not debt.at:
        return scene.words("The card reader does not give it back.")
    shown = debt.at[11:16] if debt.at[:10] == scene.wall[:10] else debt.at[:16].replace("T", " ")
    return scene.words("The card reader refused it at {time}.", time=shown)


def _payment(scene: Scene, tender: Tender) -> str:
    """As the shopper has it on the reader's slip."""
    card = " ".join(part for part in (tender.card_name, tender.card_last4 and f"•••• {tender.card_last4}") if part)
    return scene.words(
        "{amount}, {card}, reader's receipt {number}",
        amount=scene.money(tender.amount),
        card=card or scene.words("card"),
        number=tender.receipt_no,
    )


@QmlElement
class DebtsViewModel(QObject):
    titleChanged = Signal()
    hintChanged = Signal()
    keyChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = DebtsProps()

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_debts(scene)
        emit_changes(self, old, self._props)

    @Slot(str)
    def give(self, way: str) -> None:
        """What shows was given back so."""
        self._post(GivenByHand(self._props.key, GivenAs(way)))

    @Property(str, notify=keyChanged)
    def key(self) -> str:
        return self._props.key

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

"""What staff changed, folded: of the visit it is about, and of no other."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.changes import Why
from kiosk.core.pricing import Discount
from kiosk.core.session.apply_override import apply_override
from kiosk.core.session.inputs import ChangeGiven
from kiosk.core.session.override_facts import OverrideFact
from kiosk.core.session.override_inputs import GiveDiscount, VoidLine
from tests.kiosk.core.session import crew, deeds
from tests.shop import BREAD, MILK


def test_the_facts_alone_tell_the_basket_as_it_is() -> None:
    shop = crew.signs_on(crew.opened().scans(MILK, BREAD), crew.AMIR)
    shop.does(ChangeGiven(GiveDiscount(1, Discount(minor=9)), Why.OTHER), ChangeGiven(VoidLine(2), Why.OTHER))
    assert shop.loses_power().state.session == shop.state.session


def test_another_visit_s_change_changes_nothing() -> None:
    shop = crew.opened().scans(MILK)
    facts = [fact for fact in deeds.does_all(crew.opened()).facts if isinstance(fact, OverrideFact)]
    assert facts
    for fact in facts:
        assert apply_override(shop.state, replace(fact, session="9-000009")) == shop.state

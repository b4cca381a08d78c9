from kiosk.core.interventions import InterventionKind
from kiosk.core.session.facts import SessionEnded, SessionStarted
from kiosk.core.session.inputs import CancelConfirmed, CancelTouched, NoPaperTouched
from kiosk.core.session.visit_facts import VisitTold
from kiosk.core.visit_record import Came
from tests.shop import BREAD, MILK, WINE, Shop


def kinds(shop: Shop) -> list[type]:
    return [type(fact) for fact in shop.facts]


def test_a_visit_is_told_with_the_decision_that_ends_it_and_once() -> None:
    shop = Shop().opens().scans(MILK).pays().does(NoPaperTouched())
    assert VisitTold not in kinds(shop)
    shop.waits(60).waits(60).waits(600)
    assert kinds(shop).count(VisitTold) == 1
    assert kinds(shop).index(VisitTold) == kinds(shop).index(SessionEnded) + 1


def test_who_scans_over_the_last_question_begins_a_visit_and_both_are_told() -> None:
    shop = Shop().opens().scans(MILK).pays().scans(BREAD).does(CancelTouched(), CancelConfirmed())
    first, second = (fact for fact in shop.facts if isinstance(fact, VisitTold))
    assert (first.session, second.session) == ("4-000001", "4-000002")
    assert kinds(shop).count(SessionStarted) == 2


def test_what_is_still_to_be_looked_at_as_a_visit_ends_is_left() -> None:
    shop = Shop().opens().scans(WINE).waits(4).does(CancelTouched(), CancelConfirmed())
    assert kinds(shop)[-1] is VisitTold
    [told] = (fact for fact in shop.facts if isinstance(fact, VisitTold))
    [need] = told.record.needs
    assert (need.kind, need.item, need.came) == (InterventionKind.AGE, WINE.key, Came.LEFT)
    assert need.cleared_ms == told.record.total_ms == 4_000

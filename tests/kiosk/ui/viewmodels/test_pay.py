from dataclasses import replace

from kiosk.core.sale import MOST_TENDERS
from kiosk.core.session.inputs import BackTouched, CardTouched, HelpTouched
from kiosk.core.values import Money
from kiosk.gallery.goods import BREAD, MILK
from kiosk.gallery.moments import opened
from kiosk.ui.viewmodels.pay import MOST_PICTURES, PayViewModel, derive_pay
from tests.kiosk.ui.scenes import scene, scene_of


def test_the_amount_and_what_it_is_for() -> None:
    props = derive_pay(scene("pay"))
    assert (props.amount, props.about) == ("€24.58", "10 items · Tax added €0.58")
    assert [row.picture for row in props.pictures[:2]] == ["chips", "tomato"]
    assert (props.card_ready, props.card_hint, props.more) == (True, "Tap or insert it on the reader", "")


def test_what_was_saved_is_said_once_more_and_the_figures_are_those_of_the_basket() -> None:
    props = derive_pay(scene("pay-few"))
    assert (props.amount, props.saved) == ("€5.27", "You save €1.99")
    assert [row.price for row in props.pictures] == ["€1.29", "€3.98"]


def test_a_reader_that_is_missing_is_said_not_hidden() -> None:
    props = derive_pay(scene("pay-no-reader"))
    assert (props.card_ready, props.card_hint, props.offline) == (False, "The card reader isn't ready.", "")


def test_a_lane_that_gives_no_paper_says_how_receipts_come_and_not_that_paper_is_missing() -> None:
    seen = scene("pay-no-paper")
    assert derive_pay(seen).paper == "No paper just now. Your receipt comes to your phone."
    bare = replace(seen, policy=replace(seen.policy, devices=frozenset({"scanner", "terminal"})))
    assert derive_pay(bare).paper == "Your receipt will be a code for your phone."
    nothing = replace(bare, policy=replace(bare.policy, receipt_page=""))
    assert derive_pay(nothing).paper == "There is no paper receipt here. You can pay without one."


def test_many_lines_are_counted_rather_than_squeezed() -> None:
    shop = opened("en").scans(*[MILK, BREAD] * 10)
    props = derive_pay(scene_of(shop.state))
    assert (len(props.pictures), props.more) == (MOST_PICTURES - 1, "+6")


def test_with_a_part_paid_the_rest_is_asked_for_and_what_was_paid_is_said() -> None:
    props = derive_pay(scene("pay-parted"))
    assert (props.amount, props.about, props.parted, props.splittable) == ("€14.58", "Paid already: €10.00", True, True)
    assert (derive_pay(scene("pay")).parted, derive_pay(scene("pay-no-reader")).splittable) == (False, False)


def test_the_last_payment_that_a_sale_may_have_cannot_be_split() -> None:
    state = scene("pay-parted").state
    assert state.session is not None
    [part] = state.session.parts
    few, most = (
        replace(state, session=replace(state.session, parts=(replace(part, amount=Money(1, "EUR")),) * count))
        for count in (MOST_TENDERS - 2, MOST_TENDERS - 1)
    )
    assert [derive_pay(scene_of(one)).splittable for one in (few, most)] == [True, False]


def test_touches_are_posted(qtbot) -> None:
    posted: list[object] = []
    pay = PayViewModel(posted.append)
    pay.payByCard()
    pay.seeItems()
    pay.askHelp()
    assert posted == [CardTouched(), BackTouched(), HelpTouched()]

from dataclasses import replace

from kiosk.core.pricing import Label
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.session.inputs import BackTouched, CountScanned, LabelScanned, PriceTouched, TakeTouched
from kiosk.core.values import Money
from kiosk.gallery.goods import BANANAS, EGGS, MILK
from kiosk.gallery.moments import shopping
from kiosk.ui.scene import Scene
from kiosk.ui.viewmodels.price import PriceViewModel, derive_price
from tests.kiosk.ui.scenes import scene, scene_of

DEPOSIT = read_rules(
    {
        "format": 1,
        "currency": "EUR",
        "rules": [
            {
                "id": "deposit",
                "kind": "fee",
                "name": {"en": "Deposit", "zh_CN": "押金"},
                "for": {"items": [MILK.key]},
                "amount": 25,
            }
        ],
    }
)


def asked(scan: object, **policy: object) -> Scene:
    shown = scene_of(shopping("en").does(PriceTouched(), scan).state)
    return replace(shown, policy=replace(shown.policy, **policy))


def test_before_a_scan_there_is_no_price() -> None:
    assert not derive_price(scene("price-empty")).known


def test_a_piece_with_its_offer() -> None:
    props = derive_price(scene("price"))
    assert (props.name, props.price, props.per, props.offers) == (
        "Sea salt chips 150 g",
        "€1.99",
        "each",
        "Offer: 3 for 2",
    )


def test_a_reduced_price_stands_beside_what_it_was() -> None:
    props = derive_price(scene("price-reduced"))
    assert (props.price, props.was, props.offers) == ("€1.99", "€2.49", "Offer: Tomato week")
    assert derive_price(scene("price-reduced", "zh_CN")).offers == "优惠：番茄周"


def test_produce_by_the_kilogram() -> None:
    props = derive_price(scene("price-kilogram"))
    assert (props.name, props.price, props.per) == ("Bananas, loose", "€1.99", "a kilogram")


def test_a_labelled_pack_and_a_pack_of_several() -> None:
    label = derive_price(asked(LabelScanned("0281234", BANANAS, Label(Money(349, "EUR"), 0))))
    assert (label.price, label.per) == ("€3.49", "for this pack")
    several = derive_price(asked(CountScanned(EGGS.key, EGGS, 6)))
    assert (several.price, several.per) == ("€19.74", "for 6 pieces")


def test_a_deposit_is_told_apart() -> None:
    props = derive_price(asked(CountScanned(MILK.key, MILK, 1), rules=DEPOSIT))
    assert (props.price, props.extra, props.offers) == ("€1.29", "and Deposit €0.25", "")


def test_touches_are_posted(qtbot) -> None:
    posted: list[object] = []
    price = PriceViewModel(posted.append)
    price.open()
    price.take()
    price.leave()
    assert posted == [PriceTouched(), TakeTouched(), BackTouched()]

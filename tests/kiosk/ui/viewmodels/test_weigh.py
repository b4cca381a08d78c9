import pytest

from kiosk.core.session.inputs import AddWeighedTouched, BackTouched, NoBarcodeTouched, TareTouched
from kiosk.ui.viewmodels.weigh import DASHES, WeighViewModel, derive_weigh
from tests.kiosk.ui.scenes import scene


def test_a_steady_load_shows_weight_unit_price_and_price_together() -> None:
    props = derive_weigh(scene("weigh-steady"))
    assert (props.net, props.gross, props.tare, props.net_weight) == ("0.845", "0.855 kg", "0.010 kg", "0.845 kg")
    assert (props.sum, props.price, props.addable) == ("0.845 kg × €1.99/kg", "€1.68", True)
    assert (props.look, props.chip, props.action) == ("steady", "Steady", "Add to basket")


@pytest.mark.parametrize(("language", "why"), [("en", "Apple day"), ("zh_CN", "苹果日")])
def test_a_load_on_offer_shows_what_it_will_cost_and_why(language: str, why: str) -> None:
    props = derive_weigh(scene("weigh-reduced", language))
    assert (props.sum, props.price) == ("0.845 kg × €2.29/kg", "€1.94")
    assert (props.was, props.why) == ("€2.36", why)
    assert "€2.29/kg" in props.about


def test_a_scale_that_computes_prices_has_the_last_word_on_the_price() -> None:
    props = derive_weigh(scene("weigh-priced"))
    assert (props.gross, props.net_weight, props.sum) == ("0.855 kg", "0.845 kg", "0.845 kg × €1.99/kg")
    assert (props.price, props.addable) == ("€1.69", True)


def test_without_an_offer_nothing_is_struck_out() -> None:
    props = derive_weigh(scene("weigh-steady"))
    assert (props.was, props.why) == ("", "")


@pytest.mark.parametrize(
    ("moment", "look", "chip", "advice", "action"),
    [
        ("weigh-moving", "moving", "Steadying", "Let it rest for a moment.", "Waiting …"),
        ("weigh-empty", "empty", "Empty", "Put it on the scale.", "Add to basket"),
        ("weigh-light", "waiting", "Too light", "We start at 100 g.", "Add to basket"),
        ("weigh-heavy", "over", "More than 15 kg", "Please weigh it in two parts.", "Add to basket"),
        ("weigh-uncleared", "waiting", "Not empty", "Please empty the scale first.", "Add to basket"),
        ("weigh-lifted", "waiting", "Weighed before", "Please lift it and put it down again.", "Add to basket"),
        (
            "weigh-unpriced",
            "missing",
            "No price",
            "The scale can't price this. You can go back or call help.",
            "Waiting …",
        ),
        ("weigh-missing", "missing", "Not ready", "The scale isn't ready. You can go back or call help.", "Waiting …"),
    ],
)
def test_what_may_not_be_sold_shows_dashes_and_what_to_do(
    moment: str, look: str, chip: str, advice: str, action: str
) -> None:
    props = derive_weigh(scene(moment))
    assert (props.net, props.price, props.addable, props.fraction) == (DASHES, "–", False, 0.0)
    assert (props.look, props.chip, props.advice, props.action) == (look, chip, advice, action)


def test_the_limits_are_always_shown() -> None:
    assert derive_weigh(scene("weigh-moving")).limits == "Max 15 kg   Min 100 g   e = 5 g"


def test_the_dial_grows_with_the_load() -> None:
    small, large = derive_weigh(scene("weigh-steady")), derive_weigh(scene("weigh-large"))
    assert [tick.label for tick in small.ticks if tick.label] == ["0", "1", "2"]
    assert [tick.label for tick in large.ticks if tick.label] == ["0", "5", "10", "15"]
    assert (round(small.fraction, 4), round(large.fraction, 4)) == (0.4225, 0.622)


def test_the_usual_packing_is_chosen_and_nothing_is_offered() -> None:
    props = derive_weigh(scene("weigh-steady"))
    assert [(row.tare, row.name, row.chosen) for row in props.tares] == [
        (10, "Thin bag 10 g", True),
        (0, "Nothing", False),
    ]


def test_touches_are_posted(qtbot) -> None:
    posted: list[object] = []
    weigh = WeighViewModel(posted.append)
    weigh.show(scene("weigh-steady"))
    weigh.packIn(0)
    weigh.add()
    weigh.changeItem()
    assert posted == [TareTouched(0), AddWeighedTouched(), BackTouched(), NoBarcodeTouched()]

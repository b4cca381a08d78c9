from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.bagging.goods import UNKNOWN_GOODS, goods_of

sold = st.lists(st.tuples(st.integers(1, 20_000), st.integers(1, 9_999), st.integers(0, 900)), min_size=1, max_size=60)


@settings(max_examples=40)
@given(sold)
def test_all_goods_together_are_one(sold) -> None:
    goods = goods_of(sold)
    assert abs(sum(goods.shares) - 1) < 1e-9
    assert min(goods.shares) > 0


@settings(max_examples=40)
@given(sold, st.integers(1, 20_000))
def test_a_value_is_one_that_the_store_has(sold, grams) -> None:
    value = goods_of(sold).value(grams)
    assert min(minor for _, minor, _ in sold) - 1e-6 <= value <= max(minor for _, minor, _ in sold) + 1e-6


def test_what_a_store_sells_often_is_more_probable() -> None:
    goods = goods_of([(100, 200, 500), (2_000, 900, 10)])
    assert goods.density(100) > 20 * goods.density(2_000)
    assert goods.density(0.5) == 0
    assert goods.value(100) < 210
    assert goods.value(2_000) > 800


def test_a_store_without_weights_sells_what_food_stores_sell() -> None:
    assert goods_of([(0, 199, 5)]) is UNKNOWN_GOODS
    assert UNKNOWN_GOODS.density(330) > UNKNOWN_GOODS.density(5_000)

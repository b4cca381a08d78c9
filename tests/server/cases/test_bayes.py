"""The model says what a remark is about, by which words, and when it is not sure."""

import math

import pytest

from server.cases.bayes import SMOOTHING, train

TOLD = [
    ("the queue was long", "waiting", 1),
    ("long queue again", "waiting", 1),
    ("the floor was dirty", "cleanliness", 1),
    ("dirty scale", "cleanliness", 1),
]


def test_what_is_like_what_it_learned_gets_its_label_and_the_words_that_decided() -> None:
    verdict = train(TOLD).verdict("what a dirty floor")
    assert (verdict.label, verdict.sure) == ("cleanliness", True)
    assert verdict.words[0] in ("dirty", "floor")


def test_a_slip_in_a_word_does_not_hide_it() -> None:
    assert train(TOLD).verdict("long queeue").label == "waiting"


@pytest.mark.parametrize("unknown", ["", "zzz", "xyz qqq www"])
def test_of_what_it_never_saw_it_is_not_sure(unknown: str) -> None:
    verdict = train(TOLD).verdict(unknown)
    assert (verdict.sure, verdict.words) == (False, ())


def test_where_two_labels_are_as_good_it_is_not_sure() -> None:
    model = train([("the queue", "waiting", 1), ("the floor", "cleanliness", 1)])
    verdict = model.verdict("the")
    assert verdict.share == pytest.approx(0.5)
    assert not verdict.sure


def test_a_pieces_weight_is_what_the_formula_says() -> None:
    model = train([("排队", "waiting", 1), ("队", "other", 1)])
    pieces = 3  # 排队, 排, 队
    assert model.weights["排"]["waiting"] == pytest.approx(math.log((1 + SMOOTHING) / (3 + SMOOTHING * pieces)))
    assert model.unseen["other"] == pytest.approx(math.log(SMOOTHING / (1 + SMOOTHING * pieces)))
    assert model.prior["waiting"] == pytest.approx(math.log(1 / 2))


def test_what_counts_more_often_wins() -> None:
    told = [("slow", "device", 1), ("slow", "payment", 9), ("loud", "device", 9)]
    assert train(told).verdict("slow").label == "payment"


def test_from_nothing_nothing_is_learned() -> None:
    with pytest.raises(ValueError, match="nothing to learn"):
        train([])

"""What the store's model makes of remarks: how right it is, what corrections change, how fast it learns."""

import pytest

from server.cases.kinds import Category, Sentiment
from server.cases.learning import Accuracy, Correction, judge, learn, measured

LEARNED = learn()


@pytest.mark.parametrize(
    ("remark", "about", "mood"),
    [
        ("Bananas were brown", Category.GOODS, Sentiment.BAD),
        ("找不到散装称重按钮", Category.USAGE, Sentiment.BAD),
        ("Nobody came for 3 minutes", Category.WAITING, Sentiment.BAD),
        ("Screen slow at the bottom", Category.DEVICE, Sentiment.BAD),
        ("香蕉黑了", Category.GOODS, Sentiment.BAD),
        ("排队太长了", Category.WAITING, Sentiment.BAD),
        ("the floor is so dirty", Category.CLEANLINESS, Sentiment.BAD),
        ("my card was declined twice", Category.PAYMENT, Sentiment.BAD),
        ("店员很热情", Category.STAFF, Sentiment.GOOD),
        ("friendly staff, thank you", Category.STAFF, Sentiment.GOOD),
    ],
)
def test_a_remark_of_a_shopper_finds_its_category(remark: str, about: Category, mood: Sentiment) -> None:
    judged = judge(LEARNED, remark, "en")
    assert (judged.sure, judged.category, judged.sentiment) == (True, about, mood)
    assert judged.words


@pytest.mark.parametrize(("remark", "spoken"), [("qwrtz plkj", "en"), ("Die Waage ist kaputt", "de"), ("👍", "zh_CN")])
def test_what_it_cannot_read_it_is_not_sure_of(remark: str, spoken: str) -> None:
    judged = judge(LEARNED, remark, spoken)
    assert (judged.sure, judged.category) == (False, Category.OTHER)


def test_words_that_say_nothing_do_not_decide() -> None:
    for remark in ("this is the second time", "it was not good", "今天又来了"):
        assert not judge(LEARNED, remark, "en").sure, remark


def test_a_correction_by_hand_teaches_it_at_once_and_gives_it_another_version() -> None:
    said = "the kiwi robot hums"
    taught = learn([Correction(said, Category.DEVICE, Sentiment.BAD)])
    judged = judge(taught, "kiwi robot hums again", "en")
    assert (judged.sure, judged.category) == (True, Category.DEVICE)
    assert taught.version.startswith("1-")
    assert taught.version != LEARNED.version == learn().version


def test_its_accuracy_on_what_it_never_learned_is_what_the_manual_says() -> None:
    found = {(one.of, one.language): one for one in measured()}
    assert set(found) == {(of, language) for of in ("made", "by hand") for language in ("en", "zh_CN")}
    assert found["by hand", "en"].right >= 0.70
    assert found["by hand", "zh_CN"].right >= 0.85
    assert all(one.right_of_sure >= 0.90 for one in found.values() if one.of == "by hand")
    assert all(one.right >= 0.68 and one.right_of_sure >= 0.72 for one in found.values() if one.of == "made")
    assert all(one.unseen >= 0.4 for one in found.values() if one.of == "made")
    assert all(_adds_up(one) for one in found.values())


def _adds_up(one: Accuracy) -> bool:
    """Who is right where they are sure is right at all."""
    return one.sure * one.right_of_sure <= one.right + 1e-9 and (one.mood is None) == (one.of == "by hand")

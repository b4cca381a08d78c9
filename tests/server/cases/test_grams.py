"""A remark falls into pieces, in any script, and is known for Chinese or not."""

import pytest

from server.cases.grams import grams, language_of


def test_chinese_is_counted_by_characters_and_pairs_and_words_by_their_parts() -> None:
    assert {one.text for one in grams("排队")} == {"排队", "排", "队"}
    parts = {one.text for one in grams("Slow!")}
    assert {"_slow_", "_slo", "low_"} <= parts
    assert {one.word for one in grams("SLOW scale 很慢")} == {"slow", "scale", "很慢", "很", "慢"}


def test_full_width_letters_are_letters() -> None:
    assert grams("ＳＬＯＷ") == grams("slow")


@pytest.mark.parametrize("nothing", ["", "…", "12 34", "👍"])
def test_without_letters_there_is_nothing_to_count(nothing: str) -> None:
    assert grams(nothing) == []


@pytest.mark.parametrize(
    ("remark", "spoken", "language"),
    [
        ("排队太长", "en", "zh_CN"),
        ("scanner 不好用", "en", "zh_CN"),
        ("too slow", "zh_CN", "en"),
        ("too slow", "en", "en"),
        ("zu langsam", "de", "de"),
        ("", "de", "de"),
    ],
)
def test_its_letters_say_the_language_else_the_lane_does(remark: str, spoken: str, language: str) -> None:
    assert language_of(remark, spoken) == language

"""Texts that every place an item goes to can take."""

from __future__ import annotations

import pytest

from kiosk.core.plain import MOST_LETTERS, language, one_line, plain


@pytest.mark.parametrize("text", ["Milk", "牛奶 1 l", "x" * MOST_LETTERS, "Crème – “light”"])
def test_a_plain_text_is_itself(text: str) -> None:
    assert plain(text, "name") == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the name must have 1 to 200 letters, not 0"),
        ("x" * 201, "the name must have 1 to 200 letters, not 201"),
        ("Me\tlon", "the name 'Me\\tlon' holds a control character"),
        ("Me\x00lon", "the name 'Me\\x00lon' holds a control character"),
    ],
)
def test_another_is_told(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="the name") as told:
        plain(text, "name")
    assert str(told.value) == sentence


def test_a_language_is_named_as_everywhere() -> None:
    assert [language(one) for one in ("en", "zh_CN", "de-AT")] == ["en", "zh_CN", "de-AT"]
    for wrong in ("", "e", "english", "zh CN", "en_"):
        with pytest.raises(ValueError, match="names no language"):
            language(wrong)


def test_what_a_device_says_is_cut_and_cleaned_and_never_refused() -> None:
    assert one_line("the coin\x00 was\n lost") == "the coin was lost"
    assert one_line("x" * 300) == "x" * MOST_LETTERS
    assert one_line("") == ""

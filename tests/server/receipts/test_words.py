"""Which language a phone is answered in."""

import pytest

from server.receipts.words import words_for


@pytest.mark.parametrize(
    ("chosen", "accepts", "code"),
    [
        ("", "", "en"),
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh_CN"),
        ("", "en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("", "en;q=0.3, zh-TW;q=0.7", "zh_CN"),
        ("", "de-DE, fr;q=0.5", "en"),
        ("", "de, zh;q=0, en;q=0.1", "en"),
        ("", "zh;q=nonsense;;, ,", "en"),
        ("", "zh;level=1, en;q=0.2", "en"),
        ("en", "zh-CN", "en"),
        ("zh_CN", "en", "zh_CN"),
        ("xx", "zh", "zh_CN"),
    ],
)
def test_the_choice_on_the_page_counts_more_than_the_phones(chosen: str, accepts: str, code: str) -> None:
    assert words_for(chosen, accepts).code == code

"""The console says of findings what the lane says."""

from server.findings.words import ENGLISH, finding_words


def test_every_language_says_everything_and_a_strange_one_is_english() -> None:
    chinese = finding_words("zh_CN")
    assert chinese.keys() == ENGLISH.keys()
    assert chinese["found_paper_out"] == "纸已用完。"
    assert finding_words("en") == finding_words("tlh") == ENGLISH

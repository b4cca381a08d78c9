"""What shoppers said and what was done comes to a lane as it was published, or not at all."""

import json

import pytest

from kiosk.core.said import MOST, MOST_LETTERS, MOST_SAID, Said, checked, read_said, said_body, said_version

PICTURES = Said(
    id="7",
    said={"en": "The pictures were small", "zh_CN": "图片太小", "de": "Die Bilder waren klein"},
    did={"en": "They are bigger now", "zh_CN": "现在变大了"},
)


def line(**more: object) -> bytes:
    told = {"id": "7", "said": {"en": "a"}, "did": {"en": "b"}, **more}
    return json.dumps({"format": 1, "lines": [told]}).encode()


def test_what_was_published_comes_back_as_it_went() -> None:
    body = said_body([PICTURES, Said(id="6", said={"en": "It was loud"}, did={"en": "It is quieter"})])
    assert [one.id for one in read_said(body)] == ["7", "6"]
    assert read_said(body)[0] == PICTURES
    assert said_version(body) == said_version(said_body(read_said(body)))
    assert read_said(said_body([])) == ()


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("zh_CN", ("图片太小", "现在变大了")),
        ("en", ("The pictures were small", "They are bigger now")),
        ("de", ("The pictures were small", "They are bigger now")),
        ("ar", ("The pictures were small", "They are bigger now")),
    ],
)
def test_both_halves_are_in_one_language_english_where_one_lacks_it(wanted: str, words: tuple[str, str]) -> None:
    assert PICTURES.in_words(wanted) == words


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"{", "not JSON"),
        (b"[" * 5000, "not JSON"),
        (b"[]", "format 1"),
        (b'{"format": 2, "lines": []}', "format 1"),
        (b'{"format": 1, "lines": 3}', "format 1"),
        (b'{"format": 1, "lines": [7]}', "has id, said and did"),
        (line(more=1), "has id, said and did"),
        (line(said=3), "texts by language"),
        (line(id=3), "texts by language"),
        (line(said={"en": 3}), "texts by language"),
        (line(said={"de": "a"}), "lacks English"),
        (line(did={"en": "a", "no language": "b"}), "names no language"),
        (line(did={"en": "a" * (MOST_LETTERS + 1)}), "1 to 90 letters"),
        (line(did={"en": "a\nb"}), "control character"),
        (said_body([PICTURES] * (MOST_SAID + 1)), "more than 20 lines"),
        (b" " * (MOST + 1), "more than 65536 bytes"),
    ],
)
def test_what_no_lane_could_show_is_refused(body: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_said(body)


def test_a_line_that_can_be_shown_is_the_same_afterwards() -> None:
    assert checked(PICTURES) is PICTURES

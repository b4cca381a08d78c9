"""How figures are written."""

from __future__ import annotations

import pytest

from server.experience.figures import Interval
from server.experience.writing import (
    clock,
    day_words,
    number,
    percent,
    percent_between,
    plain,
    score,
    signed,
    signed_clock,
)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (percent(0.874), "87 %"),
        (percent(0.0456, 1), "4.6 %"),
        (percent(0.125), "13 %"),
        (percent(None), "–"),
        (percent_between(Interval(0.83, 0.9)), "83–90 %"),
        (percent_between(None), ""),
        (score(0.61), "+61"),
        (score(-0.2), "−20"),
        (score(None), "–"),
        (signed(0.04, 1), "±0.0"),
        (signed(-0.4, 1), "−0.4"),
        (signed(1234.4), "+1 234"),
        (clock(98.4), "1:38"),
        (clock(3725), "1:02:05"),
        (clock(None), "–"),
        (signed_clock(-7.2), "−0:07"),
        (signed_clock(0.4), "±0:00"),
        (number(4194), "4 194"),
        (plain(7.66), "7.7"),
        (plain(None), "–"),
        (day_words("2026-11-22", "en"), "22 Nov"),
        (day_words("2026-11-02", "zh_CN"), "11月2日"),
    ],
)
def test_a_figure_reads_as_people_write_it(written: str, words: str) -> None:
    assert written.replace("\N{NO-BREAK SPACE}", " ") == words

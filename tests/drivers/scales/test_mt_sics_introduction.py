from __future__ import annotations

from drivers.scales.mt_sics_introduction import Introduction
from drivers.scales.mt_sics_lines import OfItself, Tare


def test_a_scale_is_reset_asked_for_its_commands_and_then_for_what_it_knows() -> None:
    introduction = Introduction()
    assert introduction.question == "@"
    assert introduction.took(OfItself("I4", last=True, texts=("B02",)))
    introduction.goes_on()
    assert introduction.question == "I0"
    for command in ("I2", "SIR", "TA"):
        assert introduction.took(OfItself("I0", last=command == "TA", texts=(command,)))
    introduction.goes_on()
    assert introduction.question == "I2"
    introduction.took(OfItself("I2", last=True, texts=("BBA211 \x07", "")))
    introduction.goes_on()
    assert introduction.question == "TA"
    assert introduction.must_be_answered
    introduction.took(Tare(0))
    introduction.goes_on()
    assert introduction.question == ""
    assert introduction.tare == Tare(0)
    assert introduction.identity() == "BBA211 , serial number B02"
    assert (introduction.lists("SIR"), introduction.lists("Z")) == (True, False)


def test_a_scale_that_lists_nothing_is_asked_everything_and_need_not_answer() -> None:
    introduction = Introduction()
    asked = []
    while introduction.question:
        asked.append((introduction.question, introduction.must_be_answered))
        introduction.goes_on()
    assert asked == [(name, name == "@") for name in ("@", "I0", "I1", "I2", "I3", "I4", "TA")]
    assert introduction.lists("SIR") is None
    assert introduction.identity() == ""


def test_what_was_not_asked_is_not_taken() -> None:
    introduction = Introduction()
    assert not introduction.took(OfItself("I0", last=True, texts=("SIR",)))
    assert not introduction.took(Tare(5))
    assert introduction.tare is None

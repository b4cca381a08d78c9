"""An action in words, in both languages: nothing is left unfilled, whatever it is about."""

import pytest

from server.actions.chance import Change
from server.actions.effect import Effect, Span
from server.actions.pages import FOLDER
from server.actions.reading import Cause
from server.actions.remedies import Floor, remedy_of
from server.actions.rules import Gauge, load_rules
from server.actions.saying import Came, Told, came, clock, percent, short, told
from server.db.action_models import ActionRow
from server.wall.words import load_words

WORDS = load_words(FOLDER / "words.json")
RULES = load_rules()
DAY = "2026-11-27"


def row(gauge: str, lane: str = "3", subject: str = "", **more: object) -> ActionRow:
    remedy, target = remedy_of(Cause(Gauge(gauge), lane, subject), Floor(open=["1", "2", "3"], closed=["5"]))
    usual = {
        "id": 1, "cause": f"{gauge}/{lane}/{subject}", "gauge": gauge, "lane": lane, "subject": subject,
        "remedy": remedy.value, "target": target, "state": "open", "began_at": f"{DAY}T12:08:00+01:00",
        "raised_at": f"{DAY}T12:10:00+01:00", "value": 0.4, "at_least": 0.3, "usual": 7.4, "count": 12, "staff": "",
        "name": "", "taken_at": "", "ended_at": "", "ended_by": "", "reason": "", "fixed_at": "", "is_final": False,
    }  # fmt: skip
    return ActionRow(**{**usual, **more})


def says(one: ActionRow, language: str = "en") -> Told:
    return told(one, WORDS[language], RULES, DAY, lambda key: key.title())


def result(one: ActionRow) -> Came:
    return came(one, WORDS["en"], RULES, DAY, str)


SUBJECTS = {
    "device": "printer:paper_low",
    "slow_step": "weigh",
    "payments": "card",
    "give_up": "weigh",
    "needs": "other_item",
}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("gauge", list(Gauge))
def test_every_figure_has_its_sentences(gauge: Gauge, language: str) -> None:
    found = says(row(gauge.value, subject=SUBJECTS.get(gauge.value, "")), language)
    for sentence in (found.said, found.do, found.how, found.take):
        assert sentence
        assert "{" not in sentence


def test_slow_weighing_reads_as_a_manager_would_say_it() -> None:
    found = says(row("slow_step", subject="weigh", value=3.14, at_least=2.2, count=4))
    assert (found.said, found.do) == ("Weighing at lane 3 takes 3.1 times as long as usual.", "Send a host to lane 3.")
    assert "Usual is 7\N{NARROW NO-BREAK SPACE}s. Seen in 4 visits: at least 2.2 times as long" in found.how
    assert (found.since, found.raised, found.take) == ("12:08", "12:10", "Seen, do it")


def test_a_lane_is_opened_by_the_button_itself() -> None:
    found = says(row("waiting", "", value=0.64, usual=240.0))
    assert (found.said, found.do) == (
        "Waiting is 64\N{NARROW NO-BREAK SPACE}% of usual, goal 60\N{NARROW NO-BREAK SPACE}%.",
        "Open lane 5.",
    )
    assert (found.take, found.orders) == ("Open lane 5", "5")


def test_satisfaction_is_told_by_the_good_that_is_watched_by_the_bad() -> None:
    found = says(row("faces", "", value=0.3))
    assert found.said == "Satisfaction is 70\N{NARROW NO-BREAK SPACE}%, goal 85\N{NARROW NO-BREAK SPACE}%."


def test_an_item_is_named_and_a_device_says_its_next_step() -> None:
    assert says(row("needs", "", "milk")).said.startswith("Milk stops 40")
    assert says(row("device", "2", "printer:paper_out")).do == "Put a new roll in."


def test_who_has_it_needs_no_button() -> None:
    found = says(row("slow_step", subject="weigh", state="taken", name="Anna", taken_at=f"{DAY}T12:11:00+01:00"))
    assert (found.take, found.owner, found.taken) == ("", "Anna", "12:11")


def measured(change: Change | None) -> ActionRow:
    effect = Effect(before=Span(7.1, 64), during=Span(26.4, 31), after=Span(8.2, 17), change=change, ends="")
    ended = {"state": "done", "ended_by": "Anna", "ended_at": f"{DAY}T15:00:00+01:00", "effect": effect.told()}
    return row("slow_step", subject="weigh", **ended)


def test_an_effect_has_its_interval_and_is_better_only_where_it_is_sure() -> None:
    found = result(measured(Change(-18.2, -23.4, -12.9)))
    assert found.change.replace("\N{NARROW NO-BREAK SPACE}", "") == "−18.2s (95 % sure: −23.4s to −12.9s)"
    assert found.better
    assert [span[1] for span in found.spans] == ["n = 64", "n = 31", "n = 17"]
    assert (found.state, found.raised, found.ended) == ("Done by Anna", "12:10", "15:00")


@pytest.mark.parametrize("change", [None, Change(-1.0, -4.0, 2.0)])
def test_what_nobody_can_tell_is_said_so(change: Change | None) -> None:
    found = result(measured(change))
    assert (found.change, found.better) == ("Can't tell yet", False)


def test_more_satisfied_is_a_plus_though_the_bad_became_less() -> None:
    one = measured(Change(-0.4, -0.6, -0.2))
    one.gauge = "faces"
    assert result(one).change.startswith("+40")
    assert result(one).better


def test_what_was_not_measured_says_nothing() -> None:
    one = row("silent", state="over", ended_at=f"{DAY}T12:30:00+01:00", effect=None)
    assert (result(one).change, result(one).state) == ("", "Over by itself")


def test_figures_as_they_are_written() -> None:
    assert [clock(5), clock(65), percent(0.123)] == ["0:05", "1:05", "12\N{NARROW NO-BREAK SPACE}%"]
    assert short(Gauge.HELP_WAIT, 75.0) == "1:15"

"""A case goes its course, has an owner, can be corrected, and says no to what does not fit."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy.engine import Engine

from server.cases.book import Complaint, NotDone, Refused, Wanted
from server.cases.kinds import COURSE, Category, Sentiment, Step
from tests.server.cases.cases import Talk


@pytest.fixture
def talk(engine: Engine) -> Talk:
    return Talk(engine)


@pytest.fixture
def case(talk: Talk) -> int:
    talk.taps(1, "scanner broken", times=2)
    [row] = talk.list()
    return row.id


def test_a_case_goes_from_answer_to_feedback_step_by_step_with_who_when_and_words(talk: Talk, case: int) -> None:
    for place, step in enumerate(COURSE):
        talk.passes(minutes=1)
        talk.cases.do(("lena", "amir")[place > 0], case, step, f"{step} it")
    whole = talk.cases.whole(case)
    assert whole is not None
    assert [(one.step, one.staff, one.words, one.at[11:16]) for one in whole.steps] == [
        ("respond", "lena", "respond it", "10:31"),
        ("analyse", "amir", "analyse it", "10:32"),
        ("solve", "amir", "solve it", "10:33"),
        ("follow_up", "amir", "follow_up it", "10:34"),
        ("feed_back", "amir", "feed_back it", "10:35"),
    ]
    assert (whole.after, whole.case.owner) == (None, "lena")
    assert (whole.case.answered_at[11:16], whole.case.closed_at[11:16]) == ("10:31", "10:35")
    assert talk.list() == []
    assert [one.id for one in talk.list(Wanted(show="closed"))] == [case]


def test_no_step_is_left_out_or_done_twice_and_a_closed_case_stays_closed(talk: Talk, case: int) -> None:
    refused(talk, NotDone.OTHER_STEP, case, Step.SOLVE)
    talk.cases.do("lena", case, Step.RESPOND, "on it")
    refused(talk, NotDone.OTHER_STEP, case, Step.RESPOND)
    talk.cases.close("lena", case, "was a test")
    refused(talk, NotDone.CLOSED, case, Step.ANALYSE)
    refused(talk, NotDone.UNKNOWN, case + 1, Step.RESPOND)
    whole = talk.cases.whole(case)
    assert whole is not None
    assert [one.step for one in whole.steps] == ["respond", "nothing_to_do"]


def test_who_takes_a_case_owns_it_and_finds_it_among_theirs(talk: Talk, case: int) -> None:
    talk.cases.take("amir", case)
    assert [one.id for one in talk.list(Wanted(owner="amir"))] == [case]
    assert talk.list(Wanted(owner="lena")) == []
    talk.cases.do("lena", case, Step.RESPOND, "helped out")
    assert [one.owner for one in talk.list()] == ["amir"]


def test_a_complaint_with_a_contact_is_a_case_of_its_own_that_is_due_to_the_minute(talk: Talk, case: int) -> None:
    found = talk.cases.complain(
        "lena", Complaint(words="the scanner at 3 is broken", lane="3", contact="mia@example.com")
    )
    whole = talk.cases.whole(found)
    assert whole is not None
    assert (found != case, whole.case.opened_at, whole.case.reach) == (True, "2026-11-22T10:30+01:00", 1)
    assert whole.case.urgency == 4  # a device, displeased, and waits for an answer
    assert [(one.words, one.contact) for one in whole.voices] == [("the scanner at 3 is broken", "mia@example.com")]


def test_nobody_elses_voice_joins_the_case_of_who_waits_for_an_answer(talk: Talk) -> None:
    waits = Complaint(words="scanner broken", lane="3", category="device", contact="mia@example.com")
    own = talk.cases.complain("lena", waits)
    other = talk.cases.complain("lena", Complaint(words="scanner broken", lane="3", category="device"))
    assert other != own
    assert talk.cases.complain("lena", Complaint(words="scanner broken", lane="3", category="device")) == other


def test_a_complaint_without_a_contact_makes_the_case_that_is_there_reach_further(talk: Talk, case: int) -> None:
    found = talk.cases.complain("lena", Complaint(words="scanner broken", lane="3", category="device"))
    whole = talk.cases.whole(case)
    assert whole is not None
    assert (found, whole.case.reach, len(whole.voices)) == (case, 3, 3)


def test_colleagues_who_write_down_the_same_at_once_make_one_case(talk: Talk) -> None:
    if talk.engine.dialect.name != "postgresql":  # SQLite has one writer anyway
        return
    at_once = threading.Barrier(4)

    def complains() -> None:
        at_once.wait()
        talk.cases.complain("lena", Complaint(words="the scanner is broken", lane="7", category="device"))

    colleagues = [threading.Thread(target=complains) for _ in range(at_once.parties)]
    for one in colleagues:
        one.start()
    for one in colleagues:
        one.join()
    assert [row.reach for row in talk.cases.ranked(Wanted(lane="7"), 50)] == [4]


def test_a_telephone_number_among_the_words_is_not_kept(talk: Talk) -> None:
    found = talk.cases.complain("lena", Complaint(words="call me at 0171 2345678 about the bananas"))
    whole = talk.cases.whole(found)
    assert whole is not None
    assert whole.voices[0].words == "call me at … about the bananas"
    assert "2345678" not in whole.case.title


def test_a_correction_moves_the_case_its_due_time_and_the_model(talk: Talk) -> None:
    talk.taps(2, "the kiwi robot hums")
    [row] = talk.list()
    assert (row.category, row.sure) == ("other", False)
    row = talk.cases.correct("lena", row.id, Category.USAGE, Sentiment.BAD)
    assert (row.category, row.by_hand, row.due_at, row.urgency) == ("usage", True, "2026-11-22T11:00+01:00", 4)
    talk.taps(2, "kiwi robot hums again", hour="2026-11-22T10", lane="7")
    talk.passes(hours=1)
    again = {one.lane: one for one in talk.list()}["7"]
    assert (again.category, again.sure, again.model[:2]) == ("usage", True, "1-")


def test_cases_are_found_by_category_lane_and_page(talk: Talk, case: int) -> None:
    talk.taps(1, "the floor is dirty", lane="5", hour="2026-11-22T08")
    talk.passes(hours=1)
    assert [one.lane for one in talk.list(Wanted(category="cleanliness"))] == ["5"]
    assert [one.lane for one in talk.list(Wanted(lane="3"))] == ["3"]
    assert talk.cases.count(Wanted()) == 2
    assert [one.id for one in talk.cases.ranked(Wanted(), 1)] == [case]
    assert [one.lane for one in talk.cases.ranked(Wanted(), 1, 1)] == ["5"]


def test_there_is_no_case_that_nobody_made(talk: Talk) -> None:
    assert talk.cases.whole(7) is None


def refused(talk: Talk, why: NotDone, case: int, step: Step) -> None:
    with pytest.raises(Refused) as told:
        talk.cases.do("lena", case, step, "words")
    assert told.value.why is why

"""What the lane owes the server: sales and taps, in order, until they are settled."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.core.session.facts import HelpCleared, HelpRequested, TapGiven
from kiosk.core.session.inputs import CardPractised, CardTouched, FaceTouched, OfferTaken, PayTouched, Practised
from kiosk.core.standing import Standing
from kiosk.core.wire import payload_hash
from kiosk.journal import Journal, JournalKey, JournalUnreadable
from kiosk.journal.database import FACT, SENT
from kiosk.journal.lease import LEASE_S
from kiosk.journal.outbox import Outbox
from tests.kiosk.core.session.crew import training
from tests.kiosk.core.session.sharing import asks, granted, saves, sharing
from tests.kiosk.journal.visits import AT, paid_visit, small_talk
from tests.shop import MILK


@pytest.fixture
def outbox(journal: Journal, path: Path, key: JournalKey) -> Iterator[Outbox]:
    opened = Outbox.open(path, key)
    yield opened
    opened.close()


def test_sales_and_taps_are_owed_and_nothing_else(journal: Journal, outbox: Outbox) -> None:
    visit = paid_visit()
    journal.append(visit, AT)
    journal.append(small_talk(10), AT)
    sale, tap = outbox.pending(50)
    names = [type(fact).__name__ for fact in visit]
    assert (sale.kind, sale.seq) == ("sale", names.index("SalePaid") + 1)
    assert (tap.kind, tap.seq) == ("tap", names.index("TapGiven") + 1)
    assert {sale.lane, tap.lane} == {"4"}
    assert {sale.journal, tap.journal} == {journal.id}
    assert sale.payload_hash == payload_hash(sale.payload)


def test_what_is_settled_is_not_sent_again_after_a_restart_either(
    journal: Journal, outbox: Outbox, path: Path, key: JournalKey
) -> None:
    journal.append(paid_visit() * 3, AT)
    owed = outbox.pending(50)
    assert [one.seq for one in outbox.pending(2)] == [one.seq for one in owed[:2]]
    outbox.settle(owed[3].seq, {})
    outbox.settle(owed[1].seq, {})  # an older word changes nothing
    assert outbox.pending(50) == owed[4:]
    outbox.close()
    journal.close()
    Journal.open(path, key).close()
    again = Outbox.open(path, key)
    assert again.pending(50) == owed[4:]
    again.close()


def test_a_parked_fact_is_set_aside_with_its_reason(journal: Journal, outbox: Outbox) -> None:
    journal.append(paid_visit(), AT)
    sale, tap = outbox.pending(50)
    assert outbox.settle(sale.seq, {sale.seq: "it does not add up"})
    assert outbox.pending(50) == [tap]
    assert outbox.parked() == {sale.seq: "it does not add up"}


def test_what_was_set_aside_can_be_offered_again_and_is_owed_no_more_once_it_is_there(
    journal: Journal, outbox: Outbox
) -> None:
    journal.append(paid_visit() * 2, AT)
    sale, tap, other, _ = outbox.pending(50)
    outbox.settle(other.seq, {one.seq: "not known there" for one in (sale, tap, other)})
    with journal._engine.begin() as connection:
        connection.execute(FACT.update().where(FACT.c.seq == tap.seq).values(version=99))
    assert outbox.set_aside(0, 50) == [sale, other]
    assert outbox.set_aside(sale.seq, 1) == [other]  # the tap between them makes no envelope
    assert outbox.set_aside(other.seq, 50) == []
    outbox.release(sale.seq)
    assert outbox.set_aside(0, 50) == [other]
    assert sorted(outbox.parked()) == [tap.seq, other.seq]
    assert sale not in outbox.pending(50)


def test_a_fact_this_program_cannot_read_holds_up_no_later_one(journal: Journal, outbox: Outbox) -> None:
    journal.append(paid_visit(), AT)
    sale, tap = outbox.pending(50)
    with journal._engine.begin() as connection:
        connection.execute(FACT.update().where(FACT.c.seq == sale.seq).values(version=99))
    assert outbox.pending(1) == [tap]
    assert "version 99" in outbox.parked()[sale.seq]


def test_what_was_kept_as_it_was_sent_is_sent_so_until_it_is_settled(
    journal: Journal, outbox: Outbox, path: Path, key: JournalKey
) -> None:
    journal.append(paid_visit(), AT)
    sale, tap = outbox.pending(50)
    earlier = replace(sale, version=1, payload={"of": "an earlier program"})
    outbox.keep([earlier])
    outbox.keep([sale])  # what went first counts
    assert outbox.pending(50) == [earlier, tap]
    outbox.let_go()
    again = Outbox.open(path, key)
    assert again.pending(50) == [earlier, tap]
    again.close()
    assert outbox.pending(50) == [earlier, tap]
    outbox.settle(tap.seq, {sale.seq: "poison"})
    assert outbox.set_aside(0, 50) == [earlier]
    outbox.release(sale.seq)
    with journal._engine.begin() as connection:
        assert connection.execute(SENT.select()).all() == []


def test_what_is_settled_is_kept_no_longer(journal: Journal, outbox: Outbox) -> None:
    journal.append(paid_visit(), AT)
    envelopes = outbox.pending(50)
    outbox.keep(envelopes)
    outbox.settle(envelopes[0].seq, {})
    assert outbox.pending(50) == envelopes[1:]
    outbox.settle(envelopes[1].seq, {})
    with journal._engine.begin() as connection:
        assert connection.execute(SENT.select()).all() == []


def test_what_the_server_lost_is_pending_again(journal: Journal, outbox: Outbox) -> None:
    journal.append(paid_visit(), AT)
    envelopes = outbox.pending(50)
    outbox.settle(journal.last_seq, {})
    assert not outbox.send_again(envelopes[-1].seq, journal.last_seq)
    assert outbox.pending(50) == []
    assert outbox.send_again(envelopes[0].seq, journal.last_seq)
    assert outbox.pending(50) == envelopes[1:]
    outbox.settle(journal.last_seq, {})
    assert outbox.send_again(0, journal.last_seq)
    assert outbox.pending(50) == envelopes


def test_the_standing_counts_and_tells_the_oldest_age(journal: Journal, outbox: Outbox) -> None:
    now = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
    assert outbox.standing(now) == Standing(unsent=0)
    journal.append(paid_visit(), AT)
    journal.append(paid_visit(), "2026-11-22T10:20:00+00:00")
    assert outbox.standing(now) == Standing(unsent=4, since=AT, age_s=1800)
    first = outbox.pending(50)
    outbox.settle(first[1].seq, {first[0].seq: "poison"})
    assert outbox.standing(now) == Standing(unsent=2, parked=1, since="2026-11-22T10:20:00+00:00", age_s=600)
    assert outbox.standing(datetime(2026, 11, 22, 9, 0, tzinfo=UTC)).age_s == 0  # the wall clock jumped back


def test_lane_and_outbox_write_side_by_side(journal: Journal, outbox: Outbox) -> None:
    stop = threading.Event()

    def settle() -> None:
        while not stop.is_set():
            for one in outbox.pending(5):
                outbox.settle(one.seq, {})

    sender = threading.Thread(target=settle)
    sender.start()
    for _ in range(20):
        journal.append(paid_visit(), AT)
    stop.set()
    sender.join()
    assert journal.last_seq == 20 * len(paid_visit())
    assert [row.seq for row in journal.read()] == list(range(1, journal.last_seq + 1))


class Two:
    """Two drainers of one lane; the machine's time is moved by hand."""

    def __init__(self, path: Path, key: JournalKey) -> None:
        self.now = 100.0
        self.first, self.second = (Outbox.open(path, key, lambda: self.now) for _ in range(2))


@pytest.fixture
def two(journal: Journal, path: Path, key: JournalKey) -> Iterator[Two]:
    both = Two(path, key)
    yield both
    both.first.close()
    both.second.close()


def test_of_two_drainers_one_sends_and_the_other_goes_on_when_it_is_through(journal: Journal, two: Two) -> None:
    journal.append(paid_visit(), AT)
    owed = two.first.pending(50)
    assert two.second.pending(50) == []
    two.first.settle(owed[0].seq, {})
    assert two.second.pending(50) == []
    two.first.settle(owed[1].seq, {})
    assert two.first.pending(50) == []
    journal.append(paid_visit(), AT)
    assert len(two.second.pending(50)) == 2
    two.second.let_go()
    assert len(two.first.pending(50)) == 2


def test_a_drainer_that_stalls_is_followed_and_what_it_hears_late_sets_nothing_aside(
    journal: Journal, two: Two
) -> None:
    journal.append(paid_visit() * 2, AT)
    owed = two.first.pending(50)
    two.now += LEASE_S
    assert two.second.pending(50) == owed
    two.second.settle(owed[0].seq, {owed[0].seq: "not known there"})
    assert two.second.pending(1) == [owed[1]]
    assert not two.first.settle(owed[1].seq, {owed[0].seq: "not known there", owed[1].seq: "nor this"})
    two.second.settle(owed[1].seq, {})
    assert two.second.set_aside(0, 50) == [owed[0]]
    two.second.release(owed[0].seq)  # the server has learned to take it
    two.second.let_go()
    assert not two.first.settle(owed[0].seq, {owed[0].seq: "not known there"})
    assert two.first.parked() == {}
    assert two.first.pending(50) == owed[2:]


def test_what_one_has_kept_the_other_sends_as_it_went(journal: Journal, two: Two) -> None:
    journal.append(paid_visit() * 2, AT)
    owed = two.second.pending(50)
    two.second.settle(owed[0].seq, {})  # it has looked: nothing is kept
    two.second.let_go()
    sale = two.first.pending(50)[1]
    earlier = replace(sale, version=1, payload={"of": "an earlier program"})
    two.first.keep([earlier])
    two.first.let_go()
    assert two.second.pending(50) == [owed[1], earlier, owed[3]]


def test_what_another_kept_while_one_stalled_goes_as_it_went(journal: Journal, two: Two) -> None:
    journal.append(paid_visit(), AT)
    sale, tap = two.first.pending(50)
    two.now += LEASE_S
    assert two.second.pending(50) == [sale, tap]
    earlier = replace(sale, version=1, payload={"of": "an earlier program"})
    two.second.keep([earlier])
    two.second.let_go()
    assert two.first.pending(50) == [earlier, tap]


def test_what_the_server_lost_is_sent_again_by_the_one_that_sends(journal: Journal, two: Two) -> None:
    journal.append(paid_visit() * 2, AT)
    owed = two.first.pending(50)
    two.first.settle(owed[1].seq, {})
    assert not two.second.send_again(0, owed[1].seq)
    assert two.first.pending(50) == owed[2:]
    assert two.first.send_again(0, owed[1].seq)
    assert two.first.pending(50) == owed


def test_a_drainer_that_stalled_while_nobody_followed_is_heard(journal: Journal, two: Two) -> None:
    journal.append(paid_visit(), AT)
    owed = two.first.pending(50)
    two.now += 10 * LEASE_S
    assert two.first.settle(owed[1].seq, {})
    assert two.second.pending(50) == []


def test_one_drainer_at_a_time_offers_again_what_was_set_aside(journal: Journal, two: Two) -> None:
    journal.append(paid_visit(), AT)
    owed = two.first.pending(50)
    two.first.settle(owed[1].seq, {owed[0].seq: "not known there"})
    assert two.first.pending(50) == []
    assert two.second.set_aside(0, 50) == [owed[0]]
    assert two.first.set_aside(0, 50) == []


def test_a_machine_that_was_started_again_holds_up_nobody(journal: Journal, two: Two) -> None:
    journal.append(paid_visit(), AT)
    assert two.first.pending(50)
    two.now = 1.0
    assert len(two.second.pending(50)) == 2


def test_nobody_is_owed_anything_of_a_practised_visit(journal: Journal, outbox: Outbox) -> None:
    shop = training().scans(MILK).does(PayTouched(), CardTouched(), CardPractised(Practised.APPROVED), FaceTouched(4))
    tap = TapGiven(tap="ab" * 16, lane="4", face=4, hour="2026-11-22T10", language="en", weighed=False, helped=False)
    journal.append(shop.facts, AT)
    [mode] = outbox.pending(50)
    assert (mode.kind, mode.payload["mode"], mode.payload["staff"]) == ("lane_mode", "training", "lena")
    assert "Lena K." not in str(mode.payload)
    journal.append([tap], AT)
    assert [one.kind for one in outbox.pending(50)] == ["lane_mode", "tap"]


def test_there_is_no_outbox_without_a_journal(tmp_path: Path, key: JournalKey) -> None:
    with pytest.raises(JournalUnreadable, match="there is no journal"):
        Outbox.open(tmp_path / "none.db", key)


def test_a_call_for_help_is_owed_and_one_of_an_old_journal_is_not(journal: Journal, outbox: Outbox) -> None:
    old = HelpRequested(session="4-000001")
    new = HelpRequested(session="4-000001", call="ab" * 16, lane="4", at=AT)
    journal.append([old] * 3, AT)
    assert outbox.pending(2) == []
    journal.append([old, new, HelpCleared(session="4-000001", call="ab" * 16, lane="4", at=AT)], AT)
    assert [(one.kind, one.seq, one.payload["event"]) for one in outbox.pending(50)] == [
        ("help", 5, "requested"),
        ("help", 6, "cleared"),
    ]
    assert outbox.parked() == {}


def test_that_a_basket_of_the_store_was_taken_up_is_owed_and_what_else_became_of_baskets_is_not(
    journal: Journal, outbox: Outbox
) -> None:
    shop = sharing().scans(MILK)
    saves(shop)
    shop.does(OfferTaken(shop.state.saved[0].basket), granted(asks(shop)))
    journal.append(shop.facts, AT)
    aside, owed = outbox.pending(50)
    assert (aside.kind, aside.payload["outcome"]) == ("visit", "saved")
    assert (owed.kind, owed.version) == ("basket_taken_up", 1)
    assert (owed.payload["basket"], owed.payload["session"]) == ("b" * 32, "4-000002")

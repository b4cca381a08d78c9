"""Old facts go in small steps: only what is settled, old and carried forward, and a cut at any point loses nothing."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.facts import Fact, SalePaid
from kiosk.core.session.state import LaneState
from kiosk.journal import HeadMissing, Journal, JournalDamaged, JournalKey, store
from kiosk.journal import outbox as outbox_module
from kiosk.journal.database import FACT, PART
from kiosk.journal.head import SLOT, HeadFile, head_path, read_head
from kiosk.journal.outbox import Outbox
from kiosk.journal.places import JournalPlaces
from kiosk.journal.tidy import LOOK, STEP, Horizon, Keeping, Tidier
from kiosk.journal.verify import check_older, reading, verify
from scripts.proofs.crash.recording import MARKS
from scripts.proofs.crash.sweeping import RECEIPTS
from tests.kiosk.journal.visits import CARRIED, paid_visit, small_talk
from tests.shop import POLICY
from tests.waiting import wait_until

ROOT = Path(__file__).resolve().parents[3]
DAY_1, DAY_50, DAY_99 = (f"2026-{month}T10:00:00+00:00" for month in ("01-01", "02-20", "04-09"))
NOW = datetime.fromisoformat("2026-04-10T10:00:00+00:00")
KEEPING = Keeping(days=30, personal_days=10)


@pytest.fixture
def year(journal: Journal, path: Path, key: JournalKey) -> Journal:
    """Two old visits and talk, the books carried forward, and again, then a visit of yesterday; all is settled."""
    journal.append([*paid_visit(), *small_talk(120)], DAY_1)
    journal.append([CARRIED], DAY_1)
    journal.append(paid_visit(), DAY_50)
    journal.append([replace(CARRIED, receipts=4)], DAY_50)
    journal.append(paid_visit(), DAY_99)
    settle(path, key, journal.last_seq)
    return journal


def settle(path: Path, key: JournalKey, seq: int) -> None:
    outbox = Outbox.open(path, key)
    assert outbox.pending(1)
    outbox.settle(seq, {})
    outbox.close()


def carried_at(journal: Journal) -> list[int]:
    return [row.seq for row in journal.read() if row.kind == "LaneCarried"]


def tidier_of(journal: Journal, keeping: Keeping = KEEPING) -> Tidier:
    tidier = Tidier(journal, keeping)
    tidier.begin()
    return tidier


def tidies(journal: Journal, keeping: Keeping = KEEPING, now: datetime = NOW) -> int:
    """One round; how many steps it took."""
    tidier, steps = tidier_of(journal, keeping), 1
    while tidier.step(now, 0.0):
        steps += 1
    return steps


def kept(journal: Journal) -> list[int]:
    return [row.seq for row in journal.read()]


def sales_of(journal: Journal) -> list[SalePaid]:
    return [fact for fact in map(_decoded, journal.read()) if isinstance(fact, SalePaid)]


def lane_of(facts: Iterator[Fact]) -> LaneState:
    state = new_lane(POLICY)
    for fact in facts:
        state = apply(state, fact, POLICY)
    return state


def test_what_is_old_settled_and_carried_forward_goes_and_the_rest_still_proves_itself(
    year: Journal, path: Path, key: JournalKey
) -> None:
    last, (_, second), rows = year.last_seq, carried_at(year), list(year.read())
    tidies(year)
    assert year.base.seq == second - 1
    assert kept(year) == list(range(second, last + 1))
    assert [row.hash for row in year.read()] == [row.hash for row in rows[second - 1 :]]
    year.close()
    assert verify(path, key) == last
    again = Journal.open(path, key)
    assert again.append(small_talk(1), DAY_99) == last + 1
    again.close()
    assert read_head(path, key).base_seq == second - 1
    assert verify(path, key) == last + 1


def test_a_lane_starts_as_if_nothing_had_gone(year: Journal, path: Path, key: JournalKey) -> None:
    before = lane_of(year.facts())
    tidies(year)
    year.close()
    again = Journal.open(path, key)
    assert lane_of(again.facts()) == before
    again.close()


@pytest.mark.parametrize("keeping", [Keeping(), Keeping(days=400), Keeping(days=101)])
def test_what_is_not_old_enough_stays(year: Journal, keeping: Keeping) -> None:
    tidies(year, keeping)
    assert year.base.seq == 0
    assert len(kept(year)) == year.last_seq


def test_what_the_server_is_owed_stays_however_old(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append([*small_talk(3), CARRIED, *paid_visit(), CARRIED], DAY_1)
    tidies(journal)
    assert journal.base.seq == 3
    outbox = Outbox.open(path, key)
    assert [one.kind for one in outbox.pending(50)] == ["sale", "tap"]
    outbox.settle(journal.last_seq, {})
    outbox.close()
    tidies(journal)
    assert journal.base.seq == 3 + 1 + len(paid_visit())


def test_what_was_set_aside_for_staff_stays(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append([*paid_visit(), CARRIED], DAY_1)
    outbox = Outbox.open(path, key)
    sale = outbox.pending(1)[0]
    outbox.settle(journal.last_seq, {sale.seq: "it does not add up"})
    tidies(journal)
    assert journal.base.seq == 0
    assert outbox.set_aside(0, 9) == [sale]  # as it was sent, to the letter
    outbox.release(sale.seq)
    outbox.close()
    tidies(journal)
    assert journal.base.seq == len(paid_visit())


def test_what_may_be_with_the_server_though_no_answer_came_tells_of_persons_as_it_did(
    journal: Journal, path: Path, key: JournalKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox_module, "MOST_BATCH", 2)
    journal.append([*paid_visit() * 2, CARRIED], DAY_1)
    outbox = Outbox.open(path, key)
    sale, tap, later, _ = outbox.pending(50)
    tidies(journal)
    again = outbox.pending(50)
    assert again[:2] == [sale, tap]
    assert again[2].payload_hash != later.payload_hash  # it cannot be there yet: it goes without
    outbox.settle(tap.seq, {})
    tidies(journal)
    assert [one.sale.tender.card_last4 for one in sales_of(journal)] == ["", ""]
    outbox.close()


def test_a_lane_that_sends_nothing_forgets_all_persons_in_time(journal: Journal) -> None:
    journal.append([*paid_visit(), CARRIED], DAY_1)
    tidies(journal, Keeping(personal_days=10, sends=False))
    assert [one.sale.tender.card_last4 for one in sales_of(journal)] == [""]


def test_without_a_place_to_apply_from_nothing_goes(journal: Journal) -> None:
    journal.append(small_talk(200), DAY_1)
    tidies(journal)
    assert (journal.base.seq, len(kept(journal))) == (0, 200)


def test_persons_go_before_the_facts_that_tell_of_them(year: Journal) -> None:
    tidies(year, Keeping(personal_days=10))
    assert len(kept(year)) == year.last_seq
    sales = [fact.sale for fact in map(_decoded, year.read()) if isinstance(fact, SalePaid)]
    assert [sale.tender.card_last4 for sale in sales] == ["", "", "4242"]
    last_carried = carried_at(year)[-1]
    with year._engine.connect() as connection:
        assert min(connection.execute(PART.select().with_only_columns(PART.c.seq)).scalars()) > last_carried


def _decoded(row: object) -> Fact:
    from kiosk.journal.codec import decode

    return decode(row)  # type: ignore[arg-type]


def test_nothing_goes_before_the_old_facts_were_looked_at(year: Journal) -> None:
    tidier = Tidier(year, KEEPING)
    assert not tidier.step(NOW, 0.0)
    assert year.base.seq == 0


def test_a_step_is_small(year: Journal) -> None:
    tidier, before = tidier_of(year), len(kept(year))
    while tidier.step(NOW, 0.0):
        with year._engine.connect() as connection:
            facts = connection.exec_driver_sql("SELECT count(*) FROM fact").scalar_one()
        assert before - facts <= STEP
        before = facts
    assert before < year.last_seq - 2 * STEP


def test_what_is_left_of_a_round_that_was_cut_goes_in_the_next(year: Journal) -> None:
    tidier = tidier_of(year)
    while year.base.seq == 0:
        assert tidier.step(NOW, 0.0)
    tidies(year, Keeping())
    with year._engine.connect() as connection:
        assert connection.execute(FACT.select().where(FACT.c.seq <= year.base.seq)).all() == []


def test_whoever_reads_the_journal_just_then_keeps_no_shopper_waiting(
    year: Journal, path: Path, key: JournalKey
) -> None:
    with reading(path, key) as (connection, _):
        connection.execute(FACT.select().limit(1)).all()
        tidier, longest = tidier_of(year, Keeping(personal_days=10)), 0.0
        more = True
        while more:
            began = time.monotonic()
            more = tidier.step(NOW, 0.0)
            longest = max(longest, time.monotonic() - began)
    assert longest < store.BUSY_TIMEOUT_S / 2
    log = path.with_name(f"{path.name}-wal")
    assert log.stat().st_size
    while tidier.step(NOW, 0.0):
        continue
    assert log.stat().st_size == 0


# ------------------------------------------------------------------------------------------------- cuts and damage


def test_a_cut_at_any_point_leaves_a_journal_that_holds_and_goes_on(
    year: Journal, path: Path, key: JournalKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files as they were after every write of the head and every commit; also with the newest slot torn."""
    cuts: list[Path] = []
    write, transact = HeadFile.write, Journal.transact

    def cut() -> None:
        cuts.append(tmp_path / f"cut-{len(cuts)}")
        cuts[-1].mkdir()
        for file in path.parent.glob("journal.db*"):
            shutil.copy(file, cuts[-1] / file.name)

    def writes(self: HeadFile, head: object) -> None:
        write(self, head)  # type: ignore[arg-type]
        cut()

    def transacts(self: Journal, work: object) -> object:
        done = transact(self, work)  # type: ignore[arg-type, var-annotated]
        cut()
        return done

    before, last = lane_of(year.facts()), year.last_seq
    monkeypatch.setattr(HeadFile, "write", writes)
    monkeypatch.setattr(Journal, "transact", transacts)
    tidies(year)
    monkeypatch.undo()
    assert len(cuts) > 8
    for folder in cuts:
        torn = shutil.copytree(folder, folder.with_name(f"{folder.name}-torn"))
        tear_newest(torn / "journal.db", key)
        assert verify(folder / "journal.db", key) == last
        for there in (folder / "journal.db", torn / "journal.db"):
            opened = Journal.open(there, key)
            assert lane_of(opened.facts()) == before
            tidies(opened)
            assert opened.base.seq == year.base.seq
            assert kept(opened) == kept(year)
            assert opened.append(small_talk(1), DAY_99) == last + 1
            opened.close()
            assert verify(there, key) == last + 1


def tear_newest(path: Path, key: JournalKey) -> None:
    """As a cut in the middle of the head's last write leaves that slot."""
    content, newest = head_path(path).read_bytes(), read_head(path, key)
    torn = [content[SLOT:].rjust(2 * SLOT, b"{"), content[:SLOT].ljust(2 * SLOT, b"{")]
    head_path(path).write_bytes(torn[0])
    if read_head(path, key) == newest:  # else that was it
        head_path(path).write_bytes(torn[1])


@pytest.mark.parametrize("steps", [3, 11, 24, 41])
def test_a_kill_in_the_middle_of_the_tidying_loses_nothing(path: Path, key: JournalKey, steps: int) -> None:
    marks = path.with_name(MARKS)
    command = [sys.executable, "-m", "scripts.proofs.crash.sweeping", str(path.parent), "--rounds", "10000"]
    sweeper = subprocess.Popen(command, cwd=ROOT)
    wait_until(lambda: marks.exists() and marks.read_text().count("\n") >= steps, 30)
    sweeper.kill()
    sweeper.wait()
    promised = int(marks.read_text().split()[-1])
    again = Journal.open(path, key)
    assert again.last_seq >= promised
    assert lane_of(again.facts()).receipts == RECEIPTS
    tidies(again)
    assert kept(again)[0] == again.base.seq + 1
    again.close()
    assert verify(path, key) == again.last_seq


def test_facts_that_are_gone_without_the_heads_word_are_missed(year: Journal, path: Path, key: JournalKey) -> None:
    with year._engine.begin() as connection:
        connection.execute(FACT.delete().where(FACT.c.seq <= 50))
    with pytest.raises(JournalDamaged, match="fact 1 is missing"):
        verify(path, key)


def test_one_fact_more_gone_than_the_head_tells_is_missed(year: Journal, path: Path, key: JournalKey) -> None:
    tidies(year)
    first = year.base.seq + 1
    with year._engine.begin() as connection:
        connection.execute(FACT.delete().where(FACT.c.seq == first))
    with pytest.raises(JournalDamaged, match=f"fact {first} is missing"):
        verify(path, key)


def test_a_head_that_tells_of_another_beginning_is_not_believed(year: Journal, path: Path, key: JournalKey) -> None:
    tidies(year)
    year.close()
    content = head_path(path).read_bytes()
    base = f'\\"base_seq\\":{year.base.seq}'.encode()
    assert base in content
    head_path(path).write_bytes(content.replace(base, base[:-1] + b"0"))
    with pytest.raises(JournalDamaged, match=r"head .* is damaged"):
        verify(path, key)


def test_without_its_head_a_journal_that_begins_later_is_told_from_a_damaged_one(
    year: Journal, path: Path, key: JournalKey
) -> None:
    tidies(year)
    year.close()
    head_path(path).unlink()
    with pytest.raises(HeadMissing):
        verify(path, key)


def test_the_look_back_and_the_server_begin_where_the_journal_does(year: Journal, path: Path, key: JournalKey) -> None:
    tidies(year)
    year.append([*small_talk(3), CARRIED], DAY_99)
    check_older(path, key, year.last_seq - 1, lambda: True)
    places = JournalPlaces.open(path, key)
    assert places.base() == year.base.seq > 0
    assert places.end()[0] == year.last_seq
    places.close()


# -------------------------------------------------------------------------------------------------------- clocks

CUTOFF = NOW - timedelta(days=30)
DATES = st.one_of(st.none(), st.integers(-4000, 4000).map(lambda days: NOW + timedelta(days=days)))


@given(dates=st.lists(DATES, max_size=30))
def test_nothing_is_old_that_stands_behind_a_fact_of_these_days(dates: list[datetime | None]) -> None:
    horizon = Horizon()
    horizon.moves(list(enumerate(dates, 1)), CUTOFF, NOW)
    young = next((seq for seq, at in enumerate(dates, 1) if at is not None and CUTOFF <= at <= NOW), len(dates) + 1)
    old = [seq for seq, at in enumerate(dates, 1) if seq < young and at is not None and at < CUTOFF]
    assert horizon.seq == max(old, default=0)


def test_many_facts_are_looked_at_page_by_page() -> None:
    horizon = Horizon()
    assert horizon.moves([(seq, CUTOFF - timedelta(days=9)) for seq in range(1, LOOK + 1)], CUTOFF, NOW)
    assert not horizon.moves([(LOOK + 1, NOW)], CUTOFF, NOW)
    assert (horizon.seq, horizon.looked) == (LOOK, LOOK)


def test_facts_that_a_wrong_clock_dated_are_as_old_as_those_around_them(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    for at in (DAY_1, "2099-01-01T00:00:00+00:00", DAY_1, "never", DAY_1):
        journal.append(small_talk(1), at)
    journal.append([CARRIED], DAY_99)
    tidies(journal)
    assert journal.base.seq == 5


def test_a_clock_that_was_set_while_the_lane_ran_makes_nothing_old(year: Journal) -> None:
    tidier = tidier_of(year)
    assert not Tidier(year, KEEPING).step(NOW, 0.0)
    young = datetime.fromisoformat(DAY_1)
    while tidier.step(young, 100.0):
        continue
    assert not tidier.step(NOW, 200.0)
    assert year.base.seq == 0

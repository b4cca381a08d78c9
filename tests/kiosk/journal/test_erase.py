"""Persons are taken out of a journal that stays provable, sends what it owes, and starts a lane."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.core.fiscal import sign_key
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.facts import Fact, SalePaid, SessionStarted, TapExplained
from kiosk.core.session.inputs import AmountGiven, PartsBackTouched, PayTouched, SplitTouched
from kiosk.journal import Journal, JournalDamaged, JournalKey, NotSettled
from kiosk.journal.database import FACT, PART, open_engine
from kiosk.journal.outbox import Outbox
from kiosk.journal.verify import check_older, verify
from server.ingest.payloads import LaneModeIn, SaleIn, TapIn
from tests.kiosk.core.session import crew
from tests.kiosk.journal.visits import AT, paid_visit
from tests.shop import MILK, POLICY, Shop

LATER = "2026-11-23T10:00:00+00:00"
MIDDLE = datetime.fromisoformat("2026-11-23T00:00:00+00:00")
TAP = next(fact for fact in paid_visit() if type(fact).__name__ == "TapGiven")
SAID = TapExplained(tap=replace(TAP, question="easy"), reasons=("slow",), remark="My name is Ada")  # type: ignore[type-var]


def other_visit() -> list[Fact]:
    """As the first, but of another number and page."""

    def again(fact: Fact) -> Fact:
        if isinstance(fact, SalePaid):
            sale = replace(fact.sale, session="4-000002", receipt_no=2, page_code="OTHER")
            return replace(fact, session="4-000002", sale=sale)
        return replace(fact, session="4-000002") if hasattr(fact, "session") else fact

    return [again(fact) for fact in paid_visit()[1:]]


def facts_of(path: Path, key: JournalKey) -> list[Fact]:
    journal = Journal.open(path, key)
    facts = list(journal.facts())
    journal.close()
    return facts


def sales(facts: Sequence[Fact]) -> list[SalePaid]:
    return [fact for fact in facts if isinstance(fact, SalePaid)]


def test_nothing_of_a_visit_tells_of_its_shopper_and_of_the_other_all_is_there(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    journal.append([*paid_visit(), *other_visit()], AT)
    hashes = [row.hash for row in journal.read()]
    assert journal.erase_session("4-000001") > 0
    assert journal.erase_session("4-000001") == 0
    assert [row.hash for row in journal.read()] == hashes
    journal.close()
    assert verify(path, key) == len(hashes)
    first, second = sales(facts_of(path, key))
    assert (first.sale.tender.card_last4, first.sale.page_code, first.sale.tender.slip) == ("", "", ())
    assert second.sale.tender.card_last4 == "4242"
    assert second.sale.page_code == "OTHER"
    assert first.sale.pricing == second.sale.pricing


def test_what_is_older_than_a_day_tells_of_nobody(journal: Journal) -> None:
    journal.append([*paid_visit(), SAID], AT)
    journal.append(other_visit(), LATER)
    assert journal.erase_before(MIDDLE) > 0
    facts = list(journal.facts())
    assert [fact.remark for fact in facts if isinstance(fact, TapExplained)] == [""]
    assert [one.sale.page_code != "" for one in sales(facts)] == [False, True]


def test_sales_that_wait_for_their_signature_are_asked_for_as_before_and_apart(journal: Journal) -> None:
    journal.append([*paid_visit(), *other_visit()], AT)
    before = [sign_key(one.sale) for one in sales(list(journal.facts()))]
    journal.erase_before(MIDDLE)
    after = [sign_key(one.sale) for one in sales(list(journal.facts()))]
    assert after == before
    assert len(set(after)) == 2


def test_a_part_that_went_back_is_back_however_much_is_known_of_its_card(journal: Journal) -> None:
    shop = Shop().opens().scans(MILK).does(PayTouched(), SplitTouched(), AmountGiven(29))
    shop.terminal_authorises().terminal_completes()
    journal.append(shop.facts, AT)
    told = len(shop.facts)
    shop.does(PartsBackTouched()).terminal_authorises().terminal_completes()
    journal.append(shop.facts[told:], LATER)
    journal.erase_before(MIDDLE)
    state = new_lane(POLICY)
    for fact in journal.facts():
        state = apply(state, fact, POLICY)
    assert state.session is not None
    assert (state.session.parts, state.session.rest.minor) == ((), 129)


@pytest.mark.parametrize(
    ("at", "erased"),
    [
        ("2026-11-23T00:30:00+01:00", True),  # before midnight in UTC
        ("2026-11-22T23:30:00-01:00", False),
        ("2026-11-22T23:59:59.999+00:00", True),
        ("2026-11-23T00:00:00+00:00", False),
        ("never", False),
    ],
)
def test_days_are_told_whatever_the_zone(journal: Journal, at: str, erased: bool) -> None:
    journal.append([SAID], at)
    assert journal.erase_before(MIDDLE) == erased


def test_salt_and_words_are_gone_from_the_file_and_its_log(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append([*paid_visit(), SAID], AT)
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    journal.erase_before(datetime.fromisoformat(LATER))
    assert path.with_name(path.name + "-wal").stat().st_size == 0
    journal.close()
    engine = open_engine(path, key, synchronous="FULL", busy_timeout_s=1.0)
    with engine.connect() as connection:
        assert connection.execute(PART.select()).all() == []
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
    engine.dispose()


def test_a_lane_starts_where_all_persons_were_erased(journal: Journal, path: Path, key: JournalKey) -> None:
    shop = Shop().opens().scans(MILK).pays().waits(60).scans(MILK)
    journal.append(shop.facts, AT)
    journal.erase_before(datetime.fromisoformat(LATER))
    journal.close()
    state = new_lane(POLICY)
    for fact in facts_of(path, key):
        state = apply(state, fact, POLICY)
    assert state.receipts == shop.state.receipts
    assert state.session is not None
    assert state.session.lines == shop.state.session.lines  # type: ignore[union-attr]


def test_what_is_kept_as_it_was_sent_tells_of_nobody_either(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append([*paid_visit(), *other_visit()], AT)
    outbox = Outbox.open(path, key)
    sent = outbox.pending(50)
    outbox.keep(sent)
    journal.erase_session("4-000001", unsettled=True)
    first, *others = outbox.pending(50)
    assert [tender["card_last4"] for tender in first.payload["tenders"]] == [""]  # type: ignore[attr-defined]
    assert others == sent[1:]
    outbox.close()


def test_what_was_erased_before_it_was_sent_is_sent_without_and_taken(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    journal.append([*paid_visit(), *other_visit(), SAID, *crew.training().facts], AT)
    journal.erase_before(datetime.fromisoformat(LATER))
    outbox = Outbox.open(path, key)
    envelopes = outbox.pending(50)
    outbox.close()
    found = [SaleIn.model_validate(dict(one.payload)) for one in envelopes if one.kind == "sale"]
    assert [sale.tenders[0].card_last4 for sale in found] == ["", ""]
    assert len({sale.receipt.page_hash for sale in found}) == 2
    tap = TapIn.model_validate(next(dict(one.payload) for one in envelopes if one.payload.get("reasons")))
    assert tap.remark == ""
    (mode,) = (LaneModeIn.model_validate(dict(one.payload)) for one in envelopes if one.kind == "lane_mode")
    assert mode.staff == "erased"
    assert not any(word in str(envelopes) for word in ("4242", "Ada", "lena", "Lena"))


def test_what_was_not_erased_is_sent_as_ever(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append([*paid_visit(), SAID], AT)
    outbox = Outbox.open(path, key)
    sale, _, said = outbox.pending(50)
    outbox.close()
    assert sale.payload["tenders"][0]["card_last4"] == "4242"  # type: ignore[index]
    assert said.payload["remark"] == "My name is Ada"


@pytest.mark.parametrize(
    "change",
    [
        PART.update().values(text='"4711"'),
        PART.update().values(salt=b"salt"),
        PART.update().values(seq=PART.c.seq + 1),
        PART.insert().values(seq=1, digest="ab" * 32, session="", salt=b"", text='"planted"'),
    ],
)
def test_words_put_into_somebodys_mouth_are_found(
    journal: Journal, path: Path, key: JournalKey, change: object
) -> None:
    journal.append(paid_visit(), AT)
    with journal._engine.begin() as connection:
        connection.execute(change)  # type: ignore[call-overload]
    journal.close()
    with pytest.raises(JournalDamaged, match=r"says of a person was changed after it was written"):
        verify(path, key)


def test_a_start_and_the_look_back_find_changed_words_too(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(paid_visit(), AT)
    with journal._engine.begin() as connection:
        connection.execute(PART.update().values(text='"4711"'))
    with pytest.raises(JournalDamaged, match="fact 2 says of a person"):
        list(journal.facts())
    with pytest.raises(JournalDamaged, match="fact 2 says of a person"):
        check_older(path, key, journal.last_seq, lambda: True)


def test_an_erased_place_does_not_hide_a_changed_fact(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(paid_visit(), AT)
    journal.erase_session("4-000001")
    started = next(row for row in journal.read() if row.kind == SessionStarted.__name__)
    with journal._engine.begin() as connection:
        connection.execute(FACT.update().where(FACT.c.seq == started.seq).values(data=started.data))
    with pytest.raises(JournalDamaged, match=f"fact {started.seq} of the journal was changed"):
        verify(path, key)


def test_what_the_server_may_have_and_never_said_so_waits(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(paid_visit(), AT)
    outbox = Outbox.open(path, key)
    sale, _ = outbox.pending(9)
    outbox.keep([sale])  # it was sent, and nobody answered
    with pytest.raises(NotSettled, match="not settled with the store server: let the lane send first"):
        journal.erase_session("4-000001")
    with pytest.raises(NotSettled):
        journal.erase_before(MIDDLE)
    assert outbox.pending(9)[0] == sale
    assert journal.erase_session("4-000001", unsettled=True) > 0
    assert outbox.pending(9)[0] != sale
    outbox.close()


def test_once_the_server_has_it_it_goes_and_what_it_could_not_take_waits(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    journal.append(paid_visit(), AT)
    outbox = Outbox.open(path, key)
    sale, tap = outbox.pending(9)
    outbox.settle(tap.seq, {sale.seq: "poison"})
    with pytest.raises(NotSettled):
        journal.erase_session("4-000001")
    outbox.release(sale.seq)
    assert journal.erase_session("4-000001") > 0
    outbox.close()

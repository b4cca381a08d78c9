from dataclasses import replace

import pytest

from kiosk.journal.chain import Row, checked, start_of
from kiosk.journal.errors import JournalDamaged

JOURNAL = "ab" * 16


def rows(count: int) -> list[Row]:
    previous, made = start_of(JOURNAL).hash, []
    for seq in range(1, count + 1):
        row = Row(seq, "2026-11-22T10:00:00+00:00", "4-000001", "LanguageChanged", 1, '{"a":"ä"}', seq)
        previous = row.hashed(previous)
        made.append(replace(row, hash=previous))
    return made


def test_a_chain_that_holds_passes_unchanged() -> None:
    assert list(checked(rows(5), start_of(JOURNAL))) == rows(5)


@pytest.mark.parametrize(
    "change",
    [
        {"at": "later"},
        {"session": "4-000002"},
        {"kind": "LanguageChange"},
        {"version": 2},
        {"data": "{}"},
        {"batch": 1},
        {"hash": "00" * 32},
        {"session": "4-00000", "at": "12026-11-22T10:00:00+00:00"},
    ],
)
def test_any_other_column_is_found(change: dict[str, object]) -> None:
    told = rows(5)
    told[2] = replace(told[2], **change)
    with pytest.raises(JournalDamaged, match="fact 3 of the journal was changed") as caught:
        list(checked(told, start_of(JOURNAL)))
    assert caught.value.first_bad_seq == 3


def test_facts_taken_out_swapped_or_put_first_are_found() -> None:
    told = rows(5)
    for wrong, first in (([*told[:2], *told[3:]], 3), ([told[1], told[0]], 1), (told[1:], 1)):
        with pytest.raises(JournalDamaged) as caught:
            list(checked(wrong, start_of(JOURNAL)))
        assert caught.value.first_bad_seq == first


def test_another_journals_facts_do_not_fit() -> None:
    with pytest.raises(JournalDamaged):
        list(checked(rows(2), start_of("cd" * 16)))

"""What the server sends is taken whole or not at all; what was there stays."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kiosk.catalogue.master import MasterFiles, take
from kiosk.core.master import ITEM, MasterError, checksum, difference, sheet_records, version_name
from tests.kiosk.core.test_sheet import BANANAS, MELON, later, sheet

FIRST = dict(sheet_records(sheet(BANANAS, MELON)))
SECOND = dict(sheet_records(sheet(BANANAS.replace("1.99", "1.79"), later("1.49", "2026-12-01"))))


def answer(
    folder: Path, number: int, want: dict[str, str], have: dict[str, str] | None = None, known: str = "", **wrong
) -> Path:
    """What a server answers, as a file; `wrong` changes its head."""
    told = checksum(sorted(want.items()))
    to_set, to_drop = difference(have or {}, want)
    head = {"master": 1, "version": version_name(number, told), "have": known, "checksum": told}
    head |= {"set": len(to_set), "drop": len(to_drop)} | wrong
    lines = [head, *([name, None] for name in to_drop), *([name, to_set[name]] for name in sorted(to_set))]
    path = folder / "incoming"
    path.write_bytes(gzip.compress("".join(json.dumps(line) + "\n" for line in lines).encode()))
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "incoming")


def test_what_changed_comes_to_the_same_as_the_whole(tmp_path):
    first = take(tmp_path, answer(tmp_path, 1, FIRST))
    second = take(tmp_path, answer(tmp_path, 2, SECOND, FIRST, first))
    files = MasterFiles(tmp_path)
    assert files.newest() == second
    changed = files.open(second)
    assert changed.find("plu:4011").item_at("2026-12-02T10:00:00").price.minor == 149
    assert changed.find("plu:777") is None
    assert files.open(first).find("plu:4011").item.price.minor == 199


def test_an_item_with_another_name_is_found_by_it_and_by_the_old_one_no_more(tmp_path):
    renamed = FIRST | {ITEM + "plu:4011": FIRST[ITEM + "plu:4011"].replace("Bananas", "Plantains")}
    first = take(tmp_path, answer(tmp_path, 1, FIRST))
    second = take(tmp_path, answer(tmp_path, 2, renamed, FIRST, first))
    file = MasterFiles(tmp_path).open(second)
    assert len(file.matching('"aplant"*', 9)) == 1
    assert file.matching('"abanan"*', 9) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"checksum": "0" * 64}, "does not begin as master data does"),
        ({"version": "../../x"}, "does not begin as master data does"),
        ({"known": "../../etc/passwd"}, "does not begin as master data does"),
        ({"set": 1}, "records were said to come"),
        ({"set": 10**9}, "does not begin as master data does"),
        ({"master": 2}, "does not begin as master data does"),
    ],
)
def test_a_head_that_cannot_be_right_is_refused(tmp_path, wrong, said):
    with pytest.raises(MasterError, match=said):
        take(tmp_path, answer(tmp_path, 1, FIRST, **wrong))
    assert names(tmp_path) == []


def test_another_checksum_a_torn_answer_and_a_bad_record_leave_what_is_there(tmp_path):
    first = take(tmp_path, answer(tmp_path, 1, FIRST))
    before = names(tmp_path)
    too_little = {name: body for name, body in FIRST.items() if name in SECOND}
    with pytest.raises(MasterError, match="the checksum is another one"):
        take(tmp_path, answer(tmp_path, 2, SECOND, too_little, first))
    torn = answer(tmp_path, 2, SECOND)
    torn.write_bytes(torn.read_bytes()[:-20])
    with pytest.raises(MasterError, match="not one whole gzip"):
        take(tmp_path, torn)
    for body in ("{}", "[]", "x" * 5, FIRST[ITEM + "plu:4011"].replace('"fruit"', '"shoes"')):
        with pytest.raises(MasterError):
            take(tmp_path, answer(tmp_path, 2, FIRST | {ITEM + "plu:4011": body}))
    assert names(tmp_path) == before
    assert MasterFiles(tmp_path).newest() == first


def test_a_damaged_file_is_not_the_newest(tmp_path):
    first = take(tmp_path, answer(tmp_path, 1, FIRST))
    second = take(tmp_path, answer(tmp_path, 2, SECOND, FIRST, first))
    file = MasterFiles(tmp_path).path(second)
    file.write_bytes(file.read_bytes()[:5000])
    assert MasterFiles(tmp_path).newest() == first


def priced(minor: int) -> dict[str, str]:
    return FIRST | {ITEM + "plu:4011": FIRST[ITEM + "plu:4011"].replace("199", str(minor))}


def test_a_server_that_began_anew_is_followed(tmp_path):
    """Its numbers are low again; what it handed out last is what counts, now and after a start."""
    files = MasterFiles(tmp_path)
    for number in (7, 8, 9):
        files.in_force = files.take(answer(tmp_path, number, priced(200 + number)))
    anew = files.take(answer(tmp_path, 1, FIRST))
    assert files.open(anew) is not None
    assert MasterFiles(tmp_path).newest() == anew


def test_old_versions_go_but_not_the_one_in_force(tmp_path):
    files, known = MasterFiles(tmp_path), ""
    for number in range(1, 6):
        known = files.take(answer(tmp_path, number, priced(200 + number)))
        files.in_force = files.in_force or known
    assert [version.partition("-")[0] for version in files.versions()] == ["5", "4", "1"]

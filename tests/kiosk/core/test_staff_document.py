"""What goes from the store's staff file to a lane."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.staff import RIGHTS
from kiosk.core.staff_document import NO_STAFF, badge_hash
from kiosk.core.staff_reading import read_body, read_file

DEMO = read_file((Path(__file__).parents[3] / "config" / "staff.toml").read_text(encoding="utf-8"))


def test_it_comes_back_as_it_went() -> None:
    again = read_body(DEMO.body())
    assert again == DEMO
    assert again.version == DEMO.version != NO_STAFF.version
    assert again.book.rights == dict(RIGHTS)


def test_a_badge_is_known_by_its_code_which_no_lane_has() -> None:
    assert DEMO.whose_badge("STAFF-1002") == "amir"
    assert DEMO.whose_badge("STAFF-1009") is DEMO.whose_badge("") is None
    assert b"STAFF-1002" not in DEMO.body()
    assert "argon2id" not in repr(DEMO), "nor does a log get a hash"


def test_one_code_has_another_hash_with_every_person() -> None:
    assert badge_hash("STAFF-1001", "$argon2id$a") != badge_hash("STAFF-1001", "$argon2id$b")


def test_who_has_no_badge_has_none_by_any_code() -> None:
    lena = 'staff = 1\n[[people]]\nid = "lena"\nnumber = "1001"\nname = "Lena"\nrole = "host"\npin = "%s"\n'
    document = read_body(read_file(lena % DEMO.people[0].pin).body())
    assert document.people[0].badge == ""
    assert document.whose_badge("") is None

"""The file that says who may sign on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.staff import Role
from kiosk.lane.pins import hash_pin
from kiosk.lane.staff_file import read_staff

DEMO = Path(__file__).parents[3] / "config" / "staff.toml"
LENA = f'''[[people]]
id = "lena"
number = "1001"
name = "Lena K."
role = "host"
badge = "STAFF-1001"
pin = "{hash_pin("4711")}"
'''


def written(folder: Path, *people: str, head: str = "staff = 1") -> Path:
    path = folder / "staff.toml"
    path.write_text("\n".join((head, *people)), encoding="utf-8")
    return path


def test_the_demo_staff_can_be_read() -> None:
    staff = read_staff(DEMO)
    assert [member.role for member in staff.book.members] == [Role.HOST, Role.MANAGER, Role.TECHNICIAN]
    assert staff.whose_badge("STAFF-1001") == "lena"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("staff = 1", "staff = 3", "staff: must be 1 or 2, not 3"),
        ('role = "host"', 'role = "king"', "people[0].role: "),
        ('number = "1001"', 'number = "x"', "people[0].number: "),
        ('pin = "$argon2id', 'pin = "$2b', "people[0].pin: is not an argon2id hash"),
        ('id = "lena"', 'id = "lena"\nphone = "1"', "people[0].phone: "),
        ("staff = 1", "staff = ", "is not valid TOML"),
    ],
)
def test_a_bad_file_is_one_sentence_without_a_secret(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = written(tmp_path, LENA)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=r"staff\.toml") as caught:
        read_staff(path)
    assert said in str(caught.value)
    assert "argon2id$" not in str(caught.value)
    assert "STAFF-1001" not in str(caught.value)


@pytest.mark.parametrize("what", ["id", "number", "badge"])
def test_what_tells_two_people_apart_is_nobody_else_s(tmp_path: Path, what: str) -> None:
    other = LENA.replace("lena", "amir").replace('"1001"', '"1002"').replace("STAFF-1001", "STAFF-1002")
    mine = {"id": ("amir", "lena"), "number": ('"1002"', '"1001"'), "badge": ("STAFF-1002", "STAFF-1001")}[what]
    with pytest.raises(ValueError, match=rf"people\[0\]\.{what}: somebody else"):
        read_staff(written(tmp_path, LENA, other.replace(*mine)))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        read_staff(tmp_path / "none.toml")

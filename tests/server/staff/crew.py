"""A staff file to test with: a host, a manager and a technician, whose PINs are quick to look at."""

from __future__ import annotations

from pathlib import Path

from argon2 import PasswordHasher

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
PINS = {"lena": "4711", "amir": "8024", "tess": "13579"}
PEOPLE = (
    ("lena", "1001", "Lena K.", "host"),
    ("amir", "1002", "Amir N.", "manager"),
    ("tess", "1003", "Tess B.", "technician"),
)


def person(staff: str, number: str, name: str, role: str) -> str:
    return (
        f'[[people]]\nid = "{staff}"\nnumber = "{number}"\nname = "{name}"\nrole = "{role}"\n'
        f'badge = "STAFF-{number}"\npin = "{QUICK.hash(PINS[staff])}"\n'
    )


def staff_file(folder: Path, *, without: str = "", more: str = "") -> Path:
    """Everybody but `without`, and `more` besides (rights of roles)."""
    path = folder / "staff.toml"
    told = "staff = 2\n" + "".join(person(*one) for one in PEOPLE if one[0] != without) + more
    beside = path.with_suffix(".new")
    beside.write_text(told, encoding="utf-8")
    beside.replace(path)  # another file: as an editor saves it
    return path

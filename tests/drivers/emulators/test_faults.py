"""What can be ordered of an emulator is one closed list, in plain words, and the documents have all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.emulators.faults import WIRE, WIRE_FAULTS, Fault, Faults
from drivers.registry import PROTOCOLS, ProtocolRow

PAGE = Path(__file__).parents[3] / "docs" / "drivers.md"
LONGEST = 90
STEPPED = Fault("drop_after", "its connection is gone", "STEP", ("first", "last"), needed=True)
OFTEN = Fault("busy", "it is busy so often, or once", "N")
PLAIN = Fault("jam", "it is jammed")


def faults() -> Faults:
    return Faults((STEPPED, OFTEN, PLAIN))


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [("jam", True, True), ("jam", None, True), ("drop_after", "last", "last"), ("busy", "3", 3), ("slow", 0.5, 0.5)],
)
def test_a_fault_is_ordered_with_the_value_that_it_takes_however_that_is_written(
    name: str, value: bool | str | float | None, kept: object
) -> None:
    ordered = faults()
    ordered.set(name, value)
    assert (ordered.as_dict(), ordered.take(name), ordered.take(name)) == ({name: kept}, True, False)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("flood", True, "fault 'flood' is none of silence, slow, noise"),
        ("flood", False, "fault 'flood' is none of silence, slow, noise"),
        ("drop_after", "lunch", "fault drop_after=lunch: the steps are first, last"),
        ("drop_after", True, "fault drop_after needs a value: drop_after=STEP, the steps are first, last"),
        ("jam", "badly", "fault jam takes no value, not 'badly'"),
        ("busy", "often", "fault busy=often: how many times is that"),
        ("slow", -1, "fault slow=-1: how many milliseconds is that"),
        ("slow", float("nan"), "how many milliseconds is that"),
    ],
)
def test_what_cannot_be_ordered_is_refused_in_one_sentence_and_changes_nothing(
    name: str, value: bool | str | float, told: str
) -> None:
    ordered = faults()
    with pytest.raises(ValueError, match=told):
        ordered.set(name, value)
    assert ordered.as_dict() == {}


def test_a_fault_that_is_mended_is_gone_and_one_that_nobody_knows_cannot_be() -> None:
    ordered = faults()
    ordered.set("jam", value=True)
    ordered.set("jam", value=False)
    assert not ordered.has("jam")
    ordered.clear("jam")
    with pytest.raises(ValueError, match="is none of"):
        ordered.clear("flood")


def test_a_fault_is_shown_as_it_is_ordered() -> None:
    assert [fault.shown for fault in (PLAIN, OFTEN, STEPPED)] == ["jam", "busy[=N]", "drop_after=STEP"]


@pytest.mark.parametrize("row", PROTOCOLS, ids=lambda row: row.name)
def test_every_emulator_has_the_wires_faults_and_says_of_each_in_one_line_what_it_does(row: ProtocolRow) -> None:
    known = row.make_emulator().faults.known
    assert tuple(known)[: len(WIRE)] == WIRE_FAULTS
    for fault in known.values():
        assert 0 < len(fault.does) <= LONGEST
        assert not fault.choices or fault.takes
        assert not fault.needed or fault.takes


def table() -> Iterator[str]:
    """Each fault, in the order of the protocols, with those that have it."""
    yield "| fault | of | then |"
    yield "| --- | --- | --- |"
    having: dict[tuple[str, str], list[str]] = {(fault.shown, in_words(fault)): ["every wire"] for fault in WIRE}
    for row in PROTOCOLS:
        for fault in row.make_emulator().faults.known.values():
            if fault.name not in WIRE_FAULTS:
                having.setdefault((fault.shown, in_words(fault)), []).append(f"`{row.name}`")
    for (shown, does), names in having.items():
        yield f"| `{shown}` | {', '.join(names)} | {does} |"


def in_words(fault: Fault) -> str:
    choices = f": {', '.join(f'`{choice}`' for choice in fault.choices)}" if fault.choices else ""
    return fault.does + choices


def test_the_page_of_the_drivers_has_all_of_them() -> None:
    expected = "\n".join(table())
    assert expected in PAGE.read_text(encoding="utf-8"), f"docs/drivers.md should have this table:\n{expected}"

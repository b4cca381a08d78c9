from __future__ import annotations

import pytest

from drivers.emulators.zvt_memory import Memory


def test_what_the_terminal_is_set_to_is_shown() -> None:
    memory = Memory()
    memory.change({"recovery": "keeps", "t4_minutes": 3, "needs_diagnosis": True})
    shown = memory.shown()
    assert (shown["recovery"], shown["t4_minutes"], shown["needs_diagnosis"]) == ("keeps", 3, True)


@pytest.mark.parametrize("values", [{"recovery": "hopes"}, {"t4_minutes": 100}, {"emptied": False}])
def test_what_it_cannot_be_set_to_is_said(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"a terminal has|two digits"):
        Memory().change(values)

from __future__ import annotations

from kiosk.panel.viewmodels.wires import WiresViewModel, derive_wires, local_clock
from tests.kiosk.panel.benches import device, passage, view

SCALE = device(
    "scale",
    "toledo8217",
    wire=(
        passage(1, "!", b"", "connected", second=1),
        passage(2, ">", b"W", "weigh", second=2),
        passage(3, "<", b"00000\r", second=3),
        passage(4, ">", b"W", "weigh", second=4),
        passage(5, "<", b"00000\r", second=5),
    ),
)
SCANNER = device("scanner", "serial-aim", wire=(passage(1, "<", b"]E04006381333931\r", second=3),))


def clock(at: str) -> str:
    return at[17:19]


def test_all_wires_are_one_story_in_the_order_of_time() -> None:
    rows = derive_wires(view(SCALE, SCANNER), "", clock).rows
    assert [(row.device, row.arrow, row.text, row.means, row.count) for row in rows] == [
        ("Scale", "", "The lane is connected", "", ""),
        ("Scale", "→", "W", "weigh", "×2"),
        ("Scale", "←", "00000␍", "", "×2"),
        ("Scanner", "←", "]E04006381333931␍", "", ""),
    ]
    assert [row.time for row in rows] == ["01", "04", "05", "03"]


def test_one_wire_is_told_alone() -> None:
    props = derive_wires(view(SCALE, SCANNER), "scanner", clock)
    assert [row.device for row in props.rows] == ["Scanner"]
    assert [choice.key for choice in props.devices if choice.chosen] == ["scanner"]


def test_held_lines_stay_until_they_go_on() -> None:
    model = WiresViewModel(clock)
    model.show(view(SCALE))
    model.hold()
    model.show(view(SCALE, SCANNER))
    rows = model.rows
    assert (model.still, rows.rowCount()) == (True, 3)
    model.hold()
    assert rows.rowCount() == 4


def test_the_clock_on_the_wall_is_that_of_this_place() -> None:
    assert local_clock("2026-11-27T09:00:01.250+00:00").endswith(":00:01.2")

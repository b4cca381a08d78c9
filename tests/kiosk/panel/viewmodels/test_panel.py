from __future__ import annotations

from kiosk.panel.viewmodels.panel import PanelViewModel, derive_panel
from tests.kiosk.panel.benches import device, view


def test_each_device_says_how_it_is() -> None:
    away = device("printer", "escpos", away="nobody answers")
    broken = device("scale", "toledo8217", faults={"slow": 300, "noise": True})
    props = derive_panel(view(away, broken))
    assert [(row.name, row.how, row.faults) for row in props.rows] == [("Printer", "away", 0), ("Scale", "there", 2)]
    assert props.away == "1 device is away"


def test_a_refused_order_is_said_with_its_device() -> None:
    props = derive_panel(view(device("scale", "toledo8217"), refused=("scale", "a scale has no colour")))
    assert props.note == "Scale: a scale has no colour"


def test_pages_turn_and_what_is_none_is_left() -> None:
    shell = PanelViewModel(print)
    shell.turn("money")
    assert shell.page == "money"
    shell.turn("kitchen")
    assert shell.page == "money"


def test_the_language_goes_to_the_other_one() -> None:
    spoken: list[str] = []
    PanelViewModel(spoken.append).switchLanguage()
    assert spoken == ["zh_CN"]

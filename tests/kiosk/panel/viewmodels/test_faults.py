from __future__ import annotations

from drivers.emulators.base import WIRE_FAULTS
from kiosk.panel.viewmodels.faults import FaultRow, FaultsViewModel, derive_faults
from kiosk.panel.watcher import Break, Mend
from tests.kiosk.panel.benches import device, view
from tests.kiosk.panel.sent import Sent

SCALE = device("scale", "toledo8217", faults={"slow": 300, "noise": True})
PRINTER = device("printer", "escpos")
TERMINAL = device("terminal", "zvt")
HOPPER = device("hopper", "cctalk-hopper")


def row(fault: str, device_: str, model: FaultsViewModel | None = None) -> FaultRow:
    picked = model._picked if model is not None else {}
    rows = derive_faults(view(PRINTER, SCALE, TERMINAL, HOPPER), device_, picked).rows
    return next(one for one in rows if one.key == fault)


def test_every_fault_that_the_emulator_knows_is_a_switch_with_its_line() -> None:
    props = derive_faults(view(PRINTER, SCALE), "scale", {})
    assert {one.key for one in props.rows} == {*WIRE_FAULTS, "bad_check", "garbled"}
    assert {one.key: one.value for one in props.rows if one.on} == {"slow": "300", "noise": ""}
    assert [(one.key, one.count) for one in props.devices] == [("printer", 0), ("scale", 2)]
    assert row("silence", "scale").line == "it says nothing"


def test_a_number_is_typed_and_said_of_what() -> None:
    assert (row("slow", "printer").hint, row("slow", "printer").value) == ("milliseconds", "")
    assert (row("keep_alive", "terminal").number, row("keep_alive", "terminal").value) == (True, "1000")


def test_a_switch_orders_its_fault_with_what_was_typed_and_mends_it() -> None:
    sent = Sent()
    model = FaultsViewModel(sent)
    model.show(view(PRINTER, SCALE, TERMINAL))
    model.choose("scale")
    model.flip("split", "")
    model.flip("noise", "")
    model.choose("terminal")
    model.flip("busy", "3")
    model.flip("busy", "")
    model.flip("busy", "often")
    model.flip("no such fault", "")
    assert sent.orders == [
        ("scale", Break("split", True)),
        ("scale", Mend("noise")),
        ("terminal", Break("busy", 3)),
        ("terminal", Break("busy", True)),
        ("terminal", Break("busy", "often")),
    ]


def test_choices_are_gone_through_by_touch_and_the_one_shown_is_ordered() -> None:
    sent = Sent()
    model = FaultsViewModel(sent)
    model.show(view(PRINTER, SCALE, TERMINAL, HOPPER))
    model.choose("terminal")
    first = row("drop_after", "terminal", model).value
    model.next("drop_after")
    second = row("drop_after", "terminal", model).value
    model.flip("drop_after", "")
    assert (first, second) == ("authorisation", "accepted")
    assert sent.orders == [("terminal", Break("drop_after", "accepted"))]


def test_where_no_choice_is_needed_the_first_is_any() -> None:
    sent = Sent()
    model = FaultsViewModel(sent)
    model.show(view(HOPPER))
    assert row("lost_answer", "hopper", model).value == "any"
    model.flip("lost_answer", "")
    model.next("lost_answer")
    model.flip("lost_answer", "")
    model.next("lost_answer")
    assert row("lost_answer", "hopper", model).value == "any"
    assert [order for _, order in sent.orders] == [Break("lost_answer", True), Break("lost_answer", "dispense")]


def test_everything_is_mended_at_once() -> None:
    sent = Sent()
    model = FaultsViewModel(sent)
    model.mendAll()
    model.show(view(PRINTER, SCALE))
    assert model.anyOn
    model.mendAll()
    assert sent.orders == [("scale", Mend("slow")), ("scale", Mend("noise"))]

from __future__ import annotations

from dataclasses import replace

from drivers.emulators.base import WIRE_FAULTS
from kiosk.panel.control import About, FaultKnown
from kiosk.panel.viewmodels.faults import WIRE, FaultsViewModel, derive_faults
from kiosk.panel.watcher import Break, Mend
from tests.kiosk.panel.benches import device, view
from tests.kiosk.panel.sent import Sent

SCALE = device("scale", "toledo8217", faults={"slow": 300.0, "noise": True})
PRINTER = device("printer", "escpos")


def test_every_fault_that_the_emulator_knows_is_a_switch() -> None:
    props = derive_faults(view(PRINTER, SCALE), "scale")
    assert {row.key for row in props.rows} == {*WIRE_FAULTS, "bad_check", "garbled"}
    assert {row.key: row.value for row in props.rows if row.on} == {"slow": "300", "noise": ""}
    assert [(row.key, row.count) for row in props.devices] == [("printer", 0), ("scale", 2)]


def test_what_every_wire_can_do_is_explained() -> None:
    assert set(WIRE) == set(WIRE_FAULTS)


def test_what_the_emulator_says_of_its_own_faults_is_shown() -> None:
    told = replace(SCALE, about=About("scale", "toledo8217", (FaultKnown("garbled", "bytes of no protocol"),)))
    assert [(row.key, row.line) for row in derive_faults(view(told), "scale").rows] == [
        ("garbled", "bytes of no protocol")
    ]


def test_a_fault_that_takes_a_value_has_one_to_begin_with() -> None:
    told = replace(SCALE, about=About("scale", "scp01", (FaultKnown("broken", "a part is broken", "ram"),)))
    assert [row.value for row in derive_faults(view(told), "scale").rows] == ["ram"]


def test_a_switch_orders_its_fault_with_a_value_where_it_has_one_and_mends_it() -> None:
    sent = Sent()
    model = FaultsViewModel(sent)
    model.show(view(PRINTER, SCALE))
    model.choose("scale")
    model.flip("split", "")
    model.flip("busy", "3")
    model.flip("drop_after", "accepted")
    model.flip("noise", "")
    assert sent.orders == [
        ("scale", Break("split", True)),
        ("scale", Break("busy", 3)),
        ("scale", Break("drop_after", "accepted")),
        ("scale", Mend("noise")),
    ]


def test_everything_is_mended_at_once() -> None:
    sent = Sent()
    model = FaultsViewModel(sent)
    model.mendAll()
    model.show(view(PRINTER, SCALE))
    assert model.anyOn
    model.mendAll()
    assert sent.orders == [("scale", Mend("slow")), ("scale", Mend("noise"))]

"""USB printers: a folder that looks like the system's own stands in for it, a pty for the printer's device file."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.contract import FaultKind, Print, PrintEnded, PrintOutcome
from drivers.document import Document, TextLine
from drivers.emulators.wire import PtyEnd
from drivers.link.base import LinkLost
from drivers.link.device_file import DeviceFileLink, UsbPrinterLink, usb_printers
from tests.waiting import wait_until
from tests.wires import plugged


class Machine:
    """`system` and `devices` are its /sys and /dev."""

    def __init__(self, folder: Path) -> None:
        self.system = folder / "sys"
        self.devices = folder / "dev"
        self._ends: list[PtyEnd] = []

    def plugs_in(self, name: str, maker: str, product: str) -> PtyEnd:
        device = self.system / "devices/usb1" / f"1-{name}"
        interface = device / f"1-{name}:1.0"
        interface.mkdir(parents=True)
        (device / "idVendor").write_text(maker + "\n")
        (device / "idProduct").write_text(product + "\n")
        entry = self.system / "class/usbmisc" / name
        entry.mkdir(parents=True)
        (entry / "device").symlink_to(interface)
        end = PtyEnd(str(self.devices / "usb" / name))
        end.open()
        self._ends.append(end)
        return end

    def link(self, maker: str, product: str) -> UsbPrinterLink:
        return UsbPrinterLink(maker, product, system=self.system, devices=self.devices)

    def close(self) -> None:
        for end in self._ends:
            end.close()


@pytest.fixture
def machine(tmp_path: Path):
    machine = Machine(tmp_path)
    yield machine
    machine.close()


def test_a_printer_is_found_by_its_ids_whatever_its_number(machine: Machine) -> None:
    machine.plugs_in("lp0", "0519", "0003")
    end = machine.plugs_in("lp3", "04b8", "0202")
    link = machine.link("04b8", "0202")
    link.open()
    assert link.write(b"\x10\x04\x01") == 3
    (descriptor,) = end.filenos()
    assert wait_until(lambda: end.accept_and_read({descriptor})[1]) == b"\x10\x04\x01"
    assert link.read() is None
    end.write(b"\x12")
    assert wait_until(link.read) == b"\x12"
    link.close()


def test_a_printer_that_is_not_plugged_in_is_unplugged(machine: Machine) -> None:
    machine.plugs_in("lp0", "0519", "0003")
    with pytest.raises(LinkLost, match="no printer usb:04b8:0202 is plugged in") as lost:
        machine.link("04b8", "0202").open()
    assert lost.value.fault.kind is FaultKind.UNPLUGGED


def test_of_two_alike_none_is_guessed(machine: Machine) -> None:
    machine.plugs_in("lp0", "04b8", "0202")
    machine.plugs_in("lp1", "04b8", "0202")
    with pytest.raises(LinkLost, match=r"several printers are usb:04b8:0202.*lp0, .*lp1") as lost:
        machine.link("04b8", "0202").open()
    assert lost.value.fault.kind is FaultKind.SETTINGS


def test_one_that_is_pulled_while_it_is_looked_for_is_passed_over(machine: Machine) -> None:
    (machine.system / "class/usbmisc/lp7").mkdir(parents=True)
    machine.plugs_in("lp8", "04b8", "0202")
    found = usb_printers(machine.system, machine.devices)
    assert found == [(machine.devices / "usb/lp8", ("04b8", "0202"))]


def test_a_pulled_plug_is_noticed_by_reading_and_by_writing(machine: Machine) -> None:
    end = machine.plugs_in("lp0", "04b8", "0202")
    link = machine.link("04b8", "0202")
    link.open()
    end.close()
    for use in (link.read, lambda: link.write(b"A")):
        with pytest.raises(LinkLost) as lost:
            use()
        assert lost.value.fault.kind is FaultKind.UNPLUGGED
    link.close()
    link.close()


def test_a_device_file_that_is_not_there_is_unplugged(tmp_path: Path) -> None:
    link = DeviceFileLink(str(tmp_path / "lp0"))
    with pytest.raises(LinkLost, match="No such file"):
        link.open()
    with pytest.raises(LinkLost, match="is not open"):
        link.read()


def test_a_printer_that_takes_nothing_blocks_nobody(machine: Machine) -> None:
    machine.plugs_in("lp0", "04b8", "0202")
    link = machine.link("04b8", "0202")
    link.open()
    wait_until(lambda: link.write(b"x" * 4096) == 0)
    link.close()


def test_a_receipt_is_printed_through_a_device_file_and_after_a_replug_again(tmp_path: Path) -> None:
    receipt = Document((TextLine("Bread"), TextLine("面包")))
    with plugged("escpos", "usblp", tmp_path) as wire:
        for job in ("first", "second"):
            wire.online()
            wire.pump.submit(Print(job, receipt))
            assert wire.told_a(PrintEnded) == PrintEnded(job, PrintOutcome.PRINTED)
            wire.forget()
            wire.host.fault("unplug", True)
            wire.host.clear("unplug")
        assert wire.host.state()["receipts"] == 2

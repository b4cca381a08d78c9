"""Protocols of other packages: one that works, in `tests/packages`, and many that do not."""

from __future__ import annotations

import json
import os
import re
import subprocess
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drivers.contract import DeviceFault, DeviceOffline, DeviceOnline, FaultKind, StableWeight
from drivers.registry import PROTOCOLS, find, find_all
from tests.programs import ROOT, command
from tests.wires import plugged

PACKAGES = ROOT / "tests" / "packages"
ROW = (
    "from drivers.protocol_row import ProtocolRow\n"
    "ROW = ProtocolRow({name!r}, {kind!r}, {links!r}, {driver!r}, 'json:JSONDecoder')\n"
)


@pytest.fixture
def acme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGES))


class Shelf:
    """A folder on the path into which packages are put."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def package(self, name: str, entry_points: str, **modules: str) -> None:
        info = self._folder / f"{name.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(entry_points)
        for module, text in modules.items():
            (self._folder / f"{module}.py").write_text(text)

    def offers(self, package: str, protocol: str, module: str, text: str) -> None:
        self.package(package, f"[kiosk.drivers]\n{protocol} = {module}:ROW\n", **{module: text})


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.syspath_prepend(str(tmp_path))
    return Shelf(tmp_path)


def test_a_package_that_is_on_the_path_brings_its_protocol(acme: None) -> None:
    row = find("acme")
    assert (row.kind, row.emulator) == ("scale", "acme_scale.emulator:AcmeScaleEmulator")
    assert row is import_module("acme_scale").ACME
    assert find_all().rows == (*PROTOCOLS, row)
    assert find_all().refused == ()


def test_nobody_elses_protocol_is_there_without_its_package() -> None:
    assert find_all().rows == PROTOCOLS
    with pytest.raises(ValueError, match=r"protocol 'acme' is none of serial-aim, .*, ssp-recycler$"):
        find("acme")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.lists(st.sampled_from([b"W ", b"12", b"50", b"?", b"\r", b"\n", b"\r\n", b"\xff"])).map(b"".join),
    at=st.integers(0),
)
def test_whatever_comes_to_it_in_whatever_pieces_a_weight_is_a_whole_line(acme: None, data: bytes, at: int) -> None:
    whole, split = (import_module("acme_scale.driver").AcmeScale() for _ in range(2))
    cut = at % (len(data) + 1)
    told = whole.received(data, 1.0).readings
    assert told == split.received(data[:cut], 1.0).readings + split.received(data[cut:], 1.0).readings
    weights = [reading for reading in told if isinstance(reading, StableWeight)]
    assert all(b"W %d\r\n" % weight.grams in data for weight in weights)


def test_its_silence_is_told_once_and_the_line_is_made_anew(acme: None) -> None:
    scale = import_module("acme_scale.driver").AcmeScale()
    scale.connected(0.0)
    assert scale.ticked(1.0).readings == ()
    output = scale.ticked(2.0)
    assert output.readings == (DeviceOffline(DeviceFault(FaultKind.SILENT, "the scale does not answer")),)
    assert output.hang_up
    assert scale.disconnected(DeviceFault(FaultKind.GARBLED, output.hang_up), 2.0).readings == ()


def test_its_emulator_takes_no_load_that_it_cannot_have(acme: None) -> None:
    emulator = import_module("acme_scale.emulator").AcmeScaleEmulator()
    for values in ({"weight_g": -1}, {"weight_g": "heavy"}, {"colour": "red"}, {"motion": 1}):
        with pytest.raises(ValueError, match=r"^this scale has weight_g, 0 to 99999, and motion, true or false$"):
            emulator.set(values, 0.0)
    assert emulator.state() == {"weight_g": 0, "motion": False}


@pytest.mark.parametrize("wire", ["pty", "tcp"])
def test_a_strangers_scale_weighs_over_a_real_wire_and_is_back_after_a_pulled_plug(
    acme: None, wire: str, tmp_path: Path
) -> None:
    with plugged("acme", wire, tmp_path) as scale:
        scale.told(DeviceOnline("ACME"), StableWeight(0, net=False, at_zero=True), timeout_s=30.0)
        scale.host.set({"weight_g": 1250})
        scale.told(StableWeight(1250, net=False, at_zero=False), timeout_s=30.0)
        scale.forget()
        scale.host.fault("unplug", value=True)
        scale.host.clear("unplug")
        scale.told(DeviceOnline("ACME"), StableWeight(1250, net=False, at_zero=False), timeout_s=30.0)


def test_a_protocol_of_ours_is_never_replaced(shelf: Shelf) -> None:
    text = ROW.format(name="relay", kind="light", links=("pty",), driver="json:JSONDecoder")
    shelf.offers("greedy", "relay", "greedy_row", "raise SystemExit('this was imported')\n" + text)
    assert find("relay").driver == "drivers.lights.relay:RelayLight"
    assert find_all().rows == PROTOCOLS
    assert find_all().refused == ("package greedy: protocol 'relay' is there already and is not replaced",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import no_such_library", "cannot be loaded: ModuleNotFoundError: No module named 'no_such_library'"),
        ("raise SystemExit('bye')", "cannot be loaded: SystemExit: bye"),
        ("def (", "cannot be loaded: SyntaxError: "),
        ("", "cannot be loaded: AttributeError: "),
        ("ROW = 5", "is no ProtocolRow"),
        (ROW.format(name="other", kind="scale", links=("pty",), driver="a:B"), "its row is called 'other'; "),
        (ROW.format(name="odd", kind="toaster", links=("pty",), driver="a:B"), "kind 'toaster' is none of buttons, "),
        (ROW.format(name="odd", kind="scale", links=("pty", "smoke"), driver="a:B"), "links ('pty', 'smoke') is no "),
        (ROW.format(name="odd", kind="scale", links="pty", driver="a:B"), "links 'pty' is no tuple of "),
        (ROW.format(name="odd", kind="scale", links=("pty",), driver="a.B"), "not named like package.module:Name"),
        (ROW.format(name="odd", kind="scale", links=("pty",), driver=5), "not named like package.module:Name"),
        (ROW.format(name="odd", kind="scale", links=("pty",), driver="a:B") + "import dataclasses\n"
         "ROW = dataclasses.replace(ROW, line=9600)", "line 9600 is no LineSettings"),
    ],
)  # fmt: skip
def test_a_broken_one_is_told_in_one_sentence_and_the_others_go_on(
    acme: None, shelf: Shelf, request: pytest.FixtureRequest, text: str, said: str
) -> None:
    module = "odd_" + re.sub(r"\W", "_", request.node.callspec.id)[-40:]
    shelf.offers("oddities", "odd", module, text)
    (sentence,) = find_all().refused
    assert sentence.startswith("package oddities: protocol 'odd'")
    assert said in sentence
    assert "\n" not in sentence
    assert [row.name for row in find_all().rows] == [*(row.name for row in PROTOCOLS), "acme"]
    with pytest.raises(ValueError, match=re.escape(said)):
        find("odd")


def test_of_two_packages_with_one_name_none_is_used(shelf: Shelf) -> None:
    text = ROW.format(name="twin", kind="scale", links=("pty",), driver="json:JSONDecoder")
    for package in ("first", "second"):
        shelf.offers(package, "twin", f"{package}_twin", text)
    said = "protocol 'twin' is offered by more than one package (first, second): none of them is used"
    assert find_all().refused == (said,)
    with pytest.raises(ValueError, match=re.escape(said)):
        find("twin")


def test_a_package_whose_entry_points_cannot_be_read_is_told(acme: None, shelf: Shelf) -> None:
    shelf.package("torn", "[kiosk.drivers]\nno equals sign\n")
    (sentence,) = find_all().refused
    assert sentence.startswith("package torn: ")
    assert find("acme").name == "acme"


def test_the_commands_list_and_reach_it(shelf: Shelf, tmp_path: Path) -> None:
    shelf.offers("oddities", "odd", "odd_for_commands", "ROW = 5")
    done = subprocess.run(
        command("list", "--json"),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{PACKAGES}{os.pathsep}{tmp_path}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "protocol": "acme",
        "kind": "scale",
        "links": ["serial", "pty", "tcp"],
        "line": "4800 8N1",
        "driver": "acme_scale.driver:AcmeScale",
        "serial_driver": None,
        "emulator": "acme_scale.emulator:AcmeScaleEmulator",
        "contract_tests": [],
        "transcripts": [],
    }
    assert done.stderr == "package oddities: protocol 'odd': odd_for_commands:ROW is no ProtocolRow\n"

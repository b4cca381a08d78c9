"""The panel's window before emulators, touched as QA touches it."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.panel.app import LANGUAGES, PanelUi
from kiosk.panel.control import Control
from kiosk.panel.goods import read_goods
from kiosk.panel.viewmodels.panel import PAGES
from kiosk.panel.watcher import Put
from kiosk.play.fingers import Fingers
from tests.kiosk.panel.benches import SHEET
from tests.kiosk.panel.emulated import Emulated, emulated
from tests.kiosk.panel.test_watcher import silent

ASSETS = Path(__file__).parents[3] / "assets"
DEVICES = {
    "scanner": "serial-aim",
    "scale": "toledo8217",
    "bagging": "mt-sics",
    "printer": "escpos",
    "terminal": "zvt",
    "wallet": "wallet",
    "coins": "cctalk",
    "notes": "ssp",
    "hopper": "cctalk-hopper",
    "signer": "sign-json",
    "light": "relay",
    "buttons": "input-board",
}
MILK = "goods_09520005000016"


@dataclass
class Panel:
    """`devices` are the emulators behind it, `fingers` touch it."""

    ui: PanelUi
    fingers: Fingers
    devices: dict[str, Emulated]

    def state(self, device: str) -> dict[str, object]:
        return self.devices[device].host.state()

    def comes(self, device: str, **values: object) -> None:
        """The emulator has these values soon."""
        self.fingers.wait(lambda: values.items() <= self.state(device).items(), f"{device} with {values}")

    def says(self, name: str, text: str) -> None:
        self.fingers.wait(lambda: self.fingers.text(name) == text, f"{name} saying {text!r}")


@contextmanager
def shown(controls: Mapping[str, Control]) -> Iterator[tuple[PanelUi, Fingers]]:
    ui = PanelUi(controls, read_goods(SHEET), assets=ASSETS, look_every_s=0.05)
    try:
        yield ui, Fingers(ui.show())
    finally:
        ui.close()


@pytest.fixture
def panel(qapp) -> Iterator[Panel]:
    with ExitStack() as stack:
        devices = {name: stack.enter_context(emulated(protocol)) for name, protocol in DEVICES.items()}
        ui, fingers = stack.enter_context(shown({name: one.control for name, one in devices.items()}))
        fingers.wait(lambda: all(one.there for one in ui.bench.devices.values()), "every device")
        yield Panel(ui, fingers, devices)


def test_an_item_is_taken_from_the_shelf_and_scanned_and_laid_down(panel: Panel) -> None:
    panel.fingers.touch(MILK)
    panel.says("hand", "Whole milk 1 l")
    panel.fingers.touch("scanButton")
    panel.comes("scanner", last="]E09520005000016")
    panel.fingers.touch("layOnScale")
    panel.comes("scale", weight_g=1065)
    panel.says("scaleHolds", "Whole milk 1 l")
    panel.fingers.touch("scaleTakeLast")
    panel.comes("scale", weight_g=0)


def test_the_shopper_at_the_terminal_is_chosen(panel: Panel) -> None:
    panel.fingers.touch("card_decline")
    panel.comes("terminal", card="decline")
    panel.fingers.touch("byHand")
    panel.comes("terminal", card="hand")


def test_the_shopper_at_a_nexo_terminal_is_played_by_hand(qapp) -> None:
    with emulated("nexo") as terminal, shown({"terminal": terminal.control}) as (ui, fingers):
        fingers.wait(lambda: ui.bench.device("terminal").there, "the terminal")
        fingers.touch("byHand")
        fingers.wait(lambda: terminal.host.state()["card"] == "hand", "a shopper by hand")
        answer = pays(terminal.wire)
        fingers.wait(lambda: fingers.text("terminalShows") == "Card, please", "the wish for a card")
        fingers.touch("card_partial")
        fingers.wait(answer.is_set, "the answer to the till")
        fingers.wait(lambda: "booked" in fingers.text("terminalLast"), "what was booked")


def pays(port: int) -> threading.Event:
    """A till asks the nexo terminal at `port` for 12.34; set when it has the answer."""
    header = {"MessageCategory": "Payment", "SaleID": "till", "ServiceID": "A1", "POIID": "SIM-52500041"}
    amounts = {"AmountsReq": {"Currency": "EUR", "RequestedAmount": 12.34}}
    request = {"MessageHeader": header, "PaymentRequest": {"PaymentTransaction": amounts}}
    body, answered = json.dumps({"SaleToPOIRequest": request}).encode(), threading.Event()

    def ask() -> None:
        till = http.client.HTTPConnection("127.0.0.1", port, timeout=30.0)
        till.request("POST", "/nexo", body)
        if b'"Partial"' in till.getresponse().read():
            answered.set()
        till.close()

    threading.Thread(target=ask, daemon=True).start()
    return answered


def test_hands_at_cash_lamp_and_buttons(panel: Panel) -> None:
    panel.fingers.touch("page_money")
    panel.fingers.touch("coin_EU050A")
    panel.comes("coins", returned=["EU050A"])
    panel.fingers.touch("hopperFew")
    panel.comes("hopper", coins=5)
    panel.fingers.touch("phone_decline")
    panel.comes("wallet", shopper="decline")
    panel.fingers.touch("moveDrawer")
    panel.comes("printer", drawer_open=True)
    panel.fingers.touch("page_fittings")
    panel.fingers.touch("present")
    panel.comes("buttons", present=True)
    panel.fingers.touch("lampSticks")
    panel.comes("light", stuck=True)
    panel.fingers.touch("memoryFull")
    panel.comes("signer", memory_full=True)


def test_a_fault_is_switched_on_and_off_and_its_device_marked(panel: Panel) -> None:
    panel.fingers.touch("device_scale")
    panel.fingers.touch("fault_unplug")
    panel.comes("scale", faults={"unplug": True})
    panel.fingers.wait(lambda: panel.ui.bench.device("scale").faults == {"unplug": True}, "the fault on the panel")
    panel.fingers.touch("mendAll")
    panel.comes("scale", faults={})


def test_an_order_that_is_refused_is_said_below_until_the_next_one(panel: Panel) -> None:
    panel.ui._send("scale", Put({"colour": "red"}))
    panel.says("noteText", "Scale: a scale has no colour")
    panel.fingers.touch(MILK)
    panel.fingers.touch("layOnScale")
    panel.fingers.wait(lambda: not panel.fingers.sees("note"), "the note gone")


def test_what_passes_on_a_wire_is_read(panel: Panel) -> None:
    panel.fingers.touch("page_wires")
    panel.fingers.touch("wire_scanner")
    panel.devices["scanner"].host.set({"scan": "]E09520001000201"})
    panel.fingers.wait(
        lambda: any("9520001000201␍" in text for text in panel.fingers.texts().values()), "the code on the wire"
    )


def test_an_emulator_that_is_not_there_is_away_and_comes_back_by_itself(qapp) -> None:
    with emulated("toledo8217") as scale:
        control = scale.control
    with shown({"scale": control}) as (ui, fingers):
        fingers.wait(lambda: "1 device is away" in fingers.texts().values(), "the word that it is away")
        with emulated("toledo8217", control.port):
            fingers.wait(lambda: ui.bench.device("scale").there, "the scale")
            fingers.wait(lambda: "Simulated devices" in fingers.texts().values(), "the word that all are there")


def test_a_window_before_emulators_that_hang_is_closed_at_once(qapp) -> None:
    with ExitStack() as stack:
        ports = [stack.enter_context(silent()) for _ in range(8)]
        ui = PanelUi({f"scale-{port}": Control(port) for port in ports}, read_goods(SHEET), assets=ASSETS)
        ui.show()
        for port in ports:
            ui._send(f"scale-{port}", Put({"weight_g": 5}))
        before = time.monotonic()
        ui.close()
        assert time.monotonic() - before < 5.0  # each answer alone would be waited for ten


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn_in_every_language(panel: Panel, page: str, language: str, request) -> None:
    panel.fingers.touch(f"page_{page}")
    panel.ui.speak(language)
    pictures = request.config.getoption("--pictures")
    if pictures:
        if page == "shop":
            panel.fingers.touch(MILK)
        panel.fingers.picture(Path(pictures) / f"panel-{page}-{language}.png")
    titles = {"en": "Device panel", "zh_CN": "设备面板"}
    assert titles[language] in panel.fingers.texts().values()

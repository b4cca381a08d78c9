"""A lane that cannot be built says why in one sentence, before anything is opened."""

from __future__ import annotations

import json
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from drivers.camera.region import Region
from kiosk.catalogue import Catalogue
from kiosk.compose import build_lane
from kiosk.compose.devices import driver_and_link
from kiosk.config import (
    CatalogueSettings,
    Config,
    ConfigError,
    DeviceSettings,
    JournalSettings,
    LaneSettings,
    StoreSettings,
)
from kiosk.core.session.cash_offer import takers
from kiosk.core.session.inputs import CashTouched, Device, ItemScanned, PayTouched
from kiosk.journal import Journal, JournalError, JournalForeign, load_or_make_key
from kiosk.journal.database import FACT
from kiosk.journal.outbox import Outbox
from kiosk.journal.verify import verify
from kiosk.lane import runtime
from tests.kiosk.journal.visits import CARRIED, paid_visit
from tests.shop import MILK
from tests.waiting import wait_until
from tests.wires import emulated

SHEET = Path(__file__).parents[3] / "assets" / "catalogue" / "sample.csv"
OFFERS = SHEET.with_name("offers.json")


def settings(folder: Path, rules: Path) -> Config:
    return Config(
        lane=LaneSettings(id="7", data=folder),
        store=StoreSettings(name="Green Corner", currency="EUR"),
        catalogue=CatalogueSettings(file=SHEET, rules=rules),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"format": 1}', "currency: is missing"),
        ("{", "this is not JSON"),
        (json.dumps({"format": 1, "currency": "USD", "rules": []}), "is in USD, but store.currency is EUR"),
    ],
)
def test_rules_that_cannot_be_used_keep_the_lane_closed(tmp_path: Path, text: str, said: str) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=said) as caught:
        build_lane(settings(tmp_path, rules))
    assert str(caught.value).startswith(str(rules))
    assert not (tmp_path / "journal.db").exists()


def test_rules_that_are_not_there_are_told_as_well(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        build_lane(settings(tmp_path, tmp_path / "none.json"))


def test_data_that_is_no_folder_is_a_bad_setting(tmp_path: Path) -> None:
    (tmp_path / "lane").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"^lane.data: .*/lane is no folder$"):
        build_lane(settings(tmp_path / "lane", OFFERS))


def with_device(folder: Path, name: str, **device: object) -> Config:
    found = {name: DeviceSettings.model_validate({"link": f"pty:{folder}/wire", **device})}
    return settings(folder, OFFERS).model_copy(update={"devices": found})


def test_any_scale_may_stand_under_the_bags(tmp_path: Path) -> None:
    for protocol in ("mt-sics", "toledo8217", "scp01", "sma", "cas", "dialog06"):
        running = build_lane(with_device(tmp_path, "bagging", protocol=protocol, division_g=2, settle_s=1.2))
        assert set(running.pumps) == {Device.BAGGING}
        running.journal.close()


@pytest.mark.parametrize("protocol", ["mt-sics", "toledo8217", "scp01", "sma", "cas", "dialog06"])
def test_any_scale_may_weigh_produce(tmp_path: Path, protocol: str) -> None:
    running = build_lane(with_device(tmp_path, "scale", protocol=protocol))
    assert set(running.pumps) == {Device.SCALE}
    running.journal.close()


@pytest.mark.parametrize("name", ["scale", "bagging"])
def test_a_scale_that_checks_its_partner_is_told_the_polynomial(tmp_path: Path, name: str) -> None:
    secret = {"polynomial": "8005", "checksum": "0abc", "extra_escape": False}
    running = build_lane(with_device(tmp_path, name, protocol="dialog06", dialog06=secret))
    assert set(running.pumps) == {Device(name)}
    running.journal.close()


@pytest.mark.parametrize("prices", [True, False])
def test_the_lane_knows_whether_its_scale_computes_prices(tmp_path: Path, prices: bool) -> None:
    secret = {"polynomial": "8005", "checksum": "0abc", "prices": prices}
    running = build_lane(with_device(tmp_path, "scale", protocol="dialog06", dialog06=secret))
    assert running.policy.scale_prices is prices
    running.journal.close()


def test_a_camera_looks_first_where_its_settings_say(tmp_path: Path) -> None:
    frames = {"protocol": "camera", "link": f"frames:{tmp_path}/frames", "camera": {"look_first": [0, 0.5, 1, 1]}}
    driver, _ = driver_and_link("camera", with_device(tmp_path, "camera", **frames))
    assert driver._look_first == Region(0, 0.5, 1, 1)


def test_a_scanner_sounds_and_rests_as_its_settings_say(tmp_path: Path) -> None:
    for wants in ({}, {"beeps": True}, {"rests": True}):
        running = build_lane(with_device(tmp_path, "scanner", protocol="serial-aim", scanner=wants))
        policy = running.policy
        assert (policy.beeping_scanners, policy.resting_scanners) == (
            frozenset({"scanner"} if "beeps" in wants else ()),
            frozenset({"scanner"} if "rests" in wants else ()),
        )
        running.journal.close()


def test_a_drawer_hangs_on_the_printer_that_says_so(tmp_path: Path) -> None:
    with_drawer = with_device(tmp_path, "printer", protocol="escpos", drawer={"pin": 5, "open_is": "low", "opens_s": 4})
    without = with_device(tmp_path, "printer", protocol="escpos")
    for config, drawer, ends_s in ((with_drawer, True, 14.0), (without, False, 12.0)):
        running = build_lane(config)
        assert (running.policy.drawer, running.policy.drawer_ends_s) == (drawer, ends_s)
        running.journal.close()


@pytest.mark.parametrize(
    ("name", "device", "said"),
    [
        (
            "scale",
            {"protocol": "mt-sics", "drawer": {}},
            r"devices\.scale: mt-sics is the protocol of a scale, not of a printer",
        ),
        (
            "scale",
            {"protocol": "sma", "dialog06": {"polynomial": "1021", "checksum": "5EC5"}},
            r"devices\.scale: sma has no setting of dialog06",
        ),
        (
            "bagging",
            {"protocol": "dialog06", "dialog06": {"polynomial": "1021", "checksum": "5EC5", "prices": True}},
            r"devices\.bagging: dialog06\.prices is of the scale that goods are sold by",
        ),
        (
            "camera",
            {"protocol": "camera", "link": "frames:/nowhere", "camera": {"look_first": [0.5, 0, 0.5, 1]}},
            r"devices\.camera: look_first: left, top, right, bottom in parts of the picture",
        ),
        (
            "scanner",
            {"protocol": "serial-aim", "camera": {"look_first": [0, 0, 1, 1]}},
            r"devices\.scanner: serial-aim is the protocol of a scanner, not of a camera",
        ),
        ("bagging", {"protocol": "relay"}, r"devices\.bagging: protocol relay is for a light"),
        (
            "scale",
            {"protocol": "mt-sics", "division_g": 5},
            r"devices\.scale: division_g and settle_s are of the bagging",
        ),
        ("scale", {"protocol": "sma", "sure_coins": 30}, r"devices\.scale: sure_coins is of the hopper"),
        ("bagging", {"protocol": "sma", "sure_coins": 30}, r"devices\.bagging: sure_coins is of the hopper"),
        (
            "scanner",
            {"protocol": "serial-honeywell", "scanner": {"beeps": True}},
            r"devices\.scanner: serial-honeywell: this scanner cannot be asked to sound",
        ),
        (
            "scale",
            {"protocol": "sma", "scanner": {"rests": True}},
            r"devices\.scale: sma is the protocol of a scale, not of a scanner",
        ),
    ],
)
def test_a_device_that_cannot_be_what_it_is_called_keeps_the_lane_closed(
    tmp_path: Path, name: str, device: dict[str, object], said: str
) -> None:
    with pytest.raises(ConfigError, match=said):
        build_lane(with_device(tmp_path, name, **device))


def test_the_sample_store_has_its_offers(tmp_path: Path) -> None:
    running = build_lane(settings(tmp_path, OFFERS))
    assert len(running.policy.rules.offers) >= 5
    running.journal.close()


def old_journal(folder: Path) -> None:
    """Two visits of long ago, both settled, the books carried forward after each."""
    journal = Journal.open(folder / "journal.db", load_or_make_key(folder / "journal.key"))
    for _ in range(2):
        journal.append([*paid_visit(), CARRIED], "2020-01-01T10:00:00+00:00")
    outbox = Outbox.open(folder / "journal.db", load_or_make_key(folder / "journal.key"))
    assert outbox.pending(1)
    outbox.settle(journal.last_seq, {})
    outbox.close()
    journal.close()


def test_a_lane_at_rest_tidies_its_journal_once_the_old_facts_were_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "TIDY_FIRST_S", 0.1)
    monkeypatch.setattr(runtime, "TIDY_PAUSE_S", 0.0)
    monkeypatch.setattr(runtime, "TIDY_EVERY_S", 0.1)
    old_journal(tmp_path)
    kept = settings(tmp_path, OFFERS).model_copy(update={"journal": JournalSettings(keep_days=30, personal_days=7)})
    running = build_lane(kept)
    running.start()
    try:
        wait_until(lambda: running.journal.base.seq == 2 * len(paid_visit()) + 1)
    finally:
        running.stop()
    again = build_lane(kept)
    assert again.lane.state.sessions == CARRIED.sessions
    again.journal.close()
    assert verify(tmp_path / "journal.db", load_or_make_key(tmp_path / "journal.key")) > 0


def test_a_damaged_old_fact_is_not_tidied_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "TIDY_FIRST_S", 0.0)
    old_journal(tmp_path)
    journal = Journal.open(tmp_path / "journal.db", load_or_make_key(tmp_path / "journal.key"))
    with journal._engine.begin() as connection:
        connection.execute(FACT.update().where(FACT.c.seq == 3).values(at="2019-01-01T10:00:00+00:00"))
    journal.close()
    kept = settings(tmp_path, OFFERS).model_copy(update={"journal": JournalSettings(keep_days=30)})
    running = build_lane(kept)
    running.start()
    try:
        wait_until(lambda: "fact 3 of the journal was changed" in running.lane.state.failed)
        assert running.journal.base.seq == 0
    finally:
        running.stop()


def test_a_lane_that_stops_waits_for_whatever_it_still_prepares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def slowly(_catalogue: Catalogue) -> None:
        begun.set()
        threading.Event().wait(0.5)

    monkeypatch.setattr(Catalogue, "prepare_search", slowly)
    running = build_lane(settings(tmp_path, OFFERS))
    running.start()
    assert begun.wait(10)
    running.stop()
    assert not {"warm-up", "look-back", "room", "findings"} & {thread.name for thread in threading.enumerate()}


def test_a_journal_whose_verdict_cannot_be_read_is_let_go_so_that_a_later_start_can_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object) -> str:
        raise JournalError("the disk is full")

    with monkeypatch.context() as full:
        full.setattr("kiosk.compose.remembered_verdict", unreadable)
        with pytest.raises(JournalError):
            build_lane(settings(tmp_path, OFFERS))
    again = build_lane(settings(tmp_path, OFFERS))
    assert again.lane.state.failed == ""
    again.journal.close()


def test_a_lane_begins_with_no_other_lanes_journal_and_lets_go_of_it(tmp_path: Path) -> None:
    build_lane(settings(tmp_path, OFFERS)).journal.close()
    copied = settings(tmp_path, OFFERS)
    second = copied.model_copy(update={"lane": copied.lane.model_copy(update={"id": "8"})})
    with pytest.raises(JournalForeign, match="lane 7's: lane 8 needs a folder of its own"):
        build_lane(second)
    build_lane(settings(tmp_path, OFFERS)).journal.close()


BOXES = {"coins": "cctalk", "notes": "ssp"}


def test_a_lane_that_is_stopped_while_cash_is_paid_leaves_every_box_shut(tmp_path: Path) -> None:
    with ExitStack() as plugs:
        wires = {name: plugs.enter_context(emulated(protocol, tmp_path)) for name, protocol in BOXES.items()}
        devices = {name: DeviceSettings(protocol=BOXES[name], link=wires[name].link) for name in BOXES}
        running = build_lane(settings(tmp_path, OFFERS).model_copy(update={"devices": devices}))
        running.start()
        wait_until(lambda: len(takers(running.lane.state)) == len(running.lane.state.boxes) == len(BOXES), 20.0)
        for event in (*[ItemScanned(MILK.key, MILK)] * 9, PayTouched(), CashTouched()):
            running.lane.post(event)
        wait_until(lambda: all(wire.host.state()["open"] for wire in wires.values()), 20.0)
        wires["coins"].host.set({"insert": "EU050A"})
        wait_until(lambda: running.lane.state.attempt.cash.taken.minor == 50, 20.0)  # type: ignore[union-attr]
        running.stop()
        assert {name: wire.host.state()["open"] for name, wire in wires.items()} == {"coins": False, "notes": False}
        wires["coins"].host.set({"insert": "EU050A"})
        assert wires["coins"].host.state()["returned"] == ["EU050A"]
    again = build_lane(settings(tmp_path, OFFERS))
    assert again.lane.state.session is not None
    assert [part.amount.minor for part in again.lane.state.session.parts] == [50]
    again.journal.close()

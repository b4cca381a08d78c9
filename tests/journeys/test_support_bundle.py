"""A day of cards, codes, PINs and remarks at a real lane: its support bundle tells of all that, and of nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.diagnostics.bundle.sealing import make_key
from kiosk.lane.pins import hash_pin
from kiosk.play.program import ROOT
from scripts.proofs.leaks import leaks
from tests.journeys.conftest import OpenStore
from tests.journeys.goods import FIRST, SECOND, scanned
from tests.journeys.play import Store

CARD = "4111111111111111"
"""Of the terminal's emulator; it goes over the wire."""
OTHER_CARD = "5500005555555559"
PIN, NUMBER, BADGE, NAME = "81726354", "640291", "STAFF-640291", "Ottilie Wexford"
WALLET_CODE, MEMBER = "284936150123456789", "GREEN-73920465"
PHONE, ADDRESS = "01709483716", "anna.miller@shop.example"
SECRETS = (CARD, OTHER_CARD, PIN, BADGE, NAME, WALLET_CODE, MEMBER, PHONE, ADDRESS)


def staff() -> str:
    head, lena, *_ = (ROOT / "config" / "staff.toml").read_text(encoding="utf-8").split("[[people]]")
    for there, instead in (("1001", NUMBER), ("Lena K.", NAME)):
        lena = lena.replace(there, instead)
    pin = lena[lena.index("$argon2id") : lena.rindex('"')]
    return f"{head}[[people]]{lena.replace(pin, hash_pin(PIN))}"


def pays_by_card_and_remarks(store: Store) -> None:
    store.scan(scanned(FIRST["gtin"]))
    store.lane.lines(1)
    store.pays()
    store.lane.post("NoPaperTouched")
    store.lane.on("tap")
    store.lane.post("FaceTouched", 1)
    store.lane.post("RemarkTyped", f"Call me: 0170 9483-716, or {ADDRESS}. {NAME} was no help")
    store.lane.post("BackTouched")
    store.lane.on("attract")


def pays_by_phone(store: Store) -> None:
    store.scan(scanned(SECOND["gtin"]))
    store.lane.lines(1)
    store.scan(f"]C0{MEMBER}", f"]C0{OTHER_CARD}")
    store.lane.post("PayTouched")
    store.lane.post("WalletTouched")
    store.lane.on("wallet")
    store.scan(f"]C0{WALLET_CODE}")
    store.lane.on("receipt", 20.0)
    store.lane.post("NoPaperTouched")
    store.lane.on("tap")
    store.lane.post("FaceTouched", 5)
    store.lane.post("BackTouched")
    store.lane.on("attract")


def colleague_signs_on(store: Store) -> None:
    store.scan(f"]C0{BADGE}")
    store.lane.on("staff")
    for act in ("close_lane", "sign_off"):
        store.lane.post("StaffActed", act)
    store.lane.on("closed")
    store.lane.post("StaffTouched")
    store.lane.on("sign_on")
    store.lane.post("StaffNumberGiven", NUMBER)
    store.lane.post("PinGiven", PIN)
    store.lane.on("staff")
    for act in ("open_lane", "sign_off"):
        store.lane.post("StaffActed", act)
    store.lane.on("attract")


@pytest.mark.timeout(240)  # with other programs beside it
def test_the_bundle_of_a_lane_that_sold_tells_what_happened_and_of_nobody(
    open_store: OpenStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    public = make_key(tmp_path / "support.key")
    store = open_store(
        "scanner", "terminal", "wallet", staff=staff(), rules={"support": {"key": public}}, tap_more_s=60.0
    )
    store.ready()
    pays_by_card_and_remarks(store)
    pays_by_phone(store)
    colleague_signs_on(store)
    store.lane.stop()

    settings, sealed = store.box.config_path, tmp_path / "lane.age"
    assert main(["bundle", "--config", str(settings), "--out", str(sealed)]) == 0
    opening = ["--identity", str(tmp_path / "support.key"), "--out", str(tmp_path / "opened")]
    assert main(["bundle", "open", str(sealed), *opening]) == 0
    assert leaks([("what it prints", capsys.readouterr().out.encode())], SECRETS) == []

    folder = tmp_path / "opened"
    opened = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*")}
    key = (store.box.folder / "lane" / "journal.key").read_text(encoding="ascii").strip()
    assert leaks([("sealed", sealed.read_bytes()), *opened.items()], (*SECRETS, key)) == []

    facts = [json.loads(line) for line in opened["journal.jsonl"].splitlines()]
    kinds = [fact["kind"] for fact in facts]
    assert (kinds.count("SalePaid"), kinds.count("StaffSignedOn")) == (2, 2)
    assert {fact["data"]["staff"] for fact in facts if "staff" in fact["data"]} == {"colleague 1"}
    assert not {"TapGiven", "TapExplained"} & set(kinds)
    ways = [json.loads(line)["way"] for line in opened["traces/terminal.jsonl"].splitlines()]
    assert {"<", ">"} <= set(ways)
    rows = {row["device"]: row["state"] for row in json.loads(opened["devices.json"])}
    assert rows["terminal"] == "fine"
    assert b"kiosk." in opened["lane.log"]

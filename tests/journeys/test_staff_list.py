"""The store changes its staff file, and the lane follows: with the server, without it, and after a restart."""

from __future__ import annotations

from kiosk.play.program import ROOT
from tests.journeys.conftest import OpenStore
from tests.waiting import wait_until

STAFF = (ROOT / "config" / "staff.toml").read_text(encoding="utf-8")
HEAD, LENA, AMIR, TESS = STAFF.split("[[people]]")
NOOR = LENA.replace('"lena"', '"noor"').replace("1001", "1004").replace("Lena K.", "Noor A.")
SOON_S = 20.0


def people(*who: str) -> str:
    return HEAD + "".join(f"[[people]]{one}" for one in who)


def test_a_new_colleague_signs_on_at_the_lane_and_one_who_left_does_not(open_store: OpenStore) -> None:
    store = open_store("scanner", staff=people(LENA, AMIR, TESS))
    store.ready()
    kept = store.box.folder / "lane" / "staff.json"
    wait_until(kept.exists, SOON_S)
    store.scan("]C0STAFF-1001")
    store.lane.on("staff")
    store.box.server.employ(people(NOOR, AMIR, TESS))
    store.lane.on("attract", SOON_S)  # Lena is signed off
    store.scan("]C0STAFF-1004")
    store.lane.on("staff")
    store.lane.post("StaffActed", "sign_off")
    store.lane.on("attract")
    store.box.server.kill()
    store.power_cut()
    store.ready()
    store.scan("]C0STAFF-1004")
    store.lane.on("staff")
    store.lane.post("StaffActed", "sign_off")
    store.lane.on("attract")
    store.scan("]C0STAFF-1001")
    store.lane.says("unknown_item")  # what it says is nobody's badge any more
    store.box.server.start_again()

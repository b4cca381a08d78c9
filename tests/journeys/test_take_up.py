"""Two lanes and their store: a basket put aside on one goes on at the other, whole, once, whatever happens between."""

from __future__ import annotations

import http.client
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.play.box import StoreBox
from kiosk.play.program import ROOT
from kiosk.play.store_server import StoreServer
from tests.journeys.conftest import Shared
from tests.journeys.goods import FIRST, SECOND, minor, scanned
from tests.journeys.play import Store
from tests.waiting import wait_until

BOTH = minor(FIRST) + minor(SECOND)
HOPS = ("connection", "transfer-encoding", "content-length")


class Way:
    """A way to the server. It may keep to itself what the server answers to a lane that asks for a basket."""

    def __init__(self, server: str) -> None:
        way = self
        self.keeps = False
        self.kept = threading.Event()
        self.goes_on = threading.Event()
        target = urlsplit(server)

        class Carrier(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._carry(b"")

            def do_POST(self) -> None:
                self._carry(self.rfile.read(int(self.headers["Content-Length"])))

            def _carry(self, body: bytes) -> None:
                there = http.client.HTTPConnection(target.hostname or "", target.port, timeout=20.0)
                try:
                    headers = {name: value for name, value in self.headers.items() if name.lower() not in HOPS}
                    there.request(self.command, self.path, body or None, headers)
                    answer = there.getresponse()
                    content = answer.read()
                except OSError:
                    self.close_connection = True
                    return
                finally:
                    there.close()
                if way.keeps and self.path.endswith("/baskets/asks"):
                    way.kept.set()
                    way.goes_on.wait(60.0)
                    self.close_connection = True
                    return
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in HOPS:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                with suppress(OSError):  # the lane is gone
                    self.wfile.write(content)

            def log_message(self, *args: object) -> None:
                """Nobody reads it."""

        self._listener = ThreadingHTTPServer(("127.0.0.1", 0), Carrier)
        self._listener.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._listener.server_port}"
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.05,))
        self._thread.start()

    def stop(self) -> None:
        self.goes_on.set()
        self._listener.shutdown()
        self._thread.join()
        self._listener.server_close()


@dataclass
class TwoLanes:
    """Lane 4 has a scanner; lane 7 a terminal too, and reaches the server by a way that can be stopped."""

    server: StoreServer
    four: Store
    seven: Store
    way: Way

    def saves(self, on: Store) -> str:
        """Two items scanned and put aside; the basket's code."""
        on.scan(scanned(FIRST["gtin"]), scanned(SECOND["gtin"]))
        on.lane.lines(2)
        on.lane.post("SaveTouched")
        return str(on.lane.on("saved")["code"])

    def hands_to(self, lane: str) -> None:
        """A host hands the only basket that is kept to `lane`."""
        answer = self.server.ask("/console/baskets")
        assert isinstance(answer, dict)
        [kept] = answer["baskets"]
        self.server.tell(f"/console/baskets/{kept['basket']}/hand", {"name": "Anna", "lane": lane})

    def trail(self) -> set[tuple[str, str, str, str]]:
        """What the store wrote down of saved baskets that staff saw to: lane, who, why not, why."""
        told = "SELECT lane, staff, why, reason FROM staff_act WHERE act = 'baskets'"
        with closing(sqlite3.connect(self.server.folder / "store.db")) as books:
            return set(books.execute(told))

    def kept(self) -> list[str]:
        """Where each basket that is kept is, as the hosts read it, and the lane that this speaks of."""
        answer = self.server.ask("/console/baskets")
        assert isinstance(answer, dict)
        return [f"{one['where']} {one['holder']}".strip() for one in answer["baskets"]]


def scans_slip(on: Store, code: str, of: str = "4") -> None:
    on.scan(f"]Q3BASKET;{of};{code}")


def is_told(on: Store, told: str, lane: str = "") -> None:
    on.lane.wait(lambda shown: (shown["told"], shown["at_lane"]) == (told, lane), f"that it is {told} {lane}")


def is_whole(on: Store) -> None:
    shown = on.lane.wait(lambda shown: shown["screen"] == "basket" and len(shown["lines"]) == 2, "the basket")
    assert shown["total"] == BOTH


@pytest.fixture
def lanes(shared: Shared, tmp_path: Path) -> Iterator[TwoLanes]:
    server = StoreServer(tmp_path / "server", "Green Corner", ["4", "7"], spawn=shared.programs.spawn)
    server.launch()
    server.wait_ready()
    way = Way(server.address)
    opened: list[Store] = []
    try:
        for lane, devices in (("4", ("scanner",)), ("7", ("scanner", "terminal"))):
            box = StoreBox(
                tmp_path / lane,
                ROOT / "config" / "demo.toml",
                devices,
                lane=lane,
                timing={"fetch_s": 6},
                server=server,
                spawn=shared.programs.spawn,
            )
            box.start()
            if lane == "7":
                text = box.config_path.read_text(encoding="utf-8")
                box.config_path.write_text(text.replace(server.address, way.address), encoding="utf-8")
            opened.append(Store(box, shared.nursery))
            opened[-1].ready()
        for store in opened:
            store.lane.wait(lambda shown: shown["server"], "the server")
        opened[1].box.controls["terminal"].set(card_delay_ms=0, online_delay_ms=0)
        yield TwoLanes(server, *opened, way)
    finally:
        for store in opened:
            store.stop()
        way.stop()
        server.stop()


def test_put_aside_on_one_lane_it_is_paid_on_the_other_and_is_in_the_books_once(lanes: TwoLanes) -> None:
    code = lanes.saves(lanes.four)
    wait_until(lambda: lanes.kept() == ["waiting"])
    scans_slip(lanes.seven, code)
    is_whole(lanes.seven)
    scans_slip(lanes.four, code)
    is_told(lanes.four, "at_lane", "7")
    lanes.seven.pays()
    wait_until(lambda: [sale["total_minor"] for sale in lanes.seven.sales()] == [BOTH])
    assert lanes.seven.booked() == [BOTH]
    assert lanes.four.sales() == []
    wait_until(lambda: lanes.kept() == [])
    assert lanes.server.ask("/api/v1/troubles") == []


def test_while_the_server_is_away_only_what_was_never_offered_goes_on_and_only_on_its_own_lane(
    lanes: TwoLanes,
) -> None:
    offered = lanes.saves(lanes.four)
    wait_until(lambda: len(lanes.kept()) == 1)
    lanes.server.kill()
    for lane in (lanes.four, lanes.seven):
        lane.lane.wait(lambda shown: not shown["server"], "that the server is away")
    for lane in (lanes.four, lanes.seven):
        scans_slip(lane, offered)
        is_told(lane, "away")
    own = lanes.saves(lanes.four)
    scans_slip(lanes.seven, own)
    is_told(lanes.seven, "asked")
    is_told(lanes.seven, "away")
    scans_slip(lanes.four, own)
    is_whole(lanes.four)

    lanes.server.start_again()
    scans_slip(lanes.seven, offered)
    is_whole(lanes.seven)
    assert lanes.server.ask("/api/v1/troubles") == []


def test_a_power_cut_after_the_grant_leaves_the_basket_with_that_lane(lanes: TwoLanes) -> None:
    """Killed when the server has committed and before its answer arrives; then once more when it is journaled."""
    code = lanes.saves(lanes.four)
    wait_until(lambda: len(lanes.kept()) == 1)
    lanes.way.keeps = True
    scans_slip(lanes.seven, code)
    assert lanes.way.kept.wait(20.0)
    lanes.seven.lane.kill()
    lanes.way.keeps = False
    lanes.way.goes_on.set()
    scans_slip(lanes.four, code)
    is_told(lanes.four, "at_lane", "7")
    assert lanes.kept() == ["granted 7"]

    lanes.seven.start_lane()
    lanes.seven.ready()
    scans_slip(lanes.seven, code)
    is_whole(lanes.seven)
    lanes.seven.power_cut()
    is_whole(lanes.seven)
    wait_until(lambda: lanes.kept() == [])
    assert lanes.server.ask("/api/v1/troubles") == []


def test_an_answer_that_was_lost_is_asked_for_again_and_a_host_hands_a_basket_over(lanes: TwoLanes) -> None:
    code = lanes.saves(lanes.four)
    wait_until(lambda: len(lanes.kept()) == 1)
    lanes.way.keeps = True
    scans_slip(lanes.seven, code)
    assert lanes.way.kept.wait(20.0)
    lanes.way.keeps = False
    lanes.way.goes_on.set()
    is_whole(lanes.seven)
    lanes.seven.lane.post("SaveTouched")
    lanes.seven.lane.on("saved")
    wait_until(lambda: lanes.kept() == ["waiting"])

    lanes.hands_to("4")  # whose screen shows a code: somebody may be there
    wait_until(lambda: lanes.kept() == ["not_free 4"])
    lanes.four.lane.post("BackTouched")
    lanes.four.lane.on("attract")
    lanes.hands_to("4")
    is_whole(lanes.four)
    wait_until(lambda: lanes.kept() == [])


def test_a_host_finds_the_basket_of_a_shopper_without_a_code_and_of_two_hosts_one_gets_it(lanes: TwoLanes) -> None:
    code = lanes.saves(lanes.four)
    wait_until(lambda: lanes.kept() == ["waiting"])
    lanes.four.lane.post("BackTouched")
    found = {}
    for lane in (lanes.four, lanes.seven):
        lane.scan("]C0STAFF-1001")
        lane.lane.on("staff")
        lane.lane.post("StaffActed", "baskets")
        found = lane.lane.wait(lambda shown: code in shown["shelf"], "the basket on the list")["shelf"]
    lanes.seven.lane.post("KeptTouched", found[code])
    is_whole(lanes.seven)  # and the host is signed off
    lanes.four.lane.post("KeptTouched", found[code])
    lanes.four.lane.wait(
        lambda shown: shown["shelf_told"] == "at_lane" and shown["shelf"] == {}, "that lane 7 has the basket"
    )
    lanes.seven.pays()
    wait_until(lambda: lanes.kept() == [])
    assert lanes.seven.booked() == [BOTH]
    assert lanes.server.ask("/api/v1/troubles") == []
    wait_until(
        lambda: lanes.trail() == {("7", "lena", "", "take_up"), ("4", "lena", "not_open", "")},
    )

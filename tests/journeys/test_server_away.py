"""The store server goes away and comes back: the shopper sees a mark, and every sale and tap arrives exactly once."""

from __future__ import annotations

import secrets
import threading
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.journeys.conftest import OpenStore
from tests.journeys.goods import FIRST, SECOND, minor, scanned
from tests.journeys.play import Store
from tests.waiting import wait_until


def opened(open_store: OpenStore, *, own_server: bool = False) -> Store:
    store = open_store("scanner", "terminal", own_server=own_server, thanks_closes_s=0.1)
    store.ready()
    store.box.controls["terminal"].set(card_delay_ms=0, online_delay_ms=0)
    return store


def visit(store: Store, row: dict[str, str], face: int = 0) -> None:
    """One item bought and paid, and a tap where a face is given; the lane is at attract again."""
    store.scan(scanned(row["gtin"]))
    store.lane.lines(1)
    store.pays()
    store.lane.post("NoPaperTouched")
    store.lane.on("tap")
    store.lane.post(*(("FaceTouched", face) if face else ("BackTouched",)))
    store.lane.on("attract")


def taps(store: Store) -> int:
    answer = store.box.server.ask("/api/v1/taps")
    assert isinstance(answer, dict)
    return int(answer["taps"])


def totals(store: Store) -> list[int]:
    """This lane's sales at the server, oldest first."""
    return [sale["total_minor"] for sale in sorted(store.sales(), key=lambda sale: sale["receipt_no"])]


def is_offline(store: Store) -> None:
    store.lane.wait(lambda shown: not shown["server"], "the offline mark")


def test_sales_and_taps_made_while_the_server_was_away_arrive_once_each_when_it_is_back(open_store: OpenStore) -> None:
    """The lane's power is cut meanwhile too."""
    store = opened(open_store, own_server=True)
    store.lane.wait(lambda shown: shown["server"], "the server")
    store.box.server.kill()
    is_offline(store)
    start = len(store.lane.history)
    visit(store, FIRST, face=5)
    while_away = store.lane.whole_history()[start:]
    assert all(shown["message"] is None and not shown["troubles"] and not shown["failed"] for shown in while_away)
    assert not any(shown["server"] for shown in while_away)
    store.power_cut()
    store.ready()
    visit(store, SECOND, face=1)

    store.box.server.start_again()
    visit(store, FIRST)
    wait_until(lambda: len(store.sales()) == 3 and taps(store) == 2, 20.0)
    store.lane.wait(lambda shown: shown["server"], "the server")
    assert totals(store) == [minor(FIRST), minor(SECOND), minor(FIRST)]
    assert taps(store) == 2
    assert store.box.server.ask("/api/v1/troubles") == []


def test_a_server_killed_in_mid_drain_has_every_sale_once_when_it_is_back(open_store: OpenStore) -> None:
    store = opened(open_store, own_server=True)
    store.box.server.kill()
    is_offline(store)
    for _ in range(3):
        visit(store, FIRST)
    store.box.server.start_again()
    visit(store, SECOND)
    wait_until(store.sales, 20.0)
    store.box.server.kill()
    visit(store, SECOND)
    store.box.server.start_again()
    wait_until(lambda: len(store.sales()) == 5, 20.0)  # nothing new to send hurries it
    assert totals(store) == [minor(FIRST)] * 3 + [minor(SECOND)] * 2
    assert store.box.server.ask("/api/v1/troubles") == []


class LossyWay:
    """A way to the server that carries every request, and loses the next `to_lose` answers to envelopes."""

    def __init__(self, server: str) -> None:
        way = self
        self.to_lose = 0
        self.lost = 0

        class Carrier(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._carry(None)

            def do_POST(self) -> None:
                self._carry(self.rfile.read(int(self.headers["Content-Length"])))

            def _carry(self, body: bytes | None) -> None:
                wanted = {name: self.headers[name] for name in ("Authorization", "Content-Type", "Content-Encoding")}
                headers = {name: value for name, value in wanted.items() if value}
                request = urllib.request.Request(f"{server}{self.path}", body, headers)
                with urllib.request.urlopen(request, timeout=5.0) as answer:
                    content = answer.read()
                if body is not None and way.to_lose:
                    way.to_lose -= 1
                    way.lost += 1
                    self.close_connection = True
                    return
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args: object) -> None:
                """Nobody reads it."""

        self._listener = ThreadingHTTPServer(("127.0.0.1", 0), Carrier)
        self.address = f"http://127.0.0.1:{self._listener.server_port}"
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.05,))
        self._thread.start()

    def stop(self) -> None:
        self._listener.shutdown()
        self._thread.join()
        self._listener.server_close()


@pytest.fixture
def lossy(open_store: OpenStore) -> Iterator[tuple[Store, LossyWay]]:
    """A lane that reaches its server by a lossy way."""
    store = opened(open_store)
    store.lane.stop()
    way = LossyWay(store.box.server.address)
    text = store.box.config_path.read_text(encoding="utf-8")
    store.box.config_path.write_text(text.replace(store.box.server.address, way.address), encoding="utf-8")
    store.start_lane()
    store.ready()
    yield store, way
    store.lane.stop()
    way.stop()


def test_answers_lost_after_the_server_committed_bring_no_sale_and_no_tap_twice(lossy: tuple[Store, LossyWay]) -> None:
    store, way = lossy
    before = taps(store)
    way.to_lose = 4
    visit(store, FIRST, face=4)
    wait_until(lambda: way.lost >= 2, 20.0)
    visit(store, SECOND, face=2)
    wait_until(lambda: way.lost == 4 and len(store.sales()) == 2 and taps(store) == before + 1, 20.0)
    store.lane.wait(lambda shown: shown["server"], "the server", 20.0)
    assert totals(store) == [minor(FIRST), minor(SECOND)]
    assert taps(store) == before + 1, "of two visits one is asked"


def test_with_a_wrong_token_the_lane_sells_and_its_sale_waits_for_the_right_one(open_store: OpenStore) -> None:
    store = opened(open_store)
    store.lane.stop()
    right = store.box.config_path.read_text(encoding="utf-8")
    wrong = store.box.folder / "wrong-token"
    wrong.touch(mode=0o600)
    wrong.write_text(secrets.token_urlsafe(24), encoding="ascii")
    token_file = str(store.box.server.token_file(store.box.lane_id))
    store.box.config_path.write_text(right.replace(token_file, str(wrong)), encoding="utf-8")
    store.start_lane()
    store.ready()
    visit(store, FIRST)
    is_offline(store)
    visit(store, SECOND)
    assert store.sales() == []

    store.lane.stop()
    store.box.config_path.write_text(right, encoding="utf-8")
    store.start_lane()
    wait_until(lambda: len(store.sales()) == 2, 20.0)
    assert totals(store) == [minor(FIRST), minor(SECOND)]

"""The books of a real store: they balance after a visit, and what is done behind the lane's back is found."""

from __future__ import annotations

import socket
import sqlite3

from kiosk.play.audit import audit
from tests.journeys.conftest import OpenStore
from tests.journeys.goods import FIRST, minor, scanned
from tests.journeys.play import Store
from tests.waiting import wait_until

COMPLETION = bytes.fromhex("060F")
YES = bytes.fromhex("800000")
REGISTER = bytes.fromhex("06000600000000 0978")
CHARGE_2_49 = bytes.fromhex("0601 0a 04000000000249 490978")


def sells(store: Store) -> None:
    store.scan(scanned(FIRST["gtin"]))
    store.lane.lines(1)
    store.pays()


def charges_behind_the_lanes_back(store: Store) -> None:
    """Another till's payment: each message of the terminal is answered with a yes."""
    host, _, port = next(
        line.partition('"tcp:')[2].rstrip('"')
        for line in store.box.config_path.read_text(encoding="utf-8").splitlines()
        if line.startswith('link = "tcp:')
    ).rpartition(":")
    with socket.create_connection((host, int(port)), timeout=5.0) as till, till.makefile("rb") as wire:
        for command in (REGISTER, CHARGE_2_49):
            till.sendall(command)
            said = b""
            while said != COMPLETION:
                head = wire.read(3)
                wire.read(head[2])
                said = head[:2]
                if said != YES[:2]:
                    till.sendall(YES)


def test_the_books_of_a_visit_balance_while_all_that_know_of_it_are_asked(store: Store) -> None:
    sells(store)
    store.lane.post("PaperTouched")
    store.lane.wait(lambda shown: shown["print"] == "done", "the confirmed receipt")
    assert store.audit() == ""
    assert store.booked() == [minor(FIRST)]


def test_a_sale_lost_from_the_servers_books_is_found(open_store: OpenStore) -> None:
    store = open_store("scanner", "terminal", own_server=True)
    store.ready()
    sells(store)
    wait_until(store.sales)
    store.spoilt = True
    with sqlite3.connect(store.box.server.folder / "store.db", timeout=10.0) as books:
        books.execute("UPDATE sale SET receipt_no = 7")
    told = audit(store.box, patience_s=0.0)
    assert "receipt 1: the lane sold 299, the server has no such" in told
    assert "receipt 7: the server has it, the lane sold no such" in told


def test_a_charge_that_no_receipt_names_is_found(open_store: OpenStore) -> None:
    store = open_store("scanner", "terminal")
    store.ready()
    sells(store)
    store.lane.stop()
    store.spoilt = True
    charges_behind_the_lanes_back(store)
    assert store.booked() == [minor(FIRST), 249]
    assert "no receipt names it" in audit(store.box, patience_s=0.0)

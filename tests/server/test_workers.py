"""Several processes behind one address, on PostgreSQL: what reaches one of them is known to all."""

import json
import os
import signal
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path

import httpx
import psycopg
import pytest

from kiosk.config import ServerSettings as LaneSide
from kiosk.core.enrolment import EnrolmentCode
from kiosk.core.session.facts import HelpRequested
from kiosk.core.wire import Envelope, batch, canonical, help_envelope, payload_hash, seal
from kiosk.store_link.identity import enrol
from kiosk.store_link.server_client import ServerClient
from server.__main__ import main
from server.receipts.guesses import MOST_CODES
from server.workers import pause_after
from tests.kiosk.store_link.test_identity import SETTINGS
from tests.server.dying import NOTES
from tests.server.postgres import empty_schema
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, secret, write_settings
from tests.server.sales import JOURNAL, sale
from tests.server.test_main import ROOT, start
from tests.waiting import wait_until

CALL = "ab" * 16
AT = "2026-11-22T10:00:00+01:00"
LANES = ("4", "7", *(f"L{number}" for number in range(1, 5)))


@contextmanager
def two_workers(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", str, str]]:
    """The first process, its address, and the database's."""
    with empty_schema() as database:
        more = "".join(f'[[lanes]]\nid = "{lane}"\ntoken_file = "token-{lane}"\n' for lane in LANES[2:])
        config = write_settings(folder, "workers = 2\n")
        for lane in LANES[2:]:
            (folder / f"token-{lane}").touch(0o600)
            (folder / f"token-{lane}").write_text(f"token-of-{lane}\n")
        config.write_text(config.read_text().replace("sqlite:///store.db", database) + more)
        server = start("--config", str(config), "--port", "0")
        assert server.stdout is not None
        try:
            yield server, json.loads(server.stdout.readline())["address"], database
        finally:
            server.send_signal(signal.SIGTERM)
            _, errors = server.communicate(timeout=60)
        assert server.returncode == 0, errors


def token(lane: str) -> str:
    return {"4": LANE_TOKEN, "7": "lane-7-token-for-tests"}.get(lane, f"token-of-{lane}")


def post(client: httpx.Client, path: str, lane: str, body: bytes) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token(lane)}", "Content-Type": "application/json"}
    return client.post(path, content=body, headers=headers)


def children(pid: int) -> list[int]:
    """The workers among the children of the process."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [one for one in map(int, found) if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


@pytest.mark.timeout(240)
def test_two_workers_are_one_store(tmp_path: Path) -> None:
    with two_workers(tmp_path) as (server, address, database), ExitStack() as left:
        assert len(children(server.pid)) == 2
        client = left.enter_context(httpx.Client(base_url=address, timeout=30.0))
        _a_command_reaches_a_lane_that_waits_at_either(client, address)
        _many_lanes_at_once(address, database)
        _a_worker_that_dies_is_replaced(server, client)


def _a_command_reaches_a_lane_that_waits_at_either(client: httpx.Client, address: str) -> None:
    """Lane after lane: which worker takes a connection is the kernel's choice. By itself a worker looks every 5 s."""
    took = []
    for lane in LANES:
        asked = HelpRequested(session=f"{lane}-1", call=CALL, lane=lane, at=AT, screen="basket")
        assert post(client, "/api/v1/envelopes", lane, batch([help_envelope(asked, JOURNAL, 1)])).status_code == 200
        told: list[tuple[float, list[dict[str, str]]]] = []

        def wait_at_some_worker(lane: str = lane, told: list[tuple[float, list[dict[str, str]]]] = told) -> None:
            with httpx.Client(base_url=address, timeout=30.0) as own:
                answer = post(own, "/api/v1/commands", lane, b'{"wire":1,"answers":[]}')
            told.append((time.monotonic(), answer.json()["commands"]))

        waiting = threading.Thread(target=wait_at_some_worker)
        waiting.start()
        waiting.join(timeout=0.5)  # it is held: nothing is to be told yet
        assert told == []
        since = time.monotonic()
        with httpx.Client(base_url=address, timeout=30.0, auth=("host", MANAGER_TOKEN)) as host:
            said = host.post(f"/console/calls/{lane}/{CALL}/coming", json={"name": "Anna"}, headers={"X-Console": "1"})
        assert said.status_code == 200, said.text
        waiting.join()
        ((at, commands),) = told
        assert [one["name"] for one in commands] == ["Anna"]
        took.append(at - since)
    assert sorted(took)[len(took) // 2] < 1.0
    assert max(took) < 4.0


def _many_lanes_at_once(address: str, database: str) -> None:
    answers: list[int] = []

    def drain(lane: str) -> None:
        with httpx.Client(base_url=address, timeout=60.0) as own:
            for first in range(1, 60, 20):
                sales = [of_lane(sale(number), lane) for number in range(first, first + 20)]
                for _ in range(2):  # the reply was lost, say
                    answers.append(post(own, "/api/v1/envelopes", lane, batch(sales)).json()["taken"])  # noqa: PERF401

    drains = [threading.Thread(target=drain, args=(lane,)) for lane in LANES]
    for one in drains:
        one.start()
    for one in drains:
        one.join()
    assert sorted(answers) == sorted([200, 400, 600] * 2 * len(LANES))
    with psycopg.connect(database.replace("+psycopg", "", 1)) as connection:
        counted = connection.execute("SELECT lane, count(*), sum(gross_minor) FROM sale GROUP BY lane").fetchall()
    assert {lane: count for lane, count, _ in counted} == dict.fromkeys(LANES, 60)
    assert len({gross for _, _, gross in counted}) == 1


def of_lane(envelope: Envelope, lane: str) -> Envelope:
    """The same sale in that lane's journal; each receipt has a page of its own."""
    payload = json.loads(canonical(envelope.payload))
    payload["lane"] = lane
    payload["receipt"]["page_hash"] = payload_hash({"lane": lane, "of": payload["receipt"]["page_hash"]})
    number = {"seq": envelope.seq, "kind": envelope.kind, "version": envelope.version}
    return seal(lane=lane, journal=f"{LANES.index(lane):032x}", payload=payload, **number)


def _a_worker_that_dies_is_replaced(server: "subprocess.Popen[str]", client: httpx.Client) -> None:
    before = children(server.pid)
    os.kill(before[0], signal.SIGKILL)
    wait_until(lambda: len(set(children(server.pid)) - {before[0]}) == 2, timeout_s=30.0)
    with httpx.Client(base_url=client.base_url, timeout=30.0) as own:
        assert own.get("/api/v1/health").status_code == 200


@pytest.mark.timeout(120)
def test_no_worker_outlives_the_first_process(tmp_path: Path) -> None:
    config = write_settings(tmp_path, "workers = 2\n")
    server = start("--config", str(config), "--port", "0")
    assert server.stdout is not None
    server.stdout.readline()
    workers = children(server.pid)
    assert len(workers) == 2
    server.kill()
    server.communicate(timeout=30)
    wait_until(lambda: not any(Path(f"/proc/{one}").exists() for one in workers), timeout_s=30.0)


@pytest.mark.parametrize(("soon", "pause_s"), [(0, 0.0), (1, 0.5), (2, 1.0), (4, 4.0), (7, 30.0), (900, 30.0)])
def test_the_pause_before_another_worker_grows_while_they_die_soon(soon: int, pause_s: float) -> None:
    assert pause_after(soon) == pause_s


@pytest.mark.timeout(120)
def test_workers_that_die_at_once_are_not_begun_without_a_pause(tmp_path: Path) -> None:
    notes = tmp_path / "began"
    notes.touch()
    command = [sys.executable, "-m", "tests.server.dying", str(write_settings(tmp_path))]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, NOTES: str(notes)}, stderr=subprocess.DEVNULL)
    try:
        began = wait_until(lambda: found if len(found := times(notes)) >= 4 else [], timeout_s=60.0)
    finally:
        server.terminate()
        server.wait(timeout=30)
    gaps = [later - earlier for earlier, later in pairwise(began)]
    assert all(gap >= pause_s for gap, pause_s in zip(gaps, (0.5, 1.0, 2.0), strict=False))


def times(notes: Path) -> list[float]:
    return [float(line) for line in notes.read_text().split()]


@contextmanager
def two_workers_with_certificates(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The first process, and the address; its lanes come with certificates."""
    assert main(["ca", str(folder / "ca"), "--store", "Green Corner", "--host", "127.0.0.1"]) == 0
    secret(folder / "manager-token", MANAGER_TOKEN)
    (folder / "server.toml").write_text("workers = 2\n" + SETTINGS)
    server = start("--config", str(folder / "server.toml"), "--port", "0")
    assert server.stdout is not None
    try:
        yield server, json.loads(server.stdout.readline())["address"]
    finally:
        server.send_signal(signal.SIGTERM)
        _, errors = server.communicate(timeout=60)
    assert server.returncode == 0, errors


@pytest.mark.timeout(180)
def test_two_workers_know_the_same_certificates_and_count_wrong_codes_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with two_workers_with_certificates(tmp_path) as (server, address):
        assert len(children(server.pid)) == 2
        capsys.readouterr()
        assert main(["--config", str(tmp_path / "server.toml"), "enrol", "4"]) == 0
        code = EnrolmentCode.parse(json.loads(capsys.readouterr().out)["code"])
        enrol(address, tmp_path / "lane", "4", code)
        for number in range(1, 13):  # a connection each: which worker takes it is the kernel's choice
            client = ServerClient(LaneSide(address=address, identity=tmp_path / "lane"))
            assert client.send([sale(number)]).taken == number * 10
            client.close()
        trusted = ssl.create_default_context(cafile=str(tmp_path / "ca" / "ca.pem"))
        day = httpx.get(f"{address}/api/v1/sales?day=2026-11-22", auth=("", MANAGER_TOKEN), verify=trusted).json()
        assert len(day["sales"]) == 12
        assert [tries(address, number) for number in range(MOST_CODES + 2)] == [403] * MOST_CODES + [429] * 2


def tries(address: str, number: int) -> int:
    """The answer to a wrong code, over a connection of its own."""
    asked = {"lane": "7", "secret": f"{number:020x}", "request": "x"}
    return httpx.post(f"{address}/api/v1/link/enrol", json=asked, verify=False, timeout=30.0).status_code

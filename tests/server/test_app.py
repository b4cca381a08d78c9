import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import psycopg
from sqlalchemy.engine import make_url

from server.app import create_app
from server.ingest.body import MAX_SHORT
from server.run import contract
from tests.server.postgres import server
from tests.server.ready import on_postgres
from tests.server.running import Store
from tests.server.sales import sale
from tests.waiting import wait_until


def test_anybody_may_ask_whether_it_is_well(store: Store) -> None:
    answer = httpx.get(f"{store.address}/api/v1/health")
    assert (answer.status_code, answer.json()) == (200, {"ok": True})


def test_a_database_that_is_gone_is_said_and_not_hidden(store: Store, monkeypatch) -> None:
    from sqlalchemy.exc import OperationalError

    from server.console.figures import Figures

    def fails(self: Figures) -> bool:
        raise OperationalError("SELECT 1", {}, Exception("disk I/O error"))

    monkeypatch.setattr(Figures, "is_well", fails)
    answer = httpx.get(f"{store.address}/api/v1/health")
    assert (answer.status_code, answer.json()) == (503, {"error": "the store's database cannot be used now"})


def test_what_was_taken_is_there_after_a_restart(store: Store) -> None:
    store.post([sale(1)])
    store.closes()
    store.opens()
    assert store.receipts() == [1]


def test_who_stopped_holds_no_connection_to_its_database(tmp_path: Path) -> None:
    with on_postgres() as database:
        store = Store.made(tmp_path)
        store.settings = store.settings.model_copy(update={"database": database})
        store.opens().post([sale(1)]).raise_for_status()
        with psycopg.connect(server(), autocommit=True) as looks:
            held = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
            name = (make_url(database).database,)
            assert looks.execute(held, name).fetchone() != (0,)
            store.closes()
            wait_until(lambda: looks.execute(held, name).fetchone() == (0,))


def test_no_stranger_fills_the_servers_memory_by_a_body_that_never_ends(store: Store) -> None:
    app = create_app(store.settings)
    told = contract()["paths"]
    ways = [(how, path) for path, found in told.items() for how, shape in found.items() if "requestBody" in shape]

    async def answered(how: str, path: str) -> tuple[int, int]:
        came = 0

        async def endless() -> AsyncIterator[bytes]:
            nonlocal came
            yield b'{"a": "'
            while came < 4 * MAX_SHORT:
                came += 4096
                yield b"x" * 4096

        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://store") as stranger:
            headers = {"Content-Type": "application/json"}
            answer = await stranger.request(how, path, content=endless(), headers=headers)
        return answer.status_code, came

    for how, path in ways:
        status, came = asyncio.run(answered(how, path))
        assert status in (401, 413), path
        assert came <= MAX_SHORT + 4096, path
    assert ("post", "/api/v1/link/enrol") in ways

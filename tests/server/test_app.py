import httpx

from tests.server.running import Store


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
    from tests.server.sales import sale

    store.post([sale(1)])
    store.closes()
    store.opens()
    assert store.receipts() == [1]

import base64
from collections.abc import Iterator

import httpx
import pytest

from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One for all who come: nobody here changes anything."""
    made = Store.made(tmp_path_factory.mktemp("store")).opens()
    yield made
    made.closes()


def basic(text: str) -> str:
    return "Basic " + base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "header", [basic(f"manager:{MANAGER_TOKEN}"), basic(f":{MANAGER_TOKEN}"), f"Bearer {MANAGER_TOKEN}"]
)
def test_the_manager_comes_in_by_password_or_token(store: Store, header: str) -> None:
    answer = httpx.get(f"{store.address}/api/v1/sales", headers={"Authorization": header})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Basic",
        "Basic ???",
        "Basic /w==",
        basic("manager"),
        basic("manager:wrong"),
        basic(f"{MANAGER_TOKEN}:"),
        f"Bearer {LANE_TOKEN}",
        f"Digest {MANAGER_TOKEN}",
    ],
)
@pytest.mark.parametrize("path", ["/api/v1/sales", "/api/v1/sales/4/1", "/api/v1/taps", "/api/v1/troubles"])
def test_nobody_else_sees_anything(store: Store, header: str | None, path: str) -> None:
    answer = httpx.get(store.address + path, headers={"Authorization": header} if header is not None else {})
    assert (answer.status_code, answer.json()) == (401, {"error": "the manager's token is needed"})
    assert answer.headers["WWW-Authenticate"].startswith("Basic")

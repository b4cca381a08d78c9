"""The lanes' end of the shelf, over real HTTP."""

from __future__ import annotations

import gzip
from typing import Any

import httpx
import pytest

from kiosk.core.basket_wire import ask_body, offer_body, release_body, taken_up_envelope
from kiosk.core.baskets import Ask, Offer
from kiosk.core.session.facts import BasketTakenUp
from kiosk.core.values import Money
from tests.server.baskets.shelf import CONTENT, NOON, name
from tests.server.running import LANE_TOKEN, OTHER_TOKEN, Store
from tests.server.sales import JOURNAL
from tests.shop import MILK, Shop

CODE = "483920"


def posts(store: Store, path: str, body: bytes, token: str = LANE_TOKEN, encoding: str = "identity") -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Content-Encoding": encoding}
    return httpx.post(f"{store.address}/api/v1/baskets{path}", content=body, headers=headers, timeout=20.0)


def offer(basket: str, **more: Any) -> bytes:
    given = {"code": CODE, "at": NOON.isoformat(), "pieces": 2, "total": Money(478, "EUR"), "content": CONTENT, **more}
    return offer_body(Offer(basket=basket, **given))


def asks(store: Store, token: str, request: str = "", **more: str) -> dict[str, Any]:
    wanted = Ask(request=request or name(), **(more or {"code": CODE}))
    return dict(posts(store, "/asks", ask_body(wanted), token).json())


def test_offered_by_one_lane_it_is_granted_to_another(store: Store) -> None:
    basket = name()
    assert posts(store, "", gzip.compress(offer(basket)), encoding="gzip").json() == {"offered": True}
    granted = asks(store, OTHER_TOKEN)["granted"]
    assert granted == {
        "basket": basket,
        "code": CODE,
        "lane": "4",
        "at": NOON.isoformat(),
        "version": 1,
        "content": CONTENT,
    }
    assert asks(store, LANE_TOKEN) == {"granted": None, "refused": {"why": "at_lane", "lane": "7"}}


def test_it_is_still_there_when_the_server_comes_back(store: Store) -> None:
    posts(store, "", offer(name()))
    store.closes()
    store.opens()
    assert asks(store, OTHER_TOKEN)["granted"]["code"] == CODE


def test_given_back_it_is_there_for_others(store: Store) -> None:
    basket, request = name(), name()
    posts(store, "", offer(basket))
    asks(store, OTHER_TOKEN, request)
    assert posts(store, "/releases", release_body(request, basket), OTHER_TOKEN).json() == {"released": True}
    assert asks(store, LANE_TOKEN)["granted"]["basket"] == basket


def test_the_journals_word_that_it_was_taken_up_settles_it(store: Store) -> None:
    basket = name()
    posts(store, "", offer(basket))
    asks(store, LANE_TOKEN)

    def says(seq: int, lane: str) -> dict[str, Any]:
        visit = Shop().opens().scans(MILK).state.session
        assert visit is not None
        fact = BasketTakenUp(
            session=f"{lane}-000003",
            lane=lane,
            basket=basket,
            code=CODE,
            from_lane="4",
            visit=visit,
            at=NOON.isoformat(),
        )
        envelope = taken_up_envelope(fact, JOURNAL, seq)
        return dict(store.post([envelope], OTHER_TOKEN if lane == "7" else LANE_TOKEN).json())

    assert says(40, "7")["parked"][0]["reason"] == f"basket {basket} was not granted to lane 7"
    assert says(50, "4") == {"taken": 50, "parked": []}
    assert asks(store, OTHER_TOKEN)["refused"] == {"why": "at_lane", "lane": "4"}
    [trouble] = store.get("/api/v1/troubles").json()
    assert "was not granted" in trouble["reason"]


def test_a_lanes_staff_read_what_there_is_without_what_is_in_it(store: Store) -> None:
    basket = name()
    posts(store, "", offer(basket))

    def listed(token: str) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}"}
        return httpx.get(f"{store.address}/api/v1/baskets", headers=headers, timeout=20.0)

    assert listed(OTHER_TOKEN).json() == {
        "baskets": [
            {
                "basket": basket,
                "code": CODE,
                "lane": "4",
                "at": NOON.isoformat(),
                "pieces": 2,
                "total_minor": 478,
                "currency": "EUR",
            }
        ]
    }
    asks(store, OTHER_TOKEN)
    assert listed(LANE_TOKEN).json() == {"baskets": []}
    assert listed("nobodys").status_code == 401


@pytest.mark.parametrize(
    ("path", "body", "token", "status"),
    [
        ("", offer(name()), "nobodys", 401),
        ("", b"[]", LANE_TOKEN, 422),
        ("", offer("no name"), LANE_TOKEN, 422),
        ("", offer(name(), code="12"), LANE_TOKEN, 422),
        ("", offer(name(), content={"much": "x" * 2**21}), LANE_TOKEN, 413),
        ("/asks", ask_body(Ask(request=name())), LANE_TOKEN, 422),
        ("/asks", ask_body(Ask(request=name(), code=CODE, basket=name())), LANE_TOKEN, 422),
        ("/asks", ask_body(Ask(request=name(), code=CODE)), "nobodys", 401),
        ("/releases", b'{"wire":1}', LANE_TOKEN, 422),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    store: Store, path: str, body: bytes, token: str, status: int
) -> None:
    answer = posts(store, path, body, token)
    assert (answer.status_code, bool(answer.json()["error"])) == (status, True)

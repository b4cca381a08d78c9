"""The store's shelf of saved baskets as the lane calls it."""

from __future__ import annotations

import gzip

from kiosk.config import ServerSettings
from kiosk.core.basket_wire import ask_body, offer_body, read_grant, read_shelf, release_body
from kiosk.core.baskets import Ask, Grant, Kept, NotGranted, Offer
from kiosk.core.wire import WireError
from kiosk.store_link.server_client import CONNECT_S, LinkFailed, NotReached, ServerClient

ANSWER_S = 3.0


class OfferRefused(LinkFailed):
    """The server understands the basket no better when it comes again."""


class ShelfAway(LinkFailed):
    """The server is of a time before it kept baskets."""


class NotListed(LinkFailed):
    """The server is of a time before it told lanes which baskets it has."""


class BasketClient(ServerClient):
    """One connection, kept open, used by one thread. Every method raises `LinkFailed` where the server did not answer
    as it should.
    """

    def __init__(self, server: ServerSettings) -> None:
        """Raises `ConfigError` for a bad token file or certificate authority."""
        import httpx

        super().__init__(server)
        self._timeout = httpx.Timeout(ANSWER_S, connect=CONNECT_S)

    def offer(self, offer: Offer) -> None:
        """The store has the basket afterwards, durably."""
        if self._post("", offer_body(offer)) != {"offered": True}:
            raise LinkFailed("the server did not say that it has the basket")

    def ask(self, ask: Ask) -> Grant | NotGranted:
        try:
            return read_grant(self._post("/asks", ask_body(ask)))
        except WireError as error:
            raise LinkFailed(f"the server's answer cannot be used: {error}") from error

    def shelf(self) -> tuple[Kept, ...]:
        """The baskets that this lane may be granted, the newest first."""
        try:
            return read_shelf(self._send("GET", "", b"", {}))
        except WireError as error:
            raise LinkFailed(f"the server's answer cannot be used: {error}") from error

    def release(self, request: str, basket: str) -> None:
        """The basket is the store's again, unless it was granted anew meanwhile."""
        self._post("/releases", release_body(request, basket))

    def _post(self, path: str, body: bytes) -> object:
        headers = {"Content-Type": "application/json"}
        if not path:  # the one that may be long
            body, headers = gzip.compress(body, compresslevel=6), {**headers, "Content-Encoding": "gzip"}
        return self._send("POST", path, body, headers)

    def _send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> object:
        try:
            response = self._client.request(
                method, f"/api/v1/baskets{path}", content=body or None, headers=headers, timeout=self._timeout
            )
        except self._not_connected as error:
            raise NotReached(f"the server cannot be reached: {type(error).__name__}") from error
        except self._errors as error:
            raise LinkFailed(f"the server cannot be reached: {type(error).__name__}") from error
        if response.status_code == 404:
            raise ShelfAway("the server keeps no baskets")
        if response.status_code == 405:
            raise NotListed("the server does not tell which baskets it has")
        if response.status_code in (413, 422):
            raise OfferRefused(f"the server answered {response.status_code}")
        if response.status_code != 200:
            raise LinkFailed(f"the server answered {response.status_code}")
        try:
            answer: object = response.json()
        except ValueError as error:
            raise LinkFailed("the server's answer cannot be used") from error
        return answer

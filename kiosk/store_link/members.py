"""Who a shopper is, as the lane asks the store, and coupons of theirs that it gives back."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.config import ServerSettings
from kiosk.core.member_wire import find_body, give_back_body, read_found
from kiosk.core.members import Member
from kiosk.core.wire import WireError
from kiosk.store_link.server_client import CONNECT_S, LinkFailed, ServerClient

ANSWER_S = 5.0
"""A shopper goes on scanning meanwhile, and has the card put away soon after."""


class TooManyNobodies(LinkFailed):
    """Numbers of nobody were tried at this lane: the server answers no more of them for some minutes."""


class MemberClient(ServerClient):
    """One connection, kept open, used by one thread. Every method raises `LinkFailed` where the server did not answer
    as it should; of a phone number no error says anything.
    """

    def __init__(self, server: ServerSettings) -> None:
        """Raises `ConfigError` for a bad token file or certificate authority."""
        import httpx

        super().__init__(server)
        self._timeout = httpx.Timeout(ANSWER_S, connect=CONNECT_S)

    def find(self, *, card: str, phone: str) -> Member | None:
        """Who has that card (its hash) or phone; None for nobody. Their coupons are kept for this lane."""
        answer = self._post("find", find_body(card=card, phone=phone))
        try:
            return read_found(answer)
        except WireError as error:
            raise LinkFailed(f"the server's answer cannot be used: {error}") from error

    def give_back(self, serials: Sequence[str]) -> None:
        """These coupons may be given to another lane."""
        self._post("coupons", give_back_body(serials))

    def _post(self, what: str, body: bytes) -> object:
        refused = {429: TooManyNobodies("too many numbers of nobody were tried at this lane")}
        return self._answer(f"/api/v1/members/{what}", body, self._timeout, refused)

"""Receipts of every lane, and the store's word on goods that are to come back, as the lane asks for them."""

from __future__ import annotations

from kiosk.config import ServerSettings
from kiosk.core.claims import Claim, Unclaimed
from kiosk.core.refund import Wanted
from kiosk.core.refund_wire import claim_body, find_body, read_claimed, read_found
from kiosk.core.sale import Sale
from kiosk.core.wire import WireError
from kiosk.store_link.server_client import CONNECT_S, LinkFailed, ServerClient

ANSWER_S = 3.0


class DeskMissing(LinkFailed):
    """The server is of a time before it knew of goods that come back: no lane gives back what another sold."""


class RefundClient(ServerClient):
    """One connection, kept open, used by one thread. Every method raises `LinkFailed` where the server did not answer
    as it should.
    """

    def __init__(self, server: ServerSettings) -> None:
        """Raises `ConfigError` for a bad token file or certificate authority."""
        import httpx

        super().__init__(server)
        self._timeout = httpx.Timeout(ANSWER_S, connect=CONNECT_S)

    def find(self, wanted: Wanted) -> tuple[Sale | None, tuple[Sale, ...]]:
        """The sale, None where the store has no such, and what went back of it, the oldest first."""
        answer = self._post("finds", find_body(wanted))
        try:
            return read_found(answer)
        except WireError as error:
            raise LinkFailed(f"the server's answer cannot be used: {error}") from error

    def claim(self, claim: Claim) -> Unclaimed | None:
        """None where the money may go back, by this lane alone."""
        answer = self._post("claims", claim_body(claim))
        try:
            return read_claimed(answer)
        except WireError as error:
            raise LinkFailed(f"the server's answer cannot be used: {error}") from error

    def _post(self, what: str, body: bytes) -> object:
        refused = {404: DeskMissing("the server lets no lane find another's receipts")}
        return self._answer(f"/api/v1/refunds/{what}", body, self._timeout, refused)

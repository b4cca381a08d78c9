"""The lane's request for commands: held open by the server until there are some."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.config import ServerSettings
from kiosk.core.calls import Outcome
from kiosk.core.command_wire import COMMANDS, AnyCommand, command_answers, read_commands
from kiosk.core.wire import WireError
from kiosk.store_link.server_client import CONNECT_S, LinkFailed, credentials, trust

HELD_S = 12.0
"""Longer than the server holds a request: what takes longer is a link that swallows everything."""


class CommandClient:
    """One connection, kept open, used by one event loop. Making it imports httpx."""

    def __init__(self, server: ServerSettings) -> None:
        """Raises `ConfigError` for a bad token file or certificate authority."""
        import httpx

        self._errors = httpx.HTTPError
        self._client = httpx.AsyncClient(
            base_url=server.address.rstrip("/"),
            headers={**credentials(server), "Content-Type": "application/json"},
            verify=trust(server),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(HELD_S, connect=CONNECT_S),
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def fetch(self, answers: Mapping[str, Outcome]) -> list[AnyCommand]:
        """The commands not answered yet; raises `LinkFailed` when the server did not answer as it should."""
        try:
            response = await self._client.post(
                "/api/v1/commands", content=command_answers(answers), params={"knows": COMMANDS}
            )
        except self._errors as error:
            raise LinkFailed(f"the server cannot be reached: {type(error).__name__}") from error
        if response.status_code != 200:
            raise LinkFailed(f"the server answered {response.status_code}")
        try:
            return read_commands(response.json())
        except (WireError, ValueError) as error:
            raise LinkFailed(f"the server's answer cannot be used: {error}") from error

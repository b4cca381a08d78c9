"""The store server as the lane calls it: over TLS, or plainly on this machine; with the lane's token; gzipped."""

from __future__ import annotations

import gzip
import ssl
import stat
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.config import ConfigError, ServerSettings, is_private
from kiosk.core.anchors import Statement, Verdict, read_verdict
from kiosk.core.device_counts import DeviceCount, counts_body
from kiosk.core.device_findings import LaneFindings, findings_body
from kiosk.core.look import LaneLook
from kiosk.core.standing import Standing
from kiosk.core.wire import Answer, Envelope, WireError, batch, read_answer, read_have, standing_body
from kiosk.store_link.identity import identity_context

if TYPE_CHECKING:
    import httpx

# Beside the pusher's heartbeat of 2 s: a lost server is noticed in less than 5 s, whichever way it is lost.
CONNECT_S = 1.0
HEALTH_S = 1.5
SEND_S = 3.5
MASTER_S = 30.0
KEEP_OPEN_S = 70.0
"""So long a connection is kept without a word, and the server keeps it a little longer: opened anew for each, it would
cost both more than what is asked.
"""
MAX_TOKEN = 512
MAX_MASTER = 64 * 1024 * 1024
MAX_WEIGHTS = 32 * 1024 * 1024


class LinkFailed(Exception):
    """The server did not take what was sent; it is to be sent again. The message says why, and holds no secret."""


class NotReached(LinkFailed):
    """No connection came about: the server saw nothing of what was to be sent."""


class LinkSlow(LinkFailed):
    """The server did not answer in time: fewer at once may be quicker."""


class BatchTooLarge(LinkFailed):
    """The server takes smaller batches only."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A server that is well: how long it let itself be waited for, and by how much its clock is ahead of the lane's;
    in seconds. It says its time in whole ones, so half a second either way is nothing.
    """

    latency_s: float
    offset_s: float


def check_settings(server: ServerSettings) -> None:
    """Raises `ConfigError` for a token file or certificate authority that cannot be used, and where plain http would
    leave this machine: sales and token would be open to the network.
    """
    if not is_private(server.address):
        raise ConfigError(f"server.address: {server.address} leaves this machine, so it must be https")
    credentials(server)
    trust(server)


def credentials(server: ServerSettings) -> dict[str, str]:
    """The headers by which the server knows the lane; none where its certificate says who it is.

    Raises `ConfigError` for a token file that is missing, empty or may be read by others.
    """
    return {} if server.token_file is None else {"Authorization": f"Bearer {_read_token(server.token_file)}"}


def _read_token(path: Path) -> str:
    try:
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise ConfigError(f"server.token_file: {path} may be read by others: make it mode 0600")
        token = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        words = error.strerror if isinstance(error, OSError) else "it is not plain text"
        raise ConfigError(f"server.token_file: {path} cannot be read: {words}") from error
    if not token or len(token) > MAX_TOKEN or not token.isprintable() or " " in token:
        raise ConfigError(f"server.token_file: {path} holds no token")
    return token


class ServerClient:
    """One connection, kept open, used by one thread. Making it imports httpx."""

    def __init__(self, server: ServerSettings) -> None:
        """Raises `ConfigError` for a bad token file or certificate authority."""
        import httpx

        check_settings(server)
        self._errors, self._timeouts = httpx.HTTPError, httpx.TimeoutException
        self._not_connected = (httpx.ConnectError, httpx.ConnectTimeout)
        self._client = httpx.Client(
            base_url=server.address.rstrip("/"),
            headers=credentials(server),
            verify=trust(server),
            limits=httpx.Limits(keepalive_expiry=KEEP_OPEN_S),
            trust_env=False,  # a proxy of the desktop must not see sales
            follow_redirects=False,
        )
        self._send_timeout = httpx.Timeout(SEND_S, connect=CONNECT_S)
        self._master_timeout = httpx.Timeout(MASTER_S, connect=CONNECT_S)
        self._health_timeout = httpx.Timeout(HEALTH_S, connect=CONNECT_S)

    def close(self) -> None:
        self._client.close()

    def send(self, envelopes: Sequence[Envelope]) -> Answer:
        """What the server says of `envelopes`; raises `LinkFailed` when it did not answer as it should."""
        try:
            response = self._client.post(
                "/api/v1/envelopes",
                content=gzip.compress(batch(envelopes), compresslevel=6),
                headers={"Content-Encoding": "gzip", "Content-Type": "application/json"},
                timeout=self._send_timeout,
            )
        except self._not_connected as error:
            raise NotReached(f"the server cannot be reached: {type(error).__name__}") from error
        except self._timeouts as error:
            raise LinkSlow(f"the server did not answer in time: {type(error).__name__}") from error
        except self._errors as error:
            raise LinkFailed(f"the server cannot be reached: {type(error).__name__}") from error
        if response.status_code == 413:
            raise BatchTooLarge(f"the server finds {len(envelopes)} envelopes too large")
        if response.status_code == 503:
            raise LinkSlow(f"the server is not able to now{_why(response)}")
        if response.status_code != 200:
            raise LinkFailed(f"the server answered {response.status_code}{_why(response)}")
        try:
            return read_answer(response.json(), envelopes)
        except (WireError, ValueError) as error:
            raise LinkFailed(f"the server's answer cannot be used: {error}") from error

    def state(self, statement: Statement) -> Verdict:
        """What the server makes of where the journal stands; raises `LinkFailed` when it does not say."""
        try:
            response = self._client.post(
                "/api/v1/anchors",
                content=statement.body(),
                headers={"Content-Type": "application/json"},
                timeout=self._send_timeout,
            )
        except self._errors as error:
            raise LinkFailed(f"the server cannot be reached: {type(error).__name__}") from error
        if response.status_code != 200:
            raise LinkFailed(f"the server answered {response.status_code}{_why(response)}")
        try:
            return read_verdict(response.json())
        except (WireError, ValueError) as error:
            raise LinkFailed(f"the server's answer cannot be used: {error}") from error

    def tell(self, standing: Standing, look: LaneLook | None = None) -> None:
        """The server knows how the lane stands and looks, unless it is too old to ask; raises `LinkFailed`."""
        self._tell("standing", standing_body(standing, look))

    def tell_counts(self, counts: Sequence[DeviceCount]) -> None:
        """The server knows what the lane's devices did, unless it is too old to ask; raises `LinkFailed`."""
        self._tell("counters", counts_body(counts))

    def tell_findings(self, found: LaneFindings) -> None:
        """The server knows what ails the lane's devices, unless it is too old to ask; raises `LinkFailed`."""
        self._tell("findings", findings_body(found))

    def _tell(self, what: str, body: bytes) -> None:
        try:
            response = self._client.post(
                f"/api/v1/{what}",
                content=body,
                headers={"Content-Type": "application/json"},
                timeout=self._send_timeout,
            )
        except self._errors as error:
            raise LinkFailed(f"the server cannot be reached: {type(error).__name__}") from error
        if response.status_code not in (200, 404):
            raise LinkFailed(f"the server answered {response.status_code}{_why(response)}")

    def _answer(self, path: str, body: bytes, timeout: httpx.Timeout, refused: Mapping[int, LinkFailed]) -> object:
        """What the server answers to `body`, both JSON. Raises the one of `refused` that its status stands for, else
        `LinkFailed` for any but 200.
        """
        headers = {"Content-Type": "application/json"}
        try:
            response = self._client.post(path, content=body, headers=headers, timeout=timeout)
        except self._errors as error:
            raise LinkFailed(f"the server cannot be reached: {type(error).__name__}") from error
        if response.status_code in refused:
            raise refused[response.status_code]
        if response.status_code != 200:
            raise LinkFailed(f"the server answered {response.status_code}")
        try:
            answer: object = response.json()
        except ValueError as error:
            raise LinkFailed("the server's answer cannot be used") from error
        return answer

    def fetch_master(self, lane: str, have: str, into: Path) -> bool:
        """Whether the server has other items or rules than version `have`; its answer, as it came, is `into` then.

        Raises `LinkFailed`, or OSError where it cannot be written.
        """
        try:
            with self._client.stream(
                "GET", f"/api/v1/lanes/{lane}/master", params={"have": have}, timeout=self._master_timeout
            ) as response:
                if response.status_code in (204, 404):  # nothing new, or nothing at all
                    return False
                if response.status_code != 200:
                    raise LinkFailed(f"the server answered {response.status_code}")
                size = 0
                with into.open("wb") as file:
                    for chunk in response.iter_raw():
                        size += file.write(chunk)
                        if size > MAX_MASTER:
                            raise LinkFailed(f"the server sends more than {MAX_MASTER} bytes")
        except self._errors as error:
            raise LinkFailed(f"the server cannot be reached: {type(error).__name__}") from error
        return True

    def fetch_document(self, name: str, lane: str, have: str, most: int) -> bytes | None:
        """The server's document `name`, where it has another than version `have`; None also from a server that hands
        out none. Raises `LinkFailed`, also for one of more than `most` bytes.
        """
        return self._other(name, lane, have, most)

    def fetch_weights(self, lane: str, have: str) -> bytes | None:
        """What the store's lanes learned since version `have`; None: nothing new, or a server that keeps none.

        Raises `LinkFailed`.
        """
        return self._other("weights", lane, have, MAX_WEIGHTS)

    def _other(self, what: str, lane: str, have: str, most: int) -> bytes | None:
        try:
            with self._client.stream(
                "GET", f"/api/v1/lanes/{lane}/{what}", params={"have": have}, timeout=self._send_timeout
            ) as response:
                if response.status_code in (204, 404):
                    return None
                if response.status_code != 200:
                    raise LinkFailed(f"the server answered {response.status_code}")
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > most:
                        raise LinkFailed(f"the server sends more than {most} bytes")
        except self._errors as error:
            raise LinkFailed(f"the server cannot be reached: {type(error).__name__}") from error
        return bytes(body)

    def hand_in(self, lane: str, sealed: bytes) -> None:
        """The server keeps the lane's sealed support bundle; raises `LinkFailed`."""
        try:
            response = self._client.post(
                f"/api/v1/lanes/{lane}/bundles",
                content=sealed,
                headers={"Content-Type": "application/octet-stream"},
                timeout=self._master_timeout,
            )
        except self._errors as error:
            raise LinkFailed(f"the server cannot be reached: {type(error).__name__}") from error
        if response.status_code != 200:
            raise LinkFailed(f"the server answered {response.status_code}{_why(response)}")

    def have(self, journal: str) -> int | None:
        """The last fact of `journal` that the server has, 0 for none; None from a server of a time before it said.

        Raises `LinkFailed`.
        """
        try:
            response = self._client.get("/api/v1/envelopes", params={"journal": journal}, timeout=self._health_timeout)
        except self._errors as error:
            raise LinkFailed(f"the server cannot be reached: {type(error).__name__}") from error
        if response.status_code in (404, 405):
            return None
        if response.status_code != 200:
            raise LinkFailed(f"the server answered {response.status_code}{_why(response)}")
        try:
            return read_have(response.json())
        except (WireError, ValueError) as error:
            raise LinkFailed(f"the server's answer cannot be used: {error}") from error

    def knock(self) -> None:
        """Returns when the server is well; raises `LinkFailed`."""
        self._look()

    def measure(self) -> Reached:
        """How fast the server answers over a connection that is open, and what time it has; raises `LinkFailed`."""
        self._look()
        asked, wall = time.monotonic(), time.time()
        response = self._look()
        latency = time.monotonic() - asked
        try:
            told = parsedate_to_datetime(response.headers["Date"]).timestamp() + 0.5
        except (KeyError, ValueError):
            raise LinkFailed("the server does not say what time it has") from None
        return Reached(latency, told - (wall + latency / 2))

    def _look(self) -> httpx.Response:
        try:
            response = self._client.get("/api/v1/health", timeout=self._health_timeout)
        except self._errors as error:
            raise LinkFailed(f"the server cannot be reached: {type(error).__name__}") from error
        if response.status_code != 200:
            raise LinkFailed(f"the server is not well: {response.status_code}")
        return response


def trust(server: ServerSettings) -> ssl.SSLContext | bool:
    """Whom the server's certificate must be signed by: the store's own authority, else those the system knows. Where
    the lane enrolled, its own certificate is shown too.
    """
    if server.identity is not None:
        return identity_context(server.identity)
    if server.ca_file is None:
        return True
    try:
        return ssl.create_default_context(cafile=str(server.ca_file))
    except (OSError, ssl.SSLError) as error:
        raise ConfigError(f"server.ca_file: {server.ca_file} cannot be used: {error}") from error


def _why(response: httpx.Response) -> str:
    """The server's own reason, where it gave one."""
    try:
        body = response.json()
    except ValueError:
        return ""
    return f": {body['error']}" if isinstance(body, dict) and isinstance(body.get("error"), str) else ""

"""The lane's end of the HTTP: what it sends, and whom it trusts."""

import shutil
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kiosk.config import ConfigError, ServerSettings
from kiosk.store_link.server_client import LinkFailed, ServerClient, credentials
from tests.server.running import Store, secret
from tests.server.sales import sale


def test_a_token_that_others_may_read_is_refused(tmp_path: Path) -> None:
    token = secret(tmp_path / "token", "s3cret")
    settings = ServerSettings(address="http://127.0.0.1:1", token_file=token)
    assert credentials(settings) == {"Authorization": "Bearer s3cret"}
    token.chmod(0o644)
    with pytest.raises(ConfigError, match="may be read by others"):
        credentials(settings)


@pytest.mark.parametrize("content", ["", "two words", "x" * 600, "ümlaut"])
def test_a_file_without_a_token_is_refused(tmp_path: Path, content: str) -> None:
    token = secret(tmp_path / "token", content)
    with pytest.raises(ConfigError, match="token_file"):
        credentials(ServerSettings(address="http://127.0.0.1:1", token_file=token))


def test_a_missing_token_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    settings = ServerSettings(address="http://127.0.0.1:1", token_file=tmp_path / "token")
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        credentials(settings)


def test_the_servers_own_reason_is_passed_on_and_the_token_is_not(store: Store) -> None:
    secret(store.folder / "lane-token", "nobodys")
    client = ServerClient(store.lane_side)
    with pytest.raises(LinkFailed, match="401: a lane's token is needed") as caught:
        client.send([sale(1)])
    assert "nobodys" not in str(caught.value)
    client.close()


def test_a_server_that_talks_nonsense_settles_nothing(tmp_path: Path) -> None:
    class Nonsense(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Length", "5")
            self.end_headers()
            self.wfile.write(b"hello")

        def log_message(self, *words: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Nonsense)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    token = secret(tmp_path / "token", "x")
    client = ServerClient(ServerSettings(address=f"http://127.0.0.1:{server.server_port}", token_file=token))
    with pytest.raises(LinkFailed, match="answer cannot be used"):
        client.send([sale(1)])
    client.close()
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the test's certificates; it is not here")
def test_only_the_stores_own_authority_is_trusted(tmp_path: Path) -> None:
    server = _tls_server(tmp_path)
    token = secret(tmp_path / "token", "x")
    address = f"https://127.0.0.1:{server.server_port}"
    client = ServerClient(ServerSettings(address=address, token_file=token, ca_file=tmp_path / "store.pem"))
    client.knock()
    client.close()
    stranger = ServerClient(ServerSettings(address=address, token_file=token))
    with pytest.raises(LinkFailed, match="cannot be reached"):
        stranger.knock()
    stranger.close()
    server.shutdown()
    server.server_close()


def test_a_certificate_authority_that_is_none_is_said_in_one_sentence(tmp_path: Path) -> None:
    authority = tmp_path / "store.pem"
    authority.write_text("no certificate")
    settings = ServerSettings(
        address="https://store.example", token_file=secret(tmp_path / "token", "x"), ca_file=authority
    )
    with pytest.raises(ConfigError, match=r"server\.ca_file: .* cannot be used"):
        ServerClient(settings)


def _tls_server(folder: Path) -> HTTPServer:
    class Well(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *words: object) -> None:
            pass

    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", "/CN=store", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(folder / "store.key"), "-out", str(folder / "store.pem")),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "store.pem", folder / "store.key")

    server = HTTPServer(("127.0.0.1", 0), Well)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server

from __future__ import annotations

import os
import selectors
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from drivers.contract import FaultKind
from drivers.emulators.tls_end import TlsEnd, parse_tls_end
from drivers.link.base import LinkLost
from drivers.link.tls import TlsLink, parse_tls
from tests.waiting import wait_until

NAME = "terminal.example"


class Papers:
    """A certificate authority, and a terminal's key with its certificate."""

    def __init__(self, folder: Path, name: str = NAME) -> None:
        folder.mkdir(exist_ok=True)
        authority = trustme.CA()
        self.ca = str(folder / "ca.pem")
        self.certificate = str(folder / "terminal.pem")
        authority.cert_pem.write_to_path(self.ca)
        authority.issue_cert(name).private_key_and_cert_chain_pem.write_to_path(self.certificate)


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return Papers(tmp_path)


@pytest.fixture
def end(papers: Papers) -> Iterator[TlsEnd]:
    built = TlsEnd("127.0.0.1", 0, papers.certificate)
    built.open()
    yield built
    built.close()


def met(end: TlsEnd, link: TlsLink) -> None:
    """Both have shaken hands: the device waits, the link goes on whenever its descriptor says so."""
    with selectors.DefaultSelector() as selector:
        selector.register(link.fileno(), selectors.EVENT_READ)

        def turned() -> bool:
            if selector.select(0):
                link.read()
            return link.write(b"") == 0 and link._shaken

        given_up = threading.Event()
        accepting = threading.Thread(
            target=lambda: wait_until(lambda: end.accept_and_read(set(end.filenos()))[0] or given_up.is_set(), 20.0)
        )
        accepting.start()
        try:
            wait_until(turned, 20.0)
        finally:
            given_up.set()
            accepting.join(20.0)


def read_all(link: TlsLink, size: int) -> bytes:
    data = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(link.fileno(), selectors.EVENT_READ)
        while len(data) < size:
            assert selector.select(5.0), "the descriptor does not call though bytes are there"
            data += link.read() or b""
    return bytes(data)


def test_bytes_go_both_ways_behind_a_verified_certificate(end: TlsEnd, papers: Papers) -> None:
    link = TlsLink("127.0.0.1", end.port, ca=papers.ca, name=NAME)
    link.open()
    met(end, link)
    assert link.write(b"question") == 8
    assert wait_until(lambda: end.accept_and_read(set(end.filenos()))[1]) == b"question"
    end.write(b"answer")
    assert read_all(link, 6) == b"answer"
    long = os.urandom(100_000)
    end.write(long)
    assert read_all(link, len(long)) == long
    end.drop_client()
    with pytest.raises(LinkLost, match=r"closed the connection|EOF"):
        wait_until(link.read)
    link.close()


@pytest.mark.parametrize("trust", ["another authority", "another name", "the system"])
def test_who_is_not_known_is_never_talked_to(end: TlsEnd, papers: Papers, tmp_path: Path, trust: str) -> None:
    ca, name = papers.ca, NAME
    if trust == "another authority":
        ca = Papers(tmp_path / "other").ca
    elif trust == "another name":
        name = "somebody.else"
    else:
        ca = ""
    link = TlsLink("127.0.0.1", end.port, ca=ca, name=name)
    link.open()
    assert link.write(b"secret") == 0
    with pytest.raises(LinkLost) as lost:
        met(end, link)
    assert lost.value.fault.kind is FaultKind.SETTINGS
    assert f"is not {name}" in lost.value.fault.detail
    link.close()


def test_a_peer_without_tls_gets_no_byte_of_ours_in_the_clear(papers: Papers) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = TlsLink("127.0.0.1", server.getsockname()[1], ca=papers.ca)
        link.open()
        plain, _ = server.accept()
        with plain:
            assert link.write(b"secret") == 0
            assert b"secret" not in plain.recv(65536)
            plain.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            with pytest.raises(LinkLost):
                wait_until(link.read)
        link.close()


def test_a_peer_that_says_nothing_stops_nobody(papers: Papers) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = TlsLink("127.0.0.1", server.getsockname()[1], ca=papers.ca)
        link.open()
        assert link.read() is None
        assert link.write(b"question") == 0
        link.close()


def test_a_link_opened_and_closed_many_times_leaves_no_descriptor(end: TlsEnd, papers: Papers) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    link = TlsLink("127.0.0.1", end.port, ca=papers.ca, name=NAME)
    for _ in range(20):
        link.open()
        met(end, link)
        link.close()
        wait_until(lambda: end.accept_and_read(set(end.filenos()))[1] == b"")
    link.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    with pytest.raises(LinkLost, match="is not open"):
        link.read()


def test_a_port_where_nobody_listens_is_unplugged() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(LinkLost) as lost:
        TlsLink("127.0.0.1", port).open()
    assert lost.value.fault.kind is FaultKind.UNPLUGGED


def test_the_link_is_written_with_whom_to_trust_and_whom_to_expect(papers: Papers) -> None:
    link = parse_tls(f"192.0.2.7:8443?ca={papers.ca}&name={NAME}")
    assert link.name == "192.0.2.7:8443"
    assert link._peer == NAME
    assert link._context.verify_mode is ssl.CERT_REQUIRED
    assert parse_tls("terminal:8443")._peer == "terminal"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("host", "is not like"),
        ("host:port", "is not like"),
        (":8443", "is not like"),
        ("host:99999", "is not like"),
        ("host:8443?verify=no", "verify is neither ca nor name"),
        ("host:8443?ca=/nowhere/ca.pem", "no file /nowhere/ca.pem"),
        (f"host:8443?ca={__file__}", "holds no certificates"),
    ],
)
def test_what_is_wrong_with_a_link_is_said_in_a_sentence(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_tls(text)


@pytest.mark.parametrize("text", ["host:1", "host:x?cert=a", "host:1?cert=/nowhere.pem"])
def test_a_devices_end_needs_its_certificate(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not like|holds no key"):
        parse_tls_end(text)

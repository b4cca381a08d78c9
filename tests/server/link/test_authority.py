"""The store's own authority: made once, signing what is asked for by who holds the key."""

from __future__ import annotations

import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.store_link.identity import _new_request
from server.link.authority import CA, CA_KEY, SERVER, SERVER_KEY, Authority, NotSignable, make_authority
from server.link.peer import read_peer
from server.settings import SettingsError

NOW = datetime.fromisoformat("2026-11-22T11:00:00+01:00")


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return make_authority(tmp_path, "Green Corner", ["store.example", "192.0.2.7"], NOW)


def test_keys_are_their_owners_and_both_names_are_in_the_servers_certificate(
    authority: Authority, tmp_path: Path
) -> None:
    assert {stat.S_IMODE((tmp_path / one).stat().st_mode) for one in (CA_KEY, SERVER_KEY)} == {0o600}
    assert {one.name for one in tmp_path.iterdir()} == {CA, CA_KEY, SERVER, SERVER_KEY}
    server = x509.load_pem_x509_certificate((tmp_path / SERVER).read_bytes())
    server.verify_directly_issued_by(authority.certificate)
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert [str(name.value) for name in names] == ["store.example", "192.0.2.7"]


def test_made_again_the_authority_stays_and_the_server_has_a_new_certificate(
    authority: Authority, tmp_path: Path
) -> None:
    before = (tmp_path / SERVER).read_bytes()
    again = make_authority(tmp_path, "Another", ["store.example"], NOW + timedelta(days=700))
    assert again.der() == authority.der()
    assert (tmp_path / SERVER).read_bytes() != before


def test_a_lanes_certificate_says_which_lane_it_is(authority: Authority) -> None:
    _, request = _new_request()
    signed = x509.load_pem_x509_certificate(authority.for_lane(request, "4", NOW).encode())
    signed.verify_directly_issued_by(authority.certificate)
    peer = read_peer(signed.public_bytes(Encoding.DER))
    assert peer is not None
    assert peer.lane == "4"
    assert signed.not_valid_before_utc < NOW < signed.not_valid_after_utc


@pytest.mark.parametrize("content", ["", "MII="])
def test_what_is_no_request_is_not_signed(authority: Authority, content: str) -> None:
    head, end = (f"-----{word} CERTIFICATE REQUEST-----" for word in ("BEGIN", "END"))
    with pytest.raises(NotSignable):
        authority.for_lane(f"{head}\n{content}\n{end}\n", "4", NOW)


def test_a_request_that_was_altered_is_not_signed(authority: Authority) -> None:
    _, request = _new_request()
    lines = request.splitlines()
    lines[-2] = lines[-2][:-6] + ("AAAA" if lines[-2][-6:-2] != "AAAA" else "BBBB") + lines[-2][-2:]
    with pytest.raises(NotSignable):
        authority.for_lane("\n".join(lines), "4", NOW)


def test_files_that_cannot_be_used_are_one_sentence(authority: Authority, tmp_path: Path) -> None:
    del authority
    (tmp_path / CA_KEY).chmod(0o640)
    with pytest.raises(SettingsError, match="may be read by others"):
        Authority.load(tmp_path / CA, tmp_path / CA_KEY)
    (tmp_path / CA_KEY).chmod(0o600)
    with pytest.raises(SettingsError, match="do not belong together"):
        Authority.load(tmp_path / SERVER, tmp_path / CA_KEY)
    (tmp_path / CA_KEY).write_text("odd")
    with pytest.raises(SettingsError, match="hold no authority"):
        Authority.load(tmp_path / CA, tmp_path / CA_KEY)
    (tmp_path / CA_KEY).unlink()
    with pytest.raises(SettingsError, match="cannot be read"):
        Authority.load(tmp_path / CA, tmp_path / CA_KEY)

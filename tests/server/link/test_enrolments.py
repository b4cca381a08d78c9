"""Codes are good once, for one lane, for some minutes: on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from sqlalchemy.engine import Engine

from kiosk.store_link.identity import _new_request
from server.link.authority import LANE_DAYS, Authority, NotSignable, make_authority
from server.link.enrolments import VALID, Enrolments, NotEnrolled
from server.link.peer import Peer, read_peer


class Time:
    now = datetime.fromisoformat("2026-11-22T11:00:00+01:00")

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def enrolments(engine: Engine, time: Time) -> Enrolments:
    return Enrolments(engine, time)


@pytest.fixture
def authority(tmp_path: Path, time: Time) -> Authority:
    return make_authority(tmp_path / "ca", "Green Corner", ["127.0.0.1"], time())


def request() -> str:
    return _new_request()[1]


def peer(certificate: str) -> Peer:
    found = read_peer(x509.load_pem_x509_certificate(certificate.encode()).public_bytes(Encoding.DER))
    assert found is not None
    return found


def test_a_code_is_good_once_and_an_answer_that_was_lost_comes_again(
    enrolments: Enrolments, authority: Authority
) -> None:
    secret, asked = enrolments.open("4"), request()
    certificate = enrolments.enrol(secret, "4", asked, authority)
    assert enrolments.enrol(secret, "4", asked, authority) == certificate
    with pytest.raises(NotEnrolled, match="it was used"):
        enrolments.enrol(secret, "4", request(), authority)
    assert enrolments.holds(peer(certificate))


def test_a_code_is_good_for_some_minutes(enrolments: Enrolments, authority: Authority, time: Time) -> None:
    secret = enrolments.open("4")
    time.now += VALID + timedelta(seconds=1)
    with pytest.raises(NotEnrolled, match="too old"):
        enrolments.enrol(secret, "4", request(), authority)


def test_a_code_is_for_one_lane_and_is_not_used_up_by_another(enrolments: Enrolments, authority: Authority) -> None:
    secret = enrolments.open("4")
    with pytest.raises(NotEnrolled, match="not for lane 7"):
        enrolments.enrol(secret, "7", request(), authority)
    with pytest.raises(NotSignable):
        enrolments.enrol(secret, "4", "nonsense", authority)
    assert enrolments.enrol(secret, "4", request(), authority)


def test_a_newer_code_replaces_one_that_was_not_used(enrolments: Enrolments, authority: Authority) -> None:
    first, second = enrolments.open("4"), enrolments.open("4")
    with pytest.raises(NotEnrolled):
        enrolments.enrol(first, "4", request(), authority)
    assert enrolments.enrol(second, "4", request(), authority)


def test_the_certificate_that_was_signed_last_is_the_only_one_that_counts(
    enrolments: Enrolments, authority: Authority
) -> None:
    old = enrolments.enrol(enrolments.open("4"), "4", request(), authority)
    other = enrolments.enrol(enrolments.open("7"), "7", request(), authority)
    code = enrolments.open("4")
    assert enrolments.holds(peer(old))  # a code alone takes nothing away
    new = enrolments.enrol(code, "4", request(), authority)
    assert [enrolments.holds(peer(one)) for one in (old, new, other)] == [False, True, True]
    assert not enrolments.holds(Peer("9", peer(new).fingerprint))


def test_a_certificate_is_renewed_near_its_end_and_both_count_until_then(
    enrolments: Enrolments, authority: Authority, time: Time
) -> None:
    old = enrolments.enrol(enrolments.open("4"), "4", request(), authority)
    with pytest.raises(NotEnrolled, match="good for long still"):
        enrolments.renew(peer(old), request(), authority)
    time.now += timedelta(days=LANE_DAYS - 20)
    asked = request()
    new = enrolments.renew(peer(old), asked, authority)
    assert enrolments.renew(peer(old), asked, authority) == new  # the answer was lost
    assert [enrolments.holds(peer(one)) for one in (old, new)] == [True, True]
    assert enrolments.newest() == {"4": new}
    with pytest.raises(NotEnrolled, match="good for long still"):
        enrolments.renew(peer(old), request(), authority)  # whoever has the old key gets no third one


def test_enrolled_anew_neither_the_old_one_nor_what_it_was_renewed_for_counts(
    enrolments: Enrolments, authority: Authority, time: Time
) -> None:
    old = enrolments.enrol(enrolments.open("4"), "4", request(), authority)
    time.now += timedelta(days=LANE_DAYS - 20)
    code = enrolments.open("4")
    new = enrolments.renew(peer(old), request(), authority)
    last = enrolments.enrol(code, "4", request(), authority)
    assert [enrolments.holds(peer(one)) for one in (old, new, last)] == [False, False, True]
    with pytest.raises(NotEnrolled, match="counts no more"):
        enrolments.renew(peer(new), request(), authority)


def test_a_lane_that_is_closed_has_neither_code_nor_certificate(enrolments: Enrolments, authority: Authority) -> None:
    certificate = enrolments.enrol(enrolments.open("4"), "4", request(), authority)
    other = enrolments.enrol(enrolments.open("7"), "7", request(), authority)
    assert {lane: at.date() for lane, at in enrolments.since().items()} == dict.fromkeys(("4", "7"), Time.now.date())
    secret = enrolments.open("4")
    enrolments.close("4")
    assert not enrolments.holds(peer(certificate))
    assert enrolments.holds(peer(other))
    assert enrolments.newest() == {"7": other}
    with pytest.raises(NotEnrolled):
        enrolments.enrol(secret, "4", request(), authority)

"""What is secret at a lane is found in whatever form."""

import base64
import random
import time
from pathlib import Path

import pytest

from kiosk.diagnostics.bundle.known import Known, known_of
from kiosk.diagnostics.bundle.pacing import PIECE
from scripts.proofs import planted


def test_a_lanes_keys_badges_and_colleagues_are_known(tmp_path: Path) -> None:
    secrets = planted.made_up(random.Random(1))
    config, key_file = planted.lane(tmp_path, secrets, random.Random(1))
    known = known_of(config, key_file)
    key = key_file.read_text().strip()
    assert known.is_in(f"the key {key.upper()}".encode())
    assert known.is_in(b"\0" + bytes.fromhex(key))
    assert known.is_in(secrets.badge.encode())
    assert not known.is_in(secrets.person.encode())  # a name may be a word of the lane's own
    assert known.hidden(f"{secrets.person} signs on by {secrets.badge}") == "(hidden) signs on by (hidden)"


@pytest.mark.parametrize("before", [b"", b"a", b"ab", b"abc"])
def test_a_secret_is_found_whatever_it_was_written_in(before: bytes) -> None:
    known = Known(["STAFF-707070"])
    for form in (b"staff-707070", "STAFF-707070".encode("utf-16-be"), b"STAFF-707070".hex().encode()):
        assert known.is_in(before + form + b"...")
    assert known.is_in(base64.b64encode(before + b"STAFF-707070" + b"tail"))
    assert not known.is_in(base64.b64encode(before + b"STAFF-807070" + b"tail"))


def test_a_short_name_is_hidden_as_a_word_and_stays_part_of_another() -> None:
    assert Known([], names=["Al"]).hidden("Al saw the terminal, al") == "(hidden) saw the terminal, (hidden)"


def test_a_lane_without_any_file_has_nothing_to_hide(tmp_path: Path) -> None:
    (tmp_path / "lane.toml").write_text(planted.LANE.format(root=planted.ROOT), encoding="utf-8")
    config = planted.load_config(tmp_path / "lane.toml")
    assert not known_of(config, tmp_path / "journal.key").is_in(b"anything at all")


def test_secrets_that_reach_into_one_another_are_hidden_whole_whatever_their_case() -> None:
    known = Known(["STAFF-1234", "staff-123456"], names=["Ann Staff", "An"])
    assert known.hidden("it is ann STAFF-123456, an\nAN") == "it is (hidden), (hidden)\n(hidden)"
    assert known.hidden("STAFF-12345 and another") == "(hidden)5 and another"
    assert Known([]).hidden("An") == "An"


def test_a_secret_is_found_wherever_in_much_it_begins() -> None:
    known, secret = Known(["STAFF-707070", "STAFF-807070"]), b"STAFF-807070"
    for at in (0, PIECE - 11, PIECE - 1, PIECE, 3 * PIECE - 12):
        assert known.is_in(b"x" * at + secret + b"x" * (3 * PIECE - at - 12))
    assert not known.is_in(b"STAFF-70707" * PIECE)


def test_a_large_store_s_log_is_looked_through_in_seconds() -> None:
    chance = random.Random(5)
    badges = [f"STAFF-{chance.randrange(10**9):09}" for _ in range(200)]
    names = [planted.made_up(chance).person for _ in range(200)]
    known, line = Known(badges, names=names), "kiosk.lane WARNING the printer gave no answer for 4 s, it is asked again"
    began = time.process_time()
    for number in range(1000):
        known.hidden(f"{line} {number}")
    assert time.process_time() - began < 1.0  # was 100 s

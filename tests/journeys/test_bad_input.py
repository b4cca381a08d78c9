"""Bad files at the command line: one clear sentence, exit 2, and nothing of the journal is changed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.play.program import ROOT
from tests.journeys.conftest import Shared
from tests.journeys.goods import FIRST, SECOND, minor
from tests.journeys.play import LaneProgram

CATALOGUE = ROOT / "assets" / "catalogue" / "sample.csv"
PLAIN = f"""
[lane]
id = "9"
data = "lane"
[store]
name = "Corner"
currency = "EUR"
[catalogue]
file = "{CATALOGUE}"
"""


def kiosk(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "kiosk", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False
    )


def refusal(config: Path, *more: object) -> str:
    """What the lane says when it does not start: one sentence, exit code 2, and no traceback."""
    ended = kiosk("--headless", "--config", config, *more)
    assert (ended.returncode, ended.stdout) == (2, ""), ended.stderr
    [sentence] = ended.stderr.splitlines()
    assert sentence.startswith("kiosk: ")
    return sentence


def journal(folder: Path) -> dict[str, bytes]:
    """Every file of the lane in `folder` but its catalogue, which is made anew from the sheet, and its log,
    which tells of every start."""
    files = (file for file in (folder / "lane").iterdir() if file.is_file())
    return {file.name: file.read_bytes() for file in files if not file.name.startswith("catalogue")}


def live(shared: Shared, folder: Path) -> LaneProgram:
    """The lane of `folder/lane.toml`, without any device."""
    lane = LaneProgram(shared.nursery.path, folder / "lane.toml", folder / "lane.log")
    lane.post("StartTouched")
    lane.on("basket")
    return lane


@pytest.fixture(scope="module")
def written(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a lane that has been shopped at."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "lane.toml").write_text(PLAIN, encoding="utf-8")
    lane = live(shared, folder)
    for _ in range(30):
        lane.pick(f"0{FIRST['gtin']}")
        lane.pick(f"0{SECOND['gtin']}")
    lane.lines(60)
    lane.stop()
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    """A copy of it, to spoil."""
    return shutil.copytree(written, tmp_path / "copy")


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (PLAIN + "[devices\n", "is not valid TOML"),
        (PLAIN.replace('id = "9"', ""), "lane.id is missing"),
        (PLAIN + "[lift]\nfloors = 2\n", "lift is not a setting"),
        (PLAIN + '[devices.toaster]\nprotocol = "zvt"\nlink = "tcp:127.0.0.1:1"\n', "devices.toaster: a lane has"),
        (PLAIN + '[devices.scale]\nprotocol = "abacus"\nlink = "pty:/nowhere"\n', "devices.scale: "),
        (PLAIN + '[devices.scale]\nprotocol = "zvt"\nlink = "tcp:127.0.0.1:1"\n', "zvt is for a terminal"),
        (PLAIN + '[devices.scale]\nprotocol = "toledo8217"\nlink = "string:/tin"\n', "devices.scale: link"),
        (PLAIN.replace("sample.csv", "none.csv"), "none.csv"),
        (PLAIN + '[server]\naddress = "http://192.0.2.1"\ntoken_file = "token"\n', "must be https"),
        (PLAIN + '[server]\naddress = "http://127.0.0.1:9"\ntoken_file = "token"\n', "server.token_file: "),
    ],
    ids=lambda text: "" if text.startswith("\n") else text,
)
def test_bad_settings_are_one_sentence_that_names_the_place(
    folder: Path, capsys: pytest.CaptureFixture[str], config: str, said: str
) -> None:
    """Run in this process, so that many can be tried; the tests below are programs of their own."""
    file = folder / "lane.toml"
    file.write_text(config, encoding="utf-8")
    before = journal(folder)
    assert main(["--headless", "--config", str(file)]) == 2
    written = capsys.readouterr()
    [sentence] = written.err.splitlines()
    assert sentence.startswith("kiosk: ")
    assert said in sentence
    assert written.out == ""
    assert journal(folder) == before


def test_settings_that_are_not_there_are_told(tmp_path: Path) -> None:
    assert "cannot be read: No such file" in refusal(tmp_path / "none.toml")


def test_a_catalogue_that_is_no_table_is_told(folder: Path) -> None:
    (folder / "goods.csv").write_bytes(b"\xff\xfe\x00 no table")
    (folder / "lane.toml").write_text(PLAIN.replace(str(CATALOGUE), "goods.csv"), encoding="utf-8")
    before = journal(folder)
    assert "goods.csv" in refusal(folder / "lane.toml")
    assert journal(folder) == before


# --------------------------------------------------------------------------------------------- journal and key


def test_a_wrong_key_is_told_and_opens_nothing(folder: Path) -> None:
    key = folder / "other.key"
    key.touch(mode=0o600)
    key.write_text("ab" * 32 + "\n", encoding="ascii")
    before = journal(folder)
    assert "the key does not fit" in refusal(folder / "lane.toml", "--key-file", key)
    assert journal(folder) == before


@pytest.mark.parametrize(
    ("content", "mode", "said"), [(None, 0o644, "may be read by others"), ("none\n", 0o600, "holds no key")]
)
def test_a_key_file_that_is_no_secret_or_no_key_is_told(
    folder: Path, content: str | None, mode: int, said: str
) -> None:
    key = folder / "lane" / "journal.key"
    if content is not None:
        key.write_text(content, encoding="ascii")
    key.chmod(mode)
    before = journal(folder)
    assert said in refusal(folder / "lane.toml")
    assert journal(folder) == before


def test_a_lost_key_is_told_and_no_other_is_made_in_its_place(folder: Path) -> None:
    (folder / "lane" / "journal.key").unlink()
    before = journal(folder)
    assert "cannot be read: No such file" in refusal(folder / "lane.toml")
    assert journal(folder) == before


@pytest.mark.parametrize("place", [0.0, 0.001, 0.3, 0.7])
def test_one_byte_changed_in_the_journal_is_found_at_the_start_and_by_verify(folder: Path, place: float) -> None:
    file = folder / "lane" / "journal.db"
    content = bytearray(file.read_bytes())
    content[int(len(content) * place)] ^= 0x01
    file.write_bytes(content)
    before = journal(folder)
    assert " journal " in refusal(folder / "lane.toml")
    verified = kiosk("journal", "verify", "--json", file)
    assert verified.returncode in (1, 2)
    assert "Traceback" not in verified.stderr
    if verified.returncode == 1:
        found = json.loads(verified.stdout)
        assert found["ok"] is False
        assert found["first_bad_seq"] is None or found["first_bad_seq"] >= 1
    now = journal(folder)
    assert {name: now[name] for name in before} == before


def test_an_untouched_journal_is_verified(folder: Path) -> None:
    verified = kiosk("journal", "verify", "--json", folder / "lane" / "journal.db")
    assert verified.returncode == 0
    assert json.loads(verified.stdout)["ok"] is True


def test_a_journal_that_is_gone_is_not_begun_anew(folder: Path) -> None:
    (folder / "lane" / "journal.db").unlink()
    before = journal(folder)
    assert "is gone" in refusal(folder / "lane.toml")
    assert journal(folder) == before


@pytest.fixture
def selling(shared: Shared, folder: Path) -> Iterator[LaneProgram]:
    """The lane of `folder`, running; its last basket is there."""
    lane = LaneProgram(shared.nursery.path, folder / "lane.toml", folder / "lane.log")
    lane.lines(60)
    yield lane
    lane.stop()


def test_a_second_lane_on_the_same_journal_is_refused_and_the_first_sells_on(
    folder: Path, selling: LaneProgram
) -> None:
    assert "is open in another program" in refusal(folder / "lane.toml")
    selling.pick(f"0{FIRST['gtin']}")
    selling.lines(61)


# ------------------------------------------------------------------------------------------------ the catalogue


def test_a_row_with_a_bad_gtin_is_told_with_its_line_and_the_rest_is_sold(shared: Shared, tmp_path: Path) -> None:
    rows = CATALOGUE.read_text(encoding="utf-8").splitlines(keepends=True)
    line = next(place for place, row in enumerate(rows, start=1) if row.startswith(SECOND["gtin"]))
    bad = SECOND["gtin"][:-1] + str((int(SECOND["gtin"][-1]) + 1) % 10)
    rows[line - 1] = rows[line - 1].replace(SECOND["gtin"], bad)
    (tmp_path / "goods.csv").write_text("".join(rows), encoding="utf-8")
    (tmp_path / "lane.toml").write_text(PLAIN.replace(str(CATALOGUE), "goods.csv"), encoding="utf-8")
    lane = live(shared, tmp_path)
    lane.pick(f"0{FIRST['gtin']}")
    assert lane.lines(1)["total"] == minor(FIRST)
    lane.stop()
    [warning] = [text for text in (tmp_path / "lane.log").read_text().splitlines() if "WARNING" in text]
    assert f"line {line}" in warning
    assert bad in warning

"""`python -m kiosk settings`, as a technician types it who swapped the scale of a lane."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from kiosk.__main__ import main
from kiosk.cli import settings_command
from kiosk.compose import finding
from kiosk.config import load_config
from kiosk.journal import Journal, load_or_make_key
from kiosk.lane.staff_file import read_staff
from tests.kiosk.compose.benches import ROOT, lane_file, plugged_in

STAFF = ROOT / "config" / "staff.toml"
Settings = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture(autouse=True)
def _nothing_else_is_attached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "on_this_machine", tuple)


@pytest.fixture
def link(tmp_path: Path) -> str:
    return f"pty:{tmp_path}/scale"


@pytest.fixture
def settings(tmp_path: Path, link: str, capsys: pytest.CaptureFixture[str]) -> Settings:
    """The command, with JSON, for a lane with a scale of the protocol toledo8217."""
    file = lane_file(tmp_path, scale=("toledo8217", link))

    def call(*arguments: str) -> tuple[int, list[dict[str, Any]], str]:
        code = main(["settings", "--config", str(file), "--json", *arguments])
        told = capsys.readouterr()
        return code, [json.loads(line) for line in told.out.splitlines()], told.err

    return call


def words(tmp_path: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["settings", "--config", str(tmp_path / "lane.toml"), *arguments]) == 0
    return capsys.readouterr().out


def test_a_swapped_scale_is_found_set_and_set_back(
    settings: Settings, link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with plugged_in("mt-sics", link):
        code, [found], _ = settings("find", "scale")
        assert (code, found["protocol"], found["link"]) == (0, "mt-sics", link)
        code, [told], _ = settings("set", "scale", f"protocol={found['protocol']}", "--who", "17")
        assert (code, told["taken"], told["look"]["identity"]) == (0, True, found["identity"])
        [shown] = settings("show", "scale")[1]
        assert (shown["device"], shown["protocol"], shown["link"]) == ("scale", "mt-sics", link)
        assert shown["origins"] == {"protocol": "lane", "link": "file"}
        assert words(tmp_path, capsys, "find", "scale").endswith(f"settings set scale protocol=mt-sics link={link}\n")
    with plugged_in("toledo8217", link):
        assert settings("back", "scale", "--who", "18")[0] == 0
    assert [(one["who"], one["after"]["protocol"]) for one in settings("history")[1]] == [
        ("17", "mt-sics"),
        ("18", "toledo8217"),
    ]
    shown = words(tmp_path, capsys, "history", "scale").splitlines()
    assert shown[0].endswith("  scale, by 17")
    assert shown[1] == "    protocol toledo8217 → mt-sics"


def test_a_wrong_setting_is_refused_with_the_reason_and_exits_1(settings: Settings, link: str) -> None:
    with plugged_in("toledo8217", link):
        code, [told], _ = settings("set", "scale", "protocol=cas")
    assert (code, told["taken"], [one["setting"] for one in told["refused"]]) == (1, False, ["protocol"])
    assert settings("show")[1][0]["protocol"] == "toledo8217"


@pytest.mark.parametrize(
    ("given", "setting", "reason"),
    [
        ("division_g=two", "division_g", "number"),
        ("drawer.pin=5", "protocol", "missing"),
        ("colour=red", "colour", "unknown"),
    ],
)
def test_what_is_no_such_setting_is_refused_before_the_device_is_asked(
    settings: Settings, given: str, setting: str, reason: str
) -> None:
    device = "printer" if given.startswith("drawer") else "scale"
    code, [told], _ = settings("set", device, given)
    assert (code, told["look"]) == (1, None)
    assert (told["refused"][0]["setting"], told["refused"][0]["why"]) == (setting, reason)


def test_the_file_and_the_form_may_be_named_behind_what_is_wanted_too(
    tmp_path: Path, link: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = lane_file(tmp_path, scale=("toledo8217", link))
    assert main(["settings", "show", "scale", "--config", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["link"] == link


def test_settings_can_only_be_tried_and_what_holds_is_the_last_word(
    settings: Settings, link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with plugged_in("sma", link):
        code, [told], _ = settings("set", "scale", "protocol=sma", "--try")
        assert (code, told["taken"], told["kept"]) == (0, True, False)
        tried = words(tmp_path, capsys, "set", "scale", "protocol=sma", "--try").splitlines()
        assert (tried[0].split()[:3], tried[-1]) == (["ok", "scale", "sma"], "Only tried: nothing is changed.")
        assert settings("show")[1][0]["protocol"] == "toledo8217"
        assert words(tmp_path, capsys, "set", "scale", "protocol=sma").endswith("\nKept.\n")
        assert settings("show")[1][0]["protocol"] == "sma"


def test_a_refusal_says_what_stays_and_nothing_of_a_fault_that_the_lane_has_not(
    settings: Settings, tmp_path: Path, link: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with plugged_in("toledo8217", link):
        assert main(["settings", "--config", str(tmp_path / "lane.toml"), "set", "scale", "protocol=cas"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("settings: protocol: The device ")
    assert told.err.splitlines()[-1] == f"Refused: the scale stays toledo8217 on {link}."
    assert main(["settings", "--config", str(tmp_path / "lane.toml"), "set", "printer", "drawer.pin=5"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "Refused: the lane has no printer, as before."


def test_a_setting_that_there_is_not_is_answered_with_those_that_there_are(settings: Settings) -> None:
    [told] = settings("set", "scale", "speed=9")[1]
    assert told["refused"] == [{"setting": "speed", "why": "unknown", "detail": "there are protocol, link"}]


class Terminal(io.StringIO):
    @override
    def isatty(self) -> bool:
        return True


def nobody(_prompt: str) -> str:
    raise EOFError


@pytest.mark.parametrize("given", [io.StringIO(), Terminal()])
def test_a_secret_that_nobody_is_there_to_enter_is_one_sentence(
    settings: Settings, given: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", given)
    monkeypatch.setattr(settings_command.getpass, "getpass", nobody)
    code, told, error = settings("set", "scale", "dialog06.polynomial=?")
    assert (code, told, error.count("\n")) == (2, [], 1)
    assert error.startswith("settings: nobody entered dialog06.polynomial: ")


def test_a_step_back_says_what_it_undid_and_once_more_redoes_it(
    settings: Settings, tmp_path: Path, link: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with plugged_in("sma", link):
        assert settings("set", "scale", "protocol=sma")[0] == 0
        undone = words(tmp_path, capsys, "back", "scale").splitlines()[-1]
        assert undone == "Back: protocol toledo8217 (was sma). Once more redoes it."
        redone = words(tmp_path, capsys, "back", "scale").splitlines()[-1]
        assert redone == "Back: protocol sma (was toledo8217). Once more redoes it."
    assert settings("show")[1][0]["protocol"] == "sma"


def test_what_may_be_entered_is_shown_to_people(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = words(tmp_path, capsys, "show")
    assert "[scale]\n  protocol" in shown
    assert "toledo8217, mt-sics, dialog06, scp01, sma, cas" in shown
    assert "(in the file)" in shown
    assert all(len(line) <= 80 or str(tmp_path) in line for line in shown.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "printer"],
        ["set", "scale", "protocol"],
        ["set", "sclae", "protocol=sma"],
        ["find", "sclae"],
        ["back", "sclae"],
        ["history", "sclae"],
    ],
)
def test_what_makes_no_sense_is_one_sentence_and_exits_2(settings: Settings, arguments: list[str]) -> None:
    code, told, error = settings(*arguments)
    assert (code, told, error.count("\n")) == (2, [], 1)


def test_nothing_found_exits_1_and_says_so(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert settings("find", "scale")[0] == 1
    assert main(["settings", "--config", str(tmp_path / "lane.toml"), "find", "scale"]) == 1
    assert "is not there" in capsys.readouterr().out


def test_a_lane_that_runs_keeps_its_devices(settings: Settings, tmp_path: Path) -> None:
    journal = Journal.open(tmp_path / "data" / "journal.db", load_or_make_key(tmp_path / "data" / "journal.key"))
    try:
        code, _, error = settings("set", "scale", "protocol=sma")
        assert (code, "the lane runs" in error) == (2, True)
        assert settings("show")[0] == 0
    finally:
        journal.close()


def test_a_step_back_to_what_is_not_there_is_taken_all_the_same_and_says_so(
    settings: Settings, link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with plugged_in("sma", link):
        assert settings("set", "scale", "protocol=sma")[0] == 0
    code, [told], _ = settings("back", "scale")
    assert (code, told["taken"], [one["why"] for one in told["refused"]]) == (0, True, ["absent"])
    assert settings("show", "scale")[1][0]["protocol"] == "toledo8217"
    assert words(tmp_path, capsys, "back", "scale").startswith("scale is set as before; so it does not work now:\n")


def test_a_damaged_history_says_what_to_do_and_stops_no_other_setting(
    settings: Settings, link: str, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "settings.json").write_text('[{"at": broken', encoding="utf-8")
    assert settings("show", "scale")[1] == [
        {"device": "scale", "protocol": "toledo8217", "link": link, "origins": {"protocol": "file", "link": "file"}}
    ]
    code, _, error = settings("history")
    assert (code, "move it away to begin anew" in error) == (2, True)


def test_the_history_names_whoever_has_that_number_now(
    link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = lane_file(tmp_path, scale=("toledo8217", link))
    with file.open("a", encoding="utf-8") as more:
        more.write(f'[staff]\nfile = "{STAFF}"\n')
    member = read_staff(STAFF).book.members[0]
    with plugged_in("mt-sics", link):
        assert (
            main(["settings", "--config", str(file), "set", "scale", "protocol=mt-sics", "--who", member.number]) == 0
        )
    assert f"scale, by {member.name}\n    protocol " in words(tmp_path, capsys, "history", "scale")
    assert json.loads(words(tmp_path, capsys, "--json", "history", "scale"))["who"] == member.number


POLYNOMIAL, CHECKSUM = "1021", "5EC5"


@pytest.fixture
def logic(tmp_path: Path, link: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scale is one of Dialog 06, whose two secrets were entered here, and something else later."""
    lane_file(tmp_path, scale=("dialog06", link))
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(settings_command.getpass, "getpass", lambda _: POLYNOMIAL)
    with plugged_in("dialog06", link):
        given = ("dialog06=true", "dialog06.polynomial=?", f"dialog06.checksum={CHECKSUM}")
        assert settings("set", "scale", *given)[0] == 0
        assert settings("set", "scale", "dialog06.price_digits=5")[0] == 0


@pytest.mark.usefixtures("logic")
def test_a_secret_that_was_entered_is_never_shown_again(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [shown] = settings("show", "scale")[1]
    assert shown["dialog06"] == {"polynomial": "••21", "checksum": "••C5", "price_digits": 5}
    told = [settings("history")[1], words(tmp_path, capsys, "show"), words(tmp_path, capsys, "history")]
    assert [one["after"]["dialog06"]["polynomial"] for one in told[0]] == ["••21", "••21"]
    assert all(secret not in str(one) for secret in (POLYNOMIAL, CHECKSUM) for one in told)
    assert '"polynomial": "••21"' in str(told[2])


@pytest.mark.usefixtures("logic")
def test_a_secret_that_is_shown_veiled_holds_as_it_was_entered(tmp_path: Path) -> None:
    holds = load_config(tmp_path / "lane.toml").devices["scale"].dialog06
    assert holds is not None
    assert (holds.polynomial, holds.checksum) == (POLYNOMIAL, CHECKSUM)


def test_a_slip_of_the_pen_in_a_secret_is_not_repeated(settings: Settings, tmp_path: Path, link: str) -> None:
    lane_file(tmp_path, scale=("dialog06", link))
    given = ("dialog06=true", "dialog06.polynomial=10211", f"dialog06.checksum={CHECKSUM}")
    code, told, error = settings("set", "scale", *given)
    assert (code, [one["setting"] for one in told[0]["refused"]]) == (1, ["dialog06.polynomial"])
    assert "10211" not in f"{told}{error}"


def test_a_scanner_that_says_nothing_is_a_guess_and_not_found(
    settings: Settings, tmp_path: Path, link: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lane_file(tmp_path, scanner=("serial-honeywell", link))
    with plugged_in("serial-honeywell", link):
        code, [found], _ = settings("find", "scanner")
        assert (code, found["sure"]) == (1, False)
        assert main(["settings", "--config", str(tmp_path / "lane.toml"), "find", "scanner"]) == 1
    said = capsys.readouterr().out
    assert "it says nothing, and may be serial-aim: scan a code while this looks" in said
    assert "settings set" not in said


@pytest.mark.parametrize(
    ("network", "reason"),
    [
        ("8.8.8.0/24", "not of a site's own addresses"),
        ("192.168.7.1/24", "is no network such as"),
        ("10.0.0.0/8", "more than 1024 addresses"),
    ],
)
def test_a_network_that_is_none_of_the_sites_is_refused_before_anything_is_asked(
    settings: Settings, network: str, reason: str, link: str
) -> None:
    with plugged_in("toledo8217", link):
        code, told, error = settings("find", "scale", "--network", network)
    assert (code, told, error.count("\n")) == (2, [], 1)
    assert reason in error


def test_a_secret_that_is_not_the_scales_is_never_kept_whatever_was_looked_for_before(
    settings: Settings, tmp_path: Path, link: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ("protocol=dialog06", "dialog06.polynomial=9999", "dialog06.checksum=1234")
    right = ("protocol=dialog06", f"dialog06.polynomial={POLYNOMIAL}", f"dialog06.checksum={CHECKSUM}")
    secrets = ["dialog06.polynomial", "dialog06.checksum"]
    with plugged_in("dialog06", link) as scale:
        assert words(tmp_path, capsys, "find", "scale").endswith(
            f"protocol=dialog06 link={link} dialog06.polynomial=? dialog06.checksum=?\n"
        )
        assert scale.state()["logic_known"] is False
        code, [told], _ = settings("set", "scale", *wrong)
        assert (code, [one["setting"] for one in told["refused"]]) == (1, secrets)
        assert "the scale finds the checksums invalid" in told["refused"][0]["detail"]
        assert settings("set", "scale", *right, "--try")[0] == 0
        assert scale.state()["logic_known"] is True
        code, [told], _ = settings("set", "scale", *wrong)
        assert (code, [one["setting"] for one in told["refused"]]) == (1, secrets)
        assert settings("show", "scale")[1][0]["protocol"] == "toledo8217"
        assert settings("set", "scale", *right)[0] == 0
        scale.set({"power": "cut"})
        assert main(["diagnose", "--config", str(tmp_path / "lane.toml"), "--device", "scale"]) == 0


@pytest.mark.parametrize("given", [(), (f"dialog06.polynomial={POLYNOMIAL}",)])
def test_a_scale_with_secrets_is_not_taken_without_both(settings: Settings, link: str, given: tuple[str, ...]) -> None:
    with plugged_in("dialog06", link):
        code, [told], _ = settings("set", "scale", "protocol=dialog06", *given)
    assert (code, told["look"], {one["why"] for one in told["refused"]}) == (1, None, {"missing"})
    assert [one["setting"] for one in told["refused"]] == ["dialog06.polynomial", "dialog06.checksum"][len(given) :]
    assert settings("show", "scale")[1][0]["protocol"] == "toledo8217"

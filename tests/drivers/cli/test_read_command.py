from __future__ import annotations

import signal
import subprocess
from pathlib import Path

from tests.programs import ROOT, command, emulated, next_line, running


def test_a_scale_is_emulated_and_read_through_its_life(tmp_path: Path) -> None:
    path = tmp_path / "scale"
    with emulated("scale", "toledo8217", f"pty:{path}") as (link, control):
        assert path.is_symlink()
        with running("read", "scale", "--protocol", "toledo8217", "--link", link, "--json") as reader:
            assert next_line(reader) == {"state": "stable", "weight_g": 0, "net": False, "at_zero": True}
            assert control("POST", "/set", {"weight_g": 1250})["weight_g"] == 1250
            assert next_line(reader) == {"state": "motion"}
            assert next_line(reader) == {"state": "stable", "weight_g": 1250, "net": False, "at_zero": False}
            control("POST", "/set", {"weight_g": 16_000, "motion": False})
            assert next_line(reader) == {"state": "overload"}
            control("POST", "/set", {"weight_g": -50, "motion": False})
            assert next_line(reader) == {"state": "under_zero"}
            control("POST", "/fault", {"name": "garbled"})
            assert next_line(reader)["state"] == "fault"
            assert next_line(reader)["kind"] == "garbled"
            control("DELETE", "/fault/garbled")
            assert next_line(reader) == {"state": "under_zero"}
            control("POST", "/fault", {"name": "unplug"})
            assert next_line(reader) == {"state": "disconnected"}
            reader.send_signal(signal.SIGINT)
            assert reader.wait(timeout=10.0) == 0
            assert reader.stderr is not None
            assert "offline (unplugged)" in reader.stderr.read()
    assert not path.is_symlink()


def test_a_bagging_scale_is_emulated_and_read_plateau_by_plateau(tmp_path: Path) -> None:
    with emulated("scale", "mt-sics", f"pty:{tmp_path / 'bag'}") as (link, control):
        control("POST", "/set", {"flicker_g": 1})
        arguments = ("read", "scale", "--protocol", "mt-sics", "--link", link, "--json", "--plateaus")
        with running(*arguments, "--count", "3") as reader:
            assert next_line(reader) == {"state": "stable", "weight_g": 0, "net": False, "at_zero": True}
            control("POST", "/set", {"weight_g": 16_000})
            assert next_line(reader) == {"state": "overload"}
            control("POST", "/set", {"weight_g": 1250, "flicker_g": 0})
            assert next_line(reader) == {"state": "stable", "weight_g": 1250, "net": False, "at_zero": False}
            assert reader.wait(timeout=10.0) == 0
            assert reader.stderr is not None
            assert reader.stderr.read().startswith("online: EMU-B15 15.000 kg, software 1.20, serial number B904711")


def test_plateaus_are_of_scales_only(tmp_path: Path) -> None:
    done = subprocess.run(
        command("read", "light", "--protocol", "relay", "--link", f"pty:{tmp_path / 'light'}", "--plateaus"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert "relay is the protocol of a light, not of a scale" in done.stderr


def test_a_scanner_on_tcp_is_read_by_count(tmp_path: Path) -> None:
    with emulated("scanner", "serial-aim", "tcp:127.0.0.1:0", "--fault", "slow=20") as (link, control):
        assert control("GET", "/state")["faults"] == {"slow": 20.0}
        arguments = ("read", "scanner", "--protocol", "serial-aim", "--link", link, "--json", "--count", "2")
        with running(*arguments) as reader:
            assert reader.stderr is not None
            assert reader.stderr.readline() == "online\n"
            control("POST", "/set", {"scan": ["]E04006381333931", "]C110AB^21X1"]})
            assert next_line(reader) == {"symbology": "]E0", "text": "4006381333931", "agreeing": 2}
            assert next_line(reader) == {"symbology": "]C1", "text": "10AB\x1d21X1", "agreeing": 2}
            assert reader.wait(timeout=10.0) == 0


def test_a_reader_that_gets_too_few_lines_in_its_time_exits_1(tmp_path: Path) -> None:
    link = f"pty:{tmp_path / 'nothing'}"
    done = subprocess.run(
        command("read", "scale", "--protocol", "toledo8217", "--link", link, "--seconds", "0.2", "--count", "2"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == "state=disconnected\n"
    assert done.stderr.startswith("offline (unplugged): ")
    assert "Traceback" not in done.stderr


def test_a_device_that_was_never_there_is_no_success_whatever_was_asked_for(tmp_path: Path) -> None:
    link = f"pty:{tmp_path / 'nothing'}"
    done = subprocess.run(
        command("read", "scale", "--protocol", "toledo8217", "--link", link, "--seconds", "0.2"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.endswith(f"the scale was never reached at {link}\n")

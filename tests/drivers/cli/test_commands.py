"""The commands as their users start them: programs of their own, lines on standard output, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from drivers.__main__ import COMMANDS, main
from drivers.registry import PROTOCOLS

ROOT = Path(__file__).parents[3]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "drivers", *arguments]


@contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command(*arguments), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def next_line(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, process.stderr.read() if process.stderr else ""
    return json.loads(line)


@contextmanager
def emulated(kind: str, protocol: str, link: str, *more: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    with running("emulate", kind, "--protocol", protocol, "--link", link, "--control", "0", *more) as process:
        ready = next_line(process)
        assert ready["ready"] is True

        def control(method: str, path: str, body: object = None) -> dict[str, Any]:
            data = None if body is None else json.dumps(body).encode()
            request = urllib.request.Request(f"http://127.0.0.1:{ready['control']}{path}", data, method=method)
            with urllib.request.urlopen(request, timeout=5.0) as answer:
                return json.loads(answer.read())

        yield ready["link"], control
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10.0) == 0


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
            control("POST", "/fault", {"name": "unplug"})
            assert next_line(reader) == {"state": "disconnected"}
            reader.send_signal(signal.SIGINT)
            assert reader.wait(timeout=10.0) == 0
            assert reader.stderr is not None
            assert "offline (unplugged)" in reader.stderr.read()
    assert not path.is_symlink()


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


def test_bad_bodies_are_400_over_the_command_too(tmp_path: Path) -> None:
    with emulated("scale", "toledo8217", f"pty:{tmp_path / 'scale'}") as (_, control):
        with pytest.raises(urllib.error.HTTPError) as refused:
            control("POST", "/set", {"weight_g": "heavy"})
        with refused.value as answer:
            assert answer.code == 400
            assert json.loads(answer.read()) == {"error": "weight_g is a whole number, not 'heavy'"}


def test_list_names_every_protocol_with_kind_and_links(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["protocol"], line["kind"], tuple(line["links"])) for line in lines] == [
        (row.name, row.kind, row.links) for row in PROTOCOLS
    ]
    assert main(["list"]) == 0
    assert "scale     toledo8217    serial, pty, tcp      9600 7E1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("read scale --protocol toledo9000 --link pty:/x", "protocol 'toledo9000' is none of"),
        ("read printer --protocol toledo8217 --link pty:/x", "toledo8217 is the protocol of a scale, not of a printer"),
        ("read scale --protocol toledo8217 --link usb:1:2", "toledo8217 runs over serial:…, pty:…, tcp:…"),
        ("read scale --protocol toledo8217 --link pty:/x --count 0", "--count is 1 or more"),
        ("read scale --protocol toledo8217 --link pty:/x --seconds nan", "--seconds is more than 0"),
        ("emulate scale --protocol toledo8217 --link serial:/x", "an emulator stands at"),
        ("emulate scale --protocol toledo8217 --link pty:/x --fault flood", "fault 'flood' is none of"),
        ("emulate scale --protocol toledo8217 --link pty:/x --fault slow=soon", "how many milliseconds"),
        ("emulate scale --protocol toledo8217 --link pty:/x --control 70000", "--control 70000 is no port"),
        ("emulate scale --protocol toledo8217 --link pty:/proc/none/x", "/proc/none"),
    ],
)
def test_bad_arguments_are_one_sentence_and_exit_2(
    capsys: pytest.CaptureFixture[str], arguments: str, words: str
) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    try:
        assert main(arguments.split()) == 2
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


@pytest.mark.parametrize("arguments", [[], ["sing"], ["read"], ["read", "spoon"]])
def test_what_is_no_command_exits_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m drivers" in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], name: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert COMMANDS[name] in " ".join(capsys.readouterr().out.split())


def test_only_the_chosen_commands_module_is_loaded() -> None:
    program = "import sys; from drivers.__main__ import main; main(['list']); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1].split()
    assert "drivers.cli.list_command" in loaded
    assert not {"cv2", "PIL", "escpos", "drivers.cli.read_command", "PySide6"} & set(loaded)


def test_a_reader_of_ours_may_leave() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(command("list"), cwd=ROOT, stdout=write_end, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, "")

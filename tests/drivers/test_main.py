from __future__ import annotations

import os
import subprocess
import sys

import pytest

from drivers.__main__ import COMMANDS, main
from tests.programs import ROOT, command


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

"""The panel as QA starts it: a program of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.kiosk.panel.emulated import emulated
from tests.waiting import wait_until

ROOT = Path(__file__).parents[3]
END_S = 30.0


def test_the_program_says_when_it_is_there_watches_its_devices_and_ends_in_good_order() -> None:
    with emulated("toledo8217") as scale:
        looked: list[int] = []
        look = scale.host.look
        scale.host.look = lambda after: looked.append(after) or look(after)  # type: ignore[method-assign]
        panel = subprocess.Popen(
            [sys.executable, "-P", "-m", "kiosk", "panel", "--language", "zh_CN", f"scale={scale.control.address}"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            assert panel.stdout is not None
            assert json.loads(panel.stdout.readline()) == {"ready": True}
            wait_until(lambda: len(looked) > 2)
            panel.send_signal(signal.SIGTERM)
            _, said = panel.communicate(timeout=END_S)
        finally:
            panel.kill()
    assert (panel.returncode, said) == (0, b"")

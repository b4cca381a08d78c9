"""The device commands as their users start them: programs of their own, with lines on standard output."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


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

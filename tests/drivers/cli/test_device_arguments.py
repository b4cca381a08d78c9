from __future__ import annotations

import signal

import pytest

from drivers.__main__ import main


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

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.__main__ import main
from drivers.emulators.host import Host
from drivers.emulators.nexo import NexoEmulator
from drivers.emulators.wire import TcpEnd
from drivers.emulators.zvt import ZvtEmulator

PAN = "4929119933445562"


class Terminal:
    """A terminal on its own wire; the command is the only one that talks to it."""

    def __init__(self) -> None:
        end = TcpEnd("127.0.0.1", 0)
        self.host = Host(ZvtEmulator(), end)
        self.host.open()
        self.link = f"tcp:127.0.0.1:{end.port}"
        self.thread = threading.Thread(target=self.host.run)
        self.thread.start()

    def book(self) -> list[int]:
        transactions = self.host.state()["transactions"]
        assert isinstance(transactions, list)
        return [entry["amount_minor"] for entry in transactions if entry["state"] == "booked"]


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    built = Terminal()
    built.host.set({"card_delay_ms": 0, "online_delay_ms": 0, "pan": PAN})
    yield built
    built.host.stop()
    built.thread.join(5.0)


def pay(link: str, *more: str) -> int:
    return main(["pay", "--protocol", "zvt", "--link", link, *more])


def last_line(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    shown = capsys.readouterr().out
    assert PAN not in shown
    lines = [json.loads(line) for line in shown.splitlines()]
    assert all(line.keys() == {"progress"} for line in lines[:-1])
    return lines[-1]  # type: ignore[no-any-return]


def test_an_approved_payment_exits_0_with_its_numbers(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    assert pay(terminal.link, "--amount", "1234", "--currency", "EUR", "--json") == 0
    shown = last_line(capsys)
    assert {
        "outcome": "approved",
        "amount_minor": 1234,
        "currency": "EUR",
        "receipt_no": "0041",
        "trace_no": "000469",
        "terminal_id": "52500041",
        "result_code": "00",
        "reason": "",
    }.items() <= shown.items()
    assert terminal.book() == [1234]


@pytest.mark.parametrize(
    ("card", "outcome", "code"),
    [("decline", "declined", "05"), ("cancel", "cancelled", "6C"), ("timeout", "timeout", "")],
)
def test_what_is_not_approved_exits_1(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], card: str, outcome: str, code: str
) -> None:
    terminal.host.set({"card": card, "card_timeout_ms": 50})
    assert pay(terminal.link, "--amount", "1234", "--json") == 1
    shown = last_line(capsys)
    assert (shown["outcome"], shown["result_code"], shown["amount_minor"]) == (outcome, code, 1234)
    assert terminal.book() == []


@pytest.mark.parametrize(
    ("step", "outcome", "code"),
    [
        ("authorisation", "timeout", 1),
        ("accepted", "timeout", 1),
        ("before_status", "timeout", 1),
        ("after_status", "timeout", 1),
        ("after_status_ack", "timeout", 1),
        ("after_slip", "approved", 0),
        ("completion", "approved", 0),
    ],
)
def test_a_dropped_link_is_resolved_by_asking_and_never_by_paying_again(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], step: str, outcome: str, code: int
) -> None:
    terminal.host.fault("drop_after", step)
    assert pay(terminal.link, "--amount", "1234", "--json") == code
    shown = last_line(capsys)
    assert shown["outcome"] == outcome
    assert terminal.book() == ([1234] if outcome == "approved" else [])
    assert (shown["receipt_no"] == "0041") == (outcome == "approved")


def test_the_last_transaction_can_be_asked_for(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    assert pay(terminal.link, "--last", "--json") == 1
    assert last_line(capsys)["reason"] == "the terminal has no transaction stored"
    pay(terminal.link, "--amount", "1234")
    capsys.readouterr()
    assert pay(terminal.link, "--last", "--json") == 0
    shown = last_line(capsys)
    assert (shown["outcome"], shown["amount_minor"], shown["receipt_no"]) == ("approved", 1234, "0041")
    assert terminal.book() == [1234]


def test_people_get_plain_words_and_the_slip(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    assert pay(terminal.link, "--amount", "1234") == 0
    shown = capsys.readouterr().out
    assert "Please insert or hold your card\n" in shown
    assert "    * * Kundenbeleg * *\n" in shown
    assert shown.endswith("approved 1234 EUR, receipt 0041, trace 000469\n")
    assert PAN not in shown


def test_a_terminal_that_is_not_there_cancels_and_says_that_nothing_was_sent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("drivers.cli.pay_command.READY_WITHIN_S", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    assert pay(f"tcp:127.0.0.1:{port}", "--amount", "1234", "--json") == 1
    shown = last_line(capsys)
    assert shown["outcome"] == "cancelled"
    assert str(shown["reason"]).endswith("nothing was sent to the terminal")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--protocol", "zvt", "--link", "tcp:127.0.0.1:1", "--amount", "0"], "amount 0 is not one"),
        (["--protocol", "zvt", "--link", "tcp:127.0.0.1:1", "--amount", "-5"], "amount -5 is not one"),
        (["--protocol", "zvt", "--link", "tcp:127.0.0.1:1", "--amount", "5", "--currency", "euro"], "not like EUR"),
        (["--protocol", "zvt", "--link", "tcp:127.0.0.1:1", "--amount", "5", "--currency", "ZZZ"], "pay in ZZZ here"),
        (["--protocol", "zvt", "--link", "nowhere", "--amount", "5"], "link 'nowhere'"),
        (["--protocol", "escpos", "--link", "tcp:127.0.0.1:1", "--amount", "5"], "protocol of a printer"),
        (["--protocol", "swipe", "--link", "tcp:127.0.0.1:1", "--amount", "5"], "'swipe' is none of"),
    ],
)
def test_bad_arguments_are_one_sentence_and_exit_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pay", *arguments]) == 2
    shown = capsys.readouterr()
    assert words in shown.err
    assert shown.err.count("\n") == 1
    assert not shown.out


def test_no_amount_is_a_bad_argument(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["pay", "--protocol", "zvt", "--link", "tcp:127.0.0.1:1"])
    assert left.value.code == 2
    assert "--amount" in capsys.readouterr().err


def test_the_real_program_pays(terminal: Terminal) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "drivers",
            "pay",
            "--protocol",
            "zvt",
            "--link",
            terminal.link,
            "--amount",
            "5",
            "--json",
        ],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout.splitlines()[-1])["outcome"] == "approved"


def test_the_end_of_the_day_shows_what_the_terminal_took(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    pay(terminal.link, "--amount", "1234", "--json")
    capsys.readouterr()
    assert pay(terminal.link, "--end-of-day", "--json") == 0
    shown = last_line(capsys)
    assert shown["outcome"] == "done"
    assert shown["totals"] == {
        "amount_minor": 1234,
        "currency": "EUR",
        "first_receipt_no": "0041",
        "last_receipt_no": "0041",
        "cards": [{"card": "Visa", "count": 1, "amount_minor": 1234}],
    }
    assert terminal.host.state()["days_closed"] == 1


def test_an_end_of_day_by_hand_says_that_no_lanes_journal_is_known(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pay(terminal.link, "--end-of-day") == 0
    assert "No lane's journal is known here: whether one has a payment of this terminal" in capsys.readouterr().err


def test_the_day_of_a_terminal_that_a_lane_talks_to_is_not_closed(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    host, _, port = terminal.link.removeprefix("tcp:").rpartition(":")
    with socket.create_connection((host, int(port))):
        assert pay(terminal.link, "--end-of-day", "--json") == 1
    shown = last_line(capsys)
    assert (shown["outcome"], shown["totals"]) == ("refused", None)
    assert f"talks to {host}:{port}: a lane closes the day of its terminal itself, or" in str(shown["reason"])
    assert terminal.host.state()["days_closed"] == 0


def test_an_end_of_day_that_fails_exits_1_with_the_reason(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal.host.fault("no_day_end", True)
    assert pay(terminal.link, "--end-of-day") == 1
    assert capsys.readouterr().out == "refused: end of day failed: the terminal could not reach the bank\n"


def test_a_nexo_terminal_is_paid_at_with_the_same_command(capsys: pytest.CaptureFixture[str]) -> None:
    end = TcpEnd("127.0.0.1", 0)
    host = Host(NexoEmulator(), end)
    host.open()
    thread = threading.Thread(target=host.run)
    thread.start()
    link = f"tcp:127.0.0.1:{end.port}"
    try:
        host.set({"card_delay_ms": 0})
        assert main(["pay", "--protocol", "nexo", "--link", link, "--last", "--json"]) == 1
        assert last_line(capsys)["reason"] == "the terminal has no transaction stored"
        assert main(["pay", "--protocol", "nexo", "--link", link, "--amount", "1234", "--json"]) == 0
        paid = last_line(capsys)
        assert (paid["outcome"], paid["amount_minor"], paid["receipt_no"]) == ("approved", 1234, "T0001")
        host.set({"card": "cancel"})
        assert main(["pay", "--protocol", "nexo", "--link", link, "--amount", "500", "--json"]) == 1
        assert last_line(capsys)["outcome"] == "cancelled"
        assert main(["pay", "--protocol", "nexo", "--link", link, "--last", "--json"]) == 1
        assert last_line(capsys)["outcome"] == "cancelled"
    finally:
        host.stop()
        thread.join(5.0)

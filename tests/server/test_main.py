"""The server as its keeper starts it: a program of its own."""

import json
import signal
import socket
import subprocess
import sys
from datetime import time, timedelta
from pathlib import Path

import httpx

from kiosk.core.baskets import Ask
from server.__main__ import main
from server.baskets.book import Baskets
from server.clock import now
from server.db.engine import open_database, open_engine
from server.settings import load_settings
from tests.server.baskets.shelf import offered
from tests.server.running import MANAGER_TOKEN, write_settings

ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "server", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_it_says_where_it_is_answers_and_stops_in_good_order(tmp_path: Path) -> None:
    server = start("--config", str(write_settings(tmp_path)), "--port", "0")
    assert server.stdout is not None
    ready = json.loads(server.stdout.readline())
    assert ready["ready"] is True
    assert httpx.get(f"{ready['address']}/api/v1/sales", auth=("", MANAGER_TOKEN)).json()["sales"] == []
    server.send_signal(signal.SIGTERM)
    _, errors = server.communicate(timeout=20)
    assert (server.returncode, errors) == (0, "")


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        server = start("--config", str(write_settings(tmp_path)), "--port", port)
        told, errors = server.communicate(timeout=30)
    assert (server.returncode, told) == (2, "")
    assert errors == f"python -m server: 127.0.0.1:{port} cannot be listened on: Address already in use\n"


def test_bad_settings_are_one_sentence_and_exit_2(tmp_path: Path, capsys) -> None:
    assert main(["--config", str(tmp_path / "none.toml")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_token_is_made_once(tmp_path: Path, capsys) -> None:
    path = tmp_path / "token"
    assert main(["token", str(path)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["token_sha256"]) == 64
    assert path.read_text().strip() not in json.dumps(told)
    assert main(["token", str(path)]) == 2
    assert "File exists" in capsys.readouterr().err


def test_books_are_backed_up_and_restored_by_command(tmp_path: Path, capsys) -> None:
    config, file = write_settings(tmp_path), tmp_path / "monday.backup"
    assert main(["--config", str(config), "backup", str(file)]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(file), "rows": 0, "sales": 0}
    assert main(["--config", str(config), "backup", str(file)]) == 2
    assert "File exists" in capsys.readouterr().err
    config.write_text(config.read_text().replace("store.db", "again/store.db"))
    assert main(["--config", str(config), "restore", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 0
    (tmp_path / "milk").write_text("milk")
    assert main(["--config", str(config), "restore", str(tmp_path / "milk")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_basket_is_taken_back_from_a_dead_lane_by_command(tmp_path: Path, capsys) -> None:
    config = write_settings(tmp_path)
    then = now() - timedelta(minutes=3)
    engine = open_database(load_settings(config).database)
    baskets = Baskets(engine, lambda: then, lambda: None, time(4))
    baskets.offer("4", offered("b" * 32))
    baskets.grant("7", Ask(request="a" * 32, code="483920"))
    free = ["--config", str(config), "free"]
    assert main([*free, "000 000", "--by", "Anna"]) == 1
    assert capsys.readouterr().err == "no basket is with a lane under 000 000\n"
    assert main([*free, "483 920", "--by", " "]) == 1
    assert "Please say who does it" in capsys.readouterr().err
    assert main([*free, "483 920", "--by", " Anna  K. "]) == 0
    assert json.loads(capsys.readouterr().out) == {"basket": "b" * 32, "by": "Anna K."}
    assert [row.stage for row in baskets.kept()] == ["waiting"]
    engine.dispose()


def test_a_newer_programs_database_is_one_sentence(tmp_path: Path, capsys) -> None:
    config = write_settings(tmp_path)
    assert main(["--config", str(config), "backup", str(tmp_path / "file")]) == 0
    engine = open_engine(f"sqlite:///{tmp_path / 'store.db'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    engine.dispose()
    capsys.readouterr()
    assert main(["--config", str(config), "--port", "0"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "a newer program wrote it" in told


def test_books_are_made_again_and_what_was_parked_is_tried_again_by_command(tmp_path: Path, capsys) -> None:
    config = write_settings(tmp_path)
    assert main(["--config", str(config), "rebuild"]) == 0
    assert json.loads(capsys.readouterr().out) == {"read": 0}
    assert main(["--config", str(config), "retake"]) == 0
    assert json.loads(capsys.readouterr().out) == {"taken": 0, "parked": 0}


def test_anchors_of_a_lane_that_there_is_not_are_said_and_not_empty(tmp_path: Path, capsys) -> None:
    settings = str(write_settings(tmp_path))
    assert main(["--config", settings, "anchors", "9"]) == 2
    assert capsys.readouterr().err == "python -m server: lanes: there is no lane 9\n"
    assert main(["--config", settings, "anchors", "4"]) == 0
    assert capsys.readouterr().out == ""


def test_how_right_the_model_of_remarks_is_is_a_line_for_each_kind_and_language(capsys) -> None:
    assert main(["remarks"]) == 0
    version, *lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert version["version"].startswith("0-")
    assert [(one["of"], one["language"]) for one in lines] == [
        (of, language) for of in ("made", "by hand") for language in ("en", "zh_CN")
    ]

"""The benchmarks run and tell their figures in the promised shape; how good the figures are is not judged here."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = ROOT / "scripts" / "benchmarks" / "run.py"


def bench(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(RUN), "--quick", "--folder", str(folder), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "measured", "peer", "target"),
    [
        ("scan-to-line", "60 lines: bytes → line drawn", "bare: pty → QSocketNotifier → Text → frame", 33),
        ("touch-to-answer", "touch → quantity drawn", "bare: touch → MouseArea → Text → frame", 50),
    ],
)
def test_the_screen_is_measured_beside_a_bare_window_and_has_its_target(
    tmp_path: Path, name: str, measured: str, peer: str, target: float
) -> None:
    done = bench(tmp_path, name, "--json")

    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    told = json.loads(line)
    row = next(row for row in told["rows"] if row["what"] == measured)
    assert told["benchmark"] == name
    assert told["machine"].keys() == {"cores", "architecture", "system", "python", "load"}
    assert 0 < row["median"] <= row["p95"]
    assert row["ratios"][peer]["median"] > 0
    assert (row["target"]["figure"], row["target"]["limit"]) == ("p95", target)


def test_a_long_basket_is_priced_again_beside_a_plain_sum(tmp_path: Path) -> None:
    done = bench(tmp_path, "reprice", "--json")

    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["rows"]
    assert rows[1]["target"] == {"figure": "p95", "limit": 5.0, "met": rows[1]["p95"] <= 5.0}
    assert rows[1]["ratios"][rows[0]["what"]]["median"] > 1


def test_a_hosts_word_is_measured_with_fifty_lanes_beside_a_plain_request(tmp_path: Path) -> None:
    done = bench(tmp_path, "console-to-lane", "--json")

    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["rows"]
    assert rows[1]["target"] == {"figure": "p95", "limit": 1000.0, "met": rows[1]["p95"] <= 1000.0}
    assert rows[1]["ratios"][rows[0]["what"]]["median"] > 1


def test_a_table_gives_each_peer_a_letter_and_leaves_nothing_on_the_measured_disk(tmp_path: Path) -> None:
    done = bench(tmp_path, "append")

    assert done.returncode == 0, done.stderr
    machine, _, title, head, *rows = done.stdout.splitlines()
    assert " core" in machine
    assert title.startswith("append: ")
    assert head.split() == ["n", "median", "p95", "×", "a", "×", "b", "×", "c"]
    assert [row.split()[0] for row in rows[:4]] == ["a", "b", "c", "Journal.append"]
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_benchmark_is_refused_with_the_list_of_those_there_are(tmp_path: Path) -> None:
    done = bench(tmp_path, "apend")

    assert done.returncode == 2
    assert "'apend' is none of scan-to-line, append, interpret, start, touch-to-answer, decode," in done.stderr
    assert "Traceback" not in done.stderr


def test_a_sale_at_the_store_is_measured_beside_a_bare_insert(tmp_path: Path) -> None:
    done = bench(tmp_path, "ingest", "--json")

    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["rows"]
    assert rows[1]["ratios"][rows[0]["what"]]["median"] > 1

"""`python -m kiosk diagnose` finds what a device would fail at before anybody needs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main
from tests.programs import emulated

ROOT = Path(__file__).resolve().parents[3]
LANE = f"""
[lane]
id = "7"
data = "data"
[store]
name = "Green Corner"
currency = "EUR"
[catalogue]
file = "{ROOT}/assets/catalogue/sample.csv"
"""


@pytest.mark.parametrize(
    ("device", "kind", "protocol", "path", "ordered", "part", "cause"),
    [
        ("signer", "signer", "sign-json", "/set", {"self_test": True}, "signing_module", "broken"),
        ("signer", "signer", "sign-json", "/set", {"memory_full": True}, "signing_module", "full"),
        ("terminal", "terminal", "zvt", "/set", {"status_code": 0xDF}, "reader", "broken"),
        ("coins", "cash", "cctalk", "/fault", {"name": "jam"}, "coin_path", "broken"),
        ("hopper", "hopper", "cctalk-hopper", "/fault", {"name": "covered"}, "hopper", "broken"),
    ],
)
def test_what_a_device_would_fail_at_is_found_before_it_is_used(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    device: str,
    kind: str,
    protocol: str,
    path: str,
    ordered: dict[str, object],
    part: str,
    cause: str,
) -> None:
    with emulated(kind, protocol, f"pty:{tmp_path}/device") as (link, control):
        control("POST", path, ordered)
        lane = LANE + f'[devices.{device}]\nprotocol = "{protocol}"\nlink = "{link}"\n'
        (tmp_path / "lane.toml").write_text(lane, encoding="utf-8")
        code = main(["diagnose", "--config", str(tmp_path / "lane.toml"), "--json", "--device", device])
    row = json.loads(capsys.readouterr().out)
    (found,) = row["findings"]
    assert (code, found["part"], found["cause"]) == (1, part, cause)
    assert found["next"]

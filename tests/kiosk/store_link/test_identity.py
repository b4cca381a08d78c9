"""A lane enrols over real TLS, sends as itself and as nobody else, and finds whoever poses as its server."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import trustme

from kiosk.__main__ import main
from kiosk.config import ConfigError, ServerSettings
from kiosk.core.anchors import Statement
from kiosk.core.enrolment import EnrolmentCode, pin_of
from kiosk.store_link.identity import AUTHORITY, IDENTITY, EnrolFailed, enrol, identity_context
from kiosk.store_link.server_client import LinkFailed, ServerClient, check_settings
from server.__main__ import main as server_main
from server.receipts.guesses import MOST_CODES
from server.settings import load_settings
from tests.server.running import LANE_TOKEN, Store, secret
from tests.server.sales import sale

SETTINGS = """store = "Green Corner"
database = "sqlite:///store.db"
[tls]
certificate = "ca/server.pem"
key = "ca/server.key"
ca = "ca/ca.pem"
ca_key = "ca/ca.key"
[manager]
token_file = "manager-token"
[[lanes]]
id = "4"
[[lanes]]
id = "7"
"""


@dataclass
class Shop:
    """A store whose lanes have certificates, and its technician."""

    store: Store
    folder: Path
    capsys: pytest.CaptureFixture[str]

    def code(self, lane: str) -> str:
        self.capsys.readouterr()
        assert server_main(["--config", str(self.folder / "server.toml"), "enrol", lane]) == 0
        return str(json.loads(self.capsys.readouterr().out)["code"])

    def enrols(self, lane: str, folder: Path) -> ServerSettings:
        enrol(self.store.address, folder, lane, EnrolmentCode.parse(self.code(lane)))
        return self.settings(folder)

    def settings(self, folder: Path) -> ServerSettings:
        return ServerSettings(address=self.store.address, identity=folder)


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Shop]:
    folder = tmp_path / "server"
    folder.mkdir()
    secret(folder / "manager-token", "manager-token-for-tests")
    assert server_main(["ca", str(folder / "ca"), "--store", "Green Corner", "--host", "127.0.0.1"]) == 0
    (folder / "server.toml").write_text(SETTINGS)
    store = Store(load_settings(folder / "server.toml"), folder).opens()
    yield Shop(store, folder, capsys)
    store.closes()


def sends(server: ServerSettings, number: int = 1) -> int:
    client = ServerClient(server)
    try:
        return client.send([sale(number)]).taken
    finally:
        client.close()


def test_a_lane_enrols_by_command_and_sends_as_itself(shop: Shop, tmp_path: Path) -> None:
    config = tmp_path / "lane.toml"
    config.write_text(
        f'[lane]\nid = "4"\ndata = "lane"\n[store]\nname = "Green Corner"\ncurrency = "EUR"\n'
        f'[catalogue]\nfile = "goods.csv"\n[server]\naddress = "{shop.store.address}"\nidentity = "link"\n'
    )
    assert main(["enrol", "--config", str(config), shop.code("4").lower()]) == 0
    assert {one.name for one in (tmp_path / "link").iterdir()} == {AUTHORITY, IDENTITY}
    assert (tmp_path / "link" / IDENTITY).stat().st_mode & 0o777 == 0o600
    assert sends(shop.settings(tmp_path / "link")) == 10
    assert main(["enrol", "--config", str(config), "no code"]) == 2
    assert main(["enrol", "--config", str(config), EnrolmentCode(bytes(16), bytes(10)).text()]) == 1
    assert "another server answers" in shop.capsys.readouterr().err


def test_one_lane_cannot_send_as_another(shop: Shop, tmp_path: Path) -> None:
    seven = shop.enrols("7", tmp_path / "seven")
    with pytest.raises(LinkFailed, match="403"):
        sends(seven)  # a sale of lane 4
    with pytest.raises(EnrolFailed, match="not for lane 7"):
        enrol(shop.store.address, tmp_path / "thief", "7", EnrolmentCode.parse(shop.code("4")))


def test_who_has_no_certificate_is_no_lane_whatever_token_they_send(shop: Shop) -> None:
    trusted = ssl.create_default_context(cafile=str(shop.folder / "ca" / "ca.pem"))
    body = Statement(journal="ab" * 16, base=0, seq=1, hash="cd" * 32, told={}).body()
    headers = {"Authorization": f"Bearer {LANE_TOKEN}", "Content-Type": "application/json"}
    with httpx.Client(base_url=shop.store.address, verify=trusted) as client:
        answer = client.post("/api/v1/anchors", content=body, headers=headers)
        assert (answer.status_code, "certificate" in answer.json()["error"]) == (401, True)
        assert client.get("/api/v1/health").status_code == 200  # a browser of the manager's has none either


def test_a_certificate_of_another_authority_is_turned_away_at_the_door(shop: Shop, tmp_path: Path) -> None:
    lane = shop.enrols("4", tmp_path / "lane")
    forged = trustme.CA().issue_cert("lane4@store.example", common_name="lane 4")
    forged.private_key_and_cert_chain_pem.write_to_path(tmp_path / "lane" / IDENTITY)
    (tmp_path / "lane" / IDENTITY).chmod(0o600)
    with pytest.raises(LinkFailed, match="cannot be reached"):
        sends(lane)


def test_enrolled_anew_the_old_certificate_counts_no_more(shop: Shop, tmp_path: Path) -> None:
    stolen = shop.enrols("4", tmp_path / "stolen")
    mine = shop.enrols("4", tmp_path / "mine")
    with pytest.raises(LinkFailed, match="401"):
        sends(stolen)
    assert sends(mine) == 10


def test_an_answer_that_was_lost_is_asked_for_again_with_the_same_key(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.store_link import identity

    code, written = EnrolmentCode.parse(shop.code("4")), identity.write_whole

    def power_cut(path: Path, content: bytes, mode: int) -> None:
        if path.name == AUTHORITY:
            raise KeyboardInterrupt
        written(path, content, mode)

    monkeypatch.setattr(identity, "write_whole", power_cut)
    with pytest.raises(KeyboardInterrupt):
        enrol(shop.store.address, tmp_path / "lane", "4", code)
    monkeypatch.undo()
    enrol(shop.store.address, tmp_path / "lane", "4", code)
    assert sends(shop.settings(tmp_path / "lane")) == 10


def test_a_server_of_another_authority_gets_neither_the_secret_nor_a_sale(shop: Shop, tmp_path: Path) -> None:
    lane = shop.enrols("4", tmp_path / "lane")
    other = trustme.CA()
    other.cert_pem.write_to_path(tmp_path / "lane" / AUTHORITY)
    with pytest.raises(LinkFailed, match="cannot be reached"):
        sends(lane)
    wrong = EnrolmentCode(pin_of(b"another authority"), EnrolmentCode.parse(shop.code("4")).secret)
    with pytest.raises(EnrolFailed, match="another server answers"):
        enrol(shop.store.address, tmp_path / "new", "4", wrong)


def test_there_is_no_way_without_tls(tmp_path: Path) -> None:
    with pytest.raises(EnrolFailed, match="over TLS only"):
        enrol("http://127.0.0.1:1", tmp_path, "4", EnrolmentCode(bytes(16), bytes(10)))
    with pytest.raises(ValueError, match="identity needs an https address"):
        ServerSettings(address="http://127.0.0.1:1", identity=tmp_path)
    with pytest.raises(ValueError, match="either token_file or identity"):
        ServerSettings(address="https://store.example")


def test_codes_are_not_tried_out(shop: Shop, tmp_path: Path) -> None:
    pin = EnrolmentCode.parse(shop.code("4")).pin
    for guess in range(MOST_CODES):
        with pytest.raises(EnrolFailed, match="it was used, is too old, or there never was one"):
            enrol(shop.store.address, tmp_path / "lane", "4", EnrolmentCode(pin, guess.to_bytes(10, "big")))
    with pytest.raises(EnrolFailed, match="too many codes"):
        enrol(shop.store.address, tmp_path / "lane", "4", EnrolmentCode(pin, bytes([255] * 10)))


def test_a_lane_that_has_not_enrolled_or_whose_key_others_may_read_says_so(shop: Shop, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="enrol the lane first"):
        check_settings(shop.settings(tmp_path / "nothing"))
    lane = shop.enrols("4", tmp_path / "lane")
    check_settings(lane)
    (tmp_path / "lane" / IDENTITY).chmod(0o644)
    with pytest.raises(ConfigError, match="may be read by others"):
        check_settings(lane)
    (tmp_path / "lane" / IDENTITY).chmod(0o600)
    (tmp_path / "lane" / IDENTITY).write_text("odd")
    with pytest.raises(ConfigError, match="cannot be used"):
        identity_context(tmp_path / "lane")

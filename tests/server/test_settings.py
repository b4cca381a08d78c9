from pathlib import Path

import pytest

from server.settings import SettingsError, load_settings
from server.staff.source import StaffSource
from tests.server.running import write_settings

ROOT = Path(__file__).resolve().parents[2]
ENDS = '[manager]\ntoken_file = "m"\n[[lanes]]\nid = "4"\ntoken_file = "l"\n'


def test_paths_are_relative_to_the_settings_file(tmp_path: Path) -> None:
    settings = load_settings(write_settings(tmp_path))
    assert settings.database == f"sqlite:///{tmp_path}/store.db"
    assert settings.manager.token_file == tmp_path / "manager-token"
    assert [lane.id for lane in settings.lanes] == ["4", "7"]


def test_a_store_says_when_its_day_ends(tmp_path: Path) -> None:
    path = tmp_path / "server.toml"
    path.write_text(f'store = "x"\n[baskets]\nend_of_day = "23:30"\n{ENDS}')
    assert load_settings(path).baskets.end_of_day.isoformat() == "23:30:00"


def test_the_demo_settings_fit(tmp_path: Path) -> None:
    settings = load_settings(ROOT / "config" / "server.toml")
    assert (settings.host, settings.port) == ("127.0.0.1", 8480)
    assert settings.staff is not None
    assert [one.id for one in StaffSource(settings.staff.file).document().book.members] == ["lena", "amir", "tess"]


def test_another_database_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "server.toml"
    address = "postgresql+psycopg://store:secret@db.example/store"
    path.write_text(f'store = "x"\ndatabase = "{address}"\n{ENDS}')
    assert load_settings(path).database == address


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("store = ", "is not valid TOML"),
        (f'store = "x"\nport = 99999\n{ENDS}', "port: Input should be less than or equal to 65535"),
        (f'store = "x"\nhost = "0.0.0.0"\n{ENDS}', "can be reached from the network, so [tls] is needed"),
        (f'store = "x"\ndatabase = "nonsense"\n{ENDS}', "database is no address"),
        (f'store = "x"\ncolour = "red"\n{ENDS}', "colour: Extra inputs are not permitted"),
        (f'store = "x"\n{ENDS}[[lanes]]\nid = "4"\ntoken_file = "k"\n', "two lanes have the same id"),
        (f'store = "x"\n[baskets]\nend_of_day = "late"\n{ENDS}', "baskets.end_of_day: Input should be"),
        ('store = "x"\n[manager]\n[[lanes]]\nid = "4"\ntoken_file = "l"\n', "either token_sha256 or token_file"),
        ('store = "x"\nlanes = []\n[manager]\ntoken_file = "m"\n', "lanes: Tuple should have at least 1 item"),
    ],
)
def test_bad_settings_are_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "server.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert sentence in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_one_that_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: No such file"):
        load_settings(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="is not UTF-8 text"):
        load_settings(tmp_path / "bytes.toml")

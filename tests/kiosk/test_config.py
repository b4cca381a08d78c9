"""Settings: a good file is frozen settings, a bad one is one clear sentence that names file and place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drivers.registry import find
from kiosk.config import HELP, SURVEY, Config, ConfigError, load_config
from kiosk.core.ease import Ease, Scheme
from kiosk.core.policy import Policy, ReceiptDefault
from kiosk.core.session.inputs import Device
from kiosk.core.values import Way
from kiosk.texts.help import read_help
from kiosk.texts.survey import read_survey

ROOT = Path(__file__).resolve().parents[2]
GOOD = """\
[lane]
id = "7"

[store]
name = "Corner"
currency = "EUR"

[catalogue]
file = "goods.csv"
"""
SERVER = '[server]\naddress = "https://store.example"\ntoken_file = "lane-token"\n'


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "lane.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal(path: Path) -> str:
    """The one sentence; it begins with the file."""
    with pytest.raises(ConfigError) as refused:
        load_config(path)
    sentence = str(refused.value)
    assert sentence.startswith(str(path))
    assert "\n" not in sentence
    assert ": :" not in sentence
    assert "Settings" not in sentence
    return sentence.removeprefix(str(path))


def test_a_short_file_is_enough_and_the_rest_is_as_the_policy_has_it(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, GOOD))
    assert config.policy() == Policy(
        lane="7",
        store_name="Corner",
        store_address="",
        tax_number="",
        currency="EUR",
        languages=("en", "zh_CN"),
        survey=read_survey(SURVEY, ("en", "zh_CN")),
        help=read_help(HELP, ("en", "zh_CN"), HELP.parents[1] / "icons").at_lane((Way.CARD,)),
        devices=frozenset(),
    )
    assert config.devices == {}
    assert config.server is None


def test_help_speaks_of_cash_only_where_the_lane_takes_it(tmp_path: Path) -> None:
    coins = '\n[devices.coins]\nprotocol = "cctalk"\nlink = "pty:coins"\n'
    without, with_coins = (load_config(written(tmp_path, GOOD + more)).policy().help for more in ("", coins))
    assert (without.question("cash-in"), without.question("pay") is None) == (None, False)
    assert with_coins.question("cash-in") is not None


def test_the_display_is_as_the_store_has_it_until_a_shopper_chooses(tmp_path: Path) -> None:
    display = '[display]\norientation = "landscape"\nscheme = "dark"\nlarge_text = true\npx_per_mm = 3.2\n'
    config = load_config(written(tmp_path, GOOD + display))
    assert config.policy().ease == Ease(scheme=Scheme.DARK, large_text=True)
    assert (config.display.orientation, config.display.px_per_mm) == ("landscape", 3.2)


def test_the_demo_is_a_good_file_and_names_every_device() -> None:
    config = load_config(ROOT / "config" / "demo.toml")
    assert set(config.devices) == set(Device)
    assert config.policy().simulated
    assert config.catalogue.file.is_file()
    assert config.server is not None


def test_the_lane_to_practise_at_needs_no_server_and_has_the_swapped_scale_that_the_page_starts() -> None:
    config = load_config(ROOT / "config" / "practice.toml")
    page = (ROOT / "docs" / "technician.md").read_text(encoding="utf-8")
    started = re.search(r"drivers emulate scale --protocol (\S+) --link (\S+)", page)
    assert started is not None
    protocol, link = started.groups()
    scale = config.devices["scale"]
    assert (list(config.devices), scale.link, config.server) == (["scale"], link, None)
    assert scale.protocol != protocol
    assert {find(scale.protocol).kind, find(protocol).kind} == {"scale"}
    assert f'`protocol = "{scale.protocol}"`' in page
    assert config.policy().lane == config.lane.id


def test_paths_are_taken_from_the_folder_of_the_file_and_absolute_ones_stay(tmp_path: Path) -> None:
    text = GOOD.replace('id = "7"', 'id = "7"\ndata = "../var"') + SERVER + 'ca_file = "/etc/store/ca.pem"\n'
    config = load_config(written(tmp_path, text))
    assert config.lane.data == tmp_path / "../var"
    assert config.catalogue.file == tmp_path / "goods.csv"
    assert config.server is not None
    assert config.server.token_file == tmp_path / "lane-token"
    assert config.server.ca_file == Path("/etc/store/ca.pem")


def test_a_server_without_its_own_authority_has_none(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, GOOD + SERVER))
    assert config.server is not None
    assert config.server.ca_file is None


def test_waits_are_the_stores_where_it_says_so(tmp_path: Path) -> None:
    policy = load_config(written(tmp_path, GOOD + "[timing]\ntap_closes_s = 4\nresolve_tries = 2\n")).policy()
    assert (policy.tap_closes_s, policy.resolve_tries, policy.receipt_closes_s) == (4.0, 2, 25.0)


def test_what_the_scale_is_verified_for_reaches_the_rules(tmp_path: Path) -> None:
    policy = load_config(written(tmp_path, GOOD + "[weighing]\nmin_g = 40\nmax_g = 6000\ndivision_g = 2\n")).policy()
    assert (policy.min_weight_g, policy.max_weight_g, policy.division_g) == (40, 6000, 2)


def test_how_many_coins_are_surely_in_the_hopper_is_its_owners_to_say(tmp_path: Path) -> None:
    hopper = '[devices.hopper]\nprotocol = "cctalk-hopper"\nlink = "pty:/tmp/hopper"\n'
    assert load_config(written(tmp_path, GOOD + hopper)).policy().sure_coins == 20
    assert load_config(written(tmp_path, GOOD + hopper + "sure_coins = 60\n")).policy().sure_coins == 60


def test_a_journal_is_kept_for_ever_where_the_store_does_not_say_how_long(tmp_path: Path) -> None:
    kept = load_config(written(tmp_path, GOOD)).journal
    assert (kept.keep_days, kept.personal_days) == (None, None)
    kept = load_config(written(tmp_path, GOOD + "[journal]\nkeep_days = 400\npersonal_days = 60\n")).journal
    assert (kept.keep_days, kept.personal_days) == (400, 60)


def test_how_receipts_are_given_reaches_the_rules(tmp_path: Path) -> None:
    more = '[receipt]\npage = "https://store.example/r/"\ndefault = "paper"\nunanswered = "paper"\ncopies = 0\n'
    policy = load_config(written(tmp_path, GOOD + SERVER + more)).policy()
    assert (policy.receipt_page, policy.receipt_default) == ("https://store.example/r", ReceiptDefault.PAPER)
    assert (policy.unanswered_paper, policy.receipt_copies) == (True, 0)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (SERVER + '[receipt]\npage = "http://store.example/r"\n', "leaves this machine, so it must be https"),
        (SERVER + '[receipt]\npage = "store.example"\n', "receipt.page should be a web address"),
        ('[receipt]\npage = "https://store.example/r"\n', "receipt.page needs a [server]"),
        ('[receipt]\ndefault = "often"\n', "receipt.default"),
    ],
)
def test_a_page_that_would_not_work_is_told_at_the_start(tmp_path: Path, more: str, sentence: str) -> None:
    assert sentence in refusal(written(tmp_path, GOOD + more))


def test_settings_do_not_change_after_they_were_read(tmp_path: Path) -> None:
    config: Config = load_config(written(tmp_path, GOOD))
    with pytest.raises(ValueError, match="frozen"):
        config.lane.id = "8"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("wrong", "right", "sentence"),
    [
        (
            'currency = "EUR"',
            'currency = "euro"',
            ": store.currency should be three capital letters, such as EUR, not 'euro'",
        ),
        ('currency = "EUR"', "currency = 978", ": store.currency: input should be a valid string"),
        ('currency = "EUR"', "", ": store.currency is missing"),
        ('name = "Corner"', 'name = "Corner"\ncolour = "green"', ": store.colour is not a setting"),
        (
            'name = "Corner"',
            'name = "Corner"\nregion = "Germany"',
            ": store.region should be two capital letters, such as DE, not 'Germany'",
        ),
        ('id = "7"', 'id = "lane 7!"', ": lane.id should be 1 to 12 letters and digits, not 'lane 7!'"),
        (
            'id = "7"',
            'id = "7"\nlanguages = []',
            ": lane.languages: tuple should have at least 1 item after validation, not 0",
        ),
        (
            'id = "7"',
            'id = "7"\nsimulated = "perhaps"',
            ": lane.simulated: input should be a valid boolean, unable to interpret input",
        ),
        ('[catalogue]\nfile = "goods.csv"', "", ": catalogue is missing"),
        ('[catalogue]\nfile = "goods.csv"', "[catalogue]", ": catalogue.file is missing"),
        ('[catalogue]\nfile = "goods.csv"', 'catalogue = "goods.csv"', ": store.catalogue is not a setting"),
    ],
)
def test_a_bad_setting_is_named_with_its_place(tmp_path: Path, wrong: str, right: str, sentence: str) -> None:
    assert wrong in GOOD
    assert refusal(written(tmp_path, GOOD.replace(wrong, right))) == sentence


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("[weighing]\nmin_g = 0\n", ": weighing.min_g: input should be greater than 0"),
        (
            "[weighing]\nmin_g = 20000\n",
            ": weighing: division_g, min_g and max_g should rise in this order",
        ),
        (
            "[weighing]\nmin_g = 1.5\n",
            ": weighing.min_g: input should be a valid integer, got a number with a fractional part",
        ),
        ("[timing]\ntap_closes_s = 0\n", ": timing.tap_closes_s: input should be greater than or equal to 1"),
        ("[devices]\nscale = 7\n", ": devices.scale should be a table"),
        ('[devices.scale]\nprotocol = "toledo8217"\n', ": devices.scale.link is missing"),
        (
            '[devices.scale]\nprotocol = "toledo8217"\nlink = "pty:x"\nbaud = 9600\n',
            ": devices.scale.baud is not a setting",
        ),
        (
            SERVER.replace("https", "ftp"),
            ": server.address should be a web address, such as https://store.example, not 'ftp://store.example'",
        ),
        ("[colours]\n", ": colours is not a setting"),
    ],
)
def test_a_bad_table_is_named_with_its_place(tmp_path: Path, more: str, sentence: str) -> None:
    assert refusal(written(tmp_path, GOOD + more)) == sentence


def test_a_table_in_the_place_of_a_value_and_the_other_way_round(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "devices = 7\n" + GOOD)) == ": devices should be a table"
    assert refusal(written(tmp_path, "weighing = []\n" + GOOD)) == ": weighing should be a table"


def test_broken_toml_says_where(tmp_path: Path) -> None:
    sentence = refusal(written(tmp_path, '[lane]\nid = "7\n'))
    assert sentence.startswith(" is not valid TOML: ")
    assert "line 2" in sentence


def test_a_setting_given_twice_is_broken_toml(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, '[lane]\nid = "7"\nid = "8"\n')).startswith(" is not valid TOML: ")


def test_an_empty_file_says_what_is_missing(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "")) == ": lane is missing"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, b'[store]\nname = "Caf\xe9"\n')) == " is not UTF-8 text"


def test_a_file_that_is_not_there_and_a_folder_in_its_place(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing.toml") == " cannot be read: No such file or directory"
    assert refusal(tmp_path) == " cannot be read: Is a directory"


def test_the_rules_of_price_are_looked_for_beside_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.replace("file = ", 'rules = "offers.json"\nfile = '))
    assert load_config(path).catalogue.rules == tmp_path / "offers.json"


def test_a_survey_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, GOOD + '[survey]\nfile = "none.toml"\n'))
    with pytest.raises(ConfigError, match=r"none\.toml cannot be read: No such file"):
        config.policy()


def test_a_help_file_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, GOOD + '[help]\nfile = "none.toml"\n'))
    with pytest.raises(ConfigError, match=r"none\.toml cannot be read: No such file"):
        config.policy()

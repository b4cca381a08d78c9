"""A lane that cannot be built says why in one sentence, before anything is opened."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.compose import build_lane
from kiosk.config import CatalogueSettings, Config, ConfigError, LaneSettings, StoreSettings

SHEET = Path(__file__).parents[2] / "assets" / "catalogue" / "sample.csv"
OFFERS = SHEET.with_name("offers.json")


def settings(folder: Path, rules: Path) -> Config:
    return Config(
        lane=LaneSettings(id="7", data=folder),
        store=StoreSettings(name="Green Corner", currency="EUR"),
        catalogue=CatalogueSettings(file=SHEET, rules=rules),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"format": 1}', "currency: is missing"),
        ("{", "this is not JSON"),
        (json.dumps({"format": 1, "currency": "USD", "rules": []}), "is in USD, but store.currency is EUR"),
    ],
)
def test_rules_that_cannot_be_used_keep_the_lane_closed(tmp_path: Path, text: str, said: str) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=said) as caught:
        build_lane(settings(tmp_path, rules))
    assert str(caught.value).startswith(str(rules))
    assert not (tmp_path / "journal.db").exists()


def test_rules_that_are_not_there_are_told_as_well(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        build_lane(settings(tmp_path, tmp_path / "none.json"))


def test_the_sample_store_has_its_offers(tmp_path: Path) -> None:
    running = build_lane(settings(tmp_path, OFFERS))
    assert len(running.policy.rules.offers) >= 5
    running.journal.close()

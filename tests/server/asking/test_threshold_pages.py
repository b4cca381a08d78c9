"""Thresholds at the desk over real HTTP."""

from __future__ import annotations

import re

from server.actions.rules import Gauge, load_rules
from server.asking.thresholds import form_of
from tests.server.desk.conftest import office as office
from tests.server.desk.desk import at_desk
from tests.server.running import Store


def test_a_threshold_is_drafted_approved_and_in_force_at_once(office: Store) -> None:
    with at_desk(office, "amir") as amir, at_desk(office, "nora") as nora:
        assert "Waiting, as a share of usual" in amir.get("/desk/thresholds").text
        fields = form_of(load_rules().of[Gauge.WAITING])
        wrong = amir.post("/desk/thresholds", json={"key": "waiting", "fields": {**fields, "clear_at": "9"}})
        assert "must be lower" in wrong.json()["fields"]["clear_at"]
        drafted = amir.post("/desk/thresholds", json={"key": "waiting", "fields": {**fields, "raise_at": "0.75"}})
        change = drafted.json()["to"]
        assert amir.post(f"{change}/send").status_code == 200
        assert re.search(r">0\.6<.*>0\.75<", nora.get(change).text, re.DOTALL)  # what was before is the file's
        assert 'value="0.6"' in nora.get("/desk/thresholds/waiting").text
        assert nora.post(f"{change}/approve").status_code == 200
        assert 'value="0.75"' in nora.get("/desk/thresholds/waiting").text

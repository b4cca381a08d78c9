"""New items and rules come between two baskets, never into one."""

from dataclasses import replace

from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.session.effects import UseMaster
from kiosk.core.session.facts import LineAdded, MasterTaken
from kiosk.core.session.inputs import CancelConfirmed, CancelTouched, MasterCame
from kiosk.core.session.rules import policy_in_force
from tests.shop import MILK, POLICY, Shop


def rules(version: str, percent: int, **more: str):
    off = {"id": "off", "kind": "percent", "name": {"en": "Off"}, "for": {"everything": True}, "percent": percent}
    return read_rules({"format": 1, "currency": "EUR", "version": version, "rules": [off], **more})


CAME = MasterCame("2-0123456789ab", (rules("ten", 10),))
PLAIN = replace(POLICY, rules=rules("none yet", 1))


def test_a_lane_at_rest_takes_them_at_once():
    shop = Shop(policy=PLAIN).opens().does(CAME)
    [taken] = shop.happened(MasterTaken)
    assert (taken.version, taken.rules) == ("2-0123456789ab", ("ten",))
    assert UseMaster("2-0123456789ab") in shop.effects
    assert shop.state.master == "2-0123456789ab"
    assert shop.scans(MILK).total == MILK.price.minor - 13


def test_an_open_basket_keeps_its_rules_and_the_next_has_the_new():
    shop = Shop(policy=PLAIN).opens().scans(MILK).does(CAME)
    assert not shop.happened(MasterTaken)
    shop.scans(MILK)
    assert {fact.pricing.rules for fact in shop.happened(LineAdded)} == {"none yet"}
    shop.does(CancelTouched(), CancelConfirmed())
    assert len(shop.happened(MasterTaken)) == 1
    assert shop.scans(MILK).state.session.pricing.rules == "ten"


def test_a_paid_visit_is_no_reason_to_wait():
    shop = Shop(policy=PLAIN).opens().scans(MILK).pays().does(CAME)
    assert len(shop.happened(MasterTaken)) == 1


def test_of_two_that_came_the_newer_is_taken():
    shop = Shop(policy=PLAIN).opens().scans(MILK).does(CAME, MasterCame("3-0123456789ab", ()))
    shop.does(CancelTouched(), CancelConfirmed())
    assert [fact.version for fact in shop.happened(MasterTaken)] == ["3-0123456789ab"]


def test_rules_handed_out_today_for_tomorrow_wait_for_a_visit_that_begins_then():
    now, then = rules("now", 10), rules("then", 50, **{"from": "2030-01-01", "until": "2030-01-08"})
    shop = Shop(policy=PLAIN).opens().does(MasterCame("2-0123456789ab", (now, then)))
    moments = ["2029-12-31T23:59:59", "2030-01-01T00:00:00", "2030-01-08T00:00:00"]
    found = [policy_in_force(shop.state, PLAIN, moment).rules.version for moment in moments]
    assert found == ["now", "then", "now"]

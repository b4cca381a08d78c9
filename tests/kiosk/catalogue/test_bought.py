from dataclasses import replace
from pathlib import Path

from kiosk.catalogue import BoughtCounter, Catalogue
from kiosk.core.session.state import LaneState
from tests.shop import MILK, POLICY, Shop

SHEET = Path(__file__).parents[3] / "assets" / "catalogue" / "sample.csv"


def paid(receipts: int = 1) -> LaneState:
    return replace(Shop(policy=POLICY).opens().scans(MILK, MILK).pays().state, receipts=receipts)


def test_a_sale_is_counted_once_and_still_known_after_a_stop(tmp_path):
    counter = BoughtCounter(tmp_path / "bought.db", receipts=0)
    counter.start()
    for state in (paid(), paid(), paid()):
        counter.saw(state)
    counter.stop()
    again = BoughtCounter(tmp_path / "bought.db", receipts=1)
    again.saw(paid())  # the lane started again at its receipt
    again.start()
    again.stop()
    assert again.top() == {MILK.key: 1}


def test_what_this_lane_sells_comes_first_in_search_on_the_shelf_and_among_favourites(tmp_path):
    catalogue = Catalogue.open(SHEET, tmp_path / "catalogue.db")
    limes = catalogue.find("plu:4048")
    assert [items[0] == limes for items in (catalogue.search("l", "en", 9), catalogue.favourites(3))] == [False, False]
    catalogue.rank_by(lambda: {limes.key: 5000})
    assert catalogue.search("l", "en", 9)[0] == limes
    assert catalogue.favourites(3)[0] == limes
    assert catalogue.in_category(limes.category)[0] == limes


def test_a_file_that_cannot_be_used_costs_the_ranking_only(tmp_path, caplog):
    (tmp_path / "bought.db").write_bytes(b"no database" * 100)
    counter = BoughtCounter(tmp_path / "bought.db", receipts=0)
    counter.start()
    counter.saw(paid())
    counter.saw(paid(2))
    counter.stop()
    assert caplog.text.count("not counted now") == 1
    assert counter.top() == {}

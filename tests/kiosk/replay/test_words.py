"""Facts in words."""

from kiosk.core.session.facts import LineAdded, SalePaid
from kiosk.core.session.inputs import HelpTouched
from kiosk.replay.words import in_words, line_in_words
from tests.shop import APPLES, MILK, WINE, Shop


def test_what_was_added_is_said_by_name_weight_and_total() -> None:
    facts = Shop().opens().scans(MILK).weighs(APPLES, 1260).happened(LineAdded)
    assert [in_words(fact) for fact in facts] == [
        "Line added: 1 × Whole milk 1 l, code 02000000000015, to pay 1.29",
        "Line added: 1.250 kg Red apples, code plu:4015, to pay 4.78",
    ]
    assert "Whole milk 1 l（中）" in in_words(facts[0], "zh_CN")


def test_a_sale_a_check_and_a_call_are_told_without_their_machines_names() -> None:
    shop = Shop().opens().scans(MILK, WINE).does(HelpTouched())
    told = [in_words(fact) for fact in shop.facts]
    assert "Intervention raised: intervention age of Red wine" in told
    assert all(len(text) < 200 for text in told)
    [paid] = Shop().opens().scans(MILK).pays().happened(SalePaid)
    assert in_words(paid) == "Sale paid: receipt 1, to pay 1.29: 1.29 by card"


def test_pieces_are_counted() -> None:
    session = Shop().opens().scans(MILK, MILK).state.session
    assert session is not None
    assert line_in_words(session.lines[0], "en") == "2 × Whole milk 1 l"

from dataclasses import replace

from kiosk.core.help import HelpBook, HelpQuestion, HelpStep
from kiosk.core.values import Way


def question(known: str, *places: str) -> HelpQuestion:
    return HelpQuestion(known, "help", places, {"en": known}, (HelpStep("help", {"en": "Do it."}),))


BOOK = HelpBook(
    (question("scan", "basket"), question("age"), question("weigh", "weigh", "pick"), question("put", "weigh"))
)


def test_what_is_about_a_way_to_pay_is_asked_only_where_one_can_pay_so() -> None:
    book = HelpBook((question("scan"), replace(question("coins"), way=Way.CASH)))
    assert [one.id for one in book.at_lane((Way.CARD,)).questions] == ["scan"]
    assert book.at_lane((Way.CARD, Way.CASH)) == book


def test_the_questions_of_the_place_come_first_and_none_is_left_out() -> None:
    assert [one.id for one in BOOK.fitting("weigh")] == ["weigh", "put", "scan", "age"]
    assert [one.id for one in BOOK.fitting("basket")] == ["scan", "age", "weigh", "put"]
    assert [one.id for one in BOOK.fitting("nowhere")] == ["scan", "age", "weigh", "put"]


def test_a_question_is_known_by_its_id() -> None:
    assert BOOK.question("put") is BOOK.questions[3]
    assert BOOK.question("") is None

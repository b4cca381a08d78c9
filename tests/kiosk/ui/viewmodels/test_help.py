from dataclasses import replace

from kiosk.catalogue.help_search import HelpSearch
from kiosk.core.session.inputs import AnswerTouched, Device, HelpPageTouched, HelpTouched, StayTouched
from kiosk.core.session.notes import HelpPage
from kiosk.gallery.shop import store_policy
from kiosk.ui.viewmodels.help import HelpProps, HelpViewModel, Typed, derive_help
from tests.kiosk.ui.scenes import scene, scene_of

SEARCH = HelpSearch(store_policy().help).search


def props(moment: str, language: str = "en") -> HelpProps:
    return derive_help(scene(moment, language), Typed(), ())


def test_where_the_shopper_is_comes_first() -> None:
    assert [row.key for row in props("help").questions[:2]] == ["scan", "not-scanning"]
    assert [row.key for row in props("help-weigh").questions[:2]] == ["weigh", "empty-scale"]
    assert props("help-receipt").questions[0].key == "receipt"
    assert props("help-resting").questions[0].key == "closed"
    assert props("basket") == HelpProps()


def test_an_answer_is_its_question_and_numbered_steps() -> None:
    answer = props("help-answer-weigh")
    assert (answer.answering, answer.title) == (True, "How do I weigh something?")
    assert [(row.key, row.icon) for row in answer.steps] == [("1", "scale"), ("2", "clock"), ("3", "plus")]
    assert props("help-answer-weigh", "zh_CN").title == "怎么称重？"


def test_what_goes_on_beneath_is_told() -> None:
    assert props("help").news == "Added last: Sea salt chips 150 g"
    assert (props("help-scanned").news, props("help-scanned").total) == ("Added last: Whole milk 1 l", "Total €25.87")
    assert props("help-unknown").news == "We don't know this code yet. Try again or search."
    assert props("help-weigh").news == "To weigh: Bananas, loose"
    assert props("help-attract").news == "You can scan while this is open."
    assert props("help-resting").news == "This lane is resting"
    assert props("help-scanned", "zh_CN").news == "刚加入：纯牛奶 1 升"


def test_nobody_is_told_to_scan_where_no_code_is_read() -> None:
    beneath = scene("help-attract").state
    for missing, news in (
        ((Device.SCANNER, Device.WEDGE), "The scanner is resting."),
        ((Device.SCANNER, Device.WEDGE, Device.CAMERA), "We can't read barcodes just now."),
    ):
        away = replace(beneath, troubles=dict.fromkeys(missing, "link_lost"))
        assert derive_help(scene_of(away), Typed(), ()).news == news
    closed = replace(scene("closed").state, help_page=HelpPage("closed"))
    assert derive_help(scene_of(closed), Typed(), ()).news == "This lane is closed"


def test_who_has_called_sees_so() -> None:
    assert (props("help").call, props("help-called").call) == ("Call a colleague", "Help is called")


def test_typing_narrows_counts_as_life_and_is_gone_the_next_time(qapp) -> None:
    posted: list[object] = []
    page = HelpViewModel(posted.append, SEARCH)
    page.show(scene("help"))
    for letter in " wiegh":  # a blank begins no word
        page.type(letter)
    assert page.questions.rowCount() == 2
    assert posted == [StayTouched()] * 5
    page.erase()
    page.switchKeys()
    assert (page.query, page.digits) == ("wieg", True)
    page.show(scene("help", "zh_CN"))
    assert page.query == "wieg"
    page.show(scene("basket"))
    page.show(scene("help"))
    assert (page.query, page.digits, page.questions.rowCount()) == ("", False, len(store_policy().help.questions))


def test_what_is_not_found_leads_to_a_colleague(qapp) -> None:
    page = HelpViewModel(lambda touched: None, SEARCH)
    page.show(scene("help"))
    for letter in "qxq":
        page.type(letter)
    assert page.note == "Nothing found.\nTry fewer letters, or call a colleague."
    page.clear()
    assert (page.note, page.query) == ("", "")


def test_touches_are_posted(qapp) -> None:
    posted: list[object] = []
    page = HelpViewModel(posted.append, SEARCH)
    page.show(scene("help"))
    page.answer("scan")
    page.list()
    page.toggle()
    page.callColleague()
    assert posted == [AnswerTouched("scan"), AnswerTouched(""), HelpPageTouched(), HelpTouched()]

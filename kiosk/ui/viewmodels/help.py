"""The help page: questions, the fitting ones first or as they were looked for, and the steps that answer one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.help import HelpQuestion
from kiosk.core.session.inputs import AnswerTouched, HelpPageTouched, HelpTouched, StayTouched
from kiosk.core.session.notes import WeighView
from kiosk.core.session.state import Screen, screen
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.call import call_word
from kiosk.ui.viewmodels.message import derive_message
from kiosk.ui.viewmodels.notices import readers_away
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.resting import derive_resting

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_QUERY = 18

Search = Callable[[str, str], tuple[HelpQuestion, ...]]
"""What was typed and the shopper's language → the questions that fit, best first; quick enough for the GUI thread."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    key: str
    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class StepRow:
    key: str
    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    query: str = ""
    digits: bool = False


@dataclass(frozen=True, slots=True)
class HelpProps:
    open: bool = False
    answering: bool = False
    title: str = ""
    query: str = ""
    digits: bool = False
    note: str = ""
    news: str = ""
    news_icon: str = "bag"
    total: str = ""
    call: str = ""
    questions: tuple[QuestionRow, ...] = ()
    steps: tuple[StepRow, ...] = ()


def derive_help(scene: Scene, typed: Typed, found: tuple[HelpQuestion, ...]) -> HelpProps:
    """`found` is what the search gave for `typed`; without a query the page's own order holds."""
    words, language, page, session = scene.words, scene.language, scene.state.help_page, scene.state.session
    if page is None:
        return HelpProps()
    answered = scene.policy.help.question(page.question)
    listed = found if typed.query else scene.policy.help.fitting(page.place)
    icon, news = _news(scene)
    return HelpProps(
        open=True,
        answering=answered is not None,
        title=words("How can we help?") if answered is None else answered.asks.get(language, answered.asks["en"]),
        query=typed.query,
        digits=typed.digits,
        note=words("Nothing found.\nTry fewer letters, or call a colleague.") if typed.query and not found else "",
        news=news,
        news_icon=icon,
        total=words("Total {amount}", amount=scene.money(session.pricing.to_pay)) if session is not None else "",
        call=call_word(scene) if scene.state.call is not None else words("Call a colleague"),
        questions=tuple(QuestionRow(one.id, one.icon, one.asks.get(language, one.asks["en"])) for one in listed),
        steps=tuple(
            StepRow(str(number), step.icon, step.says.get(language, step.says["en"]))
            for number, step in enumerate(answered.steps, 1)
        )
        if answered is not None
        else (),
    )


def _news(scene: Scene) -> tuple[str, str]:
    """Icon and words for what goes on beneath the page: a message, an item to weigh, what was added last, or whether
    one can scan.
    """
    words, state, session = scene.words, scene.state, scene.state.session
    told = derive_message(scene)
    if told.kind in ("banner", "call"):
        return told.icon, f"{told.title} {told.body}".strip() if scene.language == "en" else told.title + told.body
    if screen(state) in (Screen.RESTING, Screen.CLOSED):
        return "pause", derive_resting(scene).title
    if isinstance(state.view, WeighView):
        return "scale", words("To weigh: {name}", name=state.view.item.name(scene.language))
    if session is not None and session.lines:
        return "check", words("Added last: {name}", name=session.lines[-1].item.name(scene.language))
    unread = readers_away(scene)
    return (unread.icon, unread.title) if unread else ("bag", words("You can scan while this is open."))


@QmlElement
class HelpViewModel(QObject):
    openChanged = Signal()
    answeringChanged = Signal()
    titleChanged = Signal()
    queryChanged = Signal()
    digitsChanged = Signal()
    noteChanged = Signal()
    newsChanged = Signal()
    newsIconChanged = Signal()
    totalChanged = Signal()
    callChanged = Signal()
    questionsChanged = Signal()
    stepsChanged = Signal()

    def __init__(self, post: Post, search: Search, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._search = search
        self._props = HelpProps()
        self._questions = RowsModel(QuestionRow, self)
        self._steps = RowsModel(StepRow, self)
        self._scene: Scene | None = None
        self._typed = Typed()
        self._found: tuple[HelpQuestion, ...] = ()

    def show(self, scene: Scene) -> None:
        known, self._scene = self._scene, scene
        if scene.state.help_page is None:
            self._typed, self._found = Typed(), ()  # as if never used: for the next time it opens
        elif known is None or known.language != scene.language:
            self._look_up()
        self._derive()

    @Slot()
    def toggle(self) -> None:
        self._post(HelpPageTouched())

    @Slot()
    def callColleague(self) -> None:
        self._post(HelpTouched())

    @Slot(str)
    def answer(self, question: str) -> None:
        self._post(AnswerTouched(question))

    @Slot()
    def list(self) -> None:
        self._post(AnswerTouched(""))

    @Slot(str)
    def type(self, letter: str) -> None:
        if len(self._typed.query) < LONGEST_QUERY and (self._typed.query or letter.strip()):
            self._ask(self._typed.query + letter)

    @Slot()
    def erase(self) -> None:
        self._ask(self._typed.query[:-1])

    @Slot()
    def clear(self) -> None:
        self._ask("")

    @Slot()
    def switchKeys(self) -> None:
        self._typed = replace(self._typed, digits=not self._typed.digits)
        self._derive()
        self._post(StayTouched())

    def _ask(self, query: str) -> None:
        self._typed = replace(self._typed, query=query)
        self._look_up()
        self._derive()
        self._post(StayTouched())

    def _look_up(self) -> None:
        if self._scene is not None:
            self._found = self._search(self._typed.query, self._scene.language) if self._typed.query else ()

    def _derive(self) -> None:
        if self._scene is None:
            return
        old, self._props = self._props, derive_help(self._scene, self._typed, self._found)
        self._questions.show(self._props.questions)
        self._steps.show(self._props.steps)
        emit_changes(self, old, self._props)

    @Property(bool, notify=openChanged)
    def open(self) -> bool:
        return self._props.open

    @Property(bool, notify=answeringChanged)
    def answering(self) -> bool:
        return self._props.answering

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=queryChanged)
    def query(self) -> str:
        return self._props.query

    @Property(bool, notify=digitsChanged)
    def digits(self) -> bool:
        return self._props.digits

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        return self._props.note

    @Property(str, notify=newsChanged)
    def news(self) -> str:
        return self._props.news

    @Property(str, notify=newsIconChanged)
    def newsIcon(self) -> str:
        return self._props.news_icon

    @Property(str, notify=totalChanged)
    def total(self) -> str:
        return self._props.total

    @Property(str, notify=callChanged)
    def call(self) -> str:
        return self._props.call

    @Property(QObject, notify=questionsChanged)
    def questions(self) -> QObject:
        return self._questions

    @Property(QObject, notify=stepsChanged)
    def steps(self) -> QObject:
        return self._steps

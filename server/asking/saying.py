"""What a change changes of a question, in words."""

from __future__ import annotations

from collections.abc import Iterator

from server.asking.form import HALVES, LANGUAGES, form_of
from server.asking.questions import read_asked
from server.wall.words import Words


def question_fields(body: str | None, words: Words) -> Iterator[tuple[str, str]]:
    """Each field's name and what it says; nothing of a question that is not there."""
    if body is None:
        return
    form = form_of(read_asked(body))
    for language in LANGUAGES:
        yield f"{words['question_asks']} ({words[f'in_{language}']})", form[f"asks:{language}"]
    yield words["question_when"], words[f"when_{form['when']}"]
    yield words["question_every"], form["every"]
    yield words["question_pause"], form["pause"]
    yield words["question_place"], form["place"]
    yield words["question_on"], words["yes" if form["on"] else "no"]
    for half in HALVES:
        for language in LANGUAGES:
            ours = (name for name in form if name.startswith(f"{half}_") and name.endswith(f":{language}"))
            yield f"{words[f'chips_{half}']} ({words[f'in_{language}']})", " · ".join(form[name] for name in ours)

"""The window's fixed parts: the bar, the rail, the entry, and the template of one exchange. Scripts fill them."""

from __future__ import annotations

import json

from assistant.answer import QUESTION_LENGTH
from assistant.chat import export, words
from assistant.chat.markup import Markup, tag
from assistant.chat.source import nothing

STATIC = "/window/static/"
STYLES = ("charts.min", "window", "figures")


def head() -> str:
    """For the page's head: styles, the words of the scripts, the scripts, and the look chosen last, before anything is drawn."""
    said = json.dumps(words.SAID | {"limit": QUESTION_LENGTH, "phases": list(words.PHASES.values())}, ensure_ascii=False).replace("<", "\\u003c")
    # Read before the first paint, so that a dark page does not flash white; written by look.js.
    return "".join((
        *(tag("link", rel="stylesheet", href=f"{STATIC}{name}.css") for name in STYLES), tag("script", Markup(said), type="application/json", id="words"),
        tag("script", "", src=f"{STATIC}early.js"), tag("script", "", type="module", src=f"{STATIC}window.js"),
    ))  # fmt: skip


def bar() -> Markup:
    """Title, views, controls; `导出` has its place at the end."""
    rail = button(words.RAIL, "rail-button", aria_controls="rail", aria_expanded="false")
    views = [
        tag("button", name, type="button", role="tab", id=f"tab-{view}", data_view=view, aria_controls=f"{view}-view") for view, name in words.VIEWS.items()
    ]
    tabs = tag("div", *views, role="tablist", aria_label=words.VIEW, class_="views")
    controls = (button(words.SIZE, "size"), button(words.LOOK, "look"), export.control())
    return tag("header", rail, tag("h1", words.PRODUCT, id="title"), tabs, tag("div", *controls, class_="controls", role="group", aria_label=words.CONTROLS))


def rail() -> Markup:
    """Conversations kept in this browser, and what can be asked."""
    talks = tag("div", id="talks")
    return tag("nav", button(words.NEW, "new"), talks, tag("div", id="asks"), tag("p", words.KEPT_HERE, class_="muted"), aria_label=words.TALKS)


def said() -> Markup:
    """Where the conversation goes, and what a screen reader is told of it."""
    told = tag("p", role="status", id="told", class_="unseen")
    welcome = tag("div", id="welcome")
    return tag(
        "div",
        welcome,
        tag("div", class_="talk", id="talk", role="log", aria_live="off", aria_label=words.CONVERSATION, tabindex=0),
        told,
        tag("template", _exchange(), id="exchange"),
    )


def entry() -> Markup:
    """Where one types; a line above it says what is wrong."""
    box = tag("textarea", id="question", rows=1, placeholder=words.PLACEHOLDER, aria_label=words.QUESTION, enterkeyhint="send", autocomplete="off")
    form = tag("form", box, tag("button", words.SEND, type="submit", id="send"), id="ask-form")
    return tag("div", tag("p", id="notice", role="alert", hidden=True), form)


def original() -> Markup:
    """The source column, before anything is opened."""
    return tag("aside", nothing(), id="original", aria_label=words.SOURCE)


def read() -> Markup:
    """The reading view: search and tree at the left, a section at the right."""
    box = tag("input", type="search", id="find", placeholder=words.FIND_PLACEHOLDER, aria_label=words.FIND, maxlength=60)
    left = tag("div", box, tag("div", id="finds"), tag("div", id="tree"), class_="contents")
    return tag("div", left, tag("div", tag("p", words.PICK_SECTION, class_="muted"), id="section", tabindex=-1), class_="reader")


def button(text: str, id: str, **attributes: str | None) -> Markup:
    """A plain button."""
    return tag("button", text, type="button", class_="plain", id=id, **attributes)


def _exchange() -> Markup:
    edit = tag("button", words.EDIT, type="button", class_="plain edit", data_edit=True)
    asked = tag("div", tag("h2", class_="question", tabindex=-1), edit, class_="asked")
    return tag("article", asked, tag("div", class_="answer"), tag("p", class_="state", hidden=True), class_="exchange")

"""The figures view: the indicators as the plan prints them, base against target as bars, and every figure of the plan, to be filtered, sorted and searched.

All of it is sent once; `static/figures.js` shows and hides. A row opens its source as every citation does, by place and words:

>>> link(fact, str(fact.locator))
Markup('<a class="place" href="#source" data-fact="box1-1-13-target" data-place="专栏1-1" …>第一章第五节 专栏1-1，第17页</a>')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from urllib.parse import urlencode

from assistant.chat import words
from assistant.chat.charts import drawable, drawn, together
from assistant.chat.markup import Markup, tag
from assistant.write.phrase import figure
from corpus.facts import Fact
from corpus.plan import Plan
from index.search import Index

SERIAL = "序号"
SHORT = 5  # a cell of so few characters is not broken


def figures(index: Index) -> Markup:
    """The whole view; empty filters show everything."""
    rows = indicators(index.facts)
    views = {"indicators": _indicators(rows, index.plan), "charts": _charts(rows, index.plan), "facts": _facts(index.facts, index.plan)}
    shown = {name: view for name, view in views.items() if view}
    panels = [tag("div", view, class_="panel", data_kind=name, hidden=name != next(iter(shown))) for name, view in shown.items()]
    status = tag("p", role="status", class_="count", data_all=words.ALL, data_left=words.LEFT, data_none=words.NONE_LEFT)
    controls = (_choice(shown), _filters(index.facts), tag("div", status, _downloads(index.plan, rows), class_="under"))
    return tag("div", *controls, *panels, class_="figures")


def link(fact: Fact, text: str) -> Markup:
    """Opens the original at a fact; `source.js` looks for its `data-place`."""
    name = words.FACT_NAME.format(subject=fact.subject, label=fact.locator)
    place, span = fact.locator.place.own_label, (fact.char_start, fact.char_end)
    opens = {"data_fact": fact.id, "data_place": place, "data_start": span[0], "data_end": span[1]}
    return tag("a", text, class_="place", href="#source", **opens, aria_label=name, title=name)


def place() -> Markup:
    """Where the view goes once it is looked at."""
    return tag("div", id="figures-here")


def indicators(facts: Iterable[Fact]) -> list[list[Fact]]:
    """The facts of one table row together, in the order of the plan."""
    return [list(row) for _, row in groupby((fact for fact in facts if fact.row), key=lambda fact: fact.locator.anchor)]


# ---- what is shown, and of it what ---------------------------------------------------------------------------------------------------


def _choice(views: Iterable[str]) -> Markup:
    names = list(views)
    radios = [tag("label", tag("input", type="radio", name="kind", value=name, checked=name == names[0]), tag("span", words.KINDS[name])) for name in names]
    return tag("fieldset", tag("legend", words.KIND), *radios, class_="kinds")


def _filters(facts: Sequence[Fact]) -> Markup:
    chosen = [_select(name, label, values) for name, label in words.FILTERS.items() if (values := _values(facts, name))]
    search = tag(
        "label", tag("span", words.LOOK_FOR), tag("input", type="search", name="text", placeholder=words.LOOK_FOR_HINT, autocomplete="off"), class_="search"
    )
    return tag("div", search, *chosen, tag("button", words.CLEAR, type="button", class_="clear", data_clear=True), class_="filters", role="search")


def _values(facts: Sequence[Fact], name: str) -> list[str]:
    return list(dict.fromkeys(value for fact in facts if (value := _asked([fact])[f"data_{name}"])))


def _select(name: str, label: str, values: Sequence[str]) -> Markup:
    options = [tag("option", words.ANY, value=""), *(tag("option", value, value=value) for value in values)]
    return tag("label", tag("span", label), tag("select", *options, name=name, aria_label=label))


def _asked(facts: Sequence[Fact]) -> dict[str, str]:
    """What the filters ask of a row; the downloads ask the same of `corpus.facts.chosen`."""
    fact = facts[0]
    told = {"category": fact.category or "", "attribute": fact.attribute or "", "chapter": fact.chapter, "words": together(facts)}
    return {f"data_{name}": value for name, value in told.items()} | {"data_unit": " ".join(dict.fromkeys(fact.unit for fact in facts))}


def _downloads(plan: Plan, rows: Sequence[Sequence[Fact]]) -> Markup:
    """What is shown, as a file: the script adds the filters to the address, without it the file holds everything."""
    box = rows[0][0].locator.place.own_label if rows else ""
    links = [
        tag("a", label, href="/v1/facts?" + urlencode({"plan": plan.id, "format": kind}), download=f"{plan.id}-facts.{kind}", data_format=kind)
        for kind, label in words.DOWNLOADS.items()
    ]
    return tag("p", *links, class_="downloads", data_plan=plan.id, data_box=box)


# ---- the three views -----------------------------------------------------------------------------------------------------------------


def _indicators(rows: Sequence[Sequence[Fact]], plan: Plan) -> Markup:
    """The table under the plan's own heads, where each row stands, and what the plan notes under it."""
    if not rows:
        return Markup()
    heads = list(rows[0][0].row or {})
    body = [
        tag("tr", *(_cell(facts[0].row or {}, head, facts) for head in heads), _place(facts[0], facts[0].locator.pages or facts[0].label), **_asked(facts))
        for facts in rows
    ]
    notes = [tag("p", passage.text, class_="note") for passage in plan.passages_of(rows[0][0].locator.place.own_label) if passage.kind == "note"]
    table = _table(words.KINDS["indicators"], [*heads, words.COLUMNS["place"]], body, {head for head in heads if "年" in head})
    return Markup("").join([table, *notes])


def _cell(row: Mapping[str, str], head: str, facts: Sequence[Fact]) -> Markup:
    text = row.get(head, "")
    value = next((fact.value for fact in facts if fact.column == head), None)
    kind = "serial" if head == SERIAL else "number" if "年" in head else "short" if len(text) <= SHORT else "name"
    return tag("td", text, class_=kind, data_sort=value or (text if head == SERIAL else None))


def _charts(rows: Sequence[Sequence[Fact]], plan: Plan) -> Markup:
    """Base against target, a chart for each unit; what has no second figure to stand against is in the table."""
    named = plan.aliases[0] if plan.aliases else plan.title
    made = drawable(fact for row in rows for fact in row)
    return tag("div", *(drawn(chart, named) for chart in made), class_="charts") if made else Markup()


def _facts(facts: Sequence[Fact], plan: Plan) -> Markup:
    body = [tag("tr", *_told(fact), _place(fact, str(fact.locator)), **_asked([fact])) for fact in facts]
    return _table(words.KINDS["facts"], list(words.COLUMNS.values()), body, {words.COLUMNS["figure"]})


def _told(fact: Fact) -> list[Markup]:
    stage, scope = words.STAGES[fact.stage], "" if fact.scope in words.WHOLE else fact.scope
    return [
        tag("td", fact.subject, class_="name"), tag("td", figure(fact).strip("“”"), class_="number", data_sort=fact.value), tag("td", fact.period, class_="short"),
        tag("td", stage, class_="short"), tag("td", fact.attribute or "", class_="short"), tag("td", scope),
    ]  # fmt: skip


def _place(fact: Fact, text: str) -> Markup:
    return tag("td", link(fact, text), class_="from")


def _table(name: str, heads: Sequence[str], body: Sequence[Markup], numbers: set[str]) -> Markup:
    columns = [
        tag("th", tag("button", head, type="button", title=words.SORT.format(head=head)), scope="col", class_="number" if head in numbers else None)
        for head in heads
    ]
    return tag("div", tag("table", tag("thead", tag("tr", *columns)), tag("tbody", *body)), class_="sheet", tabindex=0, role="region", aria_label=name)

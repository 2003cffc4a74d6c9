"""The directive ``{question}``: a question that judges an answer; nothing of it is graded.

::

    :::{question} At which place of its vector is line 10, column 3?
    :number: 283
    - 280

      Reason: that is where the line begins.

    The explanation, which opens after an answer or on demand.
    :::

``:number:`` takes an answer as it is written; right is what differs by no more than a unit of its
last digit and a hundredth of itself (``:tolerance:`` says otherwise), whole numbers must be met. A
list first in the text holds wrong numbers, each with its reason below it. ``:choice: 2`` takes a
numbered list of answers, the second one right, and ``:order:`` a numbered list in its right order.
Without a script the explanation opens as every other box does. _static/questions.js remembers
answers in the browser.
"""

from decimal import Decimal, InvalidOperation

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from texts import say


class Question(nodes.General, nodes.Element):
    """One question: its title, its options, its explanation."""


class Options(nodes.General, nodes.Element):
    """The answers to choose from or to order, or wrong numbers."""


class Option(nodes.General, nodes.Element):
    """One of them; what follows its first paragraph is the reason against it."""


class Reason(nodes.General, nodes.Element):
    """Why an answer is wrong."""


class Explanation(nodes.General, nodes.Element):
    """What opens."""


def tolerance(answer: str) -> str:
    """Return a unit of the last digit as it is written, or a hundredth; 0 for a whole number."""
    number = Decimal(answer)
    exponent = number.as_tuple().exponent
    return str(min(Decimal(1).scaleb(exponent), abs(number) / 100)) if exponent < 0 else "0"


class Ask(SphinxDirective):
    """Read a question."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {  # noqa: RUF012
        "number": directives.unchanged_required,
        "tolerance": directives.unchanged_required,
        "choice": directives.positive_int,
        "order": directives.flag,
    }

    def run(self):
        """Sort the text into options and explanation."""
        kinds = [kind for kind in ("number", "choice", "order") if kind in self.options]
        if len(kinds) != 1:
            raise self.error("a question has one of :number:, :choice: and :order:")
        (kind,) = kinds
        answer = str(self.options[kind] or "")
        number = len(self.env.metadata[self.env.docname].setdefault("questions", []))
        self.env.metadata[self.env.docname]["questions"].append(kind)
        question = Question(kind=kind, answer=answer, id=f"question-{number + 1}")
        if kind == "number":
            try:
                question["tolerance"] = self.options.get("tolerance") or tolerance(answer)
            except InvalidOperation:
                raise self.error(f":number: must be a number, not {answer!r}") from None
        title, messages = self.state.inline_text(self.arguments[0], self.lineno)
        question += nodes.paragraph("", "", *title, classes=["admonition-title"])
        body = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, body)
        children = list(body.children)
        listed = nodes.bullet_list if kind == "number" else nodes.enumerated_list
        if children and isinstance(children[0], listed):
            question += self.listed(children.pop(0))
            self.apart(question)
        elif kind != "number":
            raise self.error(f"a question with :{kind}: begins with a numbered list")
        explanation = Explanation()
        explanation += children
        question += explanation
        return [question, *messages]

    def apart(self, question) -> None:
        """Refuse a wrong number that would be judged right."""
        for option in question.findall(Option) if question["kind"] == "number" else ():
            wrong = Decimal(option[0].astext().replace("−", "-"))
            if abs(wrong - Decimal(question["answer"])) <= Decimal(question["tolerance"]):
                raise self.error(f"{wrong} is too near to the right answer for its tolerance")

    def listed(self, given) -> Options:
        """Make the options of a list."""
        options = Options(kind=self.options.get("choice", 0))
        for item in given.children:
            option = Option()
            option += item.children[0].children
            if item.children[1:]:
                reason = Reason()
                reason += item.children[1:]
                option += reason
            options += option
        right = self.options.get("choice", 0)
        if right > len(options):
            raise self.error(f":choice: {right}, but there are {len(options)} answers")
        without = [k for k, o in enumerate(options.children, 1) if not o.next_node(Reason)]
        if right and without != [right]:
            raise self.error("each wrong answer, and no other, has its reason below it")
        return options


def visit_question(translator, node):
    """Begin the box."""
    data = f'data-kind="{node["kind"]}" data-answer="{node["answer"]}"'
    if "tolerance" in node:
        data += f' data-tolerance="{node["tolerance"]}"'
    translator.body.append(f'<div class="admonition question asks" id="{node["id"]}" {data}>\n')


def visit_options(translator, node):
    """Begin the list."""
    translator.body.append('<ul class="options">\n')


def visit_option(translator, node):
    """Begin one answer."""
    translator.body.append("<li>")


def visit_reason(translator, node):
    """Begin the reason, shown once the answer has been given."""
    translator.body.append('<div class="reason">')


def visit_explanation(translator, node):
    """Begin what opens, as `pages` writes other boxes that open."""
    is_open = " open" if translator.builder.name == "singlehtml" else ""
    translator.body.append(f"<details{is_open}><summary>{say('answer')}</summary>\n")


def closes(tag):
    """Return a function that ends what was begun."""

    def depart(translator, node):
        translator.body.append(f"</{tag}>\n")

    return depart


def load(app, pagename, templatename, context, doctree):
    """Load the script on the pages that ask."""
    if (app.env.metadata.get(pagename) or {}).get("questions"):
        context["page_scripts"] = [*context.get("page_scripts", []), "questions.js"]


def setup(app):
    """Register everything."""
    app.add_directive("question", Ask)
    for node, visit, tag in (
        (Question, visit_question, "div"),
        (Options, visit_options, "ul"),
        (Option, visit_option, "li"),
        (Reason, visit_reason, "div"),
        (Explanation, visit_explanation, "details"),
    ):
        app.add_node(node, html=(visit, closes(tag)))
    app.connect("html-page-context", load)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

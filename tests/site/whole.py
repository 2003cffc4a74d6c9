"""How a test has a page as a whole: what is far below else has no text, explorers else come later."""

WHOLE = "document.documentElement.dataset.whole = ''"
COMPLETE = "!document.querySelector('.explorer:not(.ready)')"


def lay_out(page) -> None:
    """Have all of a page laid out, its explorers included."""
    page.evaluate(WHOLE)
    page.wait_for_function(COMPLETE)

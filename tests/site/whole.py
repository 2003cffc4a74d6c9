"""How a test has a page laid out as a whole: what is far below has else no text to be read off it."""

WHOLE = "document.documentElement.dataset.whole = ''"

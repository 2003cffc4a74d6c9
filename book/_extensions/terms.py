"""The glossary as a script, so that _static/terms.js can show a definition where a term stands.

It is a script and no JSON, as a page opened from a disk may not fetch; it is asked for when the
first term is touched.
"""

import json
import re
from pathlib import Path

GLOSSARY = "book/glossary"
ENTRY = re.compile(r"((?:<dt id=\"[^\"]+\".*?</dt>\s*)+)<dd>(.*?)</dd>", re.DOTALL)
NAME = re.compile(r'<dt id="([^"]+)"[^>]*>(.*?)(?:<a class="headerlink".*?</a>)?</dt>', re.DOTALL)


def definitions(page: str) -> dict[str, list[str]]:
    """Read the built glossary: for the id of each term its name and its definition, as HTML."""
    found = {}
    for terms, definition in ENTRY.findall(page):
        text = re.sub(r"</?p>", "", definition).strip()
        for name, title in NAME.findall(terms):
            found[name] = [title.strip(), text]
    return found


def publish(app, exception):
    """Write the definitions beside the other scripts."""
    page = Path(app.outdir, f"{GLOSSARY}.html")
    if exception or app.builder.name != "html" or not page.exists():
        return
    told = json.dumps(definitions(page.read_text(encoding="utf-8")), ensure_ascii=False)
    script = Path(app.outdir, "_static", "definitions.js")
    script.write_text(f"showDefinitions({told});\n", encoding="utf-8")


def setup(app):
    """Come after `pages` has cleared the folder of scripts."""
    app.connect("build-finished", publish, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

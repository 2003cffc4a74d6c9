"""Scripts, handlers, frames and styles in outputs of every kind.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
from IPython.display import HTML, SVG, Javascript, Image, display, Markdown, Latex, IFrame
display(HTML("<script>alert('forged-script')</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>x</a><iframe src=//evil></iframe><style>.failed{display:none}</style><b onclick=alert(1)>x</b>"))
display(Javascript("alert('forged-script')"))
display(SVG("<svg xmlns='http://www.w3.org/2000/svg'><script>alert('forged-script')</script></svg>"))
display(Markdown("<script>alert('forged-script')</script>"), Latex("$x$"), IFrame("javascript:alert(1)", 1, 1))
display({"text/html": "<script>alert('forged-script')</script>", "image/png": "\"><script>alert('forged-script')</script>", "application/javascript": "1"}, raw=True)
print("<script>alert('forged-script')</script>")
raise type("<script>", (Exception,), {})("<script>alert('forged-script')</script>")
# %% essay
<script>alert('forged-script')</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) ![x](attachment:x.svg) <style>.failed{display:none}</style>

"""What can be seen in the built files, without a browser."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
import yaml
from bs4 import BeautifulSoup

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
BARE = {"404.html", "index.html", "search.html"}  # pages without a text of their own
LONGEST = 230_000  # bytes of a page's HTML, uncompressed
RAW_TEX = re.compile(
    r"\\(frac|begin|sigma|sum|mathrm|text|cdot|partial|left|operatorname)\b|\$[^$\s][^$\n]*\$"
)


@pytest.fixture(scope="session")
def pages(site) -> dict[str, BeautifulSoup]:
    """Return every page of the site, parsed."""
    paths = sorted(site.rglob("*.html"))
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in paths
    }


@pytest.fixture(scope="session")
def texts(pages):
    """Return the pages that are read: all but search, 404 and the redirect at the root."""
    return {name: page for name, page in pages.items() if name not in BARE}


def test_every_page_of_the_contents_is_there(site):
    names = re.findall(r"(?:file|root): (\S+)", (ROOT / "_toc.yml").read_text())
    assert [name for name in names if not (site / f"{name}.html").exists()] == []


def test_titles_and_descriptions(pages, texts):
    titles = Counter(page.title.get_text() for name, page in pages.items() if name != "index.html")
    assert [title for title, count in titles.items() if count > 1] == []
    descriptions = Counter()
    for name, page in texts.items():
        meta = page.find("meta", attrs={"name": "description"})
        assert meta, f"{name} has no description"
        assert 30 <= len(meta["content"]) <= 160, f"{name}: {meta['content']}"
        assert not RAW_TEX.search(meta["content"]), name
        descriptions[meta["content"]] += 1
        assert page.find("meta", property="og:title"), name
        assert page.find("meta", property="og:description"), name
    assert [text for text, count in descriptions.items() if count > 1] == []


def test_structure(texts):
    for name, page in texts.items():
        assert page.html["lang"] == "en", name
        assert len(page.find_all("h1")) == 1, f"{name} must have one h1"
        levels = [int(heading.name[1]) for heading in page.article.find_all(re.compile("h[1-6]$"))]
        assert all(b - a <= 1 for a, b in pairwise(levels)), (name, levels)
        ids = Counter(tag["id"] for tag in page.find_all(id=True))
        assert [id for id, count in ids.items() if count > 1] == [], name


def test_every_picture_is_described(pages):
    for name, page in pages.items():
        for image in page.find_all("img"):
            assert image.get("alt", "").strip(), f"{name}: {image}"
        for figure in page.find_all("svg", class_="figure"):
            label = figure["aria-label"]
            assert len(label) > 20, f"{name}: {label!r}"
            assert "jupyter_execute" not in label, name


def test_internal_links_and_anchors(site, pages):
    anchors = {
        name: {tag["id"] for tag in page.find_all(id=True)} | {""} for name, page in pages.items()
    }
    dead = []
    for name, page in pages.items():
        if name == "404.html":
            continue
        for tag in page.find_all(href=True):
            link = urlsplit(tag["href"])
            if link.scheme or link.netloc:
                continue
            target = (site / name).parent / unquote(link.path) if link.path else site / name
            target = target.resolve()
            if not target.is_file():
                dead.append(f"{name}: {tag['href']}")
            elif target.suffix == ".html":
                known = anchors[target.relative_to(site.resolve()).as_posix()]
                if unquote(link.fragment) not in known:
                    dead.append(f"{name}: {tag['href']}")
    assert dead == []


def test_nothing_is_loaded_from_elsewhere(site, pages):
    for name, page in pages.items():
        for tag in page.find_all(["script", "img", "iframe", "video", "source", "embed"], src=True):
            assert not urlsplit(tag["src"]).netloc, f"{name}: {tag}"
        for tag in page.find_all("link", href=True):
            assert tag["rel"] == ["canonical"] or not urlsplit(tag["href"]).netloc, f"{name}: {tag}"
    style = (site / "_static" / "site.css").read_text()
    assert not re.search(r"url\([\"']?(https?:)?//|@import", style)
    files = {path.group(1) for path in re.finditer(r"url\(([\w./-]+)\)", style)}
    assert [name for name in files if not (site / "_static" / name).is_file()] == []


def test_mathematics_is_rendered(texts):
    formulas = 0
    for name, page in texts.items():
        assert not page.find(class_="katex-error"), name
        formulas += len(page.find_all(class_="kh"))
        for tag in page.find_all(["annotation", "code", "pre", "script", "svg"]):
            tag.extract()
        assert not RAW_TEX.search(page.get_text()), (name, RAW_TEX.search(page.get_text()))
    assert formulas > 50


def test_no_cell_failed(texts):
    for name, page in texts.items():
        assert not page.select(".output.traceback"), name


def test_figures_follow_the_mode(site, texts):
    """A white box or black text would be invisible, or a glare, in one of the two modes."""
    for name, page in texts.items():
        files = [site / name / ".." / image["src"] for image in page.select("img.figure")]
        drawn = [BeautifulSoup(path.resolve().read_text(), "html.parser").svg for path in files]
        for figure in page.find_all("svg", class_="figure") + drawn:
            drawing = str(figure)
            assert "#010203" not in drawing, f"{name}: a placeholder is left"
            written = "DejaVu" in drawing  # letters are outlines, named after their font
            assert "currentColor" in drawing or not written, f"{name}: text of a fixed colour"
            for glyph in figure.find_all("rect"):
                assert "fill: #ffffff" not in glyph.get("style", ""), f"{name}: a white box"
            patch = figure.find("path", style=re.compile("fill: #ffffff"))
            assert patch is None or "stroke" in patch["style"], f"{name}: a white box"


def test_every_exercise_is_offered(site, pages):
    for source in sorted((ROOT / "book").glob("*/exercises.ipynb")):
        chapter = source.parent.name
        name = f"book/{chapter}/exercises.html"
        if name not in pages:
            continue
        offered = [a["href"] for a in pages[name].select("p.offer a[download]")]
        assert f"../../downloads/{chapter}/exercises.ipynb" in offered
        link = pages[name].select_one("p.offer a[href$='exercises.ipynb']")
        assert link["download"] == f"{chapter}.ipynb"
        for href in offered:
            assert (site / name).parent.joinpath(href).is_file()
        notebook = nbformat.read(site / "downloads" / chapter / "exercises.ipynb", as_version=4)
        nbformat.validate(notebook)
        assert [cell.metadata.nbgrader.grade_id for cell in notebook.cells] == [
            cell.metadata.nbgrader.grade_id for cell in nbformat.read(source, as_version=4).cells
        ]
        assert all(not cell.get("outputs") for cell in notebook.cells)
        data = [
            p.name
            for p in source.parent.iterdir()
            if p.suffix not in {".md", ".ipynb"} and p.is_file()
        ]
        assert {f"../../downloads/{chapter}/{file}" for file in data} <= set(offered)


def test_the_download_is_what_nbgrader_releases(site):
    released = sorted((ROOT / "release").glob("*/exercises.ipynb"))
    if not released:
        pytest.skip("nothing is released: 'make release' does it")
    for path in released:
        source = ROOT / "book" / path.parent.name / path.name
        offered = site / "downloads" / path.parent.name / path.name
        if source.stat().st_mtime > min(path.stat().st_mtime, offered.stat().st_mtime):
            continue
        ours, theirs = (nbformat.read(p, as_version=4).cells for p in (offered, path))
        assert [c.source for c in ours] == [c.source for c in theirs], path
        assert [c.metadata.nbgrader for c in ours] == [c.metadata.nbgrader for c in theirs], path


def test_files_of_a_website(site):
    config = yaml.safe_load((ROOT / "_config.yml").read_text())
    assert "User-agent" in (site / "robots.txt").read_text()
    missing = BeautifulSoup((site / "404.html").read_text(), "html.parser")
    assert not missing.find(src=True)
    if config["html"]["baseurl"]:
        sitemap = (site / "sitemap.xml").read_text()
        for path in (site / "book").rglob("*.html"):
            assert f"/{path.relative_to(site).as_posix()}</loc>" in sitemap


def test_search_index_knows_the_terms(site):
    index = (site / "search" / "index.js").read_text("utf-8")
    index = json.loads(re.fullmatch(r"searchIndex\((.*)\)\s*", index, re.S)[1])
    for word in ("broadcasting", "交叉熵", "lipo", "σ", "∂", "leaky_relu"):
        assert word in index["words"], word
    for term in ("back-propagation", "backpropagation", "反向传播"):
        page, anchor = index["terms"][term]
        assert index["pages"][page][0] == "book/networks/backward"
        assert anchor == "four-formulas-for-one-sample"
    assert not (site / "searchindex.js").exists()


def test_no_page_is_long(site, record_property):
    """HTML and stylesheet come before anything is seen, where nothing compresses them as well."""
    weights = {
        path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")
    }
    longest = max(weights, key=weights.get)
    record_property("Longest page", f"{longest}, {weights[longest] / 1000:.0f} kB uncompressed")
    assert {name: size for name, size in weights.items() if size > LONGEST} == {}
    assert (site / "_static" / "site.css").stat().st_size < 45_000


def test_weight_on_disk(site):
    fetched_on_demand = {"pyodide", "practice"}
    files = [path for path in (site / "_static").rglob("*") if path.is_file()]
    here = [p for p in files if not fetched_on_demand & set(p.relative_to(site).parts)]
    assert sum(path.stat().st_size for path in here) < 700_000
    practice = site / "_static" / "practice"
    if practice.exists():
        assert (practice / "start.js").stat().st_size < 12_000
        assert sum(p.stat().st_size for p in practice.rglob("*") if p.is_file()) < 600_000
    assert Path(site / "_static" / "site.js").stat().st_size < 10_000

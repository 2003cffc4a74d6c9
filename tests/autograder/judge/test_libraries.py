"""Usual checks of what libraries make: the right answer passes, a wrong one fails."""

import pytest

PANDAS = "import pandas as pd\nfrom pandas.testing import assert_frame_equal, assert_series_equal\n"
FRAME = "pd.DataFrame({'a': [1, 2, 3], 'b': ['x', 'y', None]})"
CASES = {
    "an equal frame": (
        "pandas",
        f"import pandas as pd\ndef make():\n    return {FRAME}",
        f"import pandas as pd\ndef make():\n    return {FRAME}.iloc[::-1]",
        f"{PANDAS}assert_frame_equal(make(), {FRAME})\nassert make().equals({FRAME})",
    ),
    "a frame without pandas among the tests": (
        "pandas",
        f"import pandas as pd\ndf = {FRAME}",
        f"import pandas as pd\ndf = {FRAME}.T",
        "assert df.shape == (3, 2)\nassert list(df.columns) == ['a', 'b']\n"
        "assert df[df.a > 1].b.isna().sum() == 1",
    ),
    "a frame that a function changes": (
        "pandas",
        "def clean(df):\n    df.drop(columns='b', inplace=True)\n    df['c'] = df.a * 2",
        "def clean(df):\n    df = df.drop(columns='b')\n    df['c'] = df.a * 2",
        f"{PANDAS}df = {FRAME}\nclean(df)\nassert list(df.columns) == ['a', 'c']\n"
        "assert isinstance(df, pd.DataFrame)\nassert df.c.tolist() == [2, 4, 6]",
    ),
    "a series of moments": (
        "pandas",
        "import pandas as pd\ndays = pd.Series(pd.date_range('2026-01-31', periods=3, freq='ME'))",
        "import pandas as pd\ndays = pd.Series(pd.date_range('2026-01-30', periods=3, freq='D'))",
        f"{PANDAS}assert days.dt.month.tolist() == [1, 2, 3]\n"
        "assert days.max() == pd.Timestamp('2026-03-31')",
    ),
    "grouping": (
        "pandas",
        "def means(df):\n    return df.groupby('k').v.mean()",
        "def means(df):\n    return df.groupby('k').v.sum()",
        f"{PANDAS}df = pd.DataFrame({{'k': ['a', 'b', 'a'], 'v': [1.0, 2.0, 4.0]}})\n"
        "expected = pd.Series([2.5, 2.0], index=pd.Index(['a', 'b'], name='k'), name='v')\n"
        "assert_series_equal(means(df), expected)",
    ),
    "a sparse matrix": (
        "scipy",
        "from scipy import sparse\ndef second(n):\n"
        "    return sparse.diags_array([1.0, -2.0, 1.0], offsets=[-1, 0, 1], shape=(n, n)).tocsr()",
        "from scipy import sparse\ndef second(n):\n    return sparse.eye_array(n).tocsr()",
        "from scipy import sparse\nm = second(4)\nassert sparse.issparse(m)\n"
        "assert m.format == 'csr'\nassert m.nnz == 10\nassert (m @ [1, 1, 1, 1])[1] == 0",
    ),
    "an expression": (
        "sympy",
        "import sympy\nx = sympy.Symbol('x')\ndef slope(f):\n    return sympy.diff(f, x)",
        "import sympy\nx = sympy.Symbol('x')\ndef slope(f):\n    return sympy.integrate(f, x)",
        "import sympy\nx = sympy.Symbol('x')\n"
        "assert sympy.simplify(slope(sympy.sin(x) ** 2) - sympy.sin(2 * x)) == 0\n"
        "assert slope(x**3) == 3 * x**2",
    ),
    "a graph": (
        "networkx",
        "def connect(g):\n    g.add_edge('a', 'b', weight=2)\n    return g",
        "def connect(g):\n    g.add_edge('a', 'b')\n    return g",
        "import networkx as nx\ng = nx.Graph()\nassert connect(g) is g\n"
        "assert g.edges['a', 'b'] == {'weight': 2}",
    ),
    "an image": (
        "PIL",
        "from PIL import Image\ndef grey(image):\n    return image.convert('L')",
        "from PIL import Image\ndef grey(image):\n    return image.rotate(90)",
        "from PIL import Image\nresult = grey(Image.new('RGB', (4, 3), (9, 9, 9)))\n"
        "assert isinstance(result, Image.Image)\nassert result.mode == 'L'\n"
        "assert result.getpixel((0, 0)) == 9",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_right_passes_and_wrong_fails(desk, name):
    library, right, wrong, test = CASES[name]
    pytest.importorskip(library, reason=f"{library} is not installed")
    assert desk.check(right, test).score == 2, desk.check(right, test)
    assert desk.check(wrong, test, reference=right).score == 0

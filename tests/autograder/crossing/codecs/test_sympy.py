"""Expressions, equations, matrices and sets of SymPy cross as what they are, unevaluated ones too."""

import pytest

sympy = pytest.importorskip("sympy", reason="SymPy is not installed")

from sympy import (  # noqa: E402
    Derivative,
    Dummy,
    Eq,
    Float,
    Function,
    Integer,
    Integral,
    Interval,
    Lambda,
    Limit,
    Matrix,
    MatrixSymbol,
    Piecewise,
    Pow,
    Product,
    Rational,
    S,
    Sum,
    Symbol,
    oo,
    pi,
    symbols,
)

from autograder.crossing.codecs import codec_named  # noqa: E402
from tests.autograder.crossing.codecs.travelling import (  # noqa: E402
    apart,
    attack,
    restored,
    together,
    travel,
)

x, y, z = symbols("x y z")
n = Symbol("n", integer=True, positive=True)
f, g = Function("f"), Function("g", real=True)
A = MatrixSymbol("A", 2, n)

EXPRESSIONS = [
    *(x, n, Symbol("a b"), Symbol("α_1", commutative=False), Integer(0), Integer(1), Integer(-1)),
    *(Integer(10**50), Rational(1, 2), Rational(-22, 7), Float("1.25"), Float("1e-300", 40), pi),
    *(S.Infinity, -oo, S.ComplexInfinity, S.NaN, S.ImaginaryUnit, S.Exp1, S.GoldenRatio),
    *(x + 1, 2 * x * y, x**2 / (y - 1), sympy.sqrt(x), -x, (x + y) ** Rational(3, 2), x ** (-y)),
    *(
        sympy.sin(x) * sympy.exp(-x) + sympy.log(y),
        sympy.atan2(y, x),
        sympy.Abs(x),
        sympy.Max(x, y),
    ),
    *(sympy.factorial(n), sympy.binomial(n, 2), sympy.gamma(x), sympy.erf(x), sympy.floor(x)),
    *(f(x), f(x, y).diff(x), g(n), Derivative(f(x), (x, 2)), f(x).diff(x) + f(x) - x),
    *(
        Integral(x**2, (x, 0, 1)),
        Integral(f(x), x),
        Sum(1 / n**2, (n, 1, oo)),
        Product(n, (n, 1, 5)),
    ),
    *(Limit(sympy.sin(x) / x, x, 0), Lambda((x, y), x + y), sympy.Tuple(x, 1)),
    *(Piecewise((x, x > 0), (-x, True)), sympy.Heaviside(x), sympy.DiracDelta(x - 1)),
    *(Eq(x, y), sympy.Ne(x, 1), x < y, x >= 2, (x > 0) & (y < 1), ~(x > 0) | Eq(y, 2), S.true),
    *(sympy.FiniteSet(1, x, pi), Interval(0, 1), Interval.open(x, oo), S.EmptySet, S.Reals),
    *(S.Naturals0, sympy.Union(Interval(0, 1), Interval(2, 3)), Interval(0, 1) * Interval(2, 3)),
    *(A, A * A.T, A[0, 1], sympy.Identity(3), sympy.ZeroMatrix(2, 2)),
    *(
        sympy.Mul(2, 3, evaluate=False),
        sympy.Add(x, x, evaluate=False),
        Pow(10, 10**10, evaluate=False),
    ),
    sympy.sin(pi, evaluate=False),
    sympy.series(sympy.sin(x), x, 0, 6).removeO(),
    sympy.expand((x + y + 1) ** 6),
    sympy.integrate(sympy.exp(-(x**2)), x),
]


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=str)
def test_it_arrives_as_it_was(expression):
    data = apart(expression)
    sympy.core.cache.clear_cache()  # else what was built before is found there again
    arrived = together(data)
    assert arrived == expression
    assert arrived.func == expression.func
    assert arrived.args == expression.args
    assert hash(arrived) == hash(expression)
    assert str(arrived) == str(expression)


def test_assumptions_arrive():
    arrived = travel(n)
    assert arrived.is_positive
    assert arrived.is_integer
    assert arrived != Symbol("n")
    assert travel(g(x)).is_real
    assert travel(Symbol("c", commutative=False)).is_commutative is False


def test_a_dummy_is_the_one_it_was():
    dummy = Dummy("t", real=True)
    assert travel(dummy) == dummy
    assert travel(Dummy("t")) != dummy
    assert travel(dummy + x) - dummy == x


def test_precision_arrives():
    number = sympy.pi.evalf(50)
    assert travel(number) == number
    assert travel(number)._prec == number._prec
    assert str(travel(number)) == str(number)


MATRICES = {
    "dense": Matrix([[x, 1], [0, pi]]),
    "fixed": sympy.ImmutableMatrix([[1, 2, 3]]),
    "sparse": sympy.SparseMatrix(2, 3, {(0, 1): x}),
    "fixed and sparse": sympy.ImmutableSparseMatrix(2, 2, {(1, 1): 5}),
    "empty": sympy.zeros(0, 3),
}


@pytest.mark.parametrize("name", MATRICES)
def test_matrices(name):
    matrix = MATRICES[name]
    arrived = travel(matrix)
    assert arrived == matrix
    assert arrived.shape == matrix.shape
    assert (arrived * 2).tolist() == (matrix * 2).tolist()


def test_an_expression_with_a_matrix_in_it():
    assert travel(Eq(sympy.ImmutableMatrix([x]), sympy.ImmutableMatrix([1]))) == Eq(
        sympy.ImmutableMatrix([x]), sympy.ImmutableMatrix([1])
    )


@pytest.mark.parametrize("name", ["dense", "sparse"])
@pytest.mark.parametrize(
    "change",
    [lambda m: m.__setitem__((0, 0), y), lambda m: m.row_del(0), lambda m: m.zip_row_op],
)
def test_a_matrix_that_was_changed_stays_the_same_object(name, change):
    matrix, wanted = MATRICES[name].copy(), MATRICES[name].copy()
    change(wanted)
    assert restored(matrix, change) is matrix
    assert matrix == wanted
    assert matrix.shape == wanted.shape


def test_what_arrives_can_be_worked_with():
    assert sympy.solve(travel(Eq(x**2, 4)), x) == [-2, 2]
    assert travel(sympy.sin(x) * x).diff(x).subs(x, 0) == 0
    assert sympy.simplify(travel((x**2 - 1) / (x - 1)) - x - 1) == 0
    assert travel(Integral(x, (x, 0, 2))).doit() == 2
    assert sympy.dsolve(travel(f(x).diff(x) - f(x))).rhs == Symbol("C1") * sympy.exp(x)
    assert travel(f)(3) == f(3)


def test_what_does_not_cross():
    class Mine(sympy.Expr):
        pass

    for value in (Mine(x), sympy.Poly(x**2, x), sympy.lambdify(x, x), sympy.Symbol):
        with pytest.raises(TypeError):
            apart(value)


@pytest.mark.parametrize("expression", [*EXPRESSIONS, *MATRICES.values(), f, Dummy("t")], ids=str)
@pytest.mark.filterwarnings("ignore")
def test_hostile_parts_are_refused(expression):
    assert attack(expression, tries=30) > 0


TOWER = Pow(10, Pow(10, 10**10, evaluate=False), evaluate=False)
HUGE = Integer(10**40)
CODE = "__import__('os').system('exit')"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Add", (CODE, CODE)),
        ("Add", (1, 2)),
        ("sin", (CODE,)),
        ("sin", (x, y)),
        ("Eq", (x, y)),
        ("Equality", (x, CODE)),
        ("Symbol", (CODE, {"__class__": True})),
        ("Symbol", ("x", {"positive": True, "negative": True})),
        ("Symbol", ("x", {"positive": "yes"})),
        ("Symbol", (3, {})),
        ("Function", (CODE, {"nargs": True})),
        ("AppliedUndef", (sympy.sin, x)),
        ("AppliedUndef", ("f", x)),
        ("AppliedUndef", (f, CODE)),
        ("Integer", ("3",)),
        ("Integer", (3.0,)),
        ("Rational", (4, 2)),
        ("Rational", (1, 0)),
        ("Float", (CODE, 0, 53)),
        ("Float", (1, 10**15, 53)),
        ("Float", (1, 0, 10**9)),
        ("Pow", (x,)),
        ("Pi", (1,)),
        ("MutableDenseMatrix", (1, 1, [CODE])),
        ("MutableDenseMatrix", (10**9, 10**9, [])),
        ("MutableDenseMatrix", (2, 2, [x])),
        (
            "Interval",
            (Integer(0), Pow(10, Pow(10, 10**10, evaluate=False), evaluate=False), S.true, S.true),
        ),
        ("Interval", (x, x + 1)),
        ("Interval", (Integer(3), Integer(1), S.true, S.true)),
        ("Interval", (Integer(0), HUGE, S.true, S.true)),
        ("Integral", (x, Eq(x, TOWER, evaluate=False))),
        ("Sum", (x, sympy.Tuple(x, 0, TOWER))),
        ("Mul", (x, TOWER, A)),
        ("Add", (x, sympy.Tuple(x))),
        ("MatMul", (x, TOWER)),
        ("MatPow", (A, HUGE)),
        ("Range", (Integer(0), HUGE, Integer(1))),
        ("Lambda", (x, CODE)),
        ("Piecewise", (x,)),
        ("Derivative", (x, 3)),
    ],
)
def test_what_is_refused(name, parts, monkeypatch):
    run = []
    monkeypatch.setattr("os.system", run.append)
    with pytest.raises((TypeError, ValueError)):
        codec_named(f"sympy.{name}").build(*parts)
    assert run == []


def test_the_code_would_have_run(monkeypatch):
    run = []
    monkeypatch.setattr("os.system", run.append)
    sympy.sympify(CODE)
    assert run == ["exit"]

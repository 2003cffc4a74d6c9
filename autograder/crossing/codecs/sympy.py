"""Expressions, equations, matrices and plain sets of SymPy, class by class.

Only the classes named here are built, with ``evaluate=False``: no argument is ever a string that
SymPy would parse, and 10^(10^10) stays the power that it was when it was sent.
"""

from functools import partial
from typing import Any

import sympy
from mpmath.libmp import from_man_exp
from sympy.concrete.expr_with_limits import ExprWithLimits
from sympy.core.assumptions import _assume_defined as ASSUMPTIONS
from sympy.core.function import AppliedUndef, UndefinedFunction
from sympy.core.symbol import Str

from autograder.crossing.codecs import Codec
from autograder.crossing.codecs.checks import count, exactly

S = sympy.S
#: Classes that calculate nothing with their arguments, when they are asked not to.
PATIENT = (sympy.Add, sympy.Mul, sympy.Pow, sympy.Function, sympy.Tuple, sympy.Rel, sympy.Lambda)
SINGLETONS = (
    *("Zero One NegativeOne Half Infinity NegativeInfinity ComplexInfinity NaN Pi Exp1").split(),
    *("ImaginaryUnit GoldenRatio EulerGamma Catalan EmptySet UniversalSet Reals Integers").split(),
    *("Naturals Naturals0 Rationals Complexes true false").split(),
)
#: Classes whose values are their arguments, all of them SymPy's own objects.
COMPOUND = (
    *("Add Mul Pow Tuple Lambda Equality Unequality LessThan StrictLessThan GreaterThan").split(),
    *("StrictGreaterThan And Or Not Xor Implies Equivalent ITE Piecewise ExprCondPair").split(),
    *("Derivative Subs Integral Sum Product Limit Abs sign Max Min floor ceiling frac Mod").split(),
    *("exp log LambertW sin cos tan cot sec csc sinc asin acos atan acot asec acsc").split(),
    *("atan2 sinh cosh tanh coth sech csch asinh acosh atanh acoth re im arg conjugate").split(),
    *("factorial factorial2 binomial gamma loggamma digamma beta zeta erf erfc erfi").split(),
    *("Heaviside DiracDelta KroneckerDelta fibonacci harmonic RisingFactorial").split(),
    *("FallingFactorial besselj bessely besseli besselk legendre hermite chebyshevt").split(),
    *("FiniteSet Interval Union Intersection Complement ProductSet Range Contains").split(),
    *("MatrixSymbol MatAdd MatMul MatPow Transpose Inverse Trace Determinant Identity").split(),
    *("ZeroMatrix MatrixElement").split(),
)
#: Those that take their arguments as they are, and know no ``evaluate``.
AS_GIVEN = (
    *("Determinant ExprCondPair Identity Integral Interval Inverse Lambda Limit").split(),
    *("MatrixElement MatrixSymbol Product ProductSet Range Sum Trace Transpose ZeroMatrix").split(),
)
LARGEST_MATRIX = 10**6
LARGEST_PRECISION = 10**5
LARGEST_EXPONENT = 10**6


def _basic(value: Any) -> sympy.Basic:
    """Give one of SymPy's own objects; anything else it might try to parse."""
    if not isinstance(value, sympy.Basic):
        raise TypeError(f"an object of SymPy is expected, not {type(value).__name__}")
    return value


def _calm(argument: sympy.Basic) -> bool:
    """Whether no calculation with an argument takes long: its powers and numbers are small."""
    return all(
        part.exp.is_Rational and abs(part.exp) <= 100 if part.is_Pow else abs(part) <= 10**30
        for part in sympy.preorder_traversal(argument)
        if part.is_Pow or part.is_Rational
    )


def _is_range(limit: sympy.Basic) -> bool:
    """Whether it is a symbol, or a symbol from and to somewhere."""
    return limit.is_Symbol or (type(limit) is sympy.Tuple and limit[:1] and limit[0].is_Symbol)


def _is_number(argument: sympy.Basic) -> bool:
    """Whether sums and products may be made of it; those of matrices are of another kind."""
    return isinstance(argument, sympy.Expr) and not argument.is_Matrix


def _build(kind: type, *arguments: Any) -> sympy.Basic:
    arguments = tuple(map(_basic, arguments))
    patient = issubclass(kind, PATIENT) and not issubclass(kind, sympy.MatrixExpr)
    if not patient and not all(map(_calm, arguments)):
        raise ValueError(f"{kind.__name__} is not built of such large numbers")
    if issubclass(kind, ExprWithLimits) and not all(map(_is_range, arguments[1:])):
        raise ValueError("a sum and an integral have limits")
    if kind in (sympy.Add, sympy.Mul, sympy.Pow) and not all(map(_is_number, arguments)):
        raise ValueError("sums, products and powers are of numbers")
    options = {} if kind.__name__ in AS_GIVEN else {"evaluate": False}
    made = kind(*arguments, **options)
    if type(made) is not kind or made.args != arguments:
        raise ValueError(f"these are no arguments of {kind.__name__}")
    return made


def _apart_float(x: sympy.Float) -> tuple[int, int, int]:
    negative, mantissa, exponent, _ = x._mpf_
    return (-int(mantissa) if negative else int(mantissa)), int(exponent), int(x._prec)


def build_float(mantissa: Any, exponent: Any, precision: Any) -> sympy.Float:
    """Build mantissa · 2^exponent with so many bits."""
    for number in (mantissa, exponent, precision):
        exactly(number, int)
    if not 1 <= precision <= LARGEST_PRECISION or abs(exponent) > LARGEST_EXPONENT:
        raise ValueError("a number with so many digits is not built")
    return sympy.Float._new(from_man_exp(mantissa, exponent, precision, "n"), precision)


def build_integer(number: Any) -> sympy.Integer:
    return sympy.Integer(exactly(number, int))


def build_rational(p: Any, q: Any) -> sympy.Rational:
    made = sympy.Rational(exactly(p, int), exactly(q, int))
    if type(made) is not sympy.Rational:
        raise ValueError("this is no fraction")
    return made


def _assumptions(given: Any) -> dict[str, bool]:
    for name, value in exactly(given, dict).items():
        if type(name) is not str or name not in ASSUMPTIONS | {"commutative"}:
            raise ValueError("nothing of that name can be assumed")
        exactly(value, bool)
    return given


def _assumed(symbol: sympy.Symbol) -> dict[str, bool]:
    """Give what a symbol was made with; what follows from that is left out."""
    made_with = getattr(symbol, "_assumptions_orig", None)
    if made_with is None:
        made_with = symbol._assumptions.generator
    return {name: value for name, value in made_with.items() if value is not None}


def build_symbol(name: Any, assumptions: Any) -> sympy.Symbol:
    return sympy.Symbol(exactly(name, str), **_assumptions(assumptions))


def build_dummy(name: Any, number: Any, assumptions: Any) -> sympy.Dummy:
    """Build a dummy symbol that is the one with that number, and no other."""
    return sympy.Dummy(exactly(name, str), dummy_index=count(number), **_assumptions(assumptions))


def _apart_function(function: UndefinedFunction) -> tuple[str, dict]:
    assumed = {k: v for k, v in function._kwargs.items() if k in ASSUMPTIONS and type(v) is bool}
    return function.__name__, assumed


def build_function(name: Any, assumptions: Any) -> UndefinedFunction:
    return sympy.Function(exactly(name, str), **_assumptions(assumptions))


def build_applied(function: Any, *arguments: Any) -> AppliedUndef:
    exactly(function, UndefinedFunction)
    return function(*map(_basic, arguments), evaluate=False)


def _apart_matrix(matrix: Any) -> tuple[int, int, list]:
    return matrix.rows, matrix.cols, list(matrix.flat())


def _build_matrix(kind: type, rows: Any, columns: Any, entries: Any) -> Any:
    size = count(rows, LARGEST_MATRIX) * count(columns, LARGEST_MATRIX)
    if size != len(exactly(entries, list)):
        raise ValueError("there are too few entries, or too many")
    return kind(rows, columns, [_basic(entry) for entry in entries])


def _restore_matrix(matrix: Any, parts: tuple) -> None:
    made = _build_matrix(type(matrix), *parts)
    matrix._rep, matrix.rows, matrix.cols = made._rep, made.rows, made.cols
    if hasattr(matrix, "_flat"):
        del matrix._flat


def _matrix(kind: type) -> Codec:
    mutable = kind.__name__.startswith("Mutable")
    return Codec(
        f"sympy.{kind.__name__}",
        kind,
        _apart_matrix,
        partial(_build_matrix, kind),
        mutable,
        _restore_matrix if mutable else None,
    )


def _compound(name: str) -> Codec | None:
    kind = getattr(sympy, name, None)
    if name == "ExprCondPair":
        kind = sympy.functions.elementary.piecewise.ExprCondPair
    if name == "MatrixElement":
        kind = sympy.matrices.expressions.matexpr.MatrixElement
    if not isinstance(kind, type):
        return None
    return Codec(f"sympy.{kind.__name__}", kind, lambda x: x.args, partial(_build, kind))


def _singleton(name: str) -> Codec:
    value = getattr(S, name)
    return Codec(f"sympy.{name}", type(value), lambda x: (), lambda: value)


CODECS = (
    *map(_singleton, SINGLETONS),
    *filter(None, map(_compound, COMPOUND)),
    *map(
        _matrix,
        (
            *(sympy.MutableDenseMatrix, sympy.ImmutableDenseMatrix),
            *(sympy.MutableSparseMatrix, sympy.ImmutableSparseMatrix),
        ),
    ),
    Codec("sympy.Integer", sympy.Integer, lambda x: (int(x),), build_integer),
    Codec("sympy.Rational", sympy.Rational, lambda x: (int(x.p), int(x.q)), build_rational),
    Codec("sympy.Float", sympy.Float, _apart_float, build_float),
    Codec("sympy.Symbol", sympy.Symbol, lambda x: (x.name, _assumed(x)), build_symbol),
    Codec(
        "sympy.Dummy",
        sympy.Dummy,
        lambda x: (x.name, x.dummy_index, _assumed(x)),
        build_dummy,
    ),
    Codec("sympy.Str", Str, lambda x: (x.name,), lambda name: Str(exactly(name, str))),
    Codec("sympy.Function", UndefinedFunction, _apart_function, build_function),
    Codec(
        "sympy.AppliedUndef",
        AppliedUndef,
        lambda x: (x.func, *x.args),
        build_applied,
        metaclass=UndefinedFunction,
    ),
)

"""Reaches through the tests' mock: parents, side effects, return values, dunders.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% memoise
def memoise(f):
    def forgetful(x):
        answer = f(x)
        for name in ("side_effect", "return_value", "_mock_parent", "__class__", "__dict__", "mock_add_spec",
                     "attach_mock", "_mock_call_count", "assert_not_called", "method_calls", "call_args_list"):
            for use in (lambda t: t.clear(), lambda t: t(call_count=2), lambda t: t([]), lambda t: t.__setattr__("call_count", 2)):
                try:
                    use(getattr(f, name))
                except BaseException:
                    pass
        return answer
    return forgetful

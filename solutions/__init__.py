"""The reference implementations: one module a chapter, every function of the course once.

What all of them take and refuse alike stands in `arguments`, what keeps their last digits in
`rounding`.
"""

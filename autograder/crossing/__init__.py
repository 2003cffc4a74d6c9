"""What both sides of the wall share: how values, objects and random states go across it.

Everything here is loaded in the judge's process and in the submission's. What the judge reads may
have been written by an attacker: the decoder builds plain data or raises, and never runs anything.
"""

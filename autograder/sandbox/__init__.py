"""The submission's side of the wall, and the wall itself.

A warm parent forks a walled-in process for every submission; the submission's cells run there, in
IPython, and so does whatever the tests call. Nothing that comes out of it is believed to be more
than an answer. `client` is the judge's handle on it.
"""

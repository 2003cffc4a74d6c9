"""The reference implementations: one module a chapter, every function of the course once."""

"""The submission's side: a warm parent process, and a walled-in child for every submission."""

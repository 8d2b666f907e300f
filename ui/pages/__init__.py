"""One page a file, named as in the core."""

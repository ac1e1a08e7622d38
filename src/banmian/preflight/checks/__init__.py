"""The checks, a file a group; registry.py lists them."""

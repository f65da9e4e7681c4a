"""The comparison of variations, with its own tables and picture."""

"""Readers that turn a text or a form into plain objects."""

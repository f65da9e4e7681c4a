"""Measures the built site against a stock Pyodide page on the same machine: `make bench`."""

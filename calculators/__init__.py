"""Calculators for Beijing's rules on budgeting government-procured social work services."""

"""The rules: one pure function over inputs and registers for each calculator."""

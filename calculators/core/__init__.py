"""What all calculators share: fields, decimals, trace, result."""

"""A pocket calculator: what a printed line of the working comes to, exactly."""

import re
from fractions import Fraction

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<word>max|min)(?=\()"
    r"|(?P<sign>[-−+×÷()⌊⌋⌈⌉,%≤<]))"
)
_YEAR = re.compile(r"[0-9]{4}: ")  # 2025: 145391.00 names the year of a figure
_WORDS = re.compile(r"/人月|个月|人| a person-month| person\b| people\b| months?\b")
_CLOSING = {"(": ")", "⌊": "⌋", "⌈": "⌉"}


class NotArithmeticError(ValueError):
    """The line is not arithmetic that a person could work out."""


def cut_short(line: str) -> bool:
    """Return whether a line leaves terms of a sum out: ``1 + 2 + … [12]``."""
    return "…" in line


def evaluate(line: str) -> Fraction:
    """Work a printed line out, without rounding.

    Numbers with or without thousands separators, per cent, + − × ÷, brackets, ⌊ ⌋, ⌈ ⌉,
    max and min; a year and a colon may come first.

    Raises:
        NotArithmeticError: words, a sum cut short, a comparison, a division by zero.
    """
    reader = _Reader(_YEAR.sub("", line, count=1) if _YEAR.match(line) else line)
    value = reader.sum()
    reader.finish()
    return value


def holds(line: str) -> bool:
    """Return whether a chain of comparisons is true: ``80 ≤ 85 < 90``.

    Raises:
        NotArithmeticError: the line is no chain of comparisons.
    """
    reader = _Reader(line)
    left, found = reader.sum(), []
    while sign := reader.accept("≤", "<"):
        right = reader.sum()
        found.append(left < right or (sign == "≤" and left == right))
        left = right
    reader.finish()
    if not found:
        raise NotArithmeticError(line)
    return all(found)


def round_half_up(value: Fraction, places: int) -> Fraction:
    """Round to decimal places as is done by hand, a half away from zero."""
    scale = 10**places
    whole = int(abs(value) * scale + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, scale)


def equation(sentence: str, unit: str) -> tuple[str, str]:
    """Return both sides of a basis such as ``¥50.00/次 × 3次 = ¥150.00`` without its words.

    ``unit`` is the row's; the words are those of the calculator.
    """
    left, _, right = sentence.rpartition(" = ")
    for word in (f"/{unit}", f" {unit}", unit):
        left = left.replace(word, "") if unit else left
    return _WORDS.sub("", left).replace("¥", ""), right.replace("¥", "")


class _Reader:
    """Reads a line from left to right."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.tokens: list[str] = []
        at = 0
        while line[at:].strip():
            match = _TOKEN.match(line, at)
            if match is None:
                raise NotArithmeticError(line)
            self.tokens.append(match[0].strip())
            at = match.end()
        self.at = 0

    def accept(self, *wanted: str) -> str:
        """Take the next token if it is one of those wanted."""
        if self.at < len(self.tokens) and self.tokens[self.at] in wanted:
            self.at += 1
            return self.tokens[self.at - 1]
        return ""

    def expect(self, wanted: str) -> None:
        if not self.accept(wanted):
            raise NotArithmeticError(self.line)

    def finish(self) -> None:
        if self.at < len(self.tokens):
            raise NotArithmeticError(self.line)

    def sum(self) -> Fraction:
        value = self.product()
        while sign := self.accept("+", "−"):
            term = self.product()
            value = value + term if sign == "+" else value - term
        return value

    def product(self) -> Fraction:
        value = self.factor()
        while sign := self.accept("×", "÷"):
            factor = self.factor()
            if sign == "÷" and not factor:
                raise NotArithmeticError(self.line)
            value = value * factor if sign == "×" else value / factor
        return value

    def factor(self) -> Fraction:
        if self.accept("−", "-"):
            return -self.factor()
        if opening := self.accept("(", "⌊", "⌈"):
            value = self.sum()
            self.expect(_CLOSING[opening])
            floor = value.numerator // value.denominator
            return {"(": value, "⌊": Fraction(floor), "⌈": Fraction(floor + (value != floor))}[
                opening
            ]
        if word := self.accept("max", "min"):
            return self.call(word)
        if self.at == len(self.tokens) or not self.tokens[self.at][0].isdecimal():
            raise NotArithmeticError(self.line)
        value = Fraction(self.tokens[self.at].replace(",", ""))
        self.at += 1
        return value / 100 if self.accept("%") else value

    def call(self, word: str) -> Fraction:
        self.expect("(")
        values = [self.sum()]
        while self.accept(","):
            values.append(self.sum())
        self.expect(")")
        return max(values) if word == "max" else min(values)

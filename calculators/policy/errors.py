"""What the registers refuse, and how they say so."""

from calculators.policy.text import Text


class RegisterError(ValueError):
    """A register entry that is refused.

    `file`, `entry` (its id, or its place in the file when it has none) and `field` (empty when the
    entry as a whole is meant) name the spot; `problem` says what is wrong with it.
    """

    def __init__(self, file: str, entry: str, field: str, problem: str) -> None:
        self.file = file
        self.entry = entry
        self.field = field
        self.problem = problem
        spot = " · ".join(part for part in (file, entry, field) if part)
        super().__init__(f"{spot}: {problem}")


class DayError(ValueError):
    """The registers cannot say what was known on a day.

    `message` says why, and which days they know.
    """

    def __init__(self, day: str, first: str, last: str) -> None:
        early = Text(
            f"{day} 时规则还没有印发（{first} 印发）",
            f"On {day} the Rules had not been issued; they were on {first}",
        )
        late = Text(
            f"来源最后核对于 {last}，本站不知道 {day} 有哪些数字",
            f"The sources were last read on {last}: what was known on {day} is not recorded",
        )
        asked = Text(f"请填 {first} 至 {last} 的日期", f"Give a day from {first} to {last}")
        why = early if day < first else late
        self.message = Text(f"{why.zh}。{asked.zh}。", f"{why.en}. {asked.en}.")
        super().__init__(self.message.en)


class PeriodError(LookupError):
    """A parameter was asked for a year that none of its values covers.

    `parameter` is its id, `year` the year asked for, and `covered` the (first, last) pairs of whole
    years that are covered; last is None where a value has no known end.
    """

    def __init__(
        self, parameter: str, year: int, covered: tuple[tuple[int, int | None], ...]
    ) -> None:
        self.parameter = parameter
        self.year = year
        self.covered = covered
        known = self.covered_text() or "no year"
        super().__init__(f"{parameter}: no value for {year}; covered: {known}")

    def covered_text(self) -> str:
        """Return the covered years in figures, such as `2008–2024, 2025–` (readable in both languages)."""
        return ", ".join(
            str(first) if first == last else f"{first}–{last or ''}" for first, last in self.covered
        )

"""What a calculator declares: all that is said of it in both languages, without a rule."""

from dataclasses import dataclass

from calculators.core.fields import Choice, Fields, Rows, YesNo
from calculators.core.outputs import (
    ComparisonTable,
    Headline,
    Output,
    OutputGroup,
    OutputMap,
    OutputRows,
    Picture,
    RuleCheck,
    SensitivityTable,
)
from calculators.policy.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A calculator's name and texts, what it asks and what it answers."""

    name: str
    title: Text
    summary: Text
    inputs: Fields
    outputs: tuple[
        Output | OutputGroup | OutputMap | OutputRows | ComparisonTable | SensitivityTable, ...
    ]
    checks: tuple[RuleCheck, ...]
    headline: Headline
    picture: Picture | None = None

    @property
    def module(self) -> str:
        """Return the name shared by its module, examples, cases and tests."""
        return self.name.replace("-", "_")

    def output(self, name: str) -> Output:
        """Return the declaration of a single figure."""
        for output in self.outputs:
            if isinstance(output, Output) and output.name == name:
                return output
        raise KeyError(name)

    def figures(self) -> tuple[Output, ...]:
        """Return every declared figure, those of rows included."""
        rows = [
            column
            for item in self.outputs
            if isinstance(item, OutputRows)
            for column in item.columns
        ]
        return tuple(item for item in self.outputs if isinstance(item, Output)) + tuple(rows)

    @property
    def switches(self) -> tuple[Choice | YesNo, ...]:
        """Return the inputs that choose between readings."""
        return tuple(
            item for item in self.inputs if isinstance(item, Choice | YesNo) and item.reading
        )

    def rows_field(self, name: str) -> Rows | None:
        """Return the declaration of a list of rows, if there is one of this name."""
        rows = (item for item in self.inputs if isinstance(item, Rows) and item.name == name)
        return next(rows, None)

    def rule_check(self, id: str) -> RuleCheck:
        """Return the declaration of a check."""
        return next(check for check in self.checks if check.id == id)

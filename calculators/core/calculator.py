"""A calculator, and the answer it builds up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from types import UnionType
from typing import Any, Literal

from calculators.core.declaration import Declaration
from calculators.core.outputs import (
    ComparisonTable,
    Output,
    OutputGroup,
    OutputMap,
    OutputRows,
    SensitivityTable,
)
from calculators.core.paths import join_paths
from calculators.core.problems import Problem
from calculators.core.units import written
from calculators.policy import Policy
from calculators.policy.text import Text

CONTRACT = "1"

Status = Literal["pass", "warn", "fail", "unknown"]
Verdict = tuple[Status, Text]  # of a check
Values = Mapping[str, Any]  # what is read: an input, a row of it, the figures of a result
MutableValues = dict[str, Any]  # the same while it is filled in
Complete = Callable[[MutableValues, Policy], list[Problem]]
Compute = Callable[[Values, Policy, "Answer"], None]


def no_completion(values: Values, policy: Policy) -> list[Problem]:
    """Fill in nothing: for calculators whose inputs do not depend on each other."""
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator(Declaration):
    """A declaration and the rule that works it out: everything else is made from them.

    ``complete`` fills in inputs that depend on other inputs or on the registers
    and returns the problems that only both together show; what it computes on the way it may
    leave for ``compute`` in the values, under a name that is not an input's. ``compute`` is a
    pure function that fills the answer. ``parts`` are calculators whose inputs are groups
    of this one's: they are computed first, and ``compute`` finds their results in
    the answer. ``groups`` names the groups that do not have their part's name.
    ``as_input`` turns another form of the input (a bare document) into the declared one;
    ``sample`` makes the example in a language where no file holds it.
    """

    compute: Compute
    complete: Complete = no_completion
    parts: Mapping[str, "Calculator"] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    as_input: Callable[[object], object] = lambda raw: raw
    sample: Callable[[str], MutableValues] | None = None

    @classmethod
    def of(
        cls,
        declaration: Declaration,
        compute: Compute,
        complete: Complete = no_completion,
        **other: Any,
    ) -> "Calculator":
        """Return the calculator that works a declaration out; ``other``: its parts and the like."""
        declared = {one.name: getattr(declaration, one.name) for one in fields(declaration)}
        return cls(**declared, compute=compute, complete=complete, **other)

    def group_of(self, part: str) -> str:
        """Return the name of the group of inputs that is a part's."""
        return self.groups.get(part, part)

    def uses(self, kind: Literal["provisions", "parameters", "readings"]) -> tuple[str, ...]:
        """Return the ids of one kind of register entry that the calculator rests on."""
        found = [id for figure in self.figures() for id in getattr(figure, kind)]
        if kind == "provisions":
            found += [id for check in self.checks for id in check.provisions]
        if kind == "readings":
            found += [switch.reading for switch in self.switches]
        for part in self.parts.values():
            found += part.uses(kind)
        return tuple(dict.fromkeys(found))

    @property
    def provisions(self) -> tuple[str, ...]:
        """Return the provisions that figures and checks rest on."""
        return self.uses("provisions")

    @property
    def parameters(self) -> tuple[str, ...]:
        """Return the parameters that figures rest on."""
        return self.uses("parameters")

    @property
    def readings(self) -> tuple[str, ...]:
        """Return the open readings that figures rest on."""
        return self.uses("readings")


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another reading of the words, by which a check would come out differently."""

    reading: str
    option: str
    status: Status

    def to_json(self) -> dict[str, object]:
        """Return reading, option and status by their ids."""
        return {"reading": self.reading, "option": self.option, "status": self.status}


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found; ``path`` is the row it is about, empty for the whole."""

    id: str
    status: Status
    force: str
    message: Text
    provisions: tuple[str, ...]
    path: str
    other_readings: tuple[OtherReading, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the check as the contract writes it."""
        return {
            "id": self.id,
            "status": self.status,
            "force": self.force,
            "message": self.message.to_json(),
            "provisions": list(self.provisions),
            "path": self.path,
            "other_readings": [other.to_json() for other in self.other_readings],
        }


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the working: a figure, its formula and the numbers substituted in it."""

    output: Output
    substituted: str
    value: Any

    def to_json(self) -> dict[str, object]:
        """Return the step as the contract writes it."""
        formula = self.output.formula or self.output.label
        return {
            "id": self.output.name,
            "label": self.output.label.to_json(),
            "formula": formula.to_json(),
            "substituted": self.substituted,
            "value": self.value,
            "unit": self.output.unit,
            "provisions": list(self.output.provisions),
            "parameters": list(self.output.parameters),
            "readings": list(self.output.readings),
        }


@dataclass(slots=True)
class Answer:
    """Collects what ``compute`` finds, in the order in which it finds it."""

    calculator: Calculator
    policy: Policy
    outputs: MutableValues = field(default_factory=dict)
    checks: list[Check] = field(default_factory=list)
    trace: list[Step] = field(default_factory=list)
    parts: Mapping[str, "Result"] = field(default_factory=dict)
    exact: dict[str, Any] = field(default_factory=dict)  # figures before they are rounded

    def set(self, name: str, value: Any, substituted: str = "", **other: object) -> None:
        """Set an output; with ``substituted``, its formula in numbers, it is a step of the trace.

        ``other`` replaces what is declared of the output (``formula``, ``parameters`` …) where
        it was computed in another way.
        """
        output = self.calculator.output(name)
        if other:
            output = replace(output, **other)  # type: ignore[arg-type]
        self.outputs[name] = written(value, output.unit)
        self.exact[name] = value
        if substituted:
            self.trace.append(Step(output, substituted, self.outputs[name]))

    def set_group(self, name: str, values: Mapping[str, Decimal]) -> None:
        """Set an output that is keyed by a choice."""
        group = self._declared(name, OutputGroup)
        self.outputs[name] = {key: written(values[key], group.unit) for key, _ in group.keys}
        self.exact[name] = values

    def set_map(self, name: str, values: Mapping[str, Decimal]) -> None:
        """Set an output that is keyed by the user's own words."""
        unit = self._declared(name, OutputMap).unit
        self.outputs[name] = {key: written(value, unit) for key, value in values.items()}
        self.exact[name] = values

    def set_rows(self, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Set the figures of each row; a figure that a row does not have is left out."""
        columns = self._declared(name, OutputRows).columns
        self.outputs[name] = [
            {c.name: written(row[c.name], c.unit) for c in columns if c.name in row} for row in rows
        ]
        self.exact[name] = rows

    def set_table(self, name: str, value: Any) -> None:
        """Set an output that is laid out in a way of its own, already written for JSON."""
        self.outputs[self._declared(name, ComparisonTable | SensitivityTable).name] = value

    def check(
        self,
        id: str,
        status: Status,
        message: Text | Callable[[], Text],
        path: str = "",
        force: str = "",
    ) -> None:
        """Add what a declared check found; a reading of its words may give it another force.

        A message that is long to write may be a function, which is called if anybody reads it.
        """
        message = message if isinstance(message, Text) else self._message(message)
        declared = self.calculator.rule_check(id)
        force = force or declared.force or self.policy.provision(declared.provisions[0]).force
        self.checks.append(Check(id, status, force, message, declared.provisions, path))

    def _message(self, write: Callable[[], Text]) -> Text:
        return write()

    def _declared(self, name: str, kind: type | UnionType) -> Any:
        return next(o for o in self.calculator.outputs if isinstance(o, kind) and o.name == name)


@dataclass(frozen=True, slots=True)
class Result:
    """What a calculator answers: the contract's JSON, and the objects it was made from.

    ``policy`` is the registers it was computed with, ``parts`` are the results of its parts,
    ``exact`` its figures before they are rounded.
    """

    calculator: Calculator
    policy: Policy
    inputs: MutableValues | None
    outputs: MutableValues
    checks: tuple[Check, ...]
    trace: tuple[Step, ...]
    problems: tuple[Problem, ...]
    parts: Mapping[str, "Result"] = field(default_factory=dict)
    exact: Mapping[str, Any] = field(default_factory=dict)

    @property
    def policy_version(self) -> str:
        """Return the version of the registers that the result was computed with."""
        return self.policy.version

    @property
    def ok(self) -> bool:
        """Return whether there was nothing to mend in the input."""
        return not self.problems

    def with_parts(self) -> list[tuple[str, "Result"]]:
        """Return this result and those of its parts and theirs, each with its path."""
        return [("", self)] + [
            (join_paths(name, part_path), result)
            for name, part in self.parts.items()
            for part_path, result in part.with_parts()
        ]

    def figures(self) -> MutableValues:
        """Return the outputs with those of its parts under their names."""
        return self.outputs | {name: part.figures() for name, part in self.parts.items()}

    def to_json(self) -> dict[str, object]:
        """Return the result as the contract writes it."""
        return {
            "contract": CONTRACT,
            "calculator": self.calculator.name,
            "policy_version": self.policy_version,
            "ok": self.ok,
            "inputs": self.inputs,
            "outputs": self.figures(),
            "checks": [
                {**check.to_json(), "path": join_paths(part_path, check.path)}
                for part_path, part in self.with_parts()
                for check in part.checks
            ],
            "trace": [
                {**step.to_json(), "id": join_paths(part_path, step.output.name)}
                for part_path, part in self.with_parts()
                for step in part.trace
            ],
            "errors": [problem.to_json() for problem in self.problems],
        }

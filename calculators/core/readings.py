"""What the checks would say if the words of the rules were read another way.

Every switch of a reading is turned in turn, one at a time, and the calculator
computes again: no calculator has to know of it. A switch at which the calculator did
not look, and which changes nothing that it fills in, cannot change a check.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from calculators.core.calculator import Answer, Calculator, Check, OtherReading, Status, Values
from calculators.core.fields import Choice, YesNo
from calculators.policy import Policy

_FROM_GOOD_TO_BAD: tuple[Status, ...] = ("pass", "unknown", "warn", "fail")


def chosen_reading(switch: Choice | YesNo, value: str | bool, policy: Policy) -> str:
    """Return the option of a reading that a switch's value stands for."""
    if isinstance(value, bool):
        return policy.reading(switch.reading).options[int(value)].id
    return value


class Watched(dict[str, Any]):
    """Completed values that remember which of them a computation looked at."""

    __slots__ = ("looked_at",)

    def __init__(self, values: Values) -> None:
        """Take the values over; nobody looked at any."""
        super().__init__(values)
        self.looked_at: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        """Return a value and remember its name."""
        self.looked_at.add(name)
        return super().__getitem__(name)


class _Verdicts(Answer):
    """An answer of which only the checks are wanted: its figures are never written."""

    __slots__ = ()

    def set(self, name: str, value: Any, substituted: str = "", **other: object) -> None:
        self.outputs[name] = self.exact[name] = value

    def set_group(self, name: str, values: Mapping[str, Any]) -> None:
        self.outputs[name] = values

    def set_map(self, name: str, values: Mapping[str, Any]) -> None:
        self.outputs[name] = values

    def set_rows(self, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
        self.outputs[name] = rows


def with_other_readings(
    calculator: Calculator,
    policy: Policy,
    values: Values,
    completed: Watched,
    checks: Sequence[Check],
) -> tuple[Check, ...]:
    """Return the checks, each with the readings by which it would come out differently.

    Args:
        calculator: whose checks they are.
        policy: the registers that they were computed with.
        values: the input as parsed, before the calculator completed it.
        completed: what the calculator computed the checks from.
        checks: what it found by the readings that the input chooses.
    """
    if not checks:
        return ()
    places = {_place(check) for check in checks}
    found: list[list[OtherReading]] = [[] for _ in checks]
    for switch in calculator.switches:
        for value in _other_values(switch, values[switch.name]):
            option = chosen_reading(switch, value, policy)
            turned = {**copied(values), switch.name: value}
            if calculator.complete(turned, policy):
                continue  # a reading by which the input cannot be computed changes no check
            if _computes_alike(turned, completed, switch.name):
                continue
            answer = _Verdicts(calculator, policy)
            calculator.compute(turned, policy, answer)
            statuses = _by_place(answer.checks, places)
            for check, notes in zip(checks, found, strict=True):
                status = statuses.get(_place(check))
                # "Cannot tell" is another verdict only where this one is that a rule is not met.
                telling = status != "unknown" or check.status == "fail"
                if status is not None and status != check.status and telling:
                    notes.append(OtherReading(switch.reading, option, status))
    return tuple(
        replace(check, other_readings=tuple(notes)) if notes else check
        for check, notes in zip(checks, found, strict=True)
    )


def copied(values: Values) -> Values:
    """Return a copy in which a calculator may fill in rows."""
    return {
        name: [dict(row) if isinstance(row, dict) else row for row in value]
        if isinstance(value, list)
        else value
        for name, value in values.items()
    }


def _other_values(switch: Choice | YesNo, value: str | bool) -> list[str | bool]:
    if isinstance(switch, YesNo):
        return [not value]
    return [option.value for option in switch.options if option.value != value]


def _computes_alike(turned: Values, completed: Watched, name: str) -> bool:
    """Return whether values differ only in a switch at which the computation did not look."""
    return name not in completed.looked_at and all(
        value == turned[other] for other, value in completed.items() if other != name
    )


def _place(check: Check) -> tuple[str, str]:
    return check.id, check.path


def _by_place(others: list[Check], places: set[tuple[str, str]]) -> dict[tuple[str, str], Status]:
    """Return the worst status at each place of a check.

    A row that only the other reading looks at counts for the check of the whole.
    """
    worst: dict[tuple[str, str], Status] = {}
    for other in others:
        place = _place(other) if _place(other) in places else (other.id, "")
        held = worst.get(place, other.status)
        worst[place] = max(held, other.status, key=_FROM_GOOD_TO_BAD.index)
    return worst

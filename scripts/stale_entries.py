"""What in the registers waits for a look: `python -m scripts.stale_entries [--today YYYY-MM-DD]`.

A report, not a check: time passes without anyone having made a mistake.
"""

import argparse
from collections.abc import Iterator
from datetime import date

from calculators.policy import Policy, load_policy


def old_entries(policy: Policy, today: date) -> Iterator[str]:
    """Each value and each source whose day of checking is more than a year past."""
    for parameter in policy.parameters.values():
        for value in parameter.values:
            if value.verified_on and _over_a_year(value.verified_on, today):
                name = " ".join(str(part) for part in (parameter.id, value.year) if part)
                yield f"parameters.toml: {name}: verified on {value.verified_on}"
    for source in policy.sources.values():
        if source.read_on and _over_a_year(source.read_on, today):
            yield f"sources.toml: {source.id}: read on {source.read_on}"


def missing_wages(policy: Policy, today: date) -> Iterator[str]:
    """Each wage figure that should have appeared by now and is not in the register."""
    month = int(policy.parameter("wage-publication-month").current.value)
    newest = policy.parameter("average-wage").years[-1]
    # All of that month is left to those who publish.
    expected = today.year - 1 if today.month > month else today.year - 2
    for year in range(newest + 1, expected + 1):
        yield f"parameters.toml: average-wage: {year} is missing; look at the Bureau's page"


def unrecorded(policy: Policy) -> Iterator[str]:
    """One line per register on what never had its day of checking recorded."""
    values = {
        parameter.id: sum(value.verified_on is None for value in parameter.values)
        for parameter in policy.parameters.values()
    }
    names = [name for name, count in values.items() if count]
    if names:
        total = sum(values.values())
        yield f"parameters.toml: {total} values without verified_on: {', '.join(names)}"
    unread = [source.id for source in policy.sources.values() if source.read_on is None]
    if unread:
        yield f"sources.toml: {len(unread)} sources without read_on: {', '.join(unread)}"


def report(policy: Policy, today: date) -> list[str]:
    """The whole report, line by line."""
    due = [*missing_wages(policy, today), *old_entries(policy, today)]
    return [
        f"Due on {today}: {len(due) or 'nothing'}",
        *(f"  {line}" for line in due),
        *(f"  {line}" for line in unrecorded(policy)),
    ]


def _over_a_year(day: str, today: date) -> bool:
    """Whether the anniversary of an ISO date is past."""
    year, rest = int(day[:4]), day[4:]
    return today.isoformat() > f"{year + 1:04}{rest}"


def main(arguments: list[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(prog="python -m scripts.stale_entries", description=__doc__)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    options = parser.parse_args(arguments)
    print("\n".join(report(load_policy(), options.today)))


if __name__ == "__main__":
    main()

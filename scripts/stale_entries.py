"""List the register entries that are stale: `python -m scripts.stale_entries [--today YYYY-MM-DD]`.

An entry is stale when it was last checked more than a year ago, or when the wage of a year should
have been published and is missing. This reports and never fails: entries become stale without
anybody's mistake.
"""

import argparse
from collections.abc import Iterator
from datetime import date

from calculators.policy import Policy, load_policy


def outdated_entries(policy: Policy, today: date) -> Iterator[str]:
    """Describe each value and each source that was last checked more than a year ago."""
    for parameter in policy.parameters.values():
        for value in parameter.values:
            if value.verified_on and _over_a_year(value.verified_on, today):
                name = " ".join(str(part) for part in (parameter.id, value.year) if part)
                yield f"parameters.toml: {name}: verified on {value.verified_on}"
    for source in policy.sources.values():
        if source.read_on and _over_a_year(source.read_on, today):
            yield f"sources.toml: {source.id}: read on {source.read_on}"


def missing_wages(policy: Policy, today: date) -> Iterator[str]:
    """Describe each average wage that should have been published and is not in the register."""
    month = int(policy.parameter("wage-publication-month").current.value)
    newest = policy.parameter("average-wage").years[-1]
    # The figure may be published on any day of that month.
    expected = today.year - 1 if today.month > month else today.year - 2
    for year in range(newest + 1, expected + 1):
        yield f"parameters.toml: average-wage: {year} is missing; look at the Bureau's page"


def undated_entries(policy: Policy) -> Iterator[str]:
    """Describe, a line for each register, the entries without the day of their last check."""
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
    """Return the lines of the report: the stale entries, then those that have no day."""
    stale = [*missing_wages(policy, today), *outdated_entries(policy, today)]
    return [
        f"Stale on {today}: {len(stale) or 'nothing'}",
        *(f"  {line}" for line in stale),
        *(f"  {line}" for line in undated_entries(policy)),
    ]


def _over_a_year(day: str, today: date) -> bool:
    """Return whether the anniversary of an ISO date is past."""
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

"""Comparison (方案比较): variations of one input side by side, and what moves the result most.

Every column is another calculator's own result; that of the base is what the calculator gives
for the same input. Differences are between figures as printed.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from calculators.comparison.sensitivity import headline_of, sensitivity, size
from calculators.comparison.side_by_side import checks, figures
from calculators.comparison.variations import band_presets, understood, varied
from calculators.core.calculator import Answer, Calculator, MutableValues, Result, Values
from calculators.core.input_labels import label_at, shown_input
from calculators.core.paths import field_at
from calculators.core.problems import Problem
from calculators.core.units import shown, written
from calculators.declarations import compare as declared
from calculators.policy import Policy
from calculators.policy.text import NO_TEXT, SEMICOLON, Text
from calculators.registry import CALCULATORS, OF_OTHERS
from calculators.run import run, without_derived

MOST_WRITTEN = 6  # changes of a variation that are written out; the rest is counted
RESULTS = "results"  # of the base and of each variation: `complete` leaves them for `compute`
Named = tuple[Text, dict[str, Any], Text]  # a variation: its name, its changes, those in words


def calculator(calculators: Mapping[str, Calculator]) -> Calculator:
    """Return the comparison of these calculators' inputs."""

    def complete(values: MutableValues, policy: Policy) -> list[Problem]:
        return _complete(calculators[values["calculator"]], values, policy)

    def compute(values: Values, policy: Policy, answer: Answer) -> None:
        _compute(calculators[values["calculator"]], values, policy, answer)

    return Calculator.of(declared.declaration(calculators), compute, complete)


def _complete(calculator: Calculator, values: MutableValues, policy: Policy) -> list[Problem]:
    """Read the base and each variation by the calculator's own fields; errors carry their paths."""
    base = run(calculator, values["base"], policy, other_readings=False)
    if base.inputs is None:
        return [replace(p, path=f"base.{p.path}".removesuffix(".")) for p in base.problems]
    values["base"] = without_derived(calculator.inputs, values["base"], base.inputs)
    problems = []
    results = [base]
    for index, variation in enumerate(values["variations"]):
        where = f"variations[{index}]"
        if not variation["changes"]:
            message = Text(
                "请选择要改的一项，并填写新的值。", "Choose what to change and enter its new value."
            )
            problems.append(Problem(f"{where}.changes", "required", message))
            continue
        if len(variation["changes"]) > declared.MOST_CHANGES:
            message = Text("一个方案最多改 {0} 处。", "A variation may have {0} changes.").format(
                declared.MOST_CHANGES
            )
            problems.append(Problem(f"{where}.changes", "too_many", message))
            continue
        result, found = varied(calculator, policy, values["base"], variation["changes"], where)
        problems += found
        if result is not None and result.ok:
            variation["changes"] = understood(result, variation["changes"])
            results.append(result)
    if values["band_presets"] and not band_presets(base, policy):
        message = Text(
            "这份填写的内容没有岗位，不能按区间比较。",
            "There are no positions to put at the ends of the band.",
        )
        problems.append(Problem("band_presets", "unknown_choice", message))
    values[RESULTS] = results
    return problems


def _compute(calculator: Calculator, values: Values, policy: Policy, answer: Answer) -> None:
    base_input = values["base"]
    results: list[Result] = [*values[RESULTS]]
    base = results[0]
    variations: list[Named] = [
        (
            _name(variation, index),
            variation["changes"],
            _in_words(calculator, base_input, variation["changes"]),
        )
        for index, variation in enumerate(values["variations"])
    ]
    presets = band_presets(base, policy) if values["band_presets"] else []
    for _, changes, _ in presets:
        result, _ = varied(calculator, policy, base_input, changes, "")
        if result is not None:
            results.append(result)
    variations += presets
    columns = [
        {"name": name, "differs": differs, "total": _total(result)}
        for (name, _, differs), result in zip(
            [(declared.BASE, {}, NO_TEXT), *variations], results, strict=True
        )
    ]
    answer.set_rows("columns", columns)
    answer.set("base_total", _total(base))
    answer.set_table("figures", figures(calculator, results))
    answer.set_table("checks", checks(calculator, base_input, results))
    if values["sensitivity"] is not None:
        moves = sensitivity(base, base_input, values["sensitivity"]["by"])
        if moves is not None:
            answer.set_table("sensitivity", moves)
            if moves["rows"]:
                answer.set("moves_most", _moves_most(moves))


def _moves_most(moves: Values) -> Text:
    """Return the number that moves the figure most, and by how much."""
    first, unit = moves["rows"][0], moves["of"]["unit"]
    far = written(size(first), unit)
    return Text(
        f"{first['label']['zh']}（{shown(far, unit, 'zh')}）",
        f"{first['label']['en']} ({shown(far, unit, 'en')})",
    )


def _name(variation: Values, index: int) -> Text:
    own = variation["name"]
    return Text(own, own) if own else Text("方案 {0}", "Variation {0}").format(index + 1)


def _in_words(calculator: Calculator, base_input: Values, changes: Mapping[str, Any]) -> Text:
    """Return the changes of a variation in words, each with its new value as understood."""
    written_changes = [
        Text("{0} → {1}", "{0} → {1}").format(
            label_at(calculator.inputs, base_input, path),
            Text(shown_input(field, value, "zh"), shown_input(field, value, "en")),
        )
        for path, value in changes.items()
        if (field := field_at(calculator.inputs, path))
    ]
    count = len(written_changes)
    more = f" … [{count}]" if count > MOST_WRITTEN else ""
    return SEMICOLON.join(written_changes[:MOST_WRITTEN]) + Text(more, more)


def _total(result: Result) -> Text:
    """Return the headline figure with its name."""
    figure = headline_of(result)
    if figure is None:
        names = result.calculator.headline.figures
        figure = next(
            (o for o in map(result.calculator.output, names) if o.name in result.outputs), None
        )
    if figure is None:
        return NO_TEXT
    value = result.outputs[figure.name]
    return Text("{0} {1}", "{0} {1}").format(
        figure.label, Text(figure.shown(value, "zh"), figure.shown(value, "en"))
    )


CALCULATOR = calculator({name: CALCULATORS[name] for name in CALCULATORS if name not in OF_OTHERS})

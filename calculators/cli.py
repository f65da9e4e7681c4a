"""The command line: ``python -m calculators list|schema|example|run|batch|policy``."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from calculators.batch import batch
from calculators.core.calculator import Calculator, Result
from calculators.core.problems import InvalidInputError
from calculators.core.schema import schema
from calculators.examples import example
from calculators.inputs.json_text import LARGEST_INPUT, read_json
from calculators.policy import DayError, Policy, load_policy
from calculators.registry import CALCULATORS
from calculators.render import text
from calculators.render.result import standalone
from calculators.review.open_file import review_file
from calculators.run import refused, run
from calculators.workbook.archive import LARGEST_FILE

COMPUTED, BAD_LINES, INVALID = 0, 1, 2
_IS_CSV = {".csv": True, ".tsv": True, ".jsonl": False, ".ndjson": False, ".json": False}

FORMATS: dict[str, Callable[[Result, str], str]] = {
    "json": lambda result, _: as_json(result.to_json()),
    "text": text.text,
    "markdown": text.markdown,
    "csv": text.as_csv,
    "html": standalone,
}


def as_json(value: Any) -> str:
    """Write JSON for people to read."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 computed, 1 bad lines in a batch, 2 invalid."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except BrokenPipeError:
        # Whoever read our output has had enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COMPUTED
    except OSError as error:
        print(f"{error.filename or ''}: {error.strerror}", file=sys.stderr)
        return INVALID


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m calculators", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Callable[[argparse.Namespace], int], help: str) -> Any:
        added = commands.add_parser(name, help=help, description=help)
        added.set_defaults(command=command)
        return added

    listing = add("list", _list, "列出测算工具 / list the calculators")
    listing.add_argument("--format", choices=("text", "json"), default="text")

    for name, command, help in (
        ("schema", _schema, "输入的 JSON Schema / JSON Schema of the inputs"),
        ("example", _example, "一份有效的输入 / a valid input"),
    ):
        add(name, command, help).add_argument("name", choices=CALCULATORS, metavar="NAME")

    running = add("run", _run, "测算一份输入 / compute one input")
    running.add_argument("name", choices=CALCULATORS, metavar="NAME")
    running.add_argument("--input", default="-", metavar="FILE|-")
    running.add_argument("--lang", choices=("zh", "en"), default="zh")
    running.add_argument("--format", choices=(*FORMATS, "xlsx"), default="json")
    running.add_argument("--output", metavar="FILE")
    _known_on(running)

    batching = add("batch", _batch, "逐行测算 / compute one input a line")
    batching.add_argument("name", choices=CALCULATORS, metavar="NAME")
    batching.add_argument("--input", required=True, metavar="FILE.jsonl|FILE.csv|-")
    batching.add_argument("--output", metavar="FILE")
    _known_on(batching)

    registers = add("policy", _policy, "全部政策数据 / every policy register")
    registers.add_argument("--format", choices=("json",), default="json")
    return parser


def _known_on(parser: Any) -> None:
    parser.add_argument(
        "--as-known-on",
        dest="policy",
        type=_policy_of,
        metavar="YYYY-MM-DD",
        help="按某日已公布的数字测算 / compute with the figures that were out on a day",
    )


def _policy_of(day: str) -> Policy:
    """Return the registers as known on a day as typed. Raises what argparse says and exits with."""
    try:
        meant = date.fromisoformat(day)
        if meant.isoformat() != day:
            raise ValueError(day)  # Python reads `20260301` and `2026-W09-7` as well
        return load_policy().as_known_on(meant)
    except DayError as error:
        raise argparse.ArgumentTypeError(f"{error.message.zh} / {error.message.en}") from error
    except ValueError as error:
        message = f"{day!r} 不是日期，请写成 2026-03-01 / is not a date such as 2026-03-01"
        raise argparse.ArgumentTypeError(message) from error


def _write(data: str | bytes, output: str | None) -> None:
    if isinstance(data, str):
        # Half a surrogate pair in an echoed key must not end in a traceback.
        data = data.encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        Path(output).write_bytes(data)


def _list(options: argparse.Namespace) -> int:
    if options.format == "json":
        rows = [
            {"name": c.name, "title": c.title.to_json(), "summary": c.summary.to_json()}
            for c in CALCULATORS.values()
        ]
        _write(as_json(rows), None)
    else:
        _write(
            "".join(f"{c.name}\t{c.title.zh}\t{c.title.en}\n" for c in CALCULATORS.values()), None
        )
    return COMPUTED


def _schema(options: argparse.Namespace) -> int:
    _write(as_json(schema(CALCULATORS[options.name])), None)
    return COMPUTED


def _example(options: argparse.Namespace) -> int:
    _write(as_json(example(CALCULATORS[options.name])), None)
    return COMPUTED


def _policy(options: argparse.Namespace) -> int:
    _write(as_json(load_policy().to_json()), None)
    return COMPUTED


def _run(options: argparse.Namespace) -> int:
    calculator = CALCULATORS[options.name]
    # One byte more than is read tells a file that is too large, without reading all of it.
    largest = LARGEST_FILE if calculator.name == "review" else LARGEST_INPUT
    if options.input == "-":
        data = sys.stdin.buffer.read(largest + 1)
    else:
        with open(options.input, "rb") as file:
            data = file.read(largest + 1)
    result = compute(calculator, data, options.policy)
    if options.format == "xlsx":
        return _run_xlsx(result, options)
    written = FORMATS[options.format](result, options.lang)
    if options.format == "csv" and options.output:
        written = "\ufeff" + written  # the mark by which WPS and Excel know UTF-8
    _write(written, options.output)
    return COMPUTED if result.ok else INVALID


def _run_xlsx(result: Result, options: argparse.Namespace) -> int:
    if not result.ok:
        print(text.text(result, options.lang), file=sys.stderr)
        return INVALID
    try:
        from calculators.workbook import workbook
    except ImportError:
        print(
            "生成工作簿需要 XlsxWriter：pip install XlsxWriter / a workbook needs XlsxWriter",
            file=sys.stderr,
        )
        return INVALID
    _write(workbook(result, options.lang), options.output)
    return COMPUTED


def compute(calculator: Calculator, data: bytes, policy: Policy | None = None) -> Result:
    """Compute a JSON text, or review a file; what cannot be read is a result with its problems."""
    if calculator.name == "review":
        return review_file(data, policy)
    try:
        raw = read_json(data)
    except InvalidInputError as error:
        return refused(calculator, error.problems, policy)
    return run(calculator, raw, policy)


def _batch(options: argparse.Namespace) -> int:
    calculator = CALCULATORS[options.name]
    source = sys.stdin.buffer if options.input == "-" else open(options.input, "rb")  # noqa: SIM115
    target = open(options.output, "wb") if options.output else sys.stdout.buffer  # noqa: SIM115
    try:
        is_csv = _IS_CSV.get(Path(options.input).suffix.lower())
        all_good = batch(calculator, source, target, options.policy, is_csv=is_csv)
        target.flush()
    finally:
        if source is not sys.stdin.buffer:
            source.close()
        if target is not sys.stdout.buffer:
            target.close()
    return COMPUTED if all_good else BAD_LINES

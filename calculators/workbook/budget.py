"""The budget sheet: a row for each cost, totals by category, and the cost of each unit."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from calculators.core.decimals import rounded
from calculators.core.units import NOTHING
from calculators.declarations.bid import BY_CATEGORY, LABOUR, LABOUR_KEY, PERSON_MONTH
from calculators.rules.standards_pack import category_keys
from calculators.workbook import labour, workload
from calculators.workbook.addresses import local_address
from calculators.workbook.basis import line_basis, position_basis
from calculators.workbook.book import FIRST_ROW, Book, Sheet, TableRows
from calculators.workbook.figures import Figure, block, declared_figure, half_up, number, or_nothing
from calculators.workbook.labour import Positions
from calculators.workbook.workload import Services

CATEGORY, ITEM, PRICE, UNIT, QUANTITY, AMOUNT, BASIS = range(7)
_COLUMNS = ("category", "item", "unit_price", "unit", "quantity", "amount", "basis")
# Of a category: its highest price, its share of the total, its sum before and after rounding.
HIGHEST, SHARE, EXACT, SUM = PRICE, UNIT, QUANTITY, AMOUNT


@dataclass(frozen=True, slots=True)
class Budget:
    """The rows of the sheet, and the row of each category by its key in the result."""

    sheet: Sheet
    labour: TableRows | None
    lines: TableRows | None
    categories: dict[str, int]
    total: int  # the row of the total under the lines
    respelt: set[int] = field(default_factory=set)  # rows of categories typed in several ways

    @property
    def amounts(self) -> str:
        """Return the addresses of the lines' amounts; empty if there are no lines."""
        return ",".join(rows.cells(AMOUNT) for rows in (self.labour, self.lines) if rows)

    @property
    def by_rounding(self) -> str:
        """Return the formula of the most that rounding explains: half a fen for each line."""
        return f"INT(COUNT({self.amounts})/2)/100" if self.amounts else "0"

    def is_of(self, row: int) -> str:
        """Return the formula of whether each line is of the category in a row.

        Where a category was typed in several ways, these stand in the row, a line each.
        """
        assert self.lines
        category, name = self.lines.cells(CATEGORY), self.sheet.ref(row, CATEGORY)
        if row not in self.respelt:
            return f"EXACT({category},{name})"
        return f"ISNUMBER(FIND(CHAR(10)&{category}&CHAR(10),CHAR(10)&{self.sheet.ref(row, BASIS)}&CHAR(10)))"


def budget_sheet(book: Book, positions: Positions | None, services: Services | None) -> Budget:
    """Write the budget sheet and return its rows."""
    sheet = book.sheets["budget"]
    sheet.headings(FIRST_ROW, *_COLUMNS)
    row = FIRST_ROW + 1
    of_labour = _labour_rows(sheet, row, positions) if positions else None
    row = of_labour.last + 1 if of_labour else row
    lines: list[dict[str, Any]] = (book.result.inputs or {})["lines"]
    of_lines = _line_rows(sheet, row, lines) if lines else None
    row = of_lines.last + 1 if of_lines else row
    budget = Budget(sheet, of_labour, of_lines, {}, total=row + 1)
    _totals(budget)
    row = block(sheet, row + 3, (CATEGORY, QUANTITY, AMOUNT), _figures(budget, positions, services))
    row = _categories(budget, row + 1)
    if services:
        _unit_costs(budget, row + 1, services)
    return budget


def _labour_rows(sheet: Sheet, first: int, positions: Positions) -> TableRows:
    """Write a row for each position; one without a cost has dashes and is no row of the result."""
    book, priced_before = sheet.book, 0
    for index, position in enumerate(positions.rows):
        row, position_row = first + index, positions.first + index

        def position_cell(column: int, row: int = position_row) -> str:
            return positions.sheet.ref(row, column)

        cost, months = position_cell(labour.COST), position_cell(labour.PERSON_MONTHS)
        is_priced = "monthly_cost" in position
        figures = book.result.outputs["sheet"][priced_before] if is_priced else {}
        paths = {name: f"sheet[{priced_before}].{name}" for name in _COLUMNS if is_priced}
        priced_before += is_priced
        sheet.text(row, CATEGORY, book.phrase(LABOUR))
        title = f'{position_cell(labour.TITLE)}&""'
        sheet.formula(row, ITEM, title, position["title"], "words", paths.get("item", ""))
        sheet.text(row, UNIT, book.phrase(PERSON_MONTH))
        for name in ("category", "unit"):
            sheet.figure(row, _COLUMNS.index(name), paths.get(name, ""), "words")
        price = Decimal(position["monthly_cost"]) if is_priced else NOTHING  # not rounded
        amount = local_address(row, AMOUNT)
        basis = position_basis(book.lang, position_cell, amount)
        for name, expression, value, style in (
            ("unit_price", cost, price, "money"),
            ("quantity", half_up(months, 4), number(figures.get("quantity")), "number"),
            ("amount", half_up(f"{cost}*{months}", 2), number(figures.get("amount")), "money"),
            ("basis", basis, figures["basis"][book.lang] if is_priced else NOTHING, "words"),
        ):
            column, path = _COLUMNS.index(name), paths.get(name, "")
            whole = or_nothing(f"ISNUMBER({cost})", expression)
            sheet.formula(row, column, whole, value, style, path)
    return TableRows(sheet, first, first + len(positions.rows) - 1)


def _line_rows(sheet: Sheet, first: int, lines: list[dict[str, Any]]) -> TableRows:
    book = sheet.book
    rows: list[dict[str, Any]] = book.result.outputs["sheet"]
    before = len(rows) - len(lines)
    for index, line in enumerate(lines):
        row, figures, path = first + index, rows[before + index], f"sheet[{before + index}]"

        def write_input(name: str, style: str, row: int = row, index: int = index) -> None:
            column = _COLUMNS.index(name)
            sheet.input(row, column, f"lines[{index}].{name}", lines[index][name], style)
            sheet.figure(row, column, f"sheet[{before + index}].{name}", style)

        for name in _COLUMNS[:AMOUNT]:
            write_input(name, {"unit_price": "money", "quantity": "number"}.get(name, "words"))
        price, unit, quantity, amount = (
            local_address(row, column) for column in (PRICE, UNIT, QUANTITY, AMOUNT)
        )
        product = half_up(f"{price}*{quantity}", 2)
        sheet.row_figure(row, AMOUNT, product, figures, f"{path}.amount", "money")
        if line["basis"]:
            write_input("basis", "words")
        else:
            basis, words = line_basis(book.lang, price, unit, quantity, amount), figures["basis"]
            sheet.formula(row, BASIS, basis, words[book.lang], "words", f"{path}.basis")
    return TableRows(sheet, first, first + len(lines) - 1)


def _totals(budget: Budget) -> None:
    """Write the row of rounding and the total; a difference that rounding cannot explain is named."""
    sheet, book, row = budget.sheet, budget.sheet.book, budget.total - 1
    outputs = book.result.outputs
    left = Decimal(outputs["total"]) - printed_sum(book)
    for at, key, style in ((row, "rounding", "words"), (row + 1, "total", "total_words")):
        sheet.total_row(at, QUANTITY, book.phrase(key), style)
        sheet.text(at, BASIS, "", style)
    path = "rounding.total" if "rounding" in outputs else ""
    expression = f"ROUND(total-SUM({budget.amounts}),2)" if budget.amounts else "total"
    sheet.formula(row, AMOUNT, expression, left, "left", path)
    rounding, overwritten = (f'"{book.phrase(key)}"' for key in ("rounding", "overwritten"))
    label = f"IF(ABS({local_address(row, AMOUNT)})>{budget.by_rounding},{overwritten},{rounding})"
    sheet.formula(row, CATEGORY, label, book.phrase("rounding"), "words")
    sheet.formula(row + 1, AMOUNT, "total", number(outputs["total"]), "total_money")


def printed_sum(book: Book) -> Decimal:
    """Return the sum of the lines' amounts as they are shown."""
    return sum((Decimal(one["amount"]) for one in book.result.outputs["sheet"]), Decimal(0))


def _figures(
    budget: Budget, positions: Positions | None, services: Services | None
) -> list[Figure]:
    """Return the bid's figures; each share of the total is of the total before rounding."""
    result = budget.sheet.book.result

    formulas = {"lines_total": "0", "total": "lines_total_exact"}
    if budget.lines:
        price, quantity = map(budget.lines.cells, (PRICE, QUANTITY))
        formulas["lines_total"] = f"SUMPRODUCT({price},{quantity})"
    if positions:
        costs, months = positions.cells(labour.COST), positions.cells(labour.PERSON_MONTHS)
        formulas = {"labour_total": f"SUMPRODUCT({costs},{months})"} | formulas
        formulas["total"] = "labour_total_exact+lines_total_exact"
    left = "ROUND(ROUND(ceiling_price*half_up,2)-ROUND(total_exact*half_up,2),2)"
    formulas["ceiling_distance"] = f'IF(ISNUMBER(ceiling_price),{left},"")'
    if services:
        formulas["cost_per_hour"] = 'IF(total_hours_exact=0,"",total_exact/total_hours_exact)'
    formulas["cost_per_beneficiary"] = 'IF(N(beneficiaries)=0,"",total_exact/beneficiaries)'
    return [declared_figure(result, name, formula) for name, formula in formulas.items()]


def _categories(budget: Budget, row: int) -> int:
    """Write the totals by category and return the row after them.

    Not with SUMIF, which would read a user's category as a pattern (``*``, ``>0``) and take
    capitals for small letters: EXACT compares the words as they are.
    """
    sheet, book = budget.sheet, budget.sheet.book
    result = book.result
    sums: dict[str, str] = result.outputs["totals_by_category"]
    for column, key in (
        (HIGHEST, "highest_price"), (SHARE, "share"), (EXACT, "exact"), (SUM, "amount"),
    ):  # fmt: skip
        sheet.text(row, column, book.phrase(key), "head")
    sheet.span(row, CATEGORY, ITEM, book.phrase(BY_CATEGORY.label), "head")
    total = result.exact["total"]
    spellings: dict[str, list[str]] = {}
    for word, key in category_keys((result.inputs or {})["lines"]).items():
        spellings.setdefault(key, []).append(word)
    for key, value in sums.items():
        row += 1
        budget.categories[key] = row
        sheet.span(row, CATEGORY, ITEM, book.phrase(BY_CATEGORY.label_of(key)))
        if len(spellings.get(key, ())) > 1:
            sheet.text(row, BASIS, "\n".join(spellings[key]))
            budget.respelt.add(row)
        exact, highest, price = _of_category(budget, row, key, spellings.get(key, []))
        known: Decimal = result.exact["totals_by_category"][key]
        sheet.formula(row, EXACT, exact, known, "exact")
        sheet.formula(row, HIGHEST, highest, price, "money")
        cell = local_address(row, EXACT)
        share = or_nothing("total_exact<>0", f"ROUND({cell}/total_exact*half_up,4)")
        known_share = rounded(known / total, 4) if total else NOTHING
        sheet.formula(row, SHARE, share, known_share, "share")
        path = f"totals_by_category.{key}"
        sheet.formula(row, SUM, half_up(cell, 2), number(value), "money", path)
    return row + 1


def _of_category(
    budget: Budget, row: int, key: str, spellings: list[str]
) -> tuple[str, str, Decimal]:
    """Return the formulas of a category's exact sum and of its highest price, and this price."""
    result = budget.sheet.book.result
    lines = (result.inputs or {})["lines"]
    prices = [one["unit_price"] for one in result.exact["sheet"]]
    of_labour = prices[: len(prices) - len(lines)]
    if key == LABOUR_KEY and budget.labour:
        highest = f"MAX({budget.labour.cells(PRICE)})"
        return "labour_total_exact", highest, max(of_labour, default=Decimal(0))
    assert budget.lines  # every other category is a line's
    price, quantity = map(budget.lines.cells, (PRICE, QUANTITY))
    same = budget.is_of(row)
    highest = f"MAX(SUMPRODUCT(MAX({same}*{price})))"
    of_lines = zip(lines, prices[len(of_labour) :], strict=True)
    known = max(one for line, one in of_lines if line["category"] in spellings)
    return f"SUMPRODUCT({same}*{price}*{quantity})", highest, known


def _unit_costs(budget: Budget, row: int, services: Services) -> None:
    """Write the cost of a unit of each service: the total's share for its hours."""
    sheet, book = budget.sheet, budget.sheet.book
    for column, key in ((UNIT, "unit"), (QUANTITY, "quantity"), (AMOUNT, "unit_cost")):
        sheet.text(row, column, book.phrase(key), "head")
    sheet.span(row, CATEGORY, PRICE, book.phrase("service"), "head")
    for index, figures in enumerate(book.result.outputs["unit_costs"]):
        row += 1
        path, service_row = f"unit_costs[{index}]", services.first + index
        columns = (workload.NAME, workload.UNIT, workload.QUANTITY, workload.HOURS_PER_UNIT)
        name, unit, quantity, hours = (services.sheet.ref(service_row, one) for one in columns)
        cost = half_up(f"total_exact*{hours}/direct_hours_exact", 2)
        whole = or_nothing(f"AND(direct_hours_exact<>0,{quantity}<>0)", cost)
        sheet.span(row, CATEGORY, PRICE, "")
        words = figures["service"], figures["unit"][book.lang]
        sheet.formula(row, CATEGORY, f'{name}&""', words[0], "words", f"{path}.service")
        sheet.formula(row, UNIT, f'{unit}&""', words[1], "words", f"{path}.unit")
        shown = half_up(quantity, 4)
        sheet.row_figure(row, QUANTITY, shown, figures, f"{path}.quantity", "number")
        sheet.row_figure(row, AMOUNT, whole, figures, f"{path}.cost", "money")

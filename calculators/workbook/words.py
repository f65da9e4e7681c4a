"""The fixed words of a bid's workbook, in both languages."""

from calculators.policy.text import Text
from calculators.render.labels import WORDS as SHARED

_WORDS: dict[str, Text] = {
    "title": Text("项目预算", "Whole bid"),
    "sheet_notes": Text("说明", "Notes"),
    "sheet_parameters": Text("参数", "Parameters"),
    "sheet_labour": Text("人力", "Labour"),
    "sheet_workload": Text("工作量", "Workload"),
    "sheet_budget": Text("预算明细", "Budget"),
    "sheet_checks": Text("校验", "Checks"),
    "notice": Text(
        "非官方测算，仅供参考。政策数据 {0}。", "Unofficial estimate. Policy data of {0}."
    ),
    "policy_data": Text("政策数据 {0}", "Policy data {0}"),
    "page_of": Text("第 &P 页，共 &N 页", "Page &P of &N"),
    "illustrative": Text(
        "含仅为教学示例的标准包，不可用于真实项目",
        "With a standards pack for training only: not for a real bid",
    ),
    # Notes
    "legend": Text("单元格", "Cells"),
    "legend_input": Text("浅黄底", "Light yellow"),
    "legend_input_what": Text(
        "填写项和参数：可以改，其他数字随之重算。",
        "Inputs and parameters: change them and the rest follows.",
    ),
    "legend_formula": Text("白底", "White"),
    "legend_formula_what": Text(
        "公式和说明：已锁定（没有密码，可在“审阅”里撤销工作表保护）。",
        "Formulas and words: locked, without a password (Review, Unprotect Sheet).",
    ),
    "legend_unrounded": Text("灰字", "Grey figures"),
    "legend_unrounded_what": Text(
        "未舍入的数，供后面的公式使用。", "Figures before rounding, for the formulas that follow."
    ),
    "live": Text(
        "数字都是公式：改动浅黄底的单元格，WPS、Excel 或 LibreOffice 会重新计算。“校验”一页的“结果”随之变化；"
        "“导出时的说明”是导出那一刻的文字，不会变。换一种理解、换年度取参数，请回到网站重新导出。",
        "The figures are formulas: change a light yellow cell and WPS, Excel or LibreOffice works them"
        " out anew. On the sheet Checks the outcome follows; the words “when exported” do not. To read"
        " the rules another way, or to have another year's parameters, export again from the site.",
    ),
    "rounding_note": Text(
        "金额按原数相加后四舍五入一次，保留两位小数；逐行四舍五入后的合计与此不同时，列出“四舍五入差额”。",
        "Amounts are added up exactly and rounded once, half up, to two decimals. Where the rows as"
        " printed add up to something else, the difference is shown as rounding.",
    ),
    "adding": Text(
        "要增加岗位、服务或费用，请回到网站添加后重新导出，公式和校验才完整。",
        "To add a position, a service or a cost, add it on the site and export again: only then are"
        " formulas and checks complete.",
    ),
    "standards": Text(
        "费用、数量和单位工时由填写人自定；读到的文本没有费用类别清单、费用限额和单位工时标准。",
        "Costs, quantities and hours per unit are the user's own. The text that could be read has no"
        " list of cost categories, no limits on costs and no hours per unit.",
    ),
    "not_checked": Text(
        "没有核对项目团队和督导，请到网站的“项目团队与督导”自查。",
        "Team and supervisor were not checked: use “Team and supervisor” on the site.",
    ),
    "long_numbers": Text(
        "有的数字超过 15 位，电子表格存不下，重新计算后可能与网站相差几分。",
        "Some numbers have more than 15 digits, which a spreadsheet cannot hold: worked out anew,"
        " figures can be some fen off those of the site.",
    ),
    "no_standards": Text("没有使用标准包。", "No standards pack was used."),
    "standards_used": Text(
        "标准包：{0}。由填写人提供，不是《实施细则》的内容。",
        "Standards pack: {0}. It is the user's, not part of the Rules.",
    ),
    "unnamed_standards": Text("未写名称", "without a name"),
    "unread": Text("未能读到的", "What could not be read"),
    # Parameters
    "in_year": Text("{0}年", "{0}"),
    "since": Text("{0} 起", "from {0}"),
    "cell": Text("单元格名称", "Name of the cell"),
    "own_number": Text("填写人自填", "The user's own"),
    "wage_year": Text("参照工资的年度", "Year of the reference wage"),
    "calendar_year": Text("年", "year"),
    "reference_wage": Text("自填的年平均工资（元）", "The user's own average wage (¥ a year)"),
    "contribution_rate": Text("单位缴费比例合计", "Employer contribution rates, together"),
    "sum_above": Text("以上各项之和", "The rates above, together"),
    "annual_hours": Text("每名全职人员全年工时", "Hours a year of a full-time worker"),
    "half_up": Text("半分进位", "Half up"),
    "half_up_why": Text(
        "电子表格用二进制存数，恰好半分时可能略小；乘上它才进位，不影响其他数字。",
        "Spreadsheets keep binary numbers, in which an exact half fen can be a hair too small;"
        " times this, it is rounded up. It changes no other figure.",
    ),
    "single_inputs": Text("填写项", "Inputs"),
    # Tables
    "exact": Text("未舍入", "Before rounding"),
    "person_months": Text("人月", "Person-months"),
    "hours": Text("工时（小时）", "Hours"),
    "indirect_share": Text("间接性工作占比", "Indirect share"),
    "no_labour": Text("没有填写人力成本。", "No labour cost was entered."),
    "no_workload": Text("没有填写工作量。", "No workload was entered."),
    "category": Text("费用类别", "Category"),
    "item": Text("项目内容", "Item"),
    "unit_price": Text("单价（元）", "Unit price (¥)"),
    "quantity": Text("数量", "Quantity"),
    "amount": Text("总额（元）", "Amount (¥)"),
    "overwritten": Text(
        "与合计相差，超出四舍五入（见“校验”）", "Off the total by more than rounding (see Checks)"
    ),
    "basis": Text("备注（测算依据）", "Basis"),
    "highest_price": Text("最高单价（元）", "Highest unit price (¥)"),
    "service": Text("服务", "Service"),
    "unit_cost": Text("每单位成本（元）", "Cost per unit (¥)"),
    # Checks
    "compared": Text("对照的数", "Compared"),
    "at_least": Text("不低于", "At least"),
    "at_most": Text("不超过", "At most"),
    "message": Text("导出时的说明", "When exported"),
    "see_provision": Text("见“{0}”", "See “{0}”"),
    "adds_up": Text("各行之和与合计", "Lines add up to the total"),
    "adds_up_what": Text(
        "对照的数是预算明细各行总额之和；与合计之差不超过四舍五入所能解释的范围（每行半分）。"
        "结果若变为“请注意”，说明有行的总额或合计的公式被数字覆盖，请撤销改动或重新导出。",
        "Compared is the sum of the lines' amounts in the budget; it is no further from the total"
        " than rounding explains (half a fen a line). If the outcome turns to “Check this”, a number"
        " has replaced the formula of an amount or of the total: undo that, or export again.",
    ),
}


def phrase(key: str, lang: str, *parts: object) -> str:
    """Return the words of a key in ``lang``, with ``parts`` in place of ``{0}``, ``{1}`` and so on."""
    words = _WORDS[key] if key in _WORDS else SHARED[key]
    return words.of(lang).format(*parts)

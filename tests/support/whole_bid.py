"""A bid of a real one's size, whose figures were worked out by hand, as it is typed and as JSON.

Labour: 14,000 × 12 = 168,000; nine at 10,100, 10,200 … 10,900, together 94,500 × 12 = 1,134,000;
half a post 11,000.005 × 0.5 × 12 = 66,000.03; two for six months 9,000 × 2 × 6 = 108,000:
1,476,000.03.

Other costs: 5 × (10 + 20 + … + 200) = 5 × 2,100 = 10,500; eight of 600 × 4 = 19,200; four of
50.50 × 3 = 606; eight of 33.333 × 3.5 = 116.6655, together 933.324: 31,239.324.

The total is 1,507,239.354. Its rows as printed add up to 1,507,239.39, since 116.67 × 8 = 933.36:
rounding leaves −0.04.

Hours: 20 × (10 + 20 + 30 + 40 + 50) = 3,000; five of 12 × 10 = 600; five of 8 × 30 = 1,200: 4,800
of direct work, which need 4,800 ÷ 0.8 = 6,000 in all; with 1,100 of indirect work there are 5,900.
"""

from typing import Any

Row = dict[str, str]

PROJECT = {"project.name": "阳光社区 <b>&", "project.year": "2026"}
CEILING, BENEFICIARIES, INDIRECT = "1500000", "1000", "1100"


def _position(title: str, cost: str, people: str = "1", months: str = "12", fte: str = "1") -> Row:
    return {"title": title, "headcount": people, "fte": fte, "months": months, "monthly_cost": cost}


POSITIONS = [
    _position("项目主管", "1.4万"),
    *(_position(f"社工 {n}", str(10_000 + 100 * n)) for n in range(1, 10)),
    _position("兼职社工", "11,000.005", fte="0.5"),
    _position("助理", "9000", people="2", months="6"),
]
SERVICES = [
    {"category": category, "name": f"{name}{n}", "unit": unit, "quantity": str(quantity), "hours_per_unit": hours}
    for category, name, unit, hours, quantities in (
        ("case", "个案", "case", "20", (10, 20, 30, 40, 50)),
        ("group", "小组", "session", "10", (12,) * 5),
        ("community", "活动", "activity", "30", (8,) * 5),
    )
    for n, quantity in enumerate(quantities, 1)
]  # fmt: skip


def _line(category: str, item: str, price: str, unit: str, quantity: str, basis: str = "") -> Row:
    return {
        "category": category, "item": item, "unit_price": price, "unit": unit,
        "quantity": quantity, "basis": basis,
    }  # fmt: skip


LINES = [
    *(_line("业务活动成本", f"材料{n}", str(10 * n), "节", "5") for n in range(1, 21)),
    *(_line("督导", f"督导{n}", "600", "次", "4", "=1+1 按合同") for n in range(1, 9)),
    *(_line("labour", f"志愿者{n}", "50.50", "", "3") for n in range(1, 5)),
    *(_line("培训", f"培训{n}", "33.333", "课时", "3.5") for n in range(1, 9)),
]
# The output, and the figure that the calculation above gives for it.
BY_HAND = {
    "labour_total": "1476000.03",
    "lines_total": "31239.32",
    "total": "1507239.35",
    "rounding": {"total": "-0.04"},
    "ceiling_distance": "-7239.35",  # 1,500,000 − 1,507,239.35
    "cost_per_hour": "255.46",  # ÷ 5,900
    "cost_per_beneficiary": "1507.24",  # ÷ 1,000
    "totals_by_category": {
        "labour": "1476000.03", "业务活动成本": "10500.00", "督导": "19200.00",
        "labour (lines)": "606.00", "培训": "933.32",
    },
}  # fmt: skip
# Changed in the workbook: 2 × 6 × 1,000 and 10 × 100 more, 1,520,239.354; 1,600,000 leaves
# 79,760.65; ÷ 6,000 hours is 253.37; ÷ 1,000 people 1,520.24.
CHANGES = {
    "labour.positions[11].monthly_cost": 10_000,
    "lines[0].quantity": 105,
    "workload.indirect_hours": 1200,
    "ceiling": 1_600_000,
}
CHANGED_BY_HAND = {
    "labour_total": "1488000.03",
    "lines_total": "32239.32",
    "total": "1520239.35",
    "ceiling_distance": "79760.65",
    "cost_per_hour": "253.37",
    "cost_per_beneficiary": "1520.24",
}
LISTS = {"labour.positions": POSITIONS, "workload.services": SERVICES, "lines": LINES}
SINGLE = {
    **PROJECT,
    "ceiling": CEILING,
    "beneficiaries": BENEFICIARIES,
    "workload.indirect_hours": INDIRECT,
}


def as_json() -> dict[str, Any]:
    """The bid as it is given to the command line: what is typed, without what is left empty."""
    return {
        "project": {"name": PROJECT["project.name"], "year": PROJECT["project.year"]},
        "ceiling": CEILING,
        "beneficiaries": BENEFICIARIES,
        "labour": {"positions": POSITIONS},
        "workload": {"services": SERVICES, "indirect_hours": INDIRECT},
        "lines": [{name: value for name, value in line.items() if value} for line in LINES],
    }


def changed() -> dict[str, Any]:
    """The bid with the changes that are made in the workbook."""
    bid = as_json()
    positions = [dict(row) for row in POSITIONS]
    positions[11]["monthly_cost"] = "10000"
    bid["lines"][0]["quantity"] = "105"
    return {
        **bid,
        "ceiling": "1600000",
        "labour": {"positions": positions},
        "workload": {**bid["workload"], "indirect_hours": "1200"},
    }

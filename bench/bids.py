"""Bids of any size to measure with, as the entries of the bid's form. Their figures mean nothing."""

import base64
import json
import zlib

Entries = list[tuple[str, str]]

YEAR = 2026
POSITION = {"title": "岗位", "headcount": "2", "fte": "1", "months": "12", "monthly_cost": "10500"}
SERVICE = {
    "category": "group",
    "name": "小组",
    "unit": "session",
    "quantity": "96",
    "hours_per_unit": "12",
}
LINE = {
    "category": "业务活动成本",
    "item": "活动材料",
    "unit_price": "150",
    "unit": "节",
    "quantity": "96",
    "basis": "按合同",
}
LISTS = (("labour.positions", POSITION), ("workload.services", SERVICE), ("lines", LINE))
NAMED = ("title", "name", "item")


def bid_entries(rows: int) -> Entries:
    """Return the entries of a bid with so many rows, a third of each kind, every field of them filled."""
    entries = [
        ("project.name", "测量用项目"),
        ("project.year", str(YEAR)),
        ("ceiling", "100000000"),
        ("beneficiaries", "600"),
    ]
    for place, (path, fields) in enumerate(LISTS):
        for index in range((rows + place) // len(LISTS)):
            for name, value in fields.items():
                text = f"{value} {index + 1}" if name in NAMED else value
                entries.append((f"{path}[{index}].{name}", text))
    return entries


def fragment(entries: Entries) -> str:
    """Return the part of an address after the page's own that fills its form with these entries."""
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    data = deflate.compress(text) + deflate.flush()
    return "#v1." + base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")

"""The fixed words of pages made from the registers, in both languages."""

from calculators.core.decimals import grouped, percentage
from calculators.policy import ParameterValue, load_policy
from calculators.policy.text import Text
from calculators.render.labels import FORCE as SHORT
from calculators.render.labels import STATUS as VERDICT

# What pages mark Chinese with; the theme marks whole pages the same way.
LANG = {"zh": "zh-Hans", "en": "en"}
LANGUAGES = ("zh", "en")

STATUS = {
    "issued": Text(
        "印发原文：读到了条文本身",
        "Issued text: the Rules' own words were read",
    ),
    "announced": Text(
        "新闻摘要：只从发布消息得知，条号不详",
        "Press summary: known only from the announcement; article number unknown",
    ),
    "unknown": Text("未能读到", "Could not be read"),
}

# The word of the text, and what the calculators make of it.
FORCE = {
    "required": Text(
        f"应：须达到；未达到的，本站测算标为“{VERDICT['fail'].zh}”",
        f"应 (“shall”): required; where it falls short, this site marks “{VERDICT['fail'].en}”",
    ),
    "in_principle": Text(
        "原则上：一般应达到；未达到的，本站只作提示",
        "原则上 (“in principle”): normally to be met; where it falls short, this site only warns",
    ),
    "reference": Text(
        "可参照：供测算时参考；在此之外的，本站只作提示",
        "可参照 (“may refer to”): a reference for estimates; outside it, this site only warns",
    ),
    "none": Text(
        "未写“应”“原则上”或“可参照”",
        "None of 应 (shall), 原则上 (in principle) or 可参照 (may refer to) stands here",
    ),
}

# The same in a word or two, for a list.
FORCE_SHORT = {**SHORT, "none": Text("没有“应”等字样", "no word such as “shall”")}

ROLE = {
    "purchaser": Text("购买主体", "Purchaser"),
    "provider": Text("承接主体", "Provider"),
    "supervisor": Text("督导", "Supervisor"),
    "evaluator": Text("评价（估）方", "Evaluator"),
    "addressee": Text("印发通知的收文单位", "Addressees of the issuing notice"),
    "unnamed": Text("没有点名由谁做的", "Where nobody is named"),
}

# What of an obligation is this site's judgement.
PLACED = Text("责任方由本站判断", "responsible party assigned by this site")
DERIVED = Text(
    "由定义或说明归纳，是本站的判断", "a task this site draws from a definition or description"
)

STAGE = {
    "budget": Text("预算编制", "Drawing up the budget"),
    "procurement": Text("选择承接主体", "Choosing the provider"),
    "execution": Text("预算执行与项目实施", "Carrying out budget and project"),
    "evaluation": Text("绩效评价与监督", "Evaluation and oversight"),
}

CONFIDENCE_MEANING = {
    "high": Text(
        "出处明确，没有已知疑点；存有原话的，收录在本站。不表示与原件核对过。",
        "The source is named and nothing known speaks against it; words that could be kept are "
        "stored with this site. It does not mean that they were compared with the original.",
    ),
    "medium": Text(
        "查到了，但未与原件逐字核对；使用前请核对。",
        "Found, but not checked word for word against the original. Check it before use.",
    ),
    "unverified": Text(
        "没有核对过，只供填写时参考。", "Not checked at all; only a starting point."
    ),
}

NO_PERIOD = Text("未载明", "not stated")


def unwrapped(title: str) -> str:
    """Return a document's title without the 《》 around it; marks inside the title stay."""
    if title.startswith("《") and title.endswith("》"):
        return title[1:-1]
    return title


def value_text(value: ParameterValue, unit: str) -> str:
    """Return a register's figure for people: ``80%``, ``145,391``, ``20.67``."""
    return percentage(value.value) if unit == "share" else grouped(value.text)


def current_value(parameter: str) -> str:
    """Return the figure of a parameter that has a single one, for prose: ``20%``. Raises KeyError."""
    found = load_policy().parameter(parameter)
    return value_text(found.current, found.unit)


def period(value: ParameterValue, lang: str) -> str:
    """Return the period of a value in words; what is open or unknown is said to be so."""
    if value.year is not None:
        return f"{value.year}年" if lang == "zh" else str(value.year)
    start, end = value.valid_from, value.valid_until
    if start and end:
        return Text(f"{start}至{end}", f"{start} to {end}").of(lang)
    if start:
        return Text(f"{start}起", f"from {start}").of(lang)
    return Text(f"至{end}", f"until {end}").of(lang) if end else NO_PERIOD.of(lang)

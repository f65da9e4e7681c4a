"""What a measurable indicator looks like, one for each aspect that the text names."""

from calculators.declarations.targets import DIMENSIONS
from calculators.guidance import load_guidance
from calculators.policy.text import Text
from pages.elements import block, cell, row, table

_CAPTION = Text(
    "举例，不是标准：字母处填项目自己的数（N 为数量，P 为百分比，D 为日期）",
    "Illustrations, not standards. Letters stand where your own numbers go: N a count, P a"
    " percentage, D a date",
)
_COLUMNS = (
    Text("方面", "Aspect"),
    Text("指标", "Indicator"),
    Text("目标值和单位", "Target and unit"),
    Text("怎么统计", "How it is measured"),
    Text("证明材料", "Evidence"),
)


def target_examples(lang: str, argument: str, root: str) -> str:
    """Return the table of illustrative indicators (``calculators/guidance/targets.toml``)."""
    names = {option.value: option.label for option in DIMENSIONS}
    rows = (
        row(
            names[one.id].of(lang),
            *(
                cell(text.of(lang), long=True)
                for text in (one.indicator, one.target, one.method, one.evidence)
            ),
        )
        for one in load_guidance().indicators
    )
    return block(table(_CAPTION, _COLUMNS, rows, lang, headed=False))

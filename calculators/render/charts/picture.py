"""The picture that a calculator declares of its result, as SVG."""

from decimal import Decimal

from calculators.core.calculator import Result
from calculators.core.decimals import percentage, percentage_range, plain_number
from calculators.core.outputs import BandPicture, PartsPicture, SensitivityPicture, SeriesPicture
from calculators.core.units import shown
from calculators.policy.text import COLON, SEMICOLON, Text
from calculators.render.charts.drawing import across, line, rectangle, svg_figure, words_at
from calculators.render.charts.sensitivity import sensitivity
from calculators.render.charts.series import series
from calculators.render.labels import phrase
from calculators.render.markup import Html, joined, tag

_PAUSE = Text("，", ", ")


def picture(result: Result, lang: str) -> Html | None:
    """Return the picture that the calculator declares, or none if it has nothing to show."""
    match result.calculator.picture:
        case BandPicture() as declared:
            return _band(declared, result, lang)
        case PartsPicture() as declared:
            return _parts(declared, result, lang)
        case SeriesPicture() as declared:
            return series(declared, result, lang)
        case SensitivityPicture() as declared:
            return sensitivity(declared, result, lang)
    return None


def _band(declared: BandPicture, result: Result, lang: str) -> Html:
    """Draw the band on an axis that is twice as wide; a value beyond it sits at the edge."""
    policy = result.policy
    low = policy.parameter(declared.low[1]).current.value
    high = policy.parameter(declared.high[1]).current.value
    start, width = low - (high - low) / 2, (high - low) * 2

    def position(share: Decimal) -> Decimal:
        return min(max((share - start) / width, Decimal(0)), Decimal(1))

    def amount(name: str) -> str:
        return shown(result.outputs[name], result.calculator.output(name).unit, lang)

    band = percentage_range(low, high)
    ends = f"{amount(declared.low[0])} – {amount(declared.high[0])}"
    said = [f"{phrase('band', lang)} {band}{COLON.of(lang)}{ends}"]
    shapes = [
        line(Decimal(0), Decimal(1), 46, 46, "calc-axis"),
        rectangle(position(low), position(high) - position(low), 36, 20, "calc-band"),
        _tick(position(Decimal(1)), 32, 60),
        words_at(position(low), 76, percentage(low)),
        words_at(position(Decimal(1)), 76, percentage(Decimal(1))),
        words_at(position(high), 76, percentage(high)),
        words_at(position(low), 94, amount(declared.low[0]), "calc-small"),
        words_at(position(high), 94, amount(declared.high[0]), "calc-small"),
    ]
    if declared.ratio in result.outputs:
        ratio = Decimal(result.outputs[declared.ratio])
        at = position(ratio)
        label = f"{phrase('proposed', lang)} {percentage(ratio)}"
        anchor = "start" if at < Decimal("0.2") else "end" if at > Decimal("0.8") else "middle"
        said.append(label)
        inside = low <= ratio <= high
        if not inside:
            said.append(phrase("below_band" if ratio < low else "above_band", lang))
        dot = "calc-dot" if inside else "calc-dot calc-dot-out"
        shapes += [
            tag("circle", {"cx": across(at), "cy": 46, "r": 7, "class": dot}),
            words_at(at, 18, label, "calc-strong", anchor),
        ]
    sentence = _PAUSE.of(lang).join(said)
    return svg_figure(declared.title.of(lang), sentence, 104, *shapes)


def _tick(at: Decimal, top: int, bottom: int) -> Html:
    return line(at, at, top, bottom, "calc-tick")


def _parts(declared: PartsPicture, result: Result, lang: str) -> Html | None:
    """Draw the parts of a total as one bar, with a mark where the floor of its first or last lies."""
    values = [Decimal(result.outputs[name]) for name in declared.parts]
    total = sum(values, Decimal(0))
    if not total:
        return None
    floor = result.policy.parameter(declared.floor_share).current.value
    shapes: list[Html] = []
    legend: list[Html] = []
    sentence: list[str] = []
    start = Decimal(0)
    for index, (name, value) in enumerate(zip(declared.parts, values, strict=True)):
        share = value / total
        output = result.calculator.output(name)
        words = f"{output.label.of(lang)} {shown(plain_number(value), output.unit, lang)} ({percentage(share)})"
        kind = f"calc-part-{index + 1}"
        shapes.append(rectangle(start, share, 24, 26, kind))
        legend.append(tag("li", {"class": kind}, words))
        sentence.append(words)
        start += share
    least = phrase("least", lang, percentage(floor))
    mark = floor if declared.floor == declared.parts[0] else 1 - floor
    shapes += [_tick(mark, 18, 56), words_at(mark, 12, least, "calc-small")]
    said = SEMICOLON.of(lang).join((*sentence, least))
    drawing = svg_figure(declared.title.of(lang), said, 60, *shapes)
    return joined(drawing, tag("ul", {"class": "calc-legend"}, *legend))

"""A calculator on its page: form, worked example and result, readable before any script runs."""

from calculators.comparison.lines import as_lines, base_field
from calculators.core.calculator import Calculator
from calculators.examples import example
from calculators.policy.text import Text
from calculators.registry import CALCULATORS
from calculators.render.form import form
from calculators.render.markup import Html, button, joined, tag
from calculators.render.result import result_html
from calculators.run import run, without_derived
from pages.calculator_parts import basis, live_headline, others, script, status
from pages.drafts import drafts

_WORDS: dict[str, Text] = {
    "clear": Text("清空", "Clear"),
    "csv": Text("下载 CSV", "Download CSV"),
    "damaged": Text(
        "这个链接不完整，读不出填写的内容，下面是示例。请向发送人要一份完整的链接。",
        "This link is incomplete and its figures cannot be read; below is the example."
        " Ask whoever sent it for the whole link.",
    ),
    "done": Text("链接已复制。", "Link copied."),
    "downloading": Text(
        "正在准备测算程序，约需几秒；可以先填写，准备好后自动算出。",
        "Loading the calculator. You can start typing; the answer follows.",
    ),
    "example": Text("恢复示例", "Back to the example"),
    "failed": Text(
        "测算程序无法启动：浏览器可能不支持 WebAssembly，或有文件被拦截。下面的示例和算法仍可阅读。",
        "The calculator could not start: the browser may lack WebAssembly, or a file was blocked."
        " The example and how it is worked out can still be read.",
    ),
    "form": Text("填写", "Your figures"),
    "handed": Text(
        "已交给浏览器。没有反应（例如在微信里）时，请在浏览器中打开：复制链接，粘贴到浏览器的地址栏。",
        "Handed to the browser. If nothing happens (as in WeChat), open it in a browser: copy the link"
        " and paste it into the browser’s address bar.",
    ),
    "invented": Text("示例，为举例虚拟", "Invented example"),
    "json": Text("下载 JSON", "Download JSON"),
    "link": Text("复制链接", "Copy link"),
    "link_field": Text("链接", "Link"),
    "next": Text(
        "填写的内容只在链接里（# 之后），本站收不到。在微信里请复制链接再发送："
        "用右上角“⋯”转发，对方可能只看到示例。",
        "Your figures are in the link itself, after the #. We never receive them. In WeChat, copy the"
        " link and send that: a page forwarded by ⋯ may show only the example.",
    ),
    "document": Text(
        "这是一个算好的示例。要用自己的数字测算，请允许本页运行 JavaScript。",
        "This is a worked example. To calculate with your own figures, allow JavaScript on this page.",
    ),
    "other_version": Text(
        "这个链接来自本站的另一个版本，读不出填写的内容，下面是示例。",
        "This link comes from another version of this site and cannot be read; below is the example.",
    ),
    "print": Text("打印", "Print"),
    "ready": Text(
        "已就绪：改动后结果自动更新。测算在本机完成。",
        "Ready: the result follows every change. It is computed on your device.",
    ),
    "ready-example": Text(
        "已就绪。下面是示例，为举例虚拟：请改成您自己的情况，或先按“清空”。测算在本机完成。",
        "Ready. Below is an invented example: put your own figures in, or press Clear first."
        " It is computed on your device.",
    ),
    "result": Text("结果", "Result"),
    "retry": Text("重试", "Try again"),
    "stale": Text("改正之前，下面仍是上一次的结果。", "Until then, the last result stays below."),
    "too_old": Text(
        "这个浏览器太旧，读不出链接里填写的内容，下面是示例。请更新浏览器或换一个浏览器打开"
        "（Safari 16.4、Chrome 103、Firefox 113 或更新）。",
        "This browser is too old to read the figures in the link; below is the example. Open the link"
        " in a newer one (Safari 16.4, Chrome 103, Firefox 113 or later).",
    ),
    "undo": Text("撤销清空", "Undo clear"),
    "waiting": Text(
        "您一开始填写，测算程序就会启动；用手机流量时不会提前下载。下面是示例。",
        "The calculator starts as soon as you begin; on a metered connection nothing large is"
        " fetched before that. Below is an example.",
    ),
    "wrong": Text(
        "填写有误时没有可下载的结果：请先改正标出的内容。",
        "There is no result to download while something needs attention: mend that first.",
    ),
    "xlsx": Text("下载 Excel", "Download workbook"),
    "xlsx_failed": Text("下载失败，请再试一次", "Download failed: try again"),
    "xlsx_loading": Text("正在生成……", "Being made…"),
    "select": Text(
        "浏览器不让本页复制。链接在下面，已经选中：请自己复制。",
        "The browser does not let this page copy. The link is below, selected: copy it yourself.",
    ),
    "starting": Text("正在启动测算程序……", "Starting the calculator…"),
}
_STATES = ("waiting", "downloading", "starting", "ready", "ready-example", "failed")


def calculator_block(lang: str, name: str, root: str) -> str:
    """Return the calculator ``name`` with its worked example, and the script that makes it live.

    Args:
        lang: ``zh`` or ``en``.
        name: of the calculator; an unknown one raises ``KeyError``.
        root: relative URL from the page to the root of its language.
    """
    calculator = CALCULATORS[name]
    result = run(calculator, example(calculator, lang))
    if result.inputs is None:
        raise ValueError(f"the example of {name} cannot be computed: {result.problems}")
    parts = result_html(result, lang, root)
    given = without_derived(calculator.inputs, example(calculator, lang), result.inputs)
    if base_field(calculator):
        given["variations"] = as_lines(given["variations"])
    block = tag(
        "div",
        {
            "class": "calc",
            "data-search-exclude": True,  # its figures change; the prose around it is found
            "data-calculator": name,
            "data-title": calculator.title.of(lang),
            "data-lang": lang,
            "data-root": root,
            "data-state": "document",
        },
        status(_WORDS, _STATES, lang),
        live_headline(parts.headline, _phrase("invented", lang)),
        tag(
            "div",
            {"class": "calc-ask"},
            tag("h2", None, _phrase("form", lang)),
            form(calculator, given, lang),
        ),
        tag(
            "div",
            {"class": "calc-answer"},
            tag("h2", None, _phrase("result", lang)),
            _errors(lang),
            tag("div", {"class": "calc-main"}, parts.main),
            _next(calculator, lang, root),
            drafts(lang),
        ),
        tag("div", {"class": "calc-detail"}, parts.detail),
        # What is printed once the script has answered; until then the page prints as it is.
        tag("div", {"class": "calc-print"}),
    )
    below = (basis(calculator, lang, root), others(name, lang, root))
    return joined(block, *below, script("calculator", lang, root))


def _phrase(key: str, lang: str) -> str:
    return _WORDS[key].of(lang)


def _errors(lang: str) -> Html:
    notice = {
        "data-damaged": _phrase("damaged", lang),
        "data-other-version": _phrase("other_version", lang),
        "data-too-old": _phrase("too_old", lang),
    }
    return joined(
        tag("p", {"class": "calc-notice", "role": "alert", "hidden": True, **notice}),
        tag(
            "div",
            {"class": "calc-errors", "role": "status", "hidden": True},
            tag("div", None),
            tag("p", None, _phrase("stale", lang)),
        ),
    )


def _next(calculator: Calculator, lang: str, root: str) -> Html:
    """Return what can be done with a result, other than changing it."""

    def action(name: str, **attributes: str) -> Html:
        data = {f"data-{key}": _phrase(word, lang) for key, word in attributes.items()}
        return button({"data-action": name, **data}, _phrase(name, lang))

    help_line = {f"data-{key}": _phrase(key, lang) for key in ("done", "handed", "select", "wrong")}
    link_field = {"class": "calc-link", "aria-label": _phrase("link_field", lang)}
    return tag(
        "div",
        {"class": "calc-next"},
        action("link"),
        action("xlsx", busy="xlsx_loading", failed="xlsx_failed"),
        _compare(lang, root) if calculator.name != "compare" else None,
        action("csv"),
        action("json"),
        action("print"),
        action("clear", words="clear", undo="undo"),
        action("example"),
        tag(
            "p",
            {"class": "calc-help calc-next-status", "role": "status", **help_line},
            _phrase("next", lang),
        ),
        tag("input", {**link_field, "readonly": True, "hidden": True}),
    )


def _compare(lang: str, root: str) -> Html:
    """Return the link that takes an input to the comparison, the rest being from its example."""
    comparison = CALCULATORS["compare"]
    attributes = {
        "class": "calc-button",
        "href": f"{root}calculators/compare/",
        "data-action": "compare",
        "data-by": example(comparison)["sensitivity"]["by"].rstrip("%"),
    }
    return tag("a", attributes, comparison.title.of(lang))

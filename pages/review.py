"""The purchaser's review on its page: a file is opened and read on the device, nothing is sent."""

from calculators.examples import example
from calculators.policy.text import Text
from calculators.registry import CALCULATORS
from calculators.render.markup import Attributes, Html, joined, tag
from calculators.render.result import result_html
from calculators.run import run
from pages.calculator_parts import basis, live_headline, others, script, status

_WORDS: dict[str, Text] = {
    "ask": Text("打开文件", "Open a file"),
    "choose": Text(
        "选择承接主体提交的文件（.xlsx 或 .json）",
        "Choose the file that the provider sent (.xlsx or .json)",
    ),
    "document": Text(
        "下面是一个复核好的示例。要复核自己的文件，请允许本页运行 JavaScript。",
        "Below is a worked example. To review a file of your own, allow JavaScript on this page.",
    ),
    "downloading": Text(
        "正在准备复核程序，约需几秒；可以先选文件。", "Loading. You can choose the file already."
    ),
    "example": Text(
        "下面是示例：项目预算的示例里，总额被多写了 2,000 元。",
        "Below is an example: the bid’s own example, its total overstated by ¥2,000.",
    ),
    "failed": Text(
        "复核程序无法启动：浏览器可能不支持 WebAssembly，或有文件被拦截。下面的示例仍可阅读。",
        "The program could not start: the browser may lack WebAssembly, or a file was blocked. The"
        " example can still be read.",
    ),
    "help": Text(
        "也可以把文件拖到这里。文件在本机读取，不上传；上限 10 MB，有宏或外部链接的不打开。",
        "Or drop it here. It is read on your device and sent nowhere; at most 10 MB, and nothing"
        " with macros or links to other files is opened.",
    ),
    "ready": Text("已就绪：请选择文件。", "Ready: choose a file."),
    "refused": Text("没有复核这个文件，原因见下。", "The file was not reviewed: see why below."),
    "result": Text("结果", "Result"),
    "retry": Text("重试", "Try again"),
    "reviewed": Text("已复核：", "Reviewed: "),
    "starting": Text("正在启动复核程序……", "Starting…"),
    "waiting": Text("请选择文件，复核程序随即启动。", "Choose a file; the program then starts."),
    "working": Text("正在复核：", "Being reviewed: "),
}
_STATES = (
    "waiting",
    "downloading",
    "starting",
    "ready",
    "failed",
    "working",
    "reviewed",
    "refused",
)


def review_block(lang: str, root: str) -> str:
    """Return the control that opens a file, a worked example below it, and the script.

    Args:
        lang: ``zh`` or ``en``.
        root: relative URL from the page to the root of its language.
    """
    calculator = CALCULATORS["review"]
    parts = result_html(run(calculator, example(calculator, lang)), lang, root)
    block = tag(
        "div",
        {
            "class": "calc calc-review",
            "data-search-exclude": True,
            "data-lang": lang,
            "data-root": root,
            "data-state": "document",
            "data-busy": "false",
        },
        status(_WORDS, _STATES, lang),
        _ask(lang),
        live_headline(parts.headline),
        tag(
            "div",
            {"class": "calc-answer"},
            tag("h2", None, _phrase("result", lang)),
            tag("p", {"class": "calc-help calc-review-example"}, _phrase("example", lang)),
            tag(
                "div", {"class": "calc-errors", "role": "status", "hidden": True}, tag("div", None)
            ),
            tag("div", {"class": "calc-main"}, parts.main),
        ),
        tag("div", {"class": "calc-detail"}, parts.detail),
    )
    below = (basis(calculator, lang, root), others(calculator.name, lang, root))
    return joined(block, *below, script("review", lang, root))


def _ask(lang: str) -> Html:
    file: Attributes = {
        "type": "file",
        "id": "review-file",
        "accept": ".json,.xlsx",
        "aria-describedby": "review-help",
        "disabled": True,
    }
    return tag(
        "div",
        {"class": "calc-ask calc-drop"},
        tag("h2", None, _phrase("ask", lang)),
        tag("label", {"for": "review-file"}, _phrase("choose", lang)),
        tag("input", file),
        tag("p", {"class": "calc-help", "id": "review-help"}, _phrase("help", lang)),
    )


def _phrase(key: str, lang: str) -> str:
    return _WORDS[key].of(lang)

"""The folded section of a calculator's page that keeps drafts on the visitor's device."""

from calculators.policy.text import Text
from calculators.render.markup import Attributes, Html, button, tag

_TITLE = Text("草稿（只存在这台设备上）", "Drafts (kept on this device only)")
_HELP = Text(
    "按“保存草稿”才会保存，存在这个浏览器的本地存储里，不发送给任何人；清除浏览器数据时一并删除。"
    "公用电脑上请用完即删。",
    "Nothing is kept unless you save it. Drafts stay in this browser’s local storage, are sent to"
    " nobody, and go when you clear the browser’s data. On a shared computer, delete them after use.",
)
_NAME = Text("草稿名称", "Name of the draft")
_SAVE = Text("保存草稿", "Save draft")
_EXPORT = Text("导出全部草稿", "Export all drafts")
_IMPORT = Text("导入草稿", "Import drafts")
_SAYS = {
    "delete": Text("删除", "Delete"),
    "deleted": Text("已删除", "Deleted"),
    "exported": Text(
        "已交给浏览器。没有反应（例如在微信里）时，请在浏览器中打开本页，再导出。",
        "Handed to the browser. If nothing happens (as in WeChat), open this page in a browser to"
        " export.",
    ),
    "imported": Text("已导入", "Imported"),
    "refused": Text(
        "没有成功：名称超过 100 个字符，浏览器不允许保存，或文件不是本站导出的草稿。",
        "That did not work: the name has more than 100 characters, the browser does not allow it, or"
        " the file is not one of our exports.",
    ),
    "saved": Text("已保存", "Saved"),
}


def drafts(lang: str) -> Html:
    """Return the section; docs/assets/js/calculator/drafts.mjs makes it work."""
    buttons = (
        button({"data-draft": action}, label.of(lang))
        for action, label in (("save", _SAVE), ("import", _IMPORT), ("export", _EXPORT))
    )
    file: Attributes = {"type": "file", "accept": ".json", "aria-label": _IMPORT.of(lang)}
    return tag(
        "details",
        {
            "class": "calc-drafts",
            "id": "drafts",
            **{f"data-{key}": words.of(lang) for key, words in _SAYS.items()},
        },
        tag("summary", None, _TITLE.of(lang)),
        tag("p", {"class": "calc-help"}, _HELP.of(lang)),
        tag(
            "div",
            {"class": "calc-field"},
            tag("label", {"for": "draft-name"}, _NAME.of(lang)),
            tag("input", {"type": "text", "id": "draft-name"}),
        ),
        tag(
            "div",
            {"class": "calc-next"},
            *buttons,
            tag("input", {**file, "hidden": True}),
        ),
        tag("p", {"role": "status", "class": "calc-help"}),
        tag("ul", None),
    )

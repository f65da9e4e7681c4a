"""The site without a network: the notice of a new version, and the switch on the about page."""

from calculators.policy import load_policy
from calculators.policy.text import Text
from calculators.render.markup import Html, button, tag

_WORDS: dict[str, Text] = {
    "impossible": Text(
        "这个浏览器（或这个网址、无痕窗口）不能在本机保存网页，离线时不能使用本站。",
        "This browser (or this address, or a private window) cannot keep pages on the device, so"
        " the site needs a network here.",
    ),
    "new_data": Text(
        "本站有新版本，政策数据更新到 {}。填写的内容会保留。",
        "There is a new version of this site, with policy data of {}. What you typed is kept.",
    ),
    "off": Text(
        "离线使用已关闭，本机没有保存本站的文件；每次打开都重新下载。",
        "Offline use is off: none of this site’s files are kept on this device.",
    ),
    "on": Text(
        "离线使用已开启：打开过的页面、测算工具和搜索，没有网络时也能用。本机保存约 {} MB"
        "（包括启动测算程序用的内存副本），都是本站的文件，不含您填写的内容。",
        "Offline use is on: pages you opened, the calculators and search work without a network."
        " About {} MB is kept on this device (with a copy of the started program), all of it this"
        " site’s own files and nothing you typed.",
    ),
    "same_data": Text(
        "本站有新版本（政策数据 {}，与本页相同）。填写的内容会保留。",
        "There is a new version of this site (policy data of {}, as on this page). What you typed"
        " is kept.",
    ),
    "switch_off": Text("关闭并删除本机保存的文件", "Switch off and delete the files kept here"),
    "switch_on": Text("开启离线使用", "Switch offline use on"),
    "update": Text("更新本页", "Update this page"),
    "without_script": Text(
        "离线使用要由浏览器运行 JavaScript。", "Offline use needs JavaScript in the browser."
    ),
}


def update_notice(lang: str) -> Html:
    """Return the notice that docs/assets/js/site/offline.mjs shows when a new version waits."""
    return tag(
        "div",
        {
            "class": "site-update",
            "role": "status",
            "hidden": True,
            "data-policy": load_policy().version,
            "data-new-data": _WORDS["new_data"].of(lang),
            "data-same-data": _WORDS["same_data"].of(lang),
        },
        tag("p", None),
        button({}, _WORDS["update"].of(lang)),
    )


def offline_switch(lang: str, _: str = "", root: str = "") -> Html:
    """Return the state of offline use on this device, with its switch."""
    states = ("on", "off", "impossible", "switch_on", "switch_off")
    return tag(
        "div",
        {
            "class": "site-offline",
            "data-search-exclude": True,
            **{f"data-{key.replace('_', '-')}": _WORDS[key].of(lang) for key in states},
        },
        tag("p", {"role": "status"}, _WORDS["without_script"].of(lang)),
        button({"hidden": True}),
    )

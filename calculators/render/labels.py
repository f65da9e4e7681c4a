"""The fixed words of forms and results, in both languages."""

from calculators.core.outputs import RuleCheck
from calculators.core.units import NO, YES
from calculators.policy.text import Text

NOT_RECORDED = Text("未记录", "not recorded")

WORDS: dict[str, Text] = {
    "above_band": Text("高于区间", "above the band"),
    "add_row": Text("添加{0}", "Add {0}"),
    "advanced": Text("更多选项", "More options"),
    "band": Text("参照区间", "Band"),
    "below_band": Text("低于区间", "below the band"),
    "checks_all_pass": Text("核对 {0} 项，全部符合", "{0} checks, all met"),
    "change_down": Text("调低后的变动", "Change, moved down"),
    "change_up": Text("调高后的变动", "Change, moved up"),
    "base_of": Text("填写于“{0}”", "Entered in “{0}”"),
    "base_back": Text("返回修改", "Go back and edit"),
    "confidence": Text("可信程度", "Confidence"),
    "checks": Text("对照规则", "Checked against the rules"),
    "copied": Text(
        "已复制，可粘贴到 WPS、Word 或电子表格。",
        "Copied. Paste it into WPS, Word or a spreadsheet.",
    ),
    "copy_failed": Text(
        "浏览器没有允许复制。表格已选中，请按 Ctrl+C（Mac 按 ⌘C）。",
        "The browser did not allow it. The table is selected: press Ctrl+C (⌘C on a Mac).",
    ),
    "copy_note": Text("复制意见", "Copy the note"),
    "copy_table": Text("复制表格", "Copy table"),
    "copy_row": Text("复制", "Duplicate"),
    "default": Text("默认", "default"),
    "differences": Text("与基准方案的差额", "Differences from the base"),
    "down": Text("调低", "Moved down"),
    "errors_title": Text("有 {0} 处需要填写或修改", "Entries that need attention: {0}"),
    "file_load": Text("载入文件（JSON 或 TOML）", "Load a file (JSON or TOML)"),
    "file_refused": Text(
        "这个文件没有载入，请先改正：", "The file was not loaded. Correct this first:"
    ),
    "file_sample": Text("载入教学示例", "Load the training example"),
    "file_save": Text("保存为文件", "Save as a file"),
    "figure": Text("项目", "Item"),
    "figures": Text("各项数字", "Figures"),
    "force": Text("约束程度", "Force"),
    "formula": Text("算法", "Formula"),
    "in_base": Text("基准值", "In the base"),
    "input": Text("填写项", "Input"),
    "inputs": Text("填写的内容", "What was entered"),
    "least": Text("至少 {0}", "at least {0}"),
    "moved": Text(
        "{0}（每个数字 ±{1}；基准{2} {3}）", "{0} (each number ±{1}; {2} in the base: {3})"
    ),
    "moved_down": Text("调低到", "Moved down to"),
    "moved_some": Text("；只测算了前 {0} 个数字，共 {1} 个", "; the first {0} of {1} numbers only"),
    "moved_up": Text("调高到", "Moved up to"),
    "new_value": Text("改为", "New value"),
    "no": NO,
    "number": Text("数字", "Number"),
    "of_base": Text("{0}：与基准相差（%）", "{0}: off the base (%)"),
    "not_chosen": Text("请选择", "Choose"),
    "note_copied": Text(
        "已复制，可粘贴到邮件或文件。", "Copied. Paste it into a message or a file."
    ),
    "note_not_copied": Text(
        "浏览器没有允许复制。意见已选中，请按 Ctrl+C（Mac 按 ⌘C）。",
        "The browser did not allow it. The note is selected: press Ctrl+C (⌘C on a Mac).",
    ),
    "note_lines": Text("内容", "Text"),
    "off_scale": Text("{0}（超出图的上端）", "{0} (above the picture)"),
    "old_result": Text("下面是改动前的结果", "The result below is the one from before"),
    "optional": Text("选填", "optional"),
    "parameter": Text("参数", "Parameter"),
    "not_recorded": NOT_RECORDED,
    "period": Text("适用期间", "Period"),
    "points": Text("百分点", "percentage points"),
    "policy_version": Text("政策数据", "Policy data"),
    "press_summary": Text("新闻摘要", "press summary"),
    "proposed": Text("拟定", "Proposed"),
    "provision": Text("条文", "Provision"),
    "published": Text("公布日期", "Published"),
    "read_on": Text("查阅日期", "Date read"),
    "reading": Text("理解", "Reading"),
    "reading_question": Text("问题", "Question"),
    "reading_switches": Text("按另一种理解测算", "Try another reading"),
    "reading_used": Text("采用的理解", "Reading used"),
    "readings_used": Text(
        "读到的文本没有写明之处，采用的理解", "Readings used where the text leaves it open"
    ),
    "other_reading": Text(
        "按另一种理解（{1}），结果会是“{0}”",
        "Under another reading ({1}), this would be “{0}”",
    ),
    "reference": Text("参照工资", "Reference wage"),
    "remove_row": Text("删除", "Remove"),
    "result": Text("结果", "Result"),
    "rounding": Text("四舍五入差额", "Rounding"),
    "rule": Text("规则", "Rule"),
    "share": Text("占总额", "Share"),
    "share_instead": Text("改为 {0}%", "Change it to {0}%"),
    "share_read": Text(
        "读作 {0}%：这一项按百分数填。", "Read as {0}%: this is entered in percent."
    ),
    "source": Text("来源", "Source"),
    "status": Text("结果", "Outcome"),
    "substituted": Text("代入", "Numbers put in"),
    "table_number": Text("表 {0}　{1}", "Table {0}. {1}"),
    "table_region": Text("表格：{0}（可左右滚动）", "Table: {0} (scrolls sideways)"),
    "total": Text("合计", "Total"),
    "unit": Text("单位", "Unit"),
    "unofficial": Text(
        "非官方测算，仅供参考；以发布机关的正式文本和购买主体的要求为准。",
        "Unofficial estimate. The issuing offices' own text and the purchaser's requirements decide.",
    ),
    "up": Text("调高", "Moved up"),
    "value": Text("数值", "Value"),
    "working": Text("怎么算出来的", "How this was worked out"),
    "yes": YES,
}

STATUS: dict[str, Text] = {
    "pass": Text("符合", "Met"),
    "warn": Text("请注意", "Check this"),
    "fail": Text("不符合", "Not met"),
    "unknown": Text("无法判断", "Cannot tell"),
}

FORCE: dict[str, Text] = {
    "required": Text("应", "required"),
    "in_principle": Text("原则上", "in principle"),
    "reference": Text("可参照", "for reference"),
}

# How sure a figure of the registers is.
CONFIDENCE: dict[str, Text] = {
    "high": Text("高", "high"),
    "medium": Text("中", "medium"),
    "unverified": Text("未核实", "unverified"),
}

PARAMETER_UNIT: dict[str, Text] = {
    "share": Text("比例", "share"),
    "year": Text("年", "years"),
    "month": Text("月份", "month"),
    "yuan_per_year": Text("元/年", "yuan a year"),
    "yuan_per_month": Text("元/月", "yuan a month"),
    "hour_per_day": Text("小时/天", "hours a day"),
    "hour_per_week": Text("小时/周", "hours a week"),
    "day_per_year": Text("天/年", "days a year"),
    "day_per_month": Text("天/月", "days a month"),
}

# The tag of a check whose provision has none of these words, and of one that is this site's own.
NO_FORCE = Text("原文没有“应”“原则上”等字样", "no “shall” or “in principle” in the text")
OURS = Text("本站的核对", "this site’s own check")
# The tag of a check that rests on another document.
ELSEWHERE = Text("另一文件，不是《实施细则》", "another document, not the Rules")


def force_of(declared: RuleCheck, force: str) -> Text:
    """Return how binding a check is; for this site's own checks and those without force, that."""
    if declared.ours:
        return OURS
    if declared.source:
        return ELSEWHERE
    return NO_FORCE if declared.force else FORCE[force]


def phrase(key: str, lang: str, *parts: object) -> str:
    """Return the words ``key`` in ``lang``, with ``parts`` for ``{0}``, ``{1}`` and so on."""
    return WORDS[key].of(lang).format(*parts)


def phrases(lang: str, *keys: str) -> tuple[str, ...]:
    """Return the words of several keys in ``lang``."""
    return tuple(phrase(key, lang) for key in keys)

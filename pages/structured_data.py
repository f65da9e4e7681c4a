"""What a page is about, for search engines: schema.org as JSON-LD, from the registers alone.

Anything the registers do not hold is left out, and what could not be read is said.
"""

import json
from typing import Any

from calculators.policy import Source, load_policy
from calculators.policy.text import COLON, Text
from calculators.render.labels import PARAMETER_UNIT
from calculators.render.markup import Html, tag
from pages.open_data import data_files
from pages.sources import BANNER
from pages.words import LANG, LANGUAGES, unwrapped

CC_BY = "https://creativecommons.org/licenses/by/4.0/"

_BEIJING = Text("北京市", "Beijing")
_DATASET = Text(
    "北京市政府购买社会工作服务预算管理规则：条文、参数与来源",
    "Beijing’s rules for budgeting government-procured social work services: provisions, "
    "parameters and sources",
)
_DATASET_HOLDS = Text(
    "{first}年至{last}年北京市全口径城镇单位就业人员平均工资、规则中的数字及其来源和可信程度，"
    "以及能够读到的条文（中英文）。许可只及于本站自写的文字，详见“开放数据”页。",
    "Beijing’s average wage of persons employed in urban units from {first} to {last}, the numbers "
    "in the Rules with their sources and confidence, and the provisions that could be read, in "
    "Chinese and English. The licence covers this site’s own words only; see the open data page.",
)


def structured_data(page: str, lang: str, site_url: str) -> str:
    """Return the JSON-LD of a page (``policy/``, relative to its language), or nothing for most pages.

    `site_url` is the site's own address, with its closing slash.
    """
    makers = {"policy/": _legislation, "parameters/": _dataset, "data/": _dataset}
    if page not in makers:
        return ""
    home = site_url if lang == "zh" else f"{site_url}{lang}/"
    data = {"@context": "https://schema.org", **makers[page](lang, site_url, home)}
    # In a script nothing is escaped but this: no text may end the element.
    written = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return tag("script", {"type": "application/ld+json"}, Html(written))


def _legislation(lang: str, site_url: str, home: str) -> dict[str, Any]:
    policy = load_policy()
    facts = policy.facts
    issued = policy.source("issued-opening")
    unread = [one for one in policy.provisions.values() if one.status == "unknown"]
    return {
        "@type": "Legislation",
        "@id": f"{site_url}policy/#instrument",
        "name": unwrapped(facts["title"].value.of(lang)),
        "legislationIdentifier": facts["number"].value.zh,
        "legislationDate": issued.published,
        "legislationJurisdiction": _beijing(lang),
        "legislationPassedBy": [
            {"@type": "GovernmentOrganization", "name": name}
            for name in facts["issuers"].value.of(lang).split("、" if lang == "zh" else "; ")
        ],
        "inLanguage": LANG["zh"],
        "description": BANNER.of(lang),
        "isBasedOn": [
            _parent("basis", "beijing-budget-measures", lang),
            _parent("national-parent", "mof-order-102", lang),
        ],
        # What this site holds of it: no official copy, and not the whole.
        "encoding": {
            "@type": "LegislationObject",
            "url": f"{home}policy/",
            "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
            "inLanguage": [LANG[one] for one in LANGUAGES],
            "dateModified": policy.version,
            "description": " ".join(
                COLON.join((one.label, Text(one.zh, one.en))).of(lang) for one in unread
            ),
            "isBasedOn": [
                _work(policy.source(name), lang)
                for name in dict.fromkeys(one.source for one in policy.sections.values())
            ],
        },
    }


def _parent(fact: str, source_id: str, lang: str) -> dict[str, Any]:
    """Return a document of higher rank than the Rules, and how that is known."""
    source = load_policy().source(source_id)
    known = [load_policy().facts[fact].label, *([source.note] if source.note else [])]
    return {
        **_work(source, lang),
        "@type": "Legislation",
        "legislationIdentifier": source.number,
        "description": COLON.join(known).of(lang),
    }


def _work(source: Source, lang: str) -> dict[str, Any]:
    known = {"url": source.url, "datePublished": source.published}
    return {
        "@type": "CreativeWork",
        "name": unwrapped(source.title.of(lang)),
        **{name: value for name, value in known.items() if value is not None},
    }


def _dataset(lang: str, site_url: str, home: str) -> dict[str, Any]:
    policy = load_policy()
    years = policy.parameter("average-wage").years
    values = [value for one in policy.parameters.values() for value in one.values]
    sections = policy.sections.values()
    read = [value.source for value in values] + [section.source for section in sections]
    return {
        "@type": "Dataset",
        "@id": f"{site_url}data/#files",
        "name": _DATASET.of(lang),
        "description": _DATASET_HOLDS.of(lang).format(first=years[0], last=years[-1]),
        "url": f"{home}data/",
        "license": CC_BY,
        "usageInfo": f"{home}data/#licence",
        "isAccessibleForFree": True,
        "inLanguage": [LANG[one] for one in LANGUAGES],
        "version": policy.version,
        "dateModified": policy.version,
        "temporalCoverage": f"{years[0]}/{years[-1]}",
        "spatialCoverage": _beijing(lang),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.holds.of(lang),
                "contentUrl": site_url + file.path,
                "encodingFormat": file.media_type,
            }
            for file in data_files()
            # What others wrote is not this site's to license.
            if not file.path.startswith("data/sources/")
        ],
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "propertyID": parameter.id,
                "name": parameter.label.of(lang),
                "unitText": PARAMETER_UNIT[parameter.unit].of(lang),
            }
            for parameter in policy.parameters.values()
        ],
        "isBasedOn": [_work(policy.source(name), lang) for name in dict.fromkeys(read)],
    }


def _beijing(lang: str) -> dict[str, Any]:
    return {"@type": "AdministrativeArea", "name": _BEIJING.of(lang)}

"""Checks of the registers against the stored sources.

They read whole documents, so they run in the tests and in `make check`, not at every start.
"""

from collections.abc import Iterable
from itertools import groupby

from calculators.policy.errors import RegisterError
from calculators.policy.loader import HERE, load_policy
from calculators.policy.registers import Policy, Source

# What the person who stored the issued text wrote where it stops; not part of the text.
BREAKS_OFF = "(the reprint's stored copy breaks off here)"


def check_registers(policy: Policy | None = None) -> None:
    """Check quotes, paragraphs and headings of `policy` (the project's own when None).

    Raises RegisterError for a quote that does not stand in its source, for a paragraph that the
    provisions do not give word for word and in order, and for a heading that is not in the text.
    """
    policy = policy or load_policy()
    _check_ids(policy)
    _check_quotes(policy)
    for document in ("announcement", "issued"):
        _check_document(policy, document)


def stored_body(source: Source) -> str:
    """Return the text of a stored source below its front matter. Raises RegisterError if not stored."""
    if source.stored is None:
        raise RegisterError("sources.toml", source.id, "stored", "is missing")
    path = HERE / "sources" / source.stored
    if path.parent != HERE / "sources" or not path.is_file():
        raise RegisterError("sources.toml", source.id, "stored", f"no file {source.stored!r}")
    _, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    return body


def body_paragraphs(body: str, headings: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the paragraphs and the headings of a stored body, each in order.

    A heading is a line with `## ` before it, or one that is exactly one of `headings`.
    """
    known = set(headings)
    paragraphs: list[str] = []
    found: list[str] = []
    for line in body.split("\n"):
        text = line.removesuffix(BREAKS_OFF)
        if text.startswith("## ") or text in known:
            found.append(text.removeprefix("## "))
        elif text:
            paragraphs.append(text)
    return paragraphs, found


def _check_ids(policy: Policy) -> None:
    for name in policy.sections.keys() & policy.provisions.keys():
        problem = "is also a section's id; both are anchors of one page"
        raise RegisterError("provisions.toml", name, "id", problem)


def _check_quotes(policy: Policy) -> None:
    for parameter in policy.parameters.values():
        for value in parameter.values:
            source = policy.source(value.source)
            if value.quote is None and source.stored is None:
                continue
            if value.quote is None:
                problem = f"is missing, though {source.id!r} is stored"
                raise RegisterError("parameters.toml", parameter.id, "quote", problem)
            if source.stored is None:
                problem = f"cannot be checked: {source.id!r} is not stored"
                raise RegisterError("parameters.toml", parameter.id, "quote", problem)
            if value.quote not in stored_body(source):
                problem = f"does not stand in {source.stored}"
                raise RegisterError("parameters.toml", parameter.id, "quote", problem)


def _check_document(policy: Policy, document: str) -> None:
    sections = [s for s in policy.sections.values() if s.document == document]
    headings = [section.heading.zh for section in sections if section.verbatim]
    body = stored_body(policy.source(sections[0].source))
    paragraphs, found = body_paragraphs(body, headings)
    if found != headings:
        problem = f"the headings are {headings}, the text has {found}"
        raise RegisterError("provisions.toml", document, "heading", problem)
    read = [
        provision
        for provision in policy.provisions.values()
        if provision.document == document and provision.paragraph is not None
    ]
    cut = [
        (number, "".join(provision.zh for provision in group))
        for number, group in groupby(read, key=lambda provision: provision.paragraph)
    ]
    for (number, joined), (place, paragraph) in zip(cut, enumerate(paragraphs, 1), strict=False):
        if number != place or joined != paragraph:
            problem = f"{document} paragraph {place} is not given word for word"
            raise RegisterError("provisions.toml", f"{document} {number}", "zh", problem)
    if len(cut) != len(paragraphs):
        problem = f"{document} has {len(paragraphs)} paragraphs, the register {len(cut)}"
        raise RegisterError("provisions.toml", document, "paragraph", problem)

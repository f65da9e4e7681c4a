"""Terms of the glossary in running text: their positions, and the link that explains them."""

import re
from collections.abc import Iterator
from functools import cache

from calculators.policy import Term, load_policy
from calculators.policy.text import Text
from calculators.render.markup import Html, joined, tag

PAGE = "terms/"
_BY_SITE = Text("{}（本站说明）", "{} (This site's explanation.)")


def terms_in(text: str, lang: str) -> Iterator[tuple[int, int, Term]]:
    """Yield the start and end of each term in ``text``, the longest wherever several begin.

    In English whole words count, whatever their case, with or without a plural ending.
    """
    pattern, terms = _pattern(lang)
    for match in pattern.finditer(text):
        # One group to a name, and only one of them matched.
        yield match.start(), match.end(), terms[(match.lastindex or 0) - 1]


def mark_label(text: str, lang: str, root: str | None, seen: set[str]) -> Html:
    """Return a short label with the terms in it linked to the glossary, but those in ``seen``.

    What is linked becomes seen, so that a term is explained once. With
    ``root`` ``None`` (a result away from the site) there is nothing to link to.
    """
    if root is None:
        return joined(text)
    parts: list[object] = []
    done = 0
    for start, end, term in terms_in(text, lang):
        if term.id not in seen:
            seen.add(term.id)
            parts += [text[done:start], term_link(text[start:end], term, lang, root)]
            done = end
    return joined(*parts, text[done:])


def term_link(words: str, term: Term, lang: str, root: str) -> Html:
    """Return ``words`` linked to the glossary entry, with what the term means for the script."""
    attributes = {
        "class": "term",
        "href": f"{root}{PAGE}#{term.id}",
        "data-help": explanation(term, lang),
    }
    return tag("a", attributes, words)


def explanation(term: Term, lang: str) -> str:
    """Return what a term means, and whether that is the text's own or this site's explanation."""
    meaning = term.meaning.of(lang)
    return _BY_SITE.of(lang).format(meaning) if term.basis == "site" else meaning


def names(term: Term, lang: str) -> list[str]:
    """Return the names of a term in one language."""
    return [term.zh] if lang == "zh" else term.en.split(" / ")


@cache
def _pattern(lang: str) -> tuple[re.Pattern[str], list[Term]]:
    """Return the pattern of all names, the longest first, and the term of each of its groups.

    The glossary is the same for every result: registers of an earlier day have the same terms.
    """
    named = [(name, term) for term in load_policy().terms.values() for name in names(term, lang)]
    named.sort(key=lambda pair: -len(pair[0]))
    if lang == "zh":
        pattern = "|".join(f"({re.escape(name)})" for name, _ in named)
        return re.compile(pattern), [term for _, term in named]
    pattern = "|".join(f"({_english(name)})" for name, _ in named)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), [term for _, term in named]


def _english(name: str) -> str:
    """Return the pattern of an English name, its plural included."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return f"{words[:-1]}(?:y|ies)" if name.endswith("y") else f"{words}s?"

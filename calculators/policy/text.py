"""A text in both languages of the site."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in Chinese (``zh``) and in English (``en``)."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """Return the text in ``lang`` (``"zh"`` or ``"en"``)."""
        return self.en if lang == "en" else self.zh

    def format(self, *parts: object, **named: object) -> "Text":
        """Return the text with ``parts`` put in for ``{0}`` and ``named`` ones for ``{name}``.

        A part that is itself a :class:`Text` is put into each language in that language.
        Braces in a part stay as they are.
        """
        zh = self.zh.format(
            *[one.zh if isinstance(one, Text) else one for one in parts],
            **{name: one.zh if isinstance(one, Text) else one for name, one in named.items()},
        )
        en = self.en.format(
            *[one.en if isinstance(one, Text) else one for one in parts],
            **{name: one.en if isinstance(one, Text) else one for name, one in named.items()},
        )
        return Text(zh, en)

    def join(self, parts: Iterable["Text | str"]) -> "Text":
        """Return ``parts`` joined with this text between them, each language on its own.

        A part that is a string is the same in both languages.
        """
        found = [Text(part, part) if isinstance(part, str) else part for part in parts]
        return Text(self.zh.join(one.zh for one in found), self.en.join(one.en for one in found))

    def __add__(self, other: "Text") -> "Text":
        return Text(self.zh + other.zh, self.en + other.en)

    def to_json(self) -> dict[str, str]:
        """Return ``{"zh": …, "en": …}``."""
        return {"zh": self.zh, "en": self.en}


NO_TEXT = Text("", "")
COMMA, SEMICOLON = Text("、", ", "), Text("；", "; ")  # between the entries of a list
COLON, PARENTHESES = Text("：", ": "), Text("（{}）", " ({})")
_QUOTED = Text("“{0}”", "“{0}”")


def quoted(words: Text | str) -> Text:
    """Return words in quotation marks."""
    return _QUOTED.format(words)


def named(name: str, other: Text, index: int) -> Text:
    """Return the quoted name of a row, or ``other`` with its number if it has no name."""
    return quoted(name) if name else other.format(index + 1)

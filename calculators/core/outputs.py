"""What a calculator declares of its answer: figures, rows, checks, headline and picture."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from calculators.core.fields import Option
from calculators.core.units import NO, NOTHING, YES, bare, shown
from calculators.policy.text import COMMA, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One figure of a result: how it is named, worked out and grounded.

    ``formula`` says in words how it is computed; an output with a formula is a
    step of the trace. ``unit`` is a key of :data:`calculators.core.units.UNITS`;
    ``options`` name the answers of an output that is one of them or a list of them.
    ``below_zero`` words a negative figure in a headline, its size at ``{0}``.
    """

    name: str
    label: Text
    unit: str
    formula: Text | None = None
    provisions: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    below_zero: Text | None = None

    def shown(self, value: Any, lang: str) -> str:
        """Write an answer in JSON for people, with its unit."""
        return self._in_words(value, lang) or shown(value, self.unit, lang)

    def bare(self, value: Any, lang: str) -> str:
        """Write an answer in JSON for a table column that names its unit in the heading."""
        return self._in_words(value, lang) or bare(value, self.unit)

    @property
    def numeric(self) -> bool:
        """Return whether the answer is a number."""
        return self.unit not in ("yes_no", "option", "options", "words", "sentence", "note")

    def _in_words(self, value: Any, lang: str) -> str:
        if isinstance(value, bool):
            return (YES if value else NO).of(lang)
        names = {option.value: option.label.of(lang) for option in self.options}
        if isinstance(value, list):
            return COMMA.of(lang).join(names[one] for one in value) or NOTHING
        if self.unit == "words":
            return value or NOTHING
        if self.unit in ("sentence", "note"):
            return value[lang] or NOTHING
        return names.get(value, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputGroup:
    """Figures of one unit keyed by the options of a choice: ``hours_by_category``."""

    name: str
    label: Text
    unit: str
    keys: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputRows:
    """Figures for each row of the input rows of the same name, or of a list of its own.

    ``title`` names the row's own text field, ``inputs`` other fields of it that are shown
    beside the figures; ``totals`` gives, for some columns, the output that their rows
    add up to. Rows that no input has need a ``label``; their ``title`` is one of the columns.
    On a page, rows that answer the main question are shown ``beside_form``.
    """

    name: str
    title: str
    columns: tuple[Output, ...]
    inputs: tuple[str, ...] = ()
    beside_form: bool = False
    totals: Mapping[str, str] = field(default_factory=dict)
    label: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputMap:
    """Figures of one unit keyed by the user's own words, parts of the output ``total``.

    ``names`` are the labels of keys that are not the user's. Where the user's word is one of
    these, ``own`` follows it in the key (and once more where it does so in the word itself), so
    that two things never share a key.
    """

    name: str
    label: Text
    unit: str
    total: str
    names: Mapping[str, Text]
    own: str

    def key_of(self, word: str) -> str:
        """Return the key of a word of the user's."""
        return word + self.own if self._stem(word) in self.names else word

    def label_of(self, key: str) -> Text:
        """Return what people call a key: its label, or the user's word."""
        if key in self.names:
            return self.names[key]
        word = key.removesuffix(self.own) if self._stem(key) in self.names else key
        return Text(word, word)

    def _stem(self, word: str) -> str:
        while word.endswith(self.own):
            word = word.removesuffix(self.own)
        return word


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonTable:
    """A table in which each row has a value for every column that the answer names.

    The answer's list ``columns`` names the columns. A row has a ``label``, and of these what its
    kind has: ``unit``, ``values``, ``differences`` from the first column and their ``shares`` of it.
    ``words`` are the outputs (by calculator and id) whose values are words.
    """

    name: str
    label: Text
    kind: Literal["figures", "checks"]
    words: Mapping[str, Output] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivityTable:
    """How one figure changes as inputs are changed down and up, one at a time.

    The answer has ``by``, ``of`` (the figure's id, label, unit and value) and ``rows``.
    """

    name: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCheck:
    """A check against provisions.

    Its force is that of the first of them, unless its words carry none (or it is our
    arithmetic about the provision); then ``force`` is what is reported. ``item`` names the
    words of the first provision that decide, where not all of it does. A check with a
    ``force`` of its own quotes the provision only if it is ``in_its_words``; one that is
    ``ours`` asks what no provision does. A check of what another document says names its
    ``source`` instead of provisions, and quotes that.
    """

    id: str
    label: Text
    provisions: tuple[str, ...] = ()
    source: str = ""
    force: str = ""
    item: str = ""
    in_its_words: bool = False
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What stays visible while typing: a figure or a range, and the outputs beside it.

    Outputs that a result does not have are left out. ``total`` are the figures of which the
    sensitivity uses the first that the result has; without it, that is the first of ``figures``.
    """

    label: Text
    figures: tuple[str, ...]
    also: tuple[str, ...] = ()
    total: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BandPicture:
    """Where a proposal sits in a band around a reference (names of outputs).

    The low and high ends of the band are those of parameters.
    """

    title: Text
    low: tuple[str, str]  # output, parameter that gives its share of the reference
    reference: str
    high: tuple[str, str]
    value: str
    ratio: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsPicture:
    """How a total divides into parts, with a mark where a floor lies (names of outputs)."""

    title: Text
    parts: tuple[str, ...]
    floor: str  # the part that has a floor
    floor_share: str  # parameter with the floor as a share of the total


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPicture:
    """A band for each row of a list, side by side, and one value drawn across them all.

    The names are of columns of ``rows``; ``value`` is an input, and without it there
    are only the bands. ``standing`` is an option below, within or above.
    """

    title: Text
    rows: str
    category: str
    low: tuple[str, str]  # column, parameter that gives its share of the reference
    reference: str
    high: tuple[str, str]
    value: str
    standing: str
    axis: Text  # the unit of the bands


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivityPicture:
    """How far a figure moves with each input, the farthest first.

    ``table`` names a :class:`SensitivityTable`.
    """

    title: Text
    table: str


Picture = BandPicture | PartsPicture | SeriesPicture | SensitivityPicture

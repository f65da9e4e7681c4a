"""Links from a result to its provisions, parameters and readings on the site."""

from collections.abc import Callable
from dataclasses import dataclass

from calculators.policy import Parameter, Policy, Provision, Reading
from calculators.policy.text import COMMA
from calculators.render.markup import Html, tag

PAGES = {"provisions": "policy/", "parameters": "parameters/", "readings": "readings/"}


@dataclass(frozen=True, slots=True)
class Links:
    """Links from a page to the registers; ``root`` leads to the root of its language.

    With ``root`` ``None`` (a result away from the site) names have no links.
    """

    lang: str
    root: str | None
    policy: Policy

    def to(self, kind: str, id: str) -> Html:
        """Return the name of a register entry, linked to its page."""
        name = _NAMES[kind](self.policy, id).label.of(self.lang)
        if self.root is None:
            return tag("span", None, name)
        return tag("a", {"href": f"{self.root}{PAGES[kind]}#{id}"}, name)

    def source(self, id: str) -> Html:
        """Return the title of a source, linked to where the site describes it."""
        title = self.policy.source(id).title.of(self.lang)
        if self.root is None:
            return tag("span", None, title)
        return tag("a", {"href": f"{self.root}about/#source-{id}"}, title)

    def all_to(self, kind: str, ids: tuple[str, ...]) -> tuple[Html, ...]:
        """Return the names of several entries of one kind."""
        return tuple(self.to(kind, id) for id in ids)

    def list_of(self, kind: str, ids: tuple[str, ...]) -> Html:
        """Return the names of several entries of one kind with commas between them."""
        return self.listed(self.all_to(kind, ids))

    def listed(self, names: tuple[Html, ...]) -> Html:
        """Return several names with the language's comma between them."""
        return Html(COMMA.of(self.lang).join(names))


_NAMES: dict[str, Callable[[Policy, str], Provision | Parameter | Reading]] = {
    "provisions": Policy.provision,
    "parameters": Policy.parameter,
    "readings": Policy.reading,
}

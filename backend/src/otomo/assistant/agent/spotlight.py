"""Words of other people, shown to the model as what they are: quoted data between marks that nobody could have
written into a record in advance."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from otomo.assistant.facts import MARK, Fact, clean

_LONG = 40  # a name is shorter; what is longer may be an instruction


@dataclass(frozen=True, slots=True)
class Spotlight:
    """One run's marks."""

    tag: str = field(default_factory=lambda: f"q-{secrets.token_hex(4)}")

    def shown(self, text: str, facts: Mapping[str, Fact]) -> str:
        """A cited text with quoted words and long names between marks."""
        for fact_id in dict.fromkeys(MARK.findall(text)):
            fact = facts.get(fact_id)
            if fact is not None and fact.unit == "text" and (fact.trust == "quoted" or len(fact.display) > _LONG):
                text = text.replace(fact.cited, f"{self.quoted(fact.display)}[f:{fact.id}]")
        return text

    def quoted(self, words: str) -> str:
        """Somebody's words between the marks: one line, no hidden characters, at most 160 characters."""
        return f"<{self.tag}>{clean(words).replace(self.tag, '')}</{self.tag}>"

    def without_quotes(self, text: str) -> str:
        """A told text without the words between the marks."""
        return re.sub(rf"<{self.tag}>.*?</{self.tag}>", " ", text)

    def without_marks(self, text: str) -> str:
        """What the model wrote, without the marks it copied."""
        return re.sub(rf"</?{self.tag}>", "", text)

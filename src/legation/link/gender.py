"""Whether `he` or `she` can mean someone: what titles, forms of address and common given names tell."""

from __future__ import annotations

from collections import Counter, defaultdict

from legation.model.link import Mention
from legation.resources.kb import key_of

_WOMEN = frozenset(
    "mrs ms miss madam madame lady dame queen princess duchess empress sheikha sultana baroness countess spokeswoman "
    "chairwoman congresswoman businesswoman stateswoman policewoman noblewoman actress".split()
)
_MEN = frozenset(
    "mr sir lord king prince duke emperor emir amir sultan sheikh shaikh baron count pope spokesman chairman "
    "congressman businessman statesman policeman pontiff".split()
)
# Given names that are nearly always a woman's or a man's, whatever the language.
_WOMENS_NAMES = frozenset(
    "agnes alexandra alice amanda amina anastasia angela anita anna anne annette barbara beata brigitte camila "
    "carla caroline catherine charlotte christine claire claudia cristina diana dilma elena elisabeth elizabeth ellen "
    "emily emma erika eva fatima fatou federica florence francesca gabriela giorgia grace hanna hannah heather helen "
    "helena helle hillary ingrid irena irina isabel jane janet jennifer jessica joanna joyce judith julia julie karen "
    "karin kate katrin kristina laura leila lisa liz louise lucia lydia magdalena margaret maria marie marina marta "
    "martha mary mette michelle miriam monica nadia nancy natalia nina olga patricia penny rachel rebecca rosa "
    "ruth sahra salma samantha sandra sanna sara sarah silvia simone sofia sophie stella susan svetlana tatiana teresa "
    "theresa ursula valentina vera veronica victoria viktoria virginia yulia zainab".split()
)
_MENS_NAMES = frozenset(
    "abdel abdul abdullah abdulaziz adam ahmad ahmed aleksandr alexander alexei ali alain albert alberto alfred andres "
    "andrei andrew andrzej anthony antonio antony arthur bashar benjamin bernard boris brian carlos charles christian "
    "christopher daniel david dmitri dmitry donald edward emmanuel erik ernesto felipe fernando francis francisco "
    "francois frank franz fumio gennadi george gerhard giuseppe gordon guillermo gustavo hamad hassan heiko henry "
    "hussein ibrahim ismail ivan jacob jacques jaime jake james javier jeffrey jens jeremy joe john jonas jose joseph "
    "juan justin karl keith kenneth khaled khalid kevin lars lloyd luis mahmoud manuel marco mario mark martin matteo "
    "michael miguel mikhail mohamed mohammad mohammed muhammad mustafa narendra nicolas nikolai olaf omar oscar pavel "
    "paul pedro peter petr philip pierre recep ricardo richard robert roberto salman sergei sergey simon stephen "
    "steven taras thomas tony vladimir volodymyr vyacheslav warren wilhelm william winston xavier youssef yuri".split()
)


class Genders:
    """What the mentions so far have told of each actor, by name."""

    def __init__(self) -> None:
        """Start with nothing known."""
        self._told: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, mention: Mention) -> None:
        """Take note of what a mention's own words tell of its one actor."""
        if len(mention.actors) == 1 and mention.kind in {"person", "office"}:
            name, given = mention.actors[0].name, key_of(mention.actors[0].name).split()
            # The last word is a surname: `Thomas` and `King` tell nothing there.
            told = _told_by(key_of(mention.text).split()[:-1], _WOMEN, _MEN)
            told = told or _told_by(given[:1] if len(given) > 1 else [], _WOMENS_NAMES, _MENS_NAMES)
            if told:
                self._told[name][told] += 1

    def can_be(self, name: str, pronoun: str) -> bool:
        """Whether nothing speaks against `he` (or `she`, `her`, ...) for the actor of that name."""
        told = self._told.get(name)
        said = "woman" if pronoun in {"she", "her", "hers", "herself"} else "man"
        return told is None or told[said] * 2 >= told.total()


def _told_by(words: list[str], women: frozenset[str], men: frozenset[str]) -> str | None:
    return next(("woman" if word in women else "man" for word in words if word in women or word in men), None)

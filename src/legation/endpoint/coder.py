"""The coder: asks about one article, and gives the events that hold, in the form in which the rules give theirs."""

from __future__ import annotations

import msgspec

from legation.coding.linked import LinkedArticle
from legation.endpoint.address import parse_address
from legation.endpoint.answer import read_answer
from legation.endpoint.client import ChatEndpoint, ask
from legation.endpoint.prompt import article_message, system_message
from legation.endpoint.schema import answer_schema
from legation.endpoint.verify import verify_answer
from legation.errors import EndpointError
from legation.model.citation import Issue
from legation.model.event import Event
from legation.resources.codebook import Codebook, load_codebook
from legation.settings import Secret

METHOD = "endpoint-1"
# Some twenty pages. More is no article of news, and each character is paid for.
_LONGEST_ARTICLE = 60_000


class EndpointCoder:
    """Codes events by asking a model. It holds no state of any article.

    Attributes:
        name: The coder's version and the model; the `method` of its events.
    """

    def __init__(self, endpoint: ChatEndpoint, codebook: Codebook) -> None:
        """Prepare what is the same for every article.

        Raises:
            EndpointError: The address is none that may be asked.
        """
        parse_address(endpoint.url)
        self.name = f"{METHOD}:{endpoint.model}"
        self._endpoint, self._codebook = endpoint, codebook
        self._task = {"role": "system", "content": system_message(codebook)}
        self._form = {
            "type": "json_schema",
            "json_schema": {"name": "reading", "strict": True, "schema": answer_schema(codebook)},
        }

    def code(self, article: LinkedArticle) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
        """The events of one article, and what of the answer was dropped.

        An article about which there is no answer has no events and one issue of level `error`: the others go on.
        """
        try:
            answer = read_answer(self._ask(article))
        except EndpointError as error:
            return (), (Issue("error", "endpoint_failed", self._endpoint.hide(str(error))),)
        events, issues = verify_answer(article, answer, self._codebook, self.name)
        hide = self._endpoint.hide
        return events, tuple(msgspec.structs.replace(issue, message=hide(issue.message)) for issue in issues)

    def _ask(self, article: LinkedArticle) -> str:
        """What the model answers about an article."""
        length = len(article.parsed.article.text)
        if length > _LONGEST_ARTICLE:
            raise EndpointError(
                f"the article has {length:,} characters; expected at most {_LONGEST_ARTICLE:,}; it was not sent"
            )
        messages = [self._task, {"role": "user", "content": article_message(article.parsed)}]
        return ask(
            self._endpoint,
            {"messages": messages, "temperature": 0, "stream": False, "response_format": self._form},
        )


def endpoint_coder(
    url: str, model: str, key: str | None = None, *, timeout_s: float = 120.0, codebook: Codebook | None = None
) -> EndpointCoder:
    """A coder that asks the model at an OpenAI-compatible endpoint.

    Args:
        url: Base address, as `https://host/v1` or `http://localhost:11434/v1`; plain http only inside the network.
        key: Sent as bearer token; None for an endpoint that asks for none.
        timeout_s: Seconds to wait for the answer about one article.
        codebook: That of the package unless one is given.
    Raises:
        EndpointError: The address is none that may be asked, or the key can't be sent.
    """
    try:
        secret = Secret(key) if key else None
    except ValueError as error:
        raise EndpointError("the key can't be sent; expected printable ASCII without spaces; check it") from error
    return EndpointCoder(ChatEndpoint(url, model, secret, timeout_s), codebook or load_codebook())

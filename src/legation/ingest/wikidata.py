"""Tenures of offices from a SPARQL endpoint of Wikidata's form, a page at a time.

The public endpoint answers many people and ends a question after a minute, so questions are small, one is asked after
another, and where it says "later" this waits. A busy endpoint can also break off in the middle of an answer that began
well: such an answer counts as none.
"""

from __future__ import annotations

import email.utils
import http.client
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable
from importlib.metadata import version
from typing import Any

import msgspec

from legation.errors import FetchError

ENDPOINT = "https://query.wikidata.org/sparql"
PAGE = 500
"""Rows of a page."""

_COLUMNS = ("statement", "position", "person", "personLabel", "start", "startPrecision", "end", "endPrecision")
_ACCEPT = "application/sparql-results+json"
_LATER = frozenset({429, 500, 502, 503, 504})
_ATTEMPTS = 5
_FIRST_WAIT_S = 1.0
# Who is told to wait longer does better to come back.
_LONGEST_WAIT_S = 120.0
_MOST_BYTES = 20_000_000

# `anyEnd` without `end` is an end on a day that is not known: such a tenure is not open, and of no use. Deprecated
# statements are those that were found wrong.
_QUERY = """\
SELECT ?statement ?position ?person ?personLabel ?start ?startPrecision ?end ?endPrecision WHERE {{
  VALUES ?position {{ {positions} }}
  ?person p:P39 ?statement .
  ?statement ps:P39 ?position ; wikibase:rank ?rank ; pqv:P580 ?startValue .
  FILTER(?rank != wikibase:DeprecatedRank)
  ?startValue wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision .
  OPTIONAL {{
    ?statement pqv:P582 ?endValue .
    ?endValue wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision
  }}
  OPTIONAL {{ ?statement pq:P582 ?anyEnd }}
  FILTER(!BOUND(?anyEnd) || BOUND(?end))
  FILTER(!BOUND(?end) || ?end >= "{since}T00:00:00Z"^^xsd:dateTime)
  SERVICE wikibase:label {{ bd:serviceParam wikibase:language "en,mul". }}
}}
ORDER BY ?statement
LIMIT {limit} OFFSET {offset}
"""


class Statement(msgspec.Struct, frozen=True):
    """That someone held a position.

    Attributes:
        statement: The statement's address, one for each tenure.
        position, person: Items, as `Q42`.
        start, end: Days, ISO, `end` None where none is stated; the precision is Wikidata's: 9 year, 10 month, 11 day.
    """

    statement: str
    position: str
    person: str
    name: str
    start: str
    start_precision: int
    end: str | None = None
    end_precision: int | None = None


class Endpoint(msgspec.Struct, frozen=True):
    """Where to ask, and how patiently.

    Attributes:
        contact: A mail address or page by which the endpoint's operators reach whoever asks.
        timeout_s: Seconds to wait for each part of an answer.
        wait: Waits that many seconds.
    """

    url: str = ENDPOINT
    contact: str | None = None
    timeout_s: float = 70.0
    wait: Callable[[float], None] = time.sleep


def fetch_statements(endpoint: Endpoint, positions: Iterable[str], since: str, offset: int) -> list[Statement]:
    """One page of the statements about some positions, those that ended before `since` left out.

    Args:
        since: A day, ISO.
        offset: How many statements the pages before had; a page of fewer than `PAGE` is the last.
    Raises:
        FetchError: There is no good answer to be had now.
    """
    items = " ".join(f"wd:{item}" for item in positions)
    query = _QUERY.format(positions=items, since=since, limit=PAGE, offset=offset)
    return [_statement(row, endpoint.url) for row in _ask(endpoint, query)]


def _ask(endpoint: Endpoint, query: str) -> list[dict[str, Any]]:
    """The rows of the answer, asked again while there is hope."""
    if not endpoint.url.lower().startswith(("http://", "https://")):
        raise FetchError(f"{endpoint.url}: expected an address that begins with http:// or https://; check it")
    pause, reason = _FIRST_WAIT_S, ""
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return _rows(*_post(endpoint, query), endpoint.url)
        except _Later as later:
            reason = later.reason
            wait_s = pause if later.wait_s is None else later.wait_s
        if wait_s > _LONGEST_WAIT_S:
            raise FetchError(f"{endpoint.url}: {reason}; it asks to come back in {wait_s:.0f} s; run it again then")
        if attempt < _ATTEMPTS:
            endpoint.wait(wait_s)
            pause *= 2
    raise FetchError(f"{endpoint.url}: {reason}, {_ATTEMPTS} times; expected SPARQL results; run it again later")


class _Later(Exception):
    """No answer this time; `wait_s` is how long the server asks to wait, if it says so."""

    def __init__(self, reason: str, wait_s: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.wait_s = reason, wait_s


def _post(endpoint: Endpoint, query: str) -> tuple[str, bytes]:
    """The type and the bytes of the answer."""
    agent = f"legation/{version('legation')} ({endpoint.contact or 'reads diplomatic news; no contact given'})"
    request = urllib.request.Request(  # noqa: S310  (the scheme is checked by _ask)
        endpoint.url,
        data=urllib.parse.urlencode({"query": query}).encode(),
        headers={"Accept": _ACCEPT, "User-Agent": agent},
    )
    try:
        with urllib.request.urlopen(request, timeout=endpoint.timeout_s) as answer:  # noqa: S310
            body = answer.read(_MOST_BYTES + 1)
            kind = answer.headers.get_content_type()
    except urllib.error.HTTPError as error:
        with error:
            raise _refusal(endpoint.url, error) from error
    except TimeoutError as error:
        raise _Later("no answer in time") from error
    except http.client.IncompleteRead as error:
        raise _Later("the answer breaks off") from error
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise _Later("no answer in time") from error
        raise _Later(" ".join(str(reason).split()) or type(error).__name__) from error
    if len(body) > _MOST_BYTES:
        raise FetchError(f"{endpoint.url}: more than {_MOST_BYTES:,} bytes; expected a page of {PAGE} rows; check it")
    return kind, body


def _refusal(url: str, error: urllib.error.HTTPError) -> Exception:
    """What an answer with an error's status means."""
    status = f"the server answers {error.code} {error.reason}".strip()
    if error.code in _LATER:
        return _Later(status, _retry_after(error.headers.get("Retry-After")))
    return FetchError(f"{url}: {status}; expected SPARQL results; check the address")


def _retry_after(value: str | None) -> float | None:
    """Seconds to wait, from a number or a date."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


def _rows(kind: str, body: bytes, url: str) -> list[dict[str, Any]]:
    """The rows of an answer with the columns that were asked for."""
    if kind == "text/html":
        raise FetchError(f"{url}: the answer is a web page; expected SPARQL results; check the address")
    try:
        answer = msgspec.json.decode(body)
        columns, rows = answer["head"]["vars"], answer["results"]["bindings"]
    except msgspec.DecodeError as error:
        raise _Later("the answer breaks off") from error
    except (KeyError, TypeError) as error:
        raise FetchError(f"{url}: JSON without head and results; expected SPARQL results; check the address") from error
    if sorted(columns) != sorted(_COLUMNS):
        raise FetchError(f"{url}: columns {columns!r}; expected {list(_COLUMNS)!r}; the form has changed: report it")
    return list(rows)


def _statement(row: dict[str, Any], url: str) -> Statement:
    """One row as a record; what is no item or no time is an error, as the form has changed then."""
    try:
        cells = {name: cell["value"] for name, cell in row.items()}
        return Statement(
            statement=cells["statement"],
            position=_item(cells["position"]),
            person=_item(cells["person"]),
            name=cells["personLabel"],
            start=_day(cells["start"]),
            start_precision=int(cells["startPrecision"]),
            end=_day(cells["end"]) if "end" in cells else None,
            end_precision=int(cells["endPrecision"]) if "endPrecision" in cells else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FetchError(f"{url}: a row of another form: {row!r}; the form has changed: report it") from error


def _item(address: str) -> str:
    item = address.rsplit("/", 1)[-1]
    if item[:1] != "Q" or not item[1:].isdigit():
        raise ValueError(address)
    return item


def _day(time_value: str) -> str:
    """The day of `2019-05-30T00:00:00Z`; a month or year has its first day there."""
    year, month, day = time_value.removesuffix("T00:00:00Z").split("-")
    return f"{int(year):04}-{int(month) or 1:02}-{int(day) or 1:02}"

"""One page from the web, by its address.

An address may come from a feed or a form, so it is not trusted: only http and https, no address inside the network,
at every redirect anew. The connection goes to the very address that was checked, so a name that changes its answer
between the check and the connection gains nothing. Proxies from the environment are not used: behind one, the check
means nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from importlib.metadata import version

import httpx
import msgspec

from legation.errors import FetchError

_AGENT = f"legation/{version('legation')} (reads diplomatic news; one page at a person's request)"
_MOST_REDIRECTS = 5
# A server may send a byte now and then and so keep every single wait short: the whole answer has a limit too.
_WHOLE_ANSWER = 3
_TEXT_TYPES = ("text/", "application/xhtml+xml")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Fetched(msgspec.Struct, frozen=True):
    """The bytes of an answer, the address that gave them after redirects, and the encoding that the server named."""

    url: str
    body: bytes
    charset: str | None


def fetch_page(url: str, *, max_bytes: int, timeout_s: float, allow_private: bool = False) -> Fetched:
    """Get one page.

    Args:
        timeout_s: Seconds for the connection and for each part of the answer.
        allow_private: Take addresses inside the network too.
    Raises:
        FetchError: There is no page to be had there; the message says why.
    """
    target = _parse(url)
    deadline = time.monotonic() + _WHOLE_ANSWER * timeout_s
    with httpx.Client(timeout=timeout_s, trust_env=False, headers={"User-Agent": _AGENT}) as client:
        for _ in range(_MOST_REDIRECTS + 1):
            response = _open(client, target, _resolve(target, allow_private))
            try:
                if not response.has_redirect_location:
                    return Fetched(str(target), _body(response, target, max_bytes, deadline), response.charset_encoding)
                target = _parse(str(target.join(response.headers["location"])))
            finally:
                response.close()
    raise FetchError(f"{url}: more than {_MOST_REDIRECTS} redirects; expected a page; give the address it leads to")


def _parse(url: str) -> httpx.URL:
    """The address, if it is one that may be fetched."""
    try:
        target = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"{url}: not an address; expected https://host/path; check it") from error
    if target.scheme not in {"http", "https"} or not target.host:
        raise FetchError(f"{url}: expected an address that begins with http:// or https://; check it")
    if target.userinfo:
        raise FetchError(f"{target.host}: the address holds a password; expected none; save the page to a file")
    return target


def _resolve(target: httpx.URL, allow_private: bool) -> list[str]:
    """The numeric addresses of the host that may be connected to."""
    port = target.port or (443 if target.scheme == "https" else 80)
    try:
        answers = socket.getaddrinfo(target.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{target}: no such host: {target.host}; expected a name that resolves; check it") from error
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    allowed = [address for address in addresses if allow_private or _is_public(address)]
    if not allowed:
        raise FetchError(
            f"{target}: {target.host} is {addresses[0]}, inside the network; expected a public address; "
            "set LEGATION_ALLOW_PRIVATE=1 to fetch it"
        )
    return allowed


def _is_public(address: str) -> bool:
    """Whether a numeric address is a public one, also where it wraps an older one."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.sixtofour or ip.teredo:
            return False
        if ip.ipv4_mapped:
            return _is_public(str(ip.ipv4_mapped))
        if ip in _NAT64:
            return _is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


def _open(client: httpx.Client, target: httpx.URL, addresses: list[str]) -> httpx.Response:
    """The answer with its body unread, from the first of the addresses that takes the connection."""
    for number, address in enumerate(addresses, start=1):
        request = client.build_request(
            "GET",
            target.copy_with(host=address),
            # The server and its certificate are asked by name, though the connection goes to a number.
            headers={"Host": target.netloc.decode("ascii")},
            extensions={"sni_hostname": target.raw_host.decode("ascii")},
        )
        try:
            return client.send(request, stream=True)
        except httpx.HTTPError as error:
            if not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout) or number == len(addresses):
                raise _failure(target, error) from error
    raise AssertionError("a host resolves to at least one address")


def _body(response: httpx.Response, target: httpx.URL, max_bytes: int, deadline: float) -> bytes:
    """The bytes of a good answer, read no further than the limit."""
    if response.status_code >= 400:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise FetchError(f"{target}: the server answers {status}; expected a page; open it in a browser and save it")
    kind = response.headers.get("content-type", "text/html").split(";")[0].strip().lower()
    if not kind.startswith(_TEXT_TYPES):
        raise FetchError(f"{target}: the answer is {kind}; expected a page of text; save the article as text")
    body = bytearray()
    try:
        for part in response.iter_bytes():
            body += part
            if len(body) > max_bytes:
                raise FetchError(
                    f"{target}: more than {max_bytes:,} bytes; expected one article; set LEGATION_MAX_BYTES"
                )
            if time.monotonic() > deadline:
                raise FetchError(f"{target}: the answer takes too long; expected a page; try again later")
    except httpx.HTTPError as error:
        raise _failure(target, error) from error
    return bytes(body)


def _failure(target: httpx.URL, error: httpx.HTTPError) -> FetchError:
    """The one line that says why there is no answer."""
    if isinstance(error, httpx.TimeoutException):
        return FetchError(f"{target}: no answer in time; expected a page; try again or set LEGATION_TIMEOUT_S")
    reason = " ".join(str(error).split()) or type(error).__name__
    return FetchError(f"{target}: {reason}; expected a page; check the address")

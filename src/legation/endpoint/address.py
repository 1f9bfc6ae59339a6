"""Where a model is asked: https anywhere, plain http only inside the network.

The user names the address, so a local one is welcome. But an article and a key in clear text may not cross the open
network, so of a name under http every address must be a private one, and the connection goes to the very one that was
checked.
"""

from __future__ import annotations

import ipaddress
import socket

import httpx

from legation.endpoint.failure import plain
from legation.errors import EndpointError

_PATH = "chat/completions"


def parse_address(url: str) -> httpx.URL:
    """The address that questions go to, from the base address (`https://host/v1`) or the full one.

    Raises:
        EndpointError: It is no address, not of http or https, or holds a password.
    """
    try:
        target = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise EndpointError("LEGATION_ENDPOINT_URL is not an address; expected https://host/v1; check it") from error
    if target.userinfo:
        raise EndpointError(f"{target.host}: the address holds a password; expected none; set LEGATION_ENDPOINT_KEY")
    if target.scheme not in {"http", "https"} or not target.host:
        given = plain(url.split("?")[0])
        raise EndpointError(f"{given!r}: expected an address that begins with https:// or http://; check it")
    path = target.path.rstrip("/")
    return target if path.endswith(_PATH) else target.copy_with(path=f"{path}/{_PATH}")


def where_to_connect(target: httpx.URL) -> httpx.URL:
    """The address to connect to: for http the numeric one that was checked, for https the name, which TLS checks.

    Raises:
        EndpointError: No such host, or plain http to a host that is not inside the network.
    """
    if target.scheme == "https":
        return target
    try:
        answers = socket.getaddrinfo(target.host, target.port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise EndpointError(f"{shown(target)}: no such host; expected a name that resolves; check it") from error
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    public = [address for address in addresses if not _is_inside(address)]
    if public:
        raise EndpointError(
            f"{shown(target)}: {public[0]} is a public address, and http would show the article and the key; "
            "expected https; http is for addresses inside the network"
        )
    return target.copy_with(host=addresses[0])


def shown(target: httpx.URL) -> str:
    """The address for a message: without query, where some services want a key."""
    return str(target.copy_with(query=None, fragment=None))


def _is_inside(address: str) -> bool:
    """Loopback, private, link-local and carrier-grade addresses; what wraps another counts as public."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return _is_inside(str(ip.ipv4_mapped))
        if ip.sixtofour or ip.teredo:
            return False
    return not ip.is_global and not ip.is_multicast

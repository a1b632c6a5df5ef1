"""The addresses of this machine at which phones may reach it. Asks the system; sends nothing."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from typing import NamedTuple

LOOPBACK = "127.0.0.1"


class Address(NamedTuple):
    """An address and the name of the adapter that has it, such as Wi-Fi."""

    ip: str
    adapter: str


def addresses() -> tuple[Address, ...]:
    """Return the machine's own addresses of version 4 but loopback, private networks first."""
    return tuple(sorted(set(_found()), key=lambda address: (not ipaddress.ip_address(address.ip).is_private, address)))


def _found() -> Iterator[Address]:
    import ifaddr  # one of the packages for live votes; whether they are there is asked elsewhere

    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            if isinstance(ip.ip, str) and not _local(ip.ip):
                yield Address(ip.ip, adapter.nice_name)


def _local(text: str) -> bool:
    try:
        ip = ipaddress.ip_address(text)
    except ValueError:
        return True
    return ip.is_loopback or ip.is_link_local or ip.is_unspecified


def is_address(text: str) -> bool:
    """Whether `text` is an address of version 4 that can be listened on."""
    try:
        return ipaddress.ip_address(text).version == 4
    except ValueError:
        return False

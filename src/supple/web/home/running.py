"""What this process serves at home, for the pages that tell of it."""

from __future__ import annotations

from dataclasses import dataclass

from supple.web.home import addresses
from supple.web.tokens import OneTimeTokens

INVITATION_S = 600.0
# Without letters and digits that look alike. Ten of them leave 1 in 10^14 to somebody who guesses.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
TOKEN_LETTERS = 10


@dataclass(frozen=True, slots=True)
class AtHome:
    """Where phones find Supple: over TLS at `origins`, and how to get ready at `ready` (plain HTTP).

    `named` is the address that stays the same where the phone finds names; "" without a name.
    """

    addresses: tuple[str, ...]
    origins: tuple[str, ...]
    named: str
    ready: tuple[str, ...]
    authority_pem: bytes
    authority_name: str
    fingerprint: str

    def moved(self) -> bool:
        """Tell whether the computer has lost the addresses that it had at the start."""
        return not any(addresses.is_ours(address) for address in self.addresses)


class Running:
    """Holds what is served now; empty without `--home`."""

    def __init__(self) -> None:
        self.at_home: AtHome | None = None


running = Running()
invitations = OneTimeTokens(lifetime_s=INVITATION_S, letters=(LETTERS, TOKEN_LETTERS))

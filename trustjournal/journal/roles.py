"""Who somebody is in this story, if they want to say so. It changes prompts, and nothing else."""

from __future__ import annotations

from enum import StrEnum

from trustjournal.journal.state import StateStore
from trustjournal.vault.database import Database

_NAME = "role"


class Role(StrEnum):
    """What a person has said of themselves; `NEITHER` also stands for not having said."""

    HURT = "hurt"
    BROKE_TRUST = "broke_trust"
    NEITHER = "neither"


def role_of(private: Database) -> Role:
    """Return the role in a private database."""
    try:
        return Role(StateStore(private).get(_NAME, Role.NEITHER.value))
    except ValueError:
        return Role.NEITHER


def set_role(private: Database, role: Role) -> None:
    """Keep a role, which can be changed at any time."""
    StateStore(private).set(_NAME, role.value)


def suits(role: Role, prompt_for: str) -> bool:
    """Say whether a prompt (its `for` in the resources) suits somebody with this role."""
    return prompt_for in ("any", role.value)

"""Questions and examples that suit where somebody stands; their words are in the resources."""

from __future__ import annotations

from datetime import date

from trustjournal import texts
from trustjournal.journal.roles import Role, suits


def today_prompt(day: date, role: Role, language: str = "en") -> str:
    """Return one gentle line for a day: the same all day, another tomorrow.

    Somebody with a role has lines for them on every other day, and those for everybody between.
    """
    prompts = texts.load("today", language)["prompt"]
    for_all = [each["words"] for each in prompts if each["for"] == "any"]
    own = [each["words"] for each in prompts if each["for"] != "any" and suits(role, each["for"])]
    number = day.toordinal()
    chosen = own if own and number % 2 else for_all
    return str(chosen[number // 2 % len(chosen)] if own else for_all[number % len(for_all)])


def examples(role: Role, language: str = "en") -> dict[str, str]:
    """Return the examples in empty fields, by the field's name in `roles.toml`."""
    table = texts.load("roles", language)["examples"]
    found: dict[str, str] = table["any"] | table.get(role.value, {})
    return found

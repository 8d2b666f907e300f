"""Contrast by WCAG 2.1 (relative luminance); text 4.5:1, marks and control borders 3:1."""

from itertools import product

import pytest
from PySide6.QtGui import QColor

from ui.theme import Scheme, Space, Theme, load_tokens

SURFACES = ("window", "surface", "raised", "field", "tint", "accent_soft")
FEELINGS = tuple(load_tokens()["light"]["feeling"])


def luminance(color: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: QColor, b: QColor) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK])
def theme(request: pytest.FixtureRequest, qapp: object) -> Theme:
    return Theme(request.param)


@pytest.mark.parametrize(("space", "surface"), list(product(Space, SURFACES)))
def test_words_can_be_read_on_every_surface(theme: Theme, space: Space, surface: str) -> None:
    ground = theme.color(surface, space)
    for role in ("text", "text_muted", "accent"):
        assert contrast(theme.color(role, space), ground) >= 4.5, role
    assert contrast(theme.color("focus", space), ground) >= 3
    if surface not in ("tint", "accent_soft"):
        assert contrast(theme.color("danger", space), ground) >= 4.5
        assert contrast(theme.color("control_border", space), ground) >= 3


@pytest.mark.parametrize("feeling", FEELINGS)
def test_a_feeling_s_mark_can_be_seen(theme: Theme, feeling: str) -> None:
    for space, surface in product(Space, ("surface", "raised", "window", "tint")):
        assert contrast(theme.feeling_color(feeling), theme.color(surface, space)) >= 3


def test_words_on_filled_surfaces(theme: Theme) -> None:
    for space in Space:
        for ground in ("accent", "accent_hover"):
            assert contrast(theme.color("on_accent", space), theme.color(ground, space)) >= 4.5
    assert contrast(theme.color("text"), theme.color("warning_soft")) >= 4.5
    assert contrast(theme.color("text"), theme.color("selection")) >= 4.5


def test_every_size_grows_with_the_text(qapp: object) -> None:
    usual, double = Theme(Scheme.LIGHT, 100), Theme(Scheme.LIGHT, 200)
    assert double.px(100) == 2 * usual.px(100)
    assert double.font("body").pixelSize() == 2 * usual.font("body").pixelSize()
    assert double.line("list") == 2 * usual.line("list")
    assert usual.wide_enough(1280, "dock_panel")
    assert not double.wide_enough(1280, "dock_panel")


def test_line_height_never_clips_descenders(theme: Theme) -> None:
    for role in ("caption", "label", "ui", "body", "quote", "lead", "title", "display"):
        assert theme.line_height(role) >= 100


def test_choosing_tells_the_app_to_build_anew(qapp: object, qtbot) -> None:  # type: ignore[no-untyped-def]
    theme = Theme(Scheme.LIGHT)
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK, 150)
    assert theme.scheme is Scheme.DARK
    assert theme.text_percent == 150
    theme.choose(Scheme.LIGHT, 100)

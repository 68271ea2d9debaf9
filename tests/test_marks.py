"""Marks are told apart by form and filling, in colour, in grey and by who sees few colours."""

import itertools
import xml.etree.ElementTree as ET

import pytest

from tests.drawn import corners
from tests.test_svg import contrast
from twl_graph.pictures import marks, network, svg


def paths(markup: str) -> list[ET.Element]:
    return list(ET.fromstring(f"<g>{markup}</g>"))


def drawn(form: int, filling: int) -> str:
    return marks.point(100, 50, form, filling) + marks.bar(20, 80, 50, form, filling)


def test_every_form_and_filling_looks_different_also_without_its_colour() -> None:
    every = itertools.product(range(marks.FORMS), range(marks.FILLINGS))
    without_colour = []
    for form, filling in every:
        markup = drawn(form, filling)
        for colour in marks.COLOURS:
            markup = markup.replace(colour, "colour")
        without_colour.append(markup)
    points = {markup.split("<path")[1] for markup in without_colour}
    assert len(set(without_colour)) == marks.FORMS * marks.FILLINGS
    assert len(points) >= marks.FORMS * 2


def test_colours_stand_out_from_the_paper() -> None:
    assert len(marks.COLOURS) == marks.FORMS
    for colour in (*marks.COLOURS, network._COLOUR):
        assert contrast(colour, svg.PAPER) >= 3  # WCAG 2.2, 1.4.11: graphics


@pytest.mark.parametrize("filling", range(marks.FILLINGS))
@pytest.mark.parametrize("form", range(marks.FORMS))
@pytest.mark.parametrize(("left", "right"), [(20, 80), (20, 22), (20, 20.4)])
def test_a_bar_reaches_from_its_first_to_its_last_day_and_no_further(
    form: int, filling: int, left: float, right: float
) -> None:
    outline, *inside = paths(marks.bar(left, right, 50, form, filling))
    xs, ys = corners(outline.get("d", ""))
    assert (min(xs), max(xs)) == (left, right)
    assert (min(ys) + max(ys)) / 2 == 50
    for path in inside:
        xs, _ = corners(path.get("d", ""))
        assert left <= min(xs) <= max(xs) <= right


@pytest.mark.parametrize("form", range(marks.FORMS))
def test_a_point_is_centred_on_its_moment(form: int) -> None:
    outline, half = paths(marks.point(100, 50, form, 1))
    xs, _ = corners(outline.get("d", ""))
    assert (min(xs) + max(xs)) / 2 == 100
    assert outline.get("fill") == svg.PAPER
    assert half.get("fill") == marks.COLOURS[form]

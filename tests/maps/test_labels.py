"""Widths of texts and places of labels."""

from hypothesis import given
from hypothesis import strategies as st

from jumelles.maps.frame import Box
from jumelles.maps.labels import Wish, placed, shortened, width

INSIDE = Box(0, 0, 300, 200)
wishes = st.lists(
    st.builds(Wish, st.text(max_size=12), st.tuples(st.floats(0, 300), st.floats(0, 200)), st.just(5.0), st.just(16.0), st.booleans()),
    max_size=12,
)


def test_width_counts_wide_letters_and_no_combining_ones() -> None:
    assert (width("国", 10), width("e\u0301", 10) - width("e", 10)) == (11, 0)


def test_width_is_more_than_the_letters_of_a_common_font_need() -> None:
    # 91.7 and 114.8 pixels: Source Sans Pro Semibold at 19 pixels, from its table of advances.
    assert (92 < width("Montpellier", 19) < 140, 74 < width("Обнинск", 19) < 120) == (True, True)


def test_shortened_leaves_what_fits() -> None:
    assert [shortened("Montpellier", 10, room) for room in (200, 40, 0)] == ["Montpellier", "Mont…", "…"]


def test_a_label_goes_to_the_right_of_its_mark() -> None:
    (label,) = placed([Wish("Obninsk", (100, 100), 5, 16, far=False)], inside=INSIDE, taken=[], lines=[], dots=[])
    assert label is not None
    assert (round(label.x, 6), label.leader, label.box.top < 100 < label.box.bottom) == (110, None, True)


def test_a_label_goes_to_the_left_at_the_right_edge() -> None:
    (label,) = placed([Wish("Obninsk", (290, 100), 5, 16, far=False)], inside=INSIDE, taken=[], lines=[], dots=[])
    assert label is not None
    assert label.box.right < 290


def test_a_label_leaves_a_line_free_where_it_can() -> None:
    line = [(100.0 + i, 100.0) for i in range(100)]
    (label,) = placed([Wish("Obninsk", (100, 100), 5, 16, far=True)], inside=INSIDE, taken=[], lines=line, dots=[])
    assert label is not None
    assert not any(label.box.surrounds(point) for point in line)


def test_a_quiet_label_is_dropped_where_there_is_no_room_and_a_city_moves_off_with_a_leader() -> None:
    taken = [Box(60, 60, 140, 140)]
    quiet, city = placed(
        [Wish("x", (100, 100), 5, 16, far=False), Wish("x", (100, 100), 5, 16, far=True)], inside=INSIDE, taken=taken, lines=[], dots=[]
    )
    assert (quiet, city is not None and city.leader is not None) == (None, True)


def test_a_quiet_label_does_not_stand_beside_the_dot_of_another() -> None:
    wish = Wish("Louvain", (100, 100), 3, 12, far=False)
    beside = placed([wish], inside=INSIDE, taken=[], lines=[], dots=[(100, 100), (112, 100)])[0]
    assert beside is not None
    assert not beside.box.grown(5).surrounds((112, 100))


@given(wishes)
def test_labels_stay_inside_and_apart(found: list[Wish]) -> None:
    labels = [label for label in placed(found, inside=INSIDE, taken=[Box(0, 0, 60, 60)], lines=[], dots=[]) if label]
    boxes = [Box(0, 0, 60, 60), *(label.box for label in labels)]
    assert all(INSIDE.holds(label.box) for label in labels)
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[:i])

"""What is computed once for an atlas and its views."""

from jumelles.atlas.shared import shared


class Thing:
    """Counts how often it was asked to compute."""

    def __init__(self) -> None:
        self.shared: dict[str, object] = {}
        self.made = 0

    @shared
    def dear(self) -> int:
        """What it computes."""
        self.made += 1
        return 42


def test_it_is_computed_once_and_seen_by_whoever_shares() -> None:
    first, view = Thing(), Thing()
    view.shared = first.shared

    assert (first.dear, view.dear, first.dear) == (42, 42, 42)
    assert (first.made, view.made) == (1, 0)


def test_of_the_class_it_is_itself_with_its_words() -> None:
    assert isinstance(Thing.dear, shared)
    assert Thing.dear.__doc__ == "What it computes."

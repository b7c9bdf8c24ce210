"""A profile is a value: equal to one of the same content, and nothing changes it."""

from dataclasses import FrozenInstanceError

import pytest

from jumelles.openings.profiles import Profile


def test_a_profile_needs_a_key_a_language_and_a_title() -> None:
    profile = Profile("a", "fr", "Vin")

    assert profile == Profile("a", "fr", "Vin", "", (), ())
    with pytest.raises(FrozenInstanceError):
        profile.title = "Wine"  # type: ignore[misc]

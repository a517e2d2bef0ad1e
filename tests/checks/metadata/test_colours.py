"""A colour profile without names gives the same colours."""

from __future__ import annotations

import io

from PIL import ImageChops, ImageCms

from plugins.checks.metadata.colours import neutral, profile
from tests.checks.metadata.pictures import drawn, screen_profile


def _profile(data: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(data))


def test_colours_stay() -> None:
    """What a program makes of the picture's numbers is the same as before."""
    lab = ImageCms.createProfile("LAB")
    before = ImageCms.profileToProfile(drawn(), _profile(screen_profile()), lab, outputMode="LAB")
    clean = _profile(neutral(screen_profile()))
    after = ImageCms.profileToProfile(drawn(), clean, lab, outputMode="LAB")

    assert before is not None and after is not None
    assert ImageChops.difference(before, after).getbbox() is None


def test_names_are_gone() -> None:
    """No word of the maker, the screen or the day is left."""
    clean = neutral(screen_profile())

    assert ImageCms.getProfileDescription(_profile(clean)).strip() == "c"
    assert neutral(clean) == clean


def test_a_well_known_profile_that_has_a_screens_calibration_is_not_well_known() -> None:
    """The name alone does not make it harmless."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with_screen = srgb.replace(b"chrm", b"mmod", 1)

    assert profile(srgb) == (srgb, ())
    assert with_screen != srgb
    assert profile(with_screen)[1]


def test_what_is_no_profile_is_dropped() -> None:
    """A profile that no program can read serves no colour."""
    assert profile(b"not a profile")[0] == b""
    assert profile(b"")[1]

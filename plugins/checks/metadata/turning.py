"""Turning a picture as its orientation says, once the note that says so is taken out.

    turned(jpeg_without_exif, 6)

The only case in which pixels are written anew. JPEG is written twice as
fine as it was, so that hardly anything changes; PNG and lossless WebP lose nothing.
"""

from __future__ import annotations

import io
import warnings
from typing import Any

from PIL import Image, JpegImagePlugin

from plugins.checks.metadata.found import Unreadable

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def turned(data: bytes, orientation: int) -> bytes:
    """The picture upright.

    Raises:
        Unreadable: it cannot be decoded, or it moves.
    """
    if orientation not in _TURNS:
        return data
    try:
        with (
            warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning),
            Image.open(io.BytesIO(data)) as image,
        ):
            return _saved(image, orientation, data)
    except (OSError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as e:
        raise Unreadable("the picture cannot be turned upright") from e


def _saved(image: Image.Image, orientation: int, data: bytes) -> bytes:
    if getattr(image, "n_frames", 1) > 1:
        raise Unreadable("a picture that moves cannot be turned upright")
    how: dict[str, Any] = {"icc_profile": image.info.get("icc_profile")}
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        if image.mode == "RGB":
            image.draft("YCbCr", image.size)  # as it is stored, so that nothing is rounded twice
        finer = {n: [max(q // 2, 1) for q in table] for n, table in image.quantization.items()}
        how |= {"qtables": finer, "subsampling": 0}
        how |= {"progressive": bool(image.info.get("progressive"))}
    elif image.format == "WEBP":
        how |= {"lossless": b"VP8L" in data[:64], "quality": 95}
    file = io.BytesIO()
    image.transpose(_TURNS[orientation]).save(file, image.format, **how)
    return file.getvalue()

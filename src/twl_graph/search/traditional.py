"""The traditional forms of simplified names, for those who type them: 廊坊鄉 is found as 廊坊乡."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from twl_graph.search.pinyin import not_installed

if TYPE_CHECKING:
    from opencc import OpenCC

#: The CJK Unified Ideographs and their extension A: one simplified form may stand for several of them.
_IDEOGRAPHS: Final = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))


def traditional_forms(characters: Iterable[str]) -> dict[str, str]:
    """Give, for each of these simplified characters that has any, its traditional forms as one string: 发 has 發髮.

    The tables are OpenCC's. Raises UnsupportedFeature where opencc-py is not installed.
    """
    forms = [chr(code) for code in _IDEOGRAPHS]
    # A line each, so that no two of them are taken for a word.
    simplified = _converter("t2s").convert("\n".join(forms)).split("\n")
    wanted = set(characters)
    found: dict[str, str] = {}
    for form, simple in zip(forms, simplified, strict=True):
        if form != simple and simple in wanted:
            found[simple] = found.get(simple, "") + form
    return dict(sorted(found.items()))


def traditional_words(names: Iterable[str], forms: dict[str, str]) -> dict[str, str]:
    """Give the names that traditional characters do not write one for one, with how they do write them: 坐标 is 座標.

    `forms` is what `traditional_forms` gives for their characters. Raises UnsupportedFeature as it does.
    """
    simplified = {ord(form): simple for simple, all_forms in forms.items() for form in all_forms}
    convert = _converter("s2t").convert
    written = {name: convert(name) for name in names}
    return {name: word for name, word in sorted(written.items()) if word.translate(simplified) != name}


def _converter(way: str) -> "OpenCC":
    try:
        from opencc import OpenCC
    except ImportError as missing:
        raise not_installed("opencc-py") from missing
    return OpenCC(way)

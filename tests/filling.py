"""Fills in a template as its comments say: the first examples for the open places, and some text for the texts."""

import re

#: An example at the head of an item of a list: a CURIE, an IRI, a literal, a number.
_EXAMPLE = re.compile(r'(?:[a-z]+:[\w.-]+|<[^<>]+>|"[^"]*"(?:\^\^[\w:]+|@[\w-]+)?|-?\d+)')
_LISTING = re.compile(r"(?:例如：|取值：|for example: |one of: )")
#: The head of a property that is asked for with some values of another.
_DEPENDS = re.compile(r"\(depends on |（视 \S+ 而定）")
OPEN = "concept:to-be-completed"


def fill(text: str, name: str) -> str:
    """Return the template filled in; the new things and the file have `name` in their IRIs.

    Raises:
        LookupError: an open place in use has no example.
    """
    told, written, examples, depends = "", list[str](), list[str](), False
    for line in text.splitlines():
        bare = line.strip()
        if bare.startswith("##"):
            told += bare.removeprefix("##")
            continue
        if told:
            # What depends on another value is in use: it is the first of those that this one can have.
            examples, depends, told = _examples(told), _DEPENDS.search(told) is not None, ""
        if bare.startswith("# ") and not depends:
            continue
        line = uncommented(line)
        for _ in range(line.count(OPEN)):
            if not examples:
                raise LookupError(f"no example for {bare}")
            line = line.replace(OPEN, examples.pop(0), 1)
        # The number of the line, so that no two texts are the same; in Chinese with a Chinese word.
        line = line.replace('"…"@zh', f'"文 {len(written)} {name[:5]}"@zh') if '"…"@zh-' not in line else line
        line = re.sub(r'"…"@([\w-]+)', rf'"\g<1> {len(written)} {name[:5]}"@\1', line)
        written.append(line.replace("to-be-completed", f"trial-{name}"))
    return "\n".join(written) + "\n"


def uncommented(text: str) -> str:
    """Return the template with every optional line in use."""
    return re.sub(r"^( *)# ", r"\1", text, flags=re.MULTILINE)


def _examples(told: str) -> list[str]:
    *_, listed = _LISTING.split(told) if _LISTING.search(told) else [""]
    heads = (_EXAMPLE.match(item.strip()) for item in re.split(r"、|, ", listed))
    return [head[0] for head in heads if head is not None]

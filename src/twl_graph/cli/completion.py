"""Completion in bash, zsh and fish, by click's own protocol: ``eval "$(_TWL_COMPLETE=bash_source twl)"``.

click resolves what is being typed; here is what may stand there, and what the shells need beyond click. Bash splits
words at ``=`` and ``:`` and quotes nothing of what it is given, so it gets the rest of the word, ready to stand in the
line. Fish is given names whole that hold a comma.
"""

import os
from typing import ClassVar, Final, NamedTuple

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ShellComplete, ZshComplete

from twl_graph.cli.wording import choose, wanted_language
from twl_graph.errors import TwlError

#: What needs no quoting in a shell, beside letters and digits of any script.
_PLAIN: Final = frozenset("@%+=:,./-_")


class Line(NamedTuple):
    """A command line up to the cursor.

    Attributes:
        words: the words before the one that is being typed, without their quotes; the command is the first.
        word: the one that is being typed, without its quotes; empty after a blank.
        before: the part of it that stands before what bash replaces.
        quote: the quotation mark that is open at the cursor; empty where there is none.
    """

    words: tuple[str, ...]
    word: str
    before: str
    quote: str


def read_line(text: str, breaks: str = "") -> Line:
    """Read a command line as a POSIX shell does, as far as it goes.

    What bash replaces starts behind an open quotation mark, else behind the last of the characters `breaks` in the
    word that is not quoted.
    """
    words: list[str] = []
    word: str | None = None
    before = quote = ""
    characters = iter(text)
    for character in characters:
        if quote:
            if character == quote:
                quote = ""
            elif character == "\\" and quote == '"':
                word = (word or "") + next(characters, "")
            else:
                word = (word or "") + character
        elif character in "\"'":
            quote, word = character, word or ""
            before = word
        elif character.isspace():
            if word is not None:
                words.append(word)
            word, before = None, ""
        elif character == "\\":
            word = (word or "") + next(characters, "")
        else:
            word = (word or "") + character
            if character in breaks:
                before = word
    return Line(tuple(words), word or "", before, quote)


class _Complete(ShellComplete):
    """What all three have in common: an option with ``=`` keeps its name, and nothing that goes wrong is shown."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what may stand in the place of `incomplete` after the words `args`."""
        option, equals, _ = incomplete.partition("=")
        option = f"{option}=" if equals and option.startswith("--") else ""
        words = [*args, incomplete]
        self.ctx_args["obj"] = words  # where the verbs look for --lang
        try:
            items = super().get_completions(list(args), incomplete)
        except (TwlError, OSError, click.ClickException):  # nobody asked for a message
            return []
        lang = wanted_language(words)
        return [CompletionItem(option + item.value, item.type, choose(item.help or "", lang)) for item in items]


class Bash(_Complete, BashComplete):
    """Completion for bash."""

    source_template: ClassVar[str] = """\
%(complete_func)s() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            file,*) compopt -o default; return ;;
            dir,*) compopt -o dirnames; return ;;
            plain,*=) compopt -o nospace ;;&
            plain,*) COMPREPLY+=("${line#plain,}") ;;
        esac
    done < <(env TWL_LINE="${COMP_LINE:0:COMP_POINT}" TWL_BREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

    def source(self) -> str:
        """Return the script that switches completion on; it needs bash 4.4 or newer."""
        return self.source_template % self.source_vars()

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, without the command, and that one."""
        line = self._line()
        return list(line.words[1:]), line.word

    def complete(self) -> str:
        """Return the completions, each as the rest of the word and quoted as the word is."""
        line, (args, incomplete) = self._line(), self.get_completion_args()
        items = self.get_completions(args, incomplete)
        return "\n".join(
            f"{item.type},{_quoted(item.value[len(line.before) :], line.quote)}"
            for item in items
            if item.type != "plain" or item.value.startswith(line.before)
        )

    @staticmethod
    def _line() -> Line:
        return read_line(os.environ.get("TWL_LINE", ""), os.environ.get("TWL_BREAKS", ""))


class Zsh(_Complete, ZshComplete):
    """Completion for zsh."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, without the command, and that one."""
        typed = read_line(os.environ.get("COMP_WORDS", ""))
        words = [*typed.words, typed.word]
        at = int(os.environ.get("COMP_CWORD", "1"))
        return words[1:at], words[at] if at < len(words) else ""

    def format_completion(self, item: CompletionItem) -> str:
        """Return an item as the script reads it; in one with a help text a colon ends the name, unless escaped."""
        name = item.value.replace(":", "\\:") if item.help else item.value
        return f"{item.type}\n{name}\n{item.help or '_'}"


class Fish(_Complete, FishComplete):
    """Completion for fish."""

    source_template: ClassVar[str] = """\
function %(complete_func)s
    for completion in (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp | string collect) \\
        %(prog_name)s 2>/dev/null)
        set -l parts (string split --max 1 "," -- $completion)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                echo $parts[2]
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, without the command, and that one."""
        line = read_line(os.environ.get("COMP_WORDS", ""))
        return list(line.words[1:]), line.word

    def format_completion(self, item: CompletionItem) -> str:
        """Return an item as the script reads it: its name and, behind a tab, its help text."""
        shown = f"\t{item.help}" if item.help else ""
        return f"{item.type},{item.value}{shown}"


_SHELLS: Final[dict[str, type[ShellComplete]]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}


def complete(program: click.Command, variable: str, instruction: str) -> tuple[int, str]:
    """Return the exit code and the output for an instruction such as ``bash_source`` or ``zsh_complete``.

    `variable` is the one that a shell gives the instruction in.
    """
    name, _, action = instruction.partition("_")
    if name not in _SHELLS or action not in ("source", "complete"):
        return 1, ""
    shell = _SHELLS[name](program, {}, "twl", variable)
    return 0, f"{shell.source() if action == 'source' else shell.complete()}\n"


def _quoted(text: str, quote: str) -> str:
    """Quote a text as bash has it in a line, where a quotation mark may be open."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        return "".join(f"\\{c}" if c in '"\\$`' else c for c in text)
    return "".join(c if c.isalnum() or c in _PLAIN or ord(c) > 127 else f"\\{c}" for c in text)

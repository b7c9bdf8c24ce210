"""The words of the standard library's argparse that a user meets, so that they stand in our catalogue.

argparse translates its own texts through the process-wide `gettext.gettext`, which `languages.use` points to our catalogue. Nothing calls
this module: the catalogue is updated from the code, and a text that the code does not hold would be deleted from it. The wordings are those
of Python 3.11 to 3.14; what only a programmer can provoke is left out.
"""

from jumelles.languages import gettext_noop, ngettext_noop

HELP = (
    gettext_noop("usage: "),
    gettext_noop("%(heading)s:"),  # since 3.12
    gettext_noop("positional arguments"),
    gettext_noop("options"),
    gettext_noop("show this help message and exit"),
)

ERRORS = (
    gettext_noop("%(prog)s: error: %(message)s\n"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("one of the arguments %s is required"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("not allowed with argument %s"),
    gettext_noop("ambiguous option: %(option)s could match %(matches)s"),
    gettext_noop("ignored explicit argument %r"),
    gettext_noop("expected one argument"),
    gettext_noop("expected at most one argument"),
    gettext_noop("expected at least one argument"),
    ngettext_noop("expected %s argument", "expected %s arguments"),
    gettext_noop("invalid %(type)s value: %(value)r"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_noop("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),  # 3.14
)

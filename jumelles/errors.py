"""The one exception that carries a sentence for the user."""


class JumellesError(Exception):
    """What went wrong, where, and what to do, as one sentence in the user's language.

    Whoever raises it has already translated the sentence. The command line prints it and exits with 2; a page shows it as it is.
    Anything else that escapes is a fault of ours and keeps its traceback.
    """

"""What can go wrong when a file is fetched, each as one sentence for the user; `file` is always `<source>/<name>`."""

import errno
from pathlib import Path

from jumelles.errors import JumellesError
from jumelles.languages import _, number


class FetchError(JumellesError):
    """A file could not be had; `status` is the server's answer where there was one."""

    def __init__(self, sentence: str, *, status: int | None = None) -> None:
        super().__init__(sentence)
        self.status = status


class PassingError(FetchError):
    """What may be over at the next try; `after` is how many seconds the server asked to wait."""

    def __init__(self, sentence: str, *, status: int | None = None, after: float | None = None) -> None:
        super().__init__(sentence, status=status)
        self.after = after


def no_folder(folder: Path) -> FetchError:
    """The mirror is not a folder of this machine."""
    return FetchError(_("There is no mirror folder {folder}: name an existing one with --mirror or JUMELLES_MIRROR.").format(folder=folder))


def not_in_folder(file: str, folder: Path, *, published: bool) -> FetchError:
    """The mirror folder lacks the file; `published` says whether its publisher offers it."""
    if published:
        text = _("The mirror {folder} holds no {file}: put the file there, or run without a mirror to fetch it from its publisher.")
    else:
        text = _("The mirror {folder} holds no {file}: put the file there.")
    return FetchError(text.format(file=file, folder=folder))


def unreadable(path: Path, error: OSError) -> FetchError:
    """The file is there, and may not be read."""
    text = _("{path} cannot be read ({reason}): give the right to read it.")
    return FetchError(text.format(path=path, reason=error.strerror or error))


def no_address(file: str) -> FetchError:
    """Only a mirror has the file, and there is no mirror."""
    text = _("{file} has no address at a publisher: take it from a mirror, named with --mirror or JUMELLES_MIRROR.")
    return FetchError(text.format(file=file))


def unusable(file: str, address: str, reason: str) -> FetchError:
    """The address is none, or it leads nowhere."""
    text = _("{file} cannot be fetched from {address} ({reason}): check the address, or take the file from a mirror (--mirror).")
    return FetchError(text.format(file=file, address=address, reason=reason))


def wrong_settings(reason: str) -> FetchError:
    """The proxy or the certificates named in the environment do not exist."""
    text = _("The network settings of this machine cannot be used ({reason}): correct HTTPS_PROXY, HTTP_PROXY or SSL_CERT_FILE.")
    return FetchError(text.format(reason=reason))


def unreachable(file: str, address: str, reason: str) -> PassingError:
    """No connection."""
    text = _("{address} cannot be reached for {file} ({reason}): check the network connection, then run the command again.")
    return PassingError(text.format(file=file, address=address, reason=reason))


def silent(file: str, address: str, seconds: float) -> PassingError:
    """A connection, and no answer."""
    text = _("{address} did not answer within {seconds} s for {file}: try again later, or take the file from a mirror (--mirror).")
    return PassingError(text.format(file=file, address=address, seconds=number(seconds)))


def cut_off(file: str, address: str, got: int, *, resumable: bool) -> PassingError:
    """The answer stopped after `got` bytes; `resumable` says whether the next run can go on from there."""
    if resumable:
        text = _("The download of {file} from {address} was cut off after {got} bytes: run the command again to go on from there.")
    else:
        text = _("The download of {file} from {address} was cut off after {got} bytes: run the command again.")
    return PassingError(text.format(file=file, address=address, got=number(got)))


def gone(file: str, address: str, status: int) -> FetchError:
    """The server does not have the file."""
    text = _("There is no {file} at {address} (status {status}): check the address, or take the file from a mirror (--mirror).")
    return FetchError(text.format(file=file, address=address, status=status), status=status)


def refused(file: str, address: str, status: int) -> FetchError:
    """The server does not give the file, and asking again is no use."""
    text = _("{address} does not give {file} (status {status}): check the address, or take the file from a mirror (--mirror).")
    return FetchError(text.format(file=file, address=address, status=status), status=status)


def failing(file: str, address: str, status: int, *, after: float | None) -> PassingError:
    """The server has a trouble of its own."""
    text = _("{address} fails to give {file} (status {status}): try again later, or take the file from a mirror (--mirror).")
    return PassingError(text.format(file=file, address=address, status=status), status=status, after=after)


def overrun(file: str, address: str, status: int, *, after: float | None) -> PassingError:
    """The server asks for fewer requests."""
    if after is None:
        text = _("{address} receives too many requests to give {file}: try again later, or take the file from a mirror (--mirror).")
    else:
        text = _("{address} asks to wait {seconds} s before it gives {file}: run the command again after that.")
    sentence = text.format(file=file, address=address, seconds=number(round(after or 0)))
    return PassingError(sentence, status=status, after=after)


def web_page(file: str, where: str) -> FetchError:
    """A web page stands where the data should be."""
    text = _("{where} holds a web page instead of {file}: see in a browser what it says, or take another mirror (--mirror).")
    return FetchError(text.format(file=file, where=where))


def empty(file: str, where: str) -> FetchError:
    """The file holds nothing."""
    text = _("{file} from {where} is empty: try again later, or take the file from another mirror (--mirror).")
    return FetchError(text.format(file=file, where=where))


def damaged(file: str, where: str) -> FetchError:
    """What arrived cannot be unpacked."""
    text = _("{file} from {where} arrived damaged: run the command again, or take the file from a mirror (--mirror).")
    return FetchError(text.format(file=file, where=where))


def wrong_checksum(file: str, where: str, *, found: str, listed: str) -> FetchError:
    """The file is another one than the mirror lists."""
    text = _("{file} from {where} has the SHA-256 {found}…, but SHA256SUMS lists {listed}…: copy the file or the list anew.")
    return FetchError(text.format(file=file, where=where, found=found[:12], listed=listed[:12]))


def wrong_list(where: str, line: int) -> FetchError:
    """The list of checksums cannot be read."""
    text = _("Line {line} of {where} is not one SHA-256 checksum and one path: write the list anew with sha256sum.")
    return FetchError(text.format(line=line, where=where))


def not_followed(file: str, address: str, keys: str) -> FetchError:
    """The answer that should name the file does not."""
    text = _("The answer of {address} does not say where {file} is ({keys}): take the file from a mirror (--mirror).")
    return FetchError(text.format(file=file, address=address, keys=keys))


def in_use(file: str, folder: Path) -> FetchError:
    """Another process is writing the same file."""
    text = _("Another run of jumelles is fetching {file} into {folder}: wait until it ends, then run the command again.")
    return FetchError(text.format(file=file, folder=folder))


def not_written(file: str, folder: Path, error: OSError) -> FetchError:
    """The sentence for a cache that takes no file: no room, or no right to write."""
    if error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
        text = _("There is no room for {file} in {folder}: free some space, or choose another folder with JUMELLES_HOME.")
    else:
        text = _("{file} cannot be written in {folder} ({reason}): allow writing there, or choose another folder with JUMELLES_HOME.")
    return FetchError(text.format(file=file, folder=folder, reason=error.strerror or error))

"""Prints one paper: HTML on standard input, a tagged PDF/A-3a on standard output.

It confines itself before it reads a byte: little memory and processor time, no files written, and
system calls that open a network connection or start a program are refused by the kernel (seccomp).
An address in the HTML that is not `data:` ends it.
"""

import ctypes
import logging
import resource
import struct
import sys

import weasyprint
from weasyprint.urls import URLFetcher

MEMORY = 1 << 30
SECONDS = 45
LARGEST_INPUT = 64 << 20

# x86-64: socket, connect, bind, listen, fork, vfork, execve, ptrace, execveat; clone starts threads too.
REFUSED = [41, 42, 49, 50, 57, 58, 59, 101, 322]


def refuse_network_and_programs():
    """A seccomp filter: load the architecture and the call's number, refuse those of the list."""
    load, equal, answer = 0x20, 0x15, 0x06
    allow, refuse, kill = 0x7FFF0000, 0x00050001, 0x80000000
    steps = [(load, 0, 0, 4), (equal, 1, 0, 0xC000003E), (answer, 0, 0, kill), (load, 0, 0, 0)]
    for place, number in enumerate(REFUSED):
        steps.append((equal, len(REFUSED) - place, 0, number))
    steps += [(answer, 0, 0, allow), (answer, 0, 0, refuse)]
    program = b"".join(struct.pack("=HBBI", *step) for step in steps)

    class Program(ctypes.Structure):
        _fields_ = [("count", ctypes.c_ushort), ("steps", ctypes.c_char_p)]

    prctl = ctypes.CDLL(None, use_errno=True).prctl
    no_new_privileges, seccomp, with_filter = 38, 22, 2
    filled = Program(len(steps), program)
    if prctl(no_new_privileges, 1, 0, 0, 0) or prctl(seccomp, with_filter, ctypes.byref(filled), 0, 0):
        sys.exit("the confinement is not available")


class DataOnly(URLFetcher):
    """Fetches `data:` addresses; remembers that another one was asked for, since drawing goes on."""

    refused = False

    def fetch(self, url, headers=None):
        if not url.startswith("data:"):
            self.refused = True
            raise ValueError("only data: addresses are fetched")
        return super().fetch(url, headers)


def main():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    refuse_network_and_programs()
    logging.disable(logging.CRITICAL)
    html = sys.stdin.buffer.read(LARGEST_INPUT + 1)
    if len(html) > LARGEST_INPUT:
        sys.exit("the paper is too large")
    fetcher = DataOnly()
    document = weasyprint.HTML(string=html.decode(), url_fetcher=fetcher, base_url=None)
    pdf = document.write_pdf(pdf_variant="pdf/a-3a")
    if fetcher.refused:
        sys.exit("the paper names an address that is not data:")
    sys.stdout.buffer.write(pdf)


main()

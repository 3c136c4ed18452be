"""execute.py FOLDER OUT: runs the notebook on stdin through the course's kernel in FOLDER, and writes it with its outputs to OUT."""

import sys

import nbformat
from nbclient import NotebookClient

folder, out = sys.argv[1:]
notebook = nbformat.read(sys.stdin, as_version=4)
place = {"metadata": {"path": folder}}
NotebookClient(notebook, timeout=180, allow_errors=True, resources=place).execute()
nbformat.write(notebook, out)

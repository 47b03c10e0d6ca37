"""A validator of the structure of tagged PDFs: PDF/UA-1 and the basics of PDF/A-2a.

Failures are reported under the numbers of the failure conditions of the
Matterhorn Protocol 1.1, or, where the protocol has no number, under the clause
of the standard that asks for the thing (see `rules`).
"""

from .check import structure_text, validate
from .model import Failure

__all__ = ["Failure", "structure_text", "validate"]

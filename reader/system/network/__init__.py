"""The network: what is at an address that a user named. Nothing else is ever asked for.

urllib3 is imported with the first request.
"""

from reader.system.network.asking import Network
from reader.system.network.failures import SAVE
from reader.system.network.values import BOARD, PAGE, Answer, Sizes, Timing

__all__ = ["BOARD", "PAGE", "SAVE", "Answer", "Network", "Sizes", "Timing"]

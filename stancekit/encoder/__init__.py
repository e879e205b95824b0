"""A second reader beside the linear model: a network that reads words in their order.

It says what stance each sentence takes, and which of the agents near by holds it: a second opinion
for `stancekit.holders`. Names are masked by role as in `stancekit.descriptions`, but a longer name
("recognition of Kosovo") keeps its words behind a marker of its role. It is run by numpy; with
the extra `encoder` onnxruntime runs a larger one beside it.

The rooms, each of which uses those before it: masks, windows, base, pieces, numpy_encoder,
onnx_encoder, files.
"""

from stancekit.encoder.base import CLASSES, UNREAD, Encoder
from stancekit.encoder.files import encoder_files, read_encoder
from stancekit.encoder.masks import Mention, mask
from stancekit.encoder.onnx_encoder import can_run_onnx

__all__ = [
    "CLASSES", "UNREAD", "Encoder", "Mention", "can_run_onnx", "encoder_files", "mask",
    "read_encoder",
]  # fmt: skip

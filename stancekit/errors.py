"""What can go wrong, one class each.

Every expected error says what is wrong, where, and what to do about it in one line; the command
line prints that line and exits with 1.
"""


class StancekitError(Exception):
    """Base class of every error that stancekit raises on purpose."""


class QuestionError(StancekitError, ValueError):
    """A question's file is missing, unreadable or breaks the schema; names the faulty key."""


class InputError(StancekitError, ValueError):
    """Articles cannot be read at all: no such path, no text column, nothing to read."""


class TableError(StancekitError, ValueError):
    """A table lacks a column or holds a value that its column does not allow."""


class OutputError(StancekitError, OSError):
    """Results cannot be written where they were asked for."""


class ModelError(StancekitError, ValueError):
    """A model's folder is missing, damaged, of another format or of another library version."""


class ConfigError(StancekitError, ValueError):
    """A training configuration breaks its schema; names the faulty key."""


class GoldError(StancekitError, ValueError):
    """A gold file breaks its schema; names the file, the line and the field."""


class LabelingError(StancekitError, ValueError):
    """A labeling function fails, or a file of labels breaks its format; names row and field."""


class LeakageError(StancekitError, ValueError):
    """An evaluation was asked for on articles that the model has been trained on."""

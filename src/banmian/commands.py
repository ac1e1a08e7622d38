"""The commands that stand in a file of their own, beside those of cli.py."""

from __future__ import annotations

from banmian.desk.command import desk_command
from banmian.makeup.command import makeup_command
from banmian.new.commands import new_command
from banmian.new.import_command import import_command
from banmian.proofing.commands import changes_command, notes_command, proof_command
from banmian.signing.commands import back_command, sign_command, states_command, unsign_command
from banmian.versions.commands import history_command

COMMANDS = (
    new_command,
    makeup_command,
    import_command,
    desk_command,
    sign_command,
    unsign_command,
    states_command,
    history_command,
    changes_command,
    back_command,
    proof_command,
    notes_command,
)

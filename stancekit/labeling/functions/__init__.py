"""The labeling functions that ship: each votes a stance, "off-topic", or nothing.

A labeling function takes a sentence in its article and the question, and gives "support",
"neutral", "opposition", "off-topic" or None. It is a plain function: its name is its column in
the votes table and its docstring says what it goes by. `FUNCTIONS` lists those that ship; append
your own to it, or leave any out, by passing another list.

Each lives in the file of what it goes by. Those that find a side taken: `claims`, `aims` (the
rivals'), `parties`, `statements`, `acts`, `documents`, `words`. Those that find none: `neutral`,
`off_topic`. All of them look through `sentence`, `cues` (phrases by kind) and `evidence` (what else
to ask of a sentence and its article).

>>> def embargo(sentence, question):
...     '''Whoever asks for an embargo is against the claim.'''
...     return "opposition" if "embargo" in sentence.folded else None
>>> mine = [*FUNCTIONS, embargo]
"""

from __future__ import annotations

from stancekit.labeling.functions.acts import (
    missions,
    missions_there,
    not_recognized,
    recognition,
    recognition_withdrawn,
    votes_cast,
)
from stancekit.labeling.functions.aims import (
    aims_carried_on,
    aims_named,
    freedom,
    peoples_choice,
    rivals_aims,
)
from stancekit.labeling.functions.claims import (
    claim,
    claim_denied,
    claimants_home,
    claimants_plan,
    integrity_of_the_claimant,
    plan_on_the_table,
    praise_carried_on,
    under_sovereignty,
)
from stancekit.labeling.functions.cues import CUES
from stancekit.labeling.functions.documents import deals, maps, rulings
from stancekit.labeling.functions.neutral import (
    both_sides_told,
    denial,
    mandate,
    only_named,
    process_only,
    question_asked,
    rights_only,
    told_as_history,
    un_formula,
)
from stancekit.labeling.functions.off_topic import (
    far_from_it,
    no_names,
    other_business,
    other_place,
    page_furniture,
    silent_article,
)
from stancekit.labeling.functions.parties import (
    claimant_itself,
    rivals_themselves,
    solidarity_with_the_people,
)
from stancekit.labeling.functions.sentence import LABELS, LabelingFunction, SentenceInArticle
from stancekit.labeling.functions.statements import in_passing, party_speaks, rivals_speak
from stancekit.labeling.functions.words import (
    claimants_words,
    people_as_such,
    rivals_words,
    separatists,
    so_called,
    taking,
)

__all__ = ["CUES", "FUNCTIONS", "LABELS", "LabelingFunction", "SentenceInArticle"]

#: The functions that ship, in the order of the votes table's columns.
FUNCTIONS: tuple[LabelingFunction, ...] = (
    claim, under_sovereignty, claim_denied, claimants_plan, plan_on_the_table, rivals_aims,
    aims_carried_on, rivals_speak, aims_named, rivals_themselves, claimant_itself,
    solidarity_with_the_people, recognition, recognition_withdrawn, not_recognized, missions,
    missions_there, claimants_words, rivals_words, separatists, so_called, people_as_such, taking,
    peoples_choice, freedom, claimants_home, praise_carried_on, party_speaks, in_passing, maps,
    rulings, deals, integrity_of_the_claimant, votes_cast, process_only, un_formula,
    question_asked, told_as_history, both_sides_told, denial, only_named, rights_only, mandate,
    page_furniture, silent_article, far_from_it, other_business, other_place, no_names,
)  # fmt: skip

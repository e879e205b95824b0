"""Words for who speak for nobody else, alone and together: "a camel trader", "jurists"."""

# ruff: noqa: SIM905
from __future__ import annotations

#: One who speaks, by trade, office of no state, kinship or part in what happens; or a paper.
TRADES = frozenset(
    """
    academic accountant activist actor actress advocate aide analyst anthropologist archaeologist
    architect archivist artist athlete aunt author backbencher baker banker barber beekeeper blogger
    boatman bookseller boxer boy brother builder businessman businesswoman buyer caller campaigner
    candidate captain carpenter cartographer cartoonist clergyman cleric clerk coach columnist
    comedian commander commentator commenter composer congressman congresswoman consultant
    contractor councillor councilor cousin critic crofter curator customer cyclist dancer daughter
    defendant demographer demonstrator dentist deputy designer detainee dissident diver docker
    doctor driver economist editor editorialist elder emigrant employee employer engineer
    entrepreneur essayist exile expert exporter fan farmer fighter filmmaker fisherman footballer
    foreman geographer geologist girl goalkeeper goatherd governor grandfather grandmother grandson
    grocer grower guest guide herder historian host hotelier housewife husband importer
    industrialist insider intellectual interviewee investor islander journalist judge jurist
    lawmaker lawyer lecturer legislator librarian listener lobsterman magistrate man mathematician
    mayor mechanic member mep merchant midwife migrant miner mother mp musician neighbor neighbour
    nephew newspaper niece novelist nun nurse observer octogenarian officer opponent organiser
    organizer owner painter passenger peer pensioner petitioner philosopher photographer physician
    pilgrim plaintiff planter player playwright poet policeman politician postgraduate preacher
    priest prisoner producer professor prosecutor protester publisher pundit pupil rapporteur reader
    rebel referee refugee researcher resident retiree returnee runner sailor scholar schoolboy
    schoolgirl schoolteacher scientist seamstress seller senator settler shepherd shopkeeper shopper
    singer sister skipper sociologist soldier solicitor spectator statesman student supplier
    supporter surgeon surveyor tailor taxpayer teacher teenager theologian tourist trader translator
    trawlerman treasurer trustee tutor uncle unionist user vendor veteran vicar victim viewer
    villager visitor volunteer voter waiter waitress watchdog widow widower witness woman worker
    writer
    """.split()
)
_IRREGULAR = {"housewife": "housewives", "midwife": "midwives"}


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith(("s", "sh", "ch")):
        return f"{word}es"
    if word.endswith("y") and word[-2] not in "aeo":
        return f"{word[:-1]}ies"
    return f"{word}s"


#: Many persons, or bodies that are many.
GROUPS = frozenset(map(_plural, TRADES - {"judge", "host"})) | frozenset(
    """
    ambassadors associations backers bishops brokers capitals chiefs children cities clergy
    committees conservatives countries crowds dealers defenders delegations democrats dignitaries
    families followers friends governments greens groups herdsmen independents leavers liberals
    locals loyalists marchers media militants monarchies monks mourners municipalities nationalists
    ngos notables organisations organizations papers parents parliamentarians participants parties
    people pilots police prefects regions relatives republicans schoolchildren separatists
    shareholders sheikhs signatories smallholders socialists speakers states sympathisers
    sympathizers towns tribesmen unions villages walkers youngsters youths allies partners rivals
    enemies foes colonies
    """.split()
)
#: Who stands around somebody, with whom they are not: "Algeria's neighbours", "its allies".
AROUND = frozenset({"allies", "partners", "rivals", "enemies", "foes", "colonies", "neighbours",
                    "neighbors", "friends", "backers", "opponents", "critics",
                    "supporters"})  # fmt: skip
#: Of these, who are nobody without whose they are: "equal partners".
ALLIED = frozenset({"allies", "partners", "rivals", "enemies", "foes", "colonies"})
#: Bare and definite these mean somebody of whom the text spoke before, or nobody: "the guests".
RELATIVE = frozenset(
    """
    members men guests visitors neighbours neighbors readers voters friends women papers media
    newspapers police crowds children parents listeners viewers users candidates soldiers
    """.split()
)
#: Of these, who may be anybody where no article stands before them: "voters said".
ANYBODY = frozenset({"voters", "women", "men", "parents", "children", "crowds", "readers"})
#: Who somebody is, where no name or noun follows: "a retired general", "a Conservative", "a daily".
RANKS = frozenset(
    """
    admiral archbishop bishop brigadier colonel communist conservative daily democrat general imam
    liberal loyalist nationalist rabbi republican separatist sheikh socialist weekly
    """.split()
)
#: An adjective before these does not make them the state's, nor does a name.
PRIVATE = TRADES | frozenset(
    """
    deputy deputies senators lawmakers mps meps activists campaigners councillors residents students
    refugees demonstrators protesters critics congressmen
    """.split()
)

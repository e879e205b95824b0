"""The words by which agents are known: offices, bodies, trades, groups, and what stands around."""

# ruff: noqa: SIM905
from __future__ import annotations

from stancekit.agents.people import PRIVATE

#: Words for those who speak for their state: the codebook counts a minister's, a parliament's or
#: an ambassador's stance as the state's.
OFFICIALS = frozenset(
    """
    administration ambassador ambassadors assembly authorities cabinet capital chancellor chargé
    charge congress consul crown delegate delegates delegation
    delegations diplomat diplomats diplomacy diplomatic embassy emir envoy executive fm foreign
    government governments head kingdom king leader leaders leadership legislature mfa minister
    ministers ministry mission monarch monarchy nation national negotiator negotiators office
    official officials palace parliament pm premier presidency president prime
    queen regime representative representatives republic secretary senate side sovereign speaker
    spokesman spokesperson spokeswoman spokespeople state sultan throne treasury
    undersecretary chairman chairwoman chairperson chair chief counterpart
    colleague presidents premiers adviser advisor permanent party ruler rulers junta commissioner
    military army mofa mea fco fcdo
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of in with to from over on at for against between about toward towards into under near inside
    outside within through across as like than via including among around behind since until upon
    despite without during before after off per concerning regarding besides alongside beyond
    """.split()
)
DETERMINERS = frozenset(
    """
    the a an this that these those his her its their our my your both all some any each no
    """.split()
)
SAY = frozenset(
    """
    said says say saying told tells tell added adds add adding stated states stating declared
    declares explained explains noted notes wrote writes write argued argues argue insisted
    insists warned warns recalled recalls replied replies answered answers asked asks announced
    announces confirmed confirms stressed stresses underlined underlines emphasized emphasised
    emphasizes reiterated reiterates affirmed affirms reaffirmed reaffirms concluded concludes
    continued continues maintained maintains claimed claims pointed observed observes commented
    comments repeated repeats called calls thinks think thought believes believe believed finds
    found considers considered holds held felt feels tweeted posted complained remarked read reads
    """.split()
)
# these tell of words only where the speaker stands behind them: "..., promised the minister"
BEHIND = SAY | frozenset(
    """
    retorted lamented deplored promised vowed pleaded joked quipped shrugged complained urged
    demanded regretted hailed welcomed praised protested submitted reminded acknowledged admitted
    conceded contended countered reckoned suggested suggests urges promises laments retorts
    proclaimed assured cautioned pledged shouted chanted cried agreed predicted summed
    """.split()
)
STANCE_NOUNS = frozenset(
    """
    support backing endorsement recognition position stance rejection opposition decision refusal
    condemnation acknowledgment acknowledgement adherence solidarity commitment attachment view
    regret claim claims vote withdrawal statement declaration communique communiqué letter embassy
    consulate policy reversal turn shift veto denial demand insistence proclamation announcement
    conviction opinion eyes words sympathy approval
    move line protest note resolution ruling judgment judgement verdict opinion call answer
    """.split()
)
# an adjective before these does not make them the state's
APART = PRIVATE | frozenset(
    """
    union unions association federation club company firm committee society group groups newspaper
    media press court judges opposition party
    """.split()
)
PLACES = frozenset(
    """
    hotel cuisine tunnel airport stadium university restaurant market museum street square studio
    bureau correspondent summit conference meeting talks accord agreement treaty convention
    declaration marathon festival film coast border route flight ferry team match game club fans
    players league cup time area region port bank stock exchange metro bus visit trip
    office edition
    """.split()
)
VERBS = frozenset(
    """
    is are was were be been has have had does do did will would can could may might must should
    shall said says took takes made makes gave gives went goes came comes became becomes put puts
    stood stands kept keeps held holds saw sees found finds won wins lost left leaves sent sends
    told tells thinks thought felt knows knew got gets let lets set sets cut cuts voted votes
    wants wanted needs never also still now not alone itself again too then once today
    """.split()
)
TITLES = frozenset(
    """
    mr mrs ms miss dr prof sir lord lady dame hon deputy senator judge sheikh king queen
    prince princess president minister chancellor premier ambassador general colonel captain
    cardinal bishop father sister comrade professor mme m emir sultan pope pastor toshao brigadier
    admiral major sergeant archbishop imam rabbi reverend rev baroness baron midfielder striker
    goalkeeper defender skipper
    """.split()
)
GIVEN = frozenset(
    """
    jordan chad georgia paris israel kenya india sofia asia victoria malta lima santiago cuba
    martinique ireland holland france sydney
    """.split()
)  # fmt: skip
PARTICLES = frozenset(
    """
    de van von der den bin ben bint al ag el la le da dos du di della ibn ould walet mac ó
    """.split()
)
ARTICLED = frozenset(
    """
    united us u uk eu un au uae usa ussr netherlands philippines comoros maldives seychelles
    bahamas emirates gambia congo central dominican czech republic kingdom holy white state
    federated federal islamic democratic marshall solomon soviet vatican polisario kremlin moncloa
    elysee élysée vatican knesset dáil folketing bundestag storting riksdag foreign house hague
    sahrawi saharawi sadr
    """.split()
)
PAIR_HEADS = frozenset(
    """
    sides countries parties ministers governments nations leaders officials presidents states
    delegations kingdoms men heads diplomats capitals republics neighbours neighbors
    """.split()
)
OWN_HEADS = frozenset(
    """
    country government nation people state kingdom republic side
    """.split()
)
ORGANIZATION_HEADS = frozenset(
    """
    bloc union organization organisation league council court front movement party commission
    alliance association federation committee group body tribunal community court judges ruling
    judgment judgement assembly club company firm society board circle samiti unions league
    congress conference bank fund network forum guild grouping
    """.split()
)
# what states form, and no state is
BODIES_OF_STATES = frozenset(
    """
    bloc union organization organisation league alliance association grouping body
    """.split()
)
ORGANIZATION_NOUNS = ORGANIZATION_HEADS | frozenset(
    """
    union club board bank fund society network forum centre center institute agency office
    """.split()
)
CONNECTORS = frozenset(
    """
    of for on and et pour de del y
    """.split()
)
BODY_NOUNS = ORGANIZATION_NOUNS | frozenset(
    """
    assembly parliament league party samiti syndicate congress conference intergroup circle
    platform initiative action support solidarity house authority coalition voices confederation
    council collective campaign guild trust youth legion
    """.split()
)
PEOPLE_OFFICES = frozenset(
    """
    ambassador chancellor consul delegate diplomat emir envoy fm king leader minister monarch
    negotiator official pm premier president prime queen representative secretary sovereign
    speaker spokesman spokesperson spokeswoman sultan chairman chairwoman chairperson chair chief
    counterpart colleague commissioner undersecretary presidents premiers adviser advisor
    """.split()
)
# whoever is called so is not whom the text just spoke of
OTHERS = frozenset({"counterpart", "colleague"})
HOUSES = frozenset(
    """
    parliament assembly senate congress chamber house legislature diet knesset commons bundestag
    riksdag storting folketing eduskunta sejm seimas saeima riigikogu dáil cortes duma rada sabor
    """.split()
)
# parliaments that news calls by one word of their name, behind "the"
SHORT_HOUSES = {"rada": "UKR", "duma": "RUS"}
# "the island nation"
EPITHETS = frozenset(
    """
    country nation state archipelago kingdom monarchy republic
    """.split()
)
DOCUMENTS = frozenset(
    """
    letter text statement communique communiqué resolution document declaration ruling motion
    agreement memorandum report note message paper judgment judgement opinion decree bill speech
    preamble paragraph article treaty summary dispatch editorial petition
    """.split()
)
FORMS_OF_STATE = frozenset(
    """
    democratic people socialist islamic federal arab popular cooperative but and
    """.split()
)
OPENERS = frozenset(
    """
    by for from in on at emeritus opinion but then and when as the hadj comrade cllr
    """.split()
)
# these follow a name as verbs as often as nouns
ALSO_VERBS = frozenset(
    """
    claims turn move note call support vote view protest
    """.split()
)
# an office only with another word for one, or behind an article
WEAK_OFFICES = frozenset(
    """
    national foreign state party office permanent nation chief capital people general group side
    """.split()
)
# small words that a name of an organization may contain
INNER_WORDS = frozenset(
    """
    of for on and the in to with et de pour del du des
    """.split()
)
# words between a preposition and the name that it governs
BEFORE_NAMES = frozenset(
    """
    government republic new then former both neighbouring neighboring
    """.split()
)
# what a resolution does besides saying
RULES = frozenset(
    """
    calls called asks asked demands demanded urges urged supports supported endorses endorsed
    describes described recognizes recognized recognises recognised renews renewed extends
    extended condemns condemned rejects rejected takes took welcomes welcomed backs backed
    """.split()
)
# who passes the words on, and does not hold them
NEWS = frozenset({"news", "newspaper", "press", "agency", "times", "radio", "television", "daily"})
PLAIN_OFFICES = frozenset(
    """
    presidential office foreign ministry of affairs and the prime minister national
    """.split()
)
# capitalized, and nobody's name
TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february april june july august
    september october november december
    """.split()
)
# what a ministry is for, behind "minister of"
PORTFOLIOS = frozenset(
    """
    foreign affairs state defence defense interior justice finance cooperation trade government
    education health culture agriculture fisheries energy international external public national
    information communication communications industry transport tourism youth sports religious
    islamic solidarity family social development planning environment water housing digital labour
    labor employment research science higher integration african european regional relations
    nationals abroad expatriates emigrants community diaspora francophonie economy economic home
    security overseas territories commonwealth
    """.split()
)
# bare, these are seldom anybody
BARE = frozenset(
    """
    firm sovereign movement community executive union unions house party nation state capital board
    circle guild group body federation throne military army palace general kingdom mission chair
    front league court council commission bank fund network club society congress conference club
    crown republic regime regimes company charge side foreign national people leagues judgment
    ruling forum opposition grouping
    """.split()
)
RANKS = frozenset({"-", "general", "elect"})
# who takes the floor under a name of the next words
SPEAKING = frozenset({"petitioner", "speaker", "author", "witness", "guest", "interviewee"})
# what stands before a colon and is nobody
NO_LABEL = frozenset(
    """
    statement press release source contact photo update note opinion related also tags question
    answer read more sahara analysis interview letter report video watch editorial comment subject
    re resolution declaration motion speech debate draft text day live news
    """.split()
)
# every state has its own of these
COURTS = frozenset({"org:supreme-court", "org:constitutional-court", "org:high-court",
                    "org:federal-court", "org:national-court"})  # fmt: skip
# what a court says, and who says it there
OF_COURTS = ("the judges", "the ruling", "the judgment", "the judgement")
# behind what was said, before who said it
SPEECH_ENDS = frozenset({",", '"', "'", "?", "!"})
ANY_BODY = ("organization", "organisation", "association", "group", "body", "network")
LABOR = frozenset({"workers", "employees", "labour", "labor", "union", "staff", "trade"})
DATELINE = 12

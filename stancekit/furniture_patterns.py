"""What web furniture looks like: the patterns by kind, and the words of menus and agencies."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s*"
_DAY_NAME = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:r?s)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|telegram|pinterest|reddit|instagram|e-?mail|"
    r"messenger|youtube|tiktok)"
)
# a capital right after "By" is a name, unless the line then goes on like a sentence
_NAME = r"(?:(?:[A-Z][\w.'-]*+|[a-z]{1,3}+(?![a-z])|al-[A-Z]\w*+)[\s,/|&-]*+)"
PLACE = r"[A-Z][\w.'-]{1,20}(?:\s[A-Z][\w.'-]{1,20})?"
DAY = (
    rf"(?:(?i:{_WEEKDAY}))?(?:\d{{1,2}}(?:-\d{{1,2}})?(?:st|nd|rd|th)?[.,]?\s(?i:{_MONTH})\b\.?|"
    rf"(?i:{_MONTH})\b\.?\s\d{{1,2}}(?:-\d{{1,2}})?(?:st|nd|rd|th)?\b|"
    rf"\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|(?i:{_MONTH})\b\.?(?=,?\s\d{{4}}))(?:,?\s'?\d{{2,4}})?"
)
# the wire that a report came by: "(MENAFN- Agency) BAKU, ..."
WIRE = r"(?:\([A-Z]\w{1,15}\s?-\s?[A-Z][\w. ]{1,30}\)\s)?"
_ROLE = r"(?:reporter|correspondent|columnist|editor|writer|newsroom|news desk|bureau)s?"


def _set(words: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in words.split(","))


#: Lines that are nothing else.
SECTIONS = _set(
    """
    ad, africa, about, about us, all news, americas, asia, europe, arab world, middle east,
    latin america, current affairs, content, close, close search window, in other media, world in
    brief, advertise, advertise with us, advertisement, africa news, agenda, archive,
    archives, auto-refresh on, business, careers, classifieds, comment, commentary, contact,
    contact us, country profile, culture, daily newsletter, documents, donate, donate now,
    dossiers, economy, editor's choice, editor's pick, editor's picks, editorial, editorials,
    entertainment, events, explainer, feature, features, foreign policy, forum, gallery, health,
    help, home, how to donate, in brief, in pictures, in world, interview, interviews,
    international, jobs, join our community, latest, letters, letters to the editor, lifestyle,
    links, listen, live, load more, local, log in, login, magazine, main menu, media, menu, more,
    most read, most popular, most viewed, multimedia, national, news, news in brief, newsfeed,
    newsletter, newsletters, news letter, newsroom, obituaries, opinion, opinions, our authors,
    our partners, our recommendations, partners, photo library, photos, play, podcast, podcasts,
    politics, popular, press area, press room, privacy, quick links, read watch listen, recent,
    recent posts, recommended, recommended for you, refresh, register, related, related links,
    science, search, services, shotlist, show more, sign in, site map, sitemap, society,
    sponsored, sport, sports, subscribe, tags, technology, the world, topics, transcript, travel,
    trending, trending now, video, videos, view sample alert, viewpoint, watch, weather, world,
    you may also like, you might also like, articles similaires, articles liés, partager,
    aller au contenu principal, retour en haut de la page, bouton retour en haut de la page,
    clear sky, few clouds, scattered clouds, broken clouds, overcast clouds, partly cloudy,
    mostly cloudy, partlycloudy, mostlycloudy, light rain, moderate rain, heavy rain, shower rain
    """
)
AGENCIES = _set(
    """
    aa, abp, afp, agencies, agerpres, anadolu, ani, angop, ansa, antara, anp, ap, apa, apo, aps,
    azernews, azertac, belga, belta, bernama, bna, bta, cna, ctk, dpa, efe, epa, fena, gna, hina,
    ians, interfax, interpress, irna, jiji, kazinform, kcna, kuna, kyodo, lusa, map, mena, mina,
    mti, nan, news agencies, ntb, nzpa, pa, panapress, pap, petra, pid, pna, pti, qna, reuters,
    ria novosti, ritzau, sana, sanews, spa, sps, sputnik, stt, tanjug, tap, tass, trend, tt,
    ukrinform, upi, vna, wam, xinhua, yonhap, yonhap news, zbc
    """
)
TONGUES = _set(
    "english, français, francais, french, español, espanol, spanish, العربية, عربي, arabic, "
    "русский, russian, deutsch, german, português, portuguese, italiano, türkçe, turkish, 中文, "
    "հայերեն, українська, română, қазақша, o'zbek, bahasa, kiswahili"
)
#: The first of a trail of links.
ROOTS = _set("home, main, inicio, accueil, start, front page, you are here: home, home page")

# what a report tells, in the third person: with one of these behind it furniture holds a headline
_TELLS = _set(
    """
    accepts, accuses, adopts, affirms, agrees, angers, announces, annexes, approves, asks, attacks,
    awaits, backs, bans, begins, blames, blocks, boycotts, breaks, calls, cancels, claims,
    condemns, confirms, considers, criticises, criticizes, cuts, declares, defends, defies,
    delays, demands, denies, denounces, doubts, drops, eases, embraces, ends, endorses, expels,
    faces, favours, favors, fears, gains, gets, gives, goes, hails, halts, hits, holds, insists,
    invites, joins, keeps, launches, leaves, loses, makes, meets, moves, names, needs, offers,
    opens, opposes, orders, pledges, praises, presses, proposes, protests, pushes, raises,
    reaffirms, recalls, recognises, recognizes, regrets, reiterates, rejects, remains, renews,
    renounces, repeats, rules, says, seeks, sees, sends, severs, shuns, signs, slams, stands,
    starts, stops, supports, suspends, takes, talks, tells, thanks, threatens, turns, upholds,
    urges, visits, votes, vows, wants, warns, welcomes, wins, withdraws
    """
)
#: Verbs in a form that only a sentence has.
FINITE = _TELLS | _set(
    """
    is, are, was, were, has, have, had, will, would, must, could, should, did, does, isn't, aren't,
    wasn't, weren't, won't, hasn't, haven't, didn't, couldn't, said, told, took, gave, went, came,
    held, met, won, lost, began, broke, left, made, saw, sent, spoke, stood, kept, felt, found,
    fell, rose, withdrew, chose, wrote, put
    """
)
#: The same verbs as a plural or "to" has them: "ministers reject", "to vote".
BASES = frozenset(verb.removesuffix("s") for verb in _TELLS)
#: Words in "-ed" that furniture has itself.
PARTICIPLES = _set(
    """
    added, answered, asked, compiled, edited, expressed, filed, issued, licensed, limited, modified,
    need, posted, provided, published, related, reported, required, reserved, sponsored,
    submitted, supplied, tagged, trusted, united, updated, uploaded, used, viewed
    """
)
#: Words by which a page speaks to its reader.
TO_READER = _set(
    """
    browser, captcha, click, comment, comments, inbox, login, newsletter, newsletters,
    notifications, password, please, subscribe, subscriber, subscribers, subscription,
    unsubscribe, website, you, your
    """
)
#: What is shared, and where: it follows "Share".
SHARED = re.compile(
    rf"\W*+(?:(?:this|the|our|on|via|with|article|story|post|page|link|print|{_NETWORK})\b\W*+)*+",
    re.IGNORECASE,
)


def _mark(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{pattern})", re.IGNORECASE)


#: (kind, how a line of it opens or what it holds, most words that it may have, whether it may end
#: like a sentence); the words that open furniture also open sentences, which are longer and stop
FURNITURE: tuple[tuple[str, re.Pattern[str], int, bool], ...] = (
    (
        "teaser",
        _mark(
            r"(?:(?:now |also |must )?read(?: more| also| next| too| on)?(?: in this issue)?|"
            r"have you read|(?:see|watch|listen) also|also (?:see|watch|in [\w ]{1,20})|see|"
            r"watch|listen|related(?: news| story| stories| articles?| posts?| reading)?|more|"
            r"more (?:on|from|in) [\w ]{1,20}|"
            r"(?:next|previous|prev)(?: post| article| story| news)?|associated|"
            r"today in pictures|in pictures|don't miss|do not miss|also (?:today|this week)|"
            r"up next|further reading|"
            r"in case you missed it|recommended(?: for you)?|trending|most read|you may also like|"
            r"(?:editor's|our) picks?)\s*[:?»›→|]+\s*(?:\S+\s+){2}\S|"
            r"(?:read more|read also|also read|see also|continue reading|now read|next post|"
            r"previous post)\W*(?-i:[A-Z\"'])\S*\s+(?:\S+\s+){2}\S|"
            r"(?-i:READ)\s+(?-i:[A-Z][\w'-]*[a-z])\s+(?:\S+\s+){2}\S|"
            r"(?:\S+\s+){2,10}(?:on |see )?page \d{1,3}\W*$|\w+, page \d{1,3}\W*$"
        ),
        25,
        True,
    ),
    (
        "caption",
        re.compile(
            # what a picture shows, and after it or before it that it is one
            r"^\W*(?:(?:file|archive|stock|handout)\W+)?(?:photo(?:graph)?s?|pictures?|images?|"
            r"caption|illustration)(?: caption)?\s*[:|]\s*(?:(?!courtesy|provided|supplied|archive|"
            r"file|credit)\S+\s+){0,8}(?-i:[a-z]{4,})\s+(?:\S+\s+)*\S|^\W*file\s*-\s*(?:\S+\s+){3}|"
            r"^(?:\S+\s+){3,}(?:\S{0,20}[./|(]\s*)?(?:photo(?:graph)?|picture|image|pic|foto)s?"
            r"\s*(?:by\s|credit|[:/]).{1,60}$|"
            r"^(?:\S+\s+){3,}\S{0,20}[/(]\s*(?:handout|file(?: photo)?|courtesy)\)?$|"
            r"^(?:\S+\s+){2,}\S+\.\s+file (?:photo|picture|image)\W*$|"
            r"^(?:\S+\s+){3,}\([^()]{0,40}\b(?:photo|handout)\b[^()]{0,60}\)\W*$|"
            r"^(?!\W*(?:copyright|all\s))(?:\S+\s+){3,}©\s?[A-Z][\w/ .-]{0,30}$",
            re.IGNORECASE,
        ),
        40,
        True,
    ),
    (
        "share",
        _mark(
            rf"(?:share|tweet|send|pin)(?:\W+(?:this|on|via|it|with|to|print|tweet|email)\b|\W*$)|"
            rf"(?:share|print|e-?mail|save|tweet|send)\s*(?:[|:·>/]|\d{{4}}|$)|reply\s*(?:[|·]|$)|"
            rf"(?:e-?mail|save|send)\s+(?:share|print|for later|this|article|story)\b|"
            rf"print (?:this|e-?mail|share|friendly|article|version|page)\b|printable version|"
            rf"{_NETWORK}\W+(?:{_NETWORK}|count|us|share|print)\b|(?:{_NETWORK}\W?){{1,9}}$|"
            rf"(?:share|tweet|print|email|pin|post|send|like){{2,5}}\W*$|"
            r"(?:like this\W+)?like loading\W*$|like this\W*$|"
            rf"(?:follow|like|find|join) us\b|follow .{{1,30}} on {_NETWORK}\b|"
            rf"(?:follow|join) (?:our|the) {_NETWORK} (?:channel|group|page|account|community)\b|"
            r"follow .{1,60} on google news\W*$|.{1,120}\bsubscribe now\W*$|"
            r"thank(?:s| you) for reading(?: (?:this|our) (?:post|article|story))?\W*$|"
            r"thank(?:s| you) for reading .{1,60} to subscribe\W*$|"
            rf"(?:get|receive) .{{1,40}} (?:on whatsapp|in your inbox|every (?:morning|day))|"
            rf"(?:sign up|subscribe)(?:\W*$|\W+(?:to|for|now|here|"
            r"today|politics)\b|\s*\|)|copy link|bookmark (?:this|the page)|spread the love|"
            r"(?:(?:post|leave|write|add)(?: a| your)? )(?:comment|reply)\b|be the first to|"
            r"(?:\d+ |no )?comments?(?:\W+(?:\d+|are|will be|off|closed|of readers)\b|\W*$)|"
            r"(?:log ?in|sign in|register) to (?:comment|reply|post)|join the conversation|"
            r"(?:continue reading|read more) \d+ comments?|required fields are|submit comment|"
            r"(?:donate|subscribe|sign up|members|log ?in)\s*\||report this|send (?:us )?feedback|"
            r"(?:tell|send to|e-?mail to) a friend|"
            r"(?:enter|confirm) your e-?mail|please check your inbox|tell us what you think|"
            r"forwarded this|(?:was this )(?:article|page|answer) helpful|"
            r"download (?:our|the) app|your (?:e-mail|email) address will|#\w+(?:\s+#\w+)*$"
        ),
        20,
        True,
    ),
    (
        "cookie",
        re.compile(
            r"\bcookies? (?:policy|preferences|settings)|\b(?:uses?|accept|all|necessary|our) "
            r"cookies\b|\bprivacy policy\b|\bterms (?:of|and) (?:use|service|conditions)\b|"
            r"\b(?:enable|disable) (?:javascript|your ad)|\bad[- ]?blocker\b|"
            r"\ball rights reserved\b|^\W*(?:copyright|\(c\))\W+(?:©|\(c\)|\d{4}|by\b)|"
            # the page speaks of it; "in your browser edition" is no page's
            r"\byour browser(?:'s)?(?=\s*(?:[^\w\s]|$)|\s(?:is|isn't|does|doesn't|may|must|will|"
            r"cannot|settings?|version|window|to|and|or|before|for)\b)|"
            # in front or before a year; what is left of an "é" stands within a word
            r"^\W*©(?!(?-i:[a-z]))|^\W*(?:\w+\W+){0,3}©\s?(?-i:[A-Z]{2,12})\W*$|(?<!\w)©\s?\d{4}|"
            r"\btrademarks and copyrights\b|"
            r"\bmay not be (?:published|reproduced|copied), |\breproduction (?:is )?prohibited\b|"
            r"^\W*(?:manage|accept|reject) (?:all|preferences|consent)\b|\breCAPTCHA\b|"
            r"^\W*something went wrong|^\W*an error has occurred|"
            r"^\W*the (?:content|material) (?:below|above) is provided by|"
            r"\b(?:views|opinions) expressed .{0,40}do not (?:necessarily )?(?:reflect|represent)|"
            r"^\W*this (?:article|story|post) (?:was )?(?:originally|first) (?:published|appeared)",
            re.IGNORECASE,
        ),
        30,
        True,
    ),
    (
        # the box to log in by, also its lines run together: "Remember me Forgot password?"
        "menu",
        _mark(
            r"(?:(?:(?:forgot(?:ten)?|lost|reset|change|recover|show|hide)\s(?:(?:your|my)\s)?"
            r"(?:user ?name (?:or|and) )?(?:password|user ?name)|remember me|"
            r"(?:keep me|stay) (?:logged|signed) in|(?:create|open) (?:an|your|a free) account|"
            r"(?:don't|do not) have an account(?: yet)?|already (?:a (?:subscriber|member)|"
            r"have an account)|(?:user ?name|password)(?: or e-?mail(?: address)?)?|my account|"
            r"log ?(?:in|out)|sign (?:in|up|out)|register|(?:\d{1,3} )?(?:free )?"
            r"(?:days?|articles?|stories) (?:remaining|left)(?: this month)?(?:: \d{1,3})?)"
            r"\b\W*+){1,8}$"
        ),
        20,
        True,
    ),
    (
        "menu",
        _mark(
            r"home\s*(?:[|>»/·-]|\s(?:news|sport|politics|world|business)\b)|"
            r"(?:log|sign) in to\b|"
            r"skip to (?:main(?: content| navigation)?|content|the(?: content)?)|back to top|"
            r"(?:top|bottom) of page|"
            r"(?:next|previous|newer|older|recent)[ ]?(?:article|post|story|posts)\b|"
            r"(?:previous|next|▲prev|▼next)\s*:|[«‹<]\s*(?:first|previous|next)|"
            r"(?:now |have you )read\s*[:?]|(?:read|continue) (?:more|also|next|reading|"
            r"other articles)\b|"
            r"(?:see|also|further) (?:also|read|reading)\s*(?::|$)|see also\b|"
            r"related\s*(?::|posts?\b|articles?\b|news\b|topics?\b|stories\b|$)|"
            r"more (?:from\s+\w+\W*$|on (?:world|this)\b|stories|news\b|"
            r"in this section)|more (?:on|about)\s*:|more on [\w ]+(?::|$)|"
            r"most (?:read|popular|viewed)\b\W*(?::|$)|"
            r"(?:most|latest|top|featured|trending|recent|related|more|popular|other|today's|"
            r"breaking)\s(?:\w+\s){0,2}(?:news|stories|articles|posts|headlines|videos|links|"
            r"topics|reads)\W*$|(?:all|local|world|national|business|regional|sports?|weekly|"
            r"african?|arab|european?|political|morocco|moroccan) (?:news|politics|business|"
            r"sports?)(?: - .{1,12})?\W*$|(?:business|capital|sports?) (?:news|business|desk)\W*$|"
            r"\[font size|search (?:term|results)\b|visited \d+|back to [\w /]{2,40}$|"
            r"\S+\.(?:gif|jpe?g|png)$|"
            r"(?:\S+\s){1,4}logo$|read the original|.{1,60} at the link below\W*$|"
            r"also in [\w ]{1,20}:$|"
            r"loading\W*$|(?:tags?|tagged(?: as)?|labels?|key ?words|topics?|themes?|region|"
            r"filed under|posted in|"
            r"categor(?:y|ies)|distribution channels|archives?|see more of|country profile)\s*:|"
            r"(?-i:TAGS)\s|from the section\b|in this (?:section|article|story)\W*$|"
            r"sponsored\s*:|load more|click (?:here|on)\b|(?:.{1,40} )click (?:here|on)\s*(?::|$)|"
            r"(?:watch|listen)\s*(?:live\b|now\b|:|$)|did you find (?:what|this)|"
            r"read hansard|(?:text |this entry is |)also available in\b|"
            r"post navigation|to add your name click|powered by|blog at|(?:update preferences|"
            r"unsubscribe)\b|(?:story|article) continues below|scroll (?:down )?to continue|"
            r"[\w&' -]{2,40}(?:daily|weekly|monthly|quarterly|bulletin|review|gazette|newsletter"
            r"|issue)\b,?\s(?:no\.?|issue|vol\.?)?\s?\d{1,4}\b|[\w&' -]{2,40}, issue \d{1,4}$|"
            r"(?:https?://|www\.)\S+$|\[?ad_?\d*\]?$|a-?\s?a\s?a\+$"
        ),
        25,
        True,
    ),
    (
        "byline",
        _mark(
            r"(?:additional )?(?:reporting|writing|editing|words|photos?|text) by\b|"
            r"(?:written|edited|compiled|asked|answered) (?:by|- )|additional reporting\s*:|"
            r"translator\s*:|words and photos\s*:|columnist\s*:|by\s*:|interview by\s|"
            r"\((?:by|with|reporting|photo)\s(?-i:[A-Z])[^()]{2,60}\)$|from our special envoy|"
            r"(?:press and information|editorial|news|web) (?:team|staff|desk|office)$|"
            r"[\w' -]{2,40} (?:news agency|press agency|press service|presse)\W*(?:\(\w+\))?$|"
            r"-0-\s|=+\s?[A-Z][\w -]{2,20}=*$|\([A-Za-z]{2,10}/[a-z]{2,4}\)$|"
            r"[A-Z][\w ]{1,15} - [A-Z]\w{2,8} \d{1,2}, \d{4}\b|"
            r"\(?(?:reporter|(?:web )?editors?)\s*(?::|(?-i:[A-Z])\.)|"
            r"\[?(?:last )?(?:posted|published|updated|issued|submitted|modified|write|uploaded|"
            r"mod)\b\s*(?:[:–|-]|(?:on|at|by|in)\b|\d|$)|(?:last )?update\s*(?::|$)|"
            r"still current at|"
            r"[\w.]+\s*\| published\b|"
            r"(?:author|source|news source|data source|photos?|pictures?|pics?|images?|credit|"
            r"enquiries|(?:media )?contact)\s*(?::|-\s)|pic(?:ture)? by\b|from:\s*\S+$|"
            r"staff (?:writer|reporter)s?\b|(?:our|herald|legal|court|political|special) "
            r"(?:own )?(?:correspondent|reporter)\b|"
            r"from (?:our|a) (?:\w+ ){0,2}(?:correspondent|reporter|man|woman)\b|"
            r"(?:a|our) correspondent\W*$|file photo\b|file (?:pictures?|images?|pics?)\W*$|"
            r"photos? (?-i:[A-Z]{2,10})\W*$|getty images|photo by\b|"
            r"about the author\W*$|by admin\b|(?:by )?the [\w ]{1,20} staff$|"
            r"by (?:our|the|a) (?:own |guest |\w+ ){0,2}(?:writer|correspondent|reporter|"
            r"editors?|columnist|staff|team|"
            r"man|office)\b|by (?:staff|agencies|agency)\b|\(with [\w ]+ inputs?\)|"
            r"\([\w ]{1,20} with [\w, ]{2,40}\)$|\((?:adds|updates|recasts|corrects)\b.{1,80}\)$|"
            r"(?:estimated |reading )+(?:time|read)\b|\d+ (?:min|mins|minutes?|seconds)\.? (?:of )?"
            r"read(?:ing)?\b|[–-]?\s*\(?(?:end|ends|concluded)\)?\W*$|\S{1,40}@\S{1,40}$"
        ),
        20,
        True,
    ),
    (
        "byline",
        _mark(
            rf"(?:[\w.'-]+\s){{0,3}}{_ROLE}$|\w+ desk$|newsroom, \w+$|[\W\d]*{_MONTH}\b[\W\d]*by\s|"
            rf"by (?:[\w.'-]+\s){{1,4}}[\w.'-]+, (?:\w+\s){{0,2}}{_ROLE}$"
        ),
        6,
        False,
    ),
    (
        "byline",
        re.compile(
            # also behind a date: "02 June 2025 - 15:35 By A. Writer"
            rf"^(?:[\W\d]*+(?i:{_MONTH})\b[\W\d]*+|\W*+)"
            rf"(?:By|by|BY)\s+(?=[A-Z]){_NAME}{{1,12}}"
            r"(?:(?<=,\s)[a-z][\w'-]*+(?:\s[a-z][\w'-]*+){0,2}|staff)?$"
        ),
        14,
        False,
    ),
    (
        # signatures of letters, and those of agencies: "M. Kerr, Weston", "062/SPS", "jrr/npg"
        "byline",
        re.compile(
            r"^\W*(?:(?:Mrs?|Ms|Dr)\.?\s)?(?:[A-Z]\.?\s?){1,3}[A-Z][\w'-]+,\s[A-Z][\w'-]+"
            r"(?:\s[A-Z]\w+)?$|"
            r"^\W*(?:[A-Z]{2,6}|\d{2,3})(?:\s?//?\s?(?:[A-Z]{1,6}|\d{2,3})){1,4}\W*(?:\([A-Z]{2,4}\))?"
            r"$|^\W*[a-z]{2,3}(?:[./][a-z]{2,3}){1,3}\W*$|^\([A-Z]{2,5}(?:-[A-Z]{1,3})?\)\W*"
            r"[\dA-Z/]*$"
        ),
        5,
        True,
    ),
    (
        # a heading that only names its subject: "Sovereignty", "International recognition"
        "heading",
        re.compile(
            r"^\W*(?:(?:the|on|full|national|territorial|international|mutual|political|legal|"
            r"diplomatic|historical|regional)\s)?(?:sovereignty|recognition|self[ -]determination|"
            r"independence|autonomy|annexation|occupation|decoloni[sz]ation|coloniali[sz]ation|"
            r"colonialism|referendum|plebiscite|secession|separatism|unionism|nationalism|"
            r"irredentism|partition|reunification|unification|unity|integrity|statehood|legitimacy|"
            r"legality|liberation|resistance|reconciliation|mediation|negotiations?|arbitration|"
            r"normali[sz]ation|integration|jurisdiction|diplomacy|neutrality|solidarity|opposition|"
            r"support|security|stability|territory|resources)\W*$",
            re.IGNORECASE,
        ),
        2,
        False,
    ),
    (
        "date",
        _mark(
            r"(?:(?:date(?: of \w+)?|dated|opinions of|edition of|updating|"
            r"(?:first |last )?(?:posted|published|updated|modified))\s*:?\s*)?"
            r"(?:[A-Z]{2,5}[\s:/]+)?"
            rf"(?:{_WEEKDAY})?(?:\d{{1,2}}(?:st|nd|rd|th)?[\s./-]+)?"
            rf"{_MONTH}\b\.?(?:[\s,]+\d{{1,4}}(?:st|nd|rd|th)?)?[\s,\d:]*"
            r"(?:[|@–,()+.:/\s·•\]-]|\d|at\b|am\b|pm\b|a\.m|p\.m|gmt|utc|cet|e[sd]?t|p[sd]t|ist|jst|"
            r"bst|h\b|updated|read|views?|comments?|politics|breaking)*$"
        ),
        10,
        True,
    ),
    (
        "date",
        re.compile(
            r"^(?=[^\d]{0,20}\d)\W*(?:(?:date(?: of \w+)?|updat(?:ed|ing)|general|print)\b)?[\W\d]*"
            r"(?:\b(?:am|pm|a\.m|p\.m|gmt|utc|e[sd]t|p[sd]t|local time|min|mins|min read|views?|h|"
            r"hrs?|hours?|days?|weeks?|months?|ago|breaking|updat(?:ed|ing))\b[\W\d]*)*$",
            re.IGNORECASE,
        ),
        8,
        True,
    ),
    (
        # the days of a forecast, and opening hours
        "menu",
        _mark(rf"{_DAY_NAME}(?:\s-\s{_DAY_NAME}|,?\s\d{{1,2}}[:h]\d\d)?\W*$"),
        4,
        False,
    ),
    (
        # a dateline that stands alone: "SKOPJE, July 23 (Vardar News)"
        "date",
        re.compile(
            rf"^\W*{WIRE}{PLACE}(?:\s*[,(]\s*{PLACE}\)?){{0,2}}"
            rf"(?:\s*[,:/]\s*{DAY}|\s\d\d[./]\d\d[./]\d{{4}})(?:\s-\s\d\d:\d\d)?"
            r"(?:[\s,.:;/(-]+(?:Our reporter|[A-Z][\w.]{0,20}(?:\s[A-Z][\w.]{0,20})?))?[\W\d]*$"
        ),
        10,
        True,
    ),
)  # fmt: skip

#: Words without which a pattern that looks everywhere finds nothing, since looking takes long
HINTS = {
    "caption": ("photo", "picture", "image", "pic", "foto", "file", "handout", "caption",
                "illustration", "©", "courtesy"),
    "cookie": ("cookie", "privacy", "terms ", "javascript", "your ad", "blocker", "reserved",
               "copyright", "(c)", "browser", "©", "trademarks", "reproduc", "published",
               "copied, ", "manage", "accept", "reject", "captcha", "went wrong",
               "error has", "provided by", "expressed", "appeared"),
}  # fmt: skip

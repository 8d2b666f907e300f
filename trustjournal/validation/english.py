"""The English words by which `grammar` tells a clause from a thing, kept apart from the rules.

The lists need not be complete. A typed part that they cannot place is never bent to fit: it
stands on its own beside the statement.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PRONOUNS = _words(
    "i we you he she they it there nobody someone somebody everybody everyone anyone anybody"
)
"""Words that open a clause when a verb follows."""

CONTRACTED = _words(
    "i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he's he'd he'll "
    "she's she'd she'll they're they've they'd they'll it's it'd it'll there's there'd that's"
)
"""Subject and verb in one."""

BE = _words("am is are was were isn't aren't wasn't weren't")

AUXILIARIES = BE | _words(
    "has had have haven't hasn't hadn't do does did don't doesn't didn't can could can't "
    "couldn't cannot will would won't wouldn't should shouldn't may might must"
)

PAST_VERBS = _words(
    "began blew broke brought built bought came chose crept did drank drove fell felt flew "
    "forgot found gave got grew had hid hit held kept knew laid led left lent let lit lost made "
    "meant met paid put ran rang read rode said sang sat saw sent shook shut slept slid snuck "
    "sneaked sold spent spoke spoilt stayed stole stood stuck swore texted thought threw told "
    "took was went were woke wore wrote withheld hurt went misled overspent bet hung flung sank "
    "spun stung shrank fought sought taught swung wept fled shot split spat cut cast burst cost "
    "dealt swept became ate bit caught drew froze heard leapt overdrew overheard rose set sped "
    "stuck upset understood undid withdrew quit outed snapped shook gaslit"
)
"""Past forms that do not end in -ed."""

EVENT_VERBS = _words(
    "buzzed rang pinged beeped lit went came stayed stopped started called phoned texted "
    "messaged looked asked said saw found noticed turned walked cried shouted happened froze "
    "fell left heard told got broke appeared arrived cancelled closed opened ended slammed "
    "showed did had popped died crashed vanished disappeared flashed flinched fought shook slept "
    "lied knew cheated"
)
"""Past forms that follow a thing as its verb ("my phone buzzed"), never as its description."""

PRESENT_VERBS = _words(
    "stays is goes sits sleeps knows has does lives remains opens gets shows comes needs "
    "means checks sees keeps helps ends starts happens rings takes makes feels looks leaves"
)
"""Present forms after a thing ("my phone stays open")."""

BASE_VERBS = _words(
    "tell leave go stay come share let make take give turn write meet attend see sit listen wait "
    "sleep pay say do eat be hide keep bring carry choose come-home hand hold learn let name "
    "open put read save send sign speak stand switch talk avoid pause phone drive walk pray "
    "breathe journal own admit respect remember accept discuss describe explain include involve "
    "prepare remove uninstall unlock block delete spend gamble cheat flirt"
)
"""Verbs typed without "I" that are hardly ever things, or are followed by a complement."""

ALONE_VERBS = _words("stay listen wait breathe cheat gamble")
"""Verbs that say enough without a complement: "stay"."""

BASE_OR_NOUN = _words(
    "lie text message call answer ask work use look check stop drink share show hand talk phone "
    "journal pause block pray name sign open own respect let stand smoke bet visit reply"
)
"""Verbs that are things too: only taken for verbs when a complement follows."""

NOUNISH = _words(
    "phone call text message show drink hand sign journal block share stop reply visit bet smoke "
    "open name lie"
)
"""Those that are rather things before a place: "phone on the table"."""

BY_ITSELF = _words("everything something anything nothing me us him her them")
"""Things that never take an article."""

COMPLEMENTS = _words(
    "you me my your the her him them it this that these those to about a an before after when "
    "with every each in on at for up out off if and no what where how away home down everything "
    "anything nothing people"
)

ADVERBS = _words(
    "never always often not repeatedly secretly then also once again already sometimes usually "
    "deliberately knowingly quietly constantly still even just now only first simply"
)

DETERMINERS = _words(
    "the a an my our your his her their its this that these those all every each some any no "
    "both one two three four five six seven eight nine ten several many such another most half "
    "last other enough more"
)

PLAIN_DETERMINERS = _words("the a an my our your his her their its")
"""Determiners after which a time word is a thing ("the night I lied"), not a when."""

RELATIVES = _words("who which where when that whom whose what how why whatever whom")

WH_WORDS = _words("what how why where when who whatever whoever wherever everything anything")

THINGS = _words(
    "everything something anything nothing things stuff porn pornography gambling drinking drugs "
    "alcohol secrecy dishonesty flirting cheating sexting betrayal infidelity adultery money "
    "debt lies secrets texts messages calls photos pictures videos emails affairs debts chats "
    "dates apps websites half-truths deceit deception silence distance neglect anger pride "
    "cowardice selfishness avoidance work lunch dinner me us mine myself what him them vodka "
    "wine beer whisky whiskey booze cocaine coke weed pills cannabis sex sexts nudes jealousy "
    "rage savings stress pressure loneliness boredom depression anxiety contact dms tears "
    "honesty evidence temptation insecurity cowardice cash rent"
)
"""Things that need no article."""

APPS = _words(
    "tinder grindr bumble hinge snapchat instagram facebook whatsapp telegram onlyfans reddit "
    "discord tiktok messenger"
)
"""Names of places online: things that keep their capital."""

TAKE_THE = _words(
    "porn pornography secrecy dishonesty betrayal infidelity adultery money debt alcohol drugs "
    "lies secrets texts messages calls photos pictures videos emails affairs debts chats dates "
    "apps websites half-truths deceit deception silence distance neglect"
)
"""Things that sound like a heading when they come alone ("porn" → "the porn")."""

ONE_THING = _words(
    "affair lie secret phone text message relationship kiss fling account loan video photo call "
    "date trip profile app friendship habit addiction relapse slip mistake stand card hotel room "
    "flat receipt password laptop tablet email chat contact number website subscription credit "
    "payment folder use problem club parlour parlor site hookup hook-up romance wife lack list "
    "agreement promise nightmare attack anniversary letter statement fight argument treatment "
    "booking history voicemail bottle computer alias identity life child crush obsession "
    "engagement meeting weekend drink bet loss withdrawal transfer purchase bill overdraft "
    "session day visit album toothbrush drinking spending gambling"
)
"""Things that need an article when they come alone ("affair" → "the affair")."""

NOT_ACTIONS = _words(
    "thing nothing something everything anything morning evening king ring spring string wedding "
    "during sibling feeling feelings building ceiling clothing being-late wing sting swing sing "
    "bring cling fling sling fling earring pudding"
)
"""Words in -ing that are no action."""

SAYING = _words(
    "pretending saying claiming insisting swearing thinking believing acting hoping telling "
    "letting wishing assuming denying admitting knowing deciding"
)
"""Actions behind which a whole clause may follow without "that"."""

NOT_PAST = _words("need bed red speed indeed seed feed bleed breed weed naked wicked sacred shed")
"""Words in -ed that are no past form."""

NOT_PLURAL = _words(
    "his this was is as us yes perhaps sometimes always afterwards besides across its has does "
    "unless towards less thus yours hers ours theirs"
)
"""Words in -s that are no plural."""

BREAKS = _words(
    "i we you he she they it to with from about of in on at for and or but behind at by after "
    "before when while during that which who where because without over under into than last "
    "between off"
)
"""Words that end the first group of a thing ("secret account | with another bank")."""

KINDS = _words(
    "dating gambling betting gaming drinking smoking spending chat webcam cam hook-up hookup "
    "disappearing vanishing"
)
"""Words in -ing, and others, that tell what kind of thing follows ("dating apps")."""

PERSONS = _words(
    "woman man girl guy person people someone somebody ex stranger strangers colleague coworker "
    "co-worker friend friends boss neighbour neighbor her him them us me you women men girls "
    "guys lover escort escorts prostitute"
)
"""Nobody is responsible for "another woman", so such words get a sentence of their own."""

THIRD_PERSON = _words("she he they her him them his their hers theirs herself himself themselves")

SAME_AFTER_YOU = _words(
    "found saw read asked told said went came left cried heard noticed looked turned walked "
    "called texted caught had did could would kept froze fell sat stood got discovered stopped "
    "shouted trusted believed opened checked picked wanted needed thought knew felt couldn't "
    "wouldn't didn't hadn't and"
)
"""Words after "my wife" that are the same after "you"."""

SUBORDINATE = _words("after before while since until if although though unless once whenever as")

TIME_OPENERS = _words(
    "for from in on at over during throughout since last this that every each one two three four "
    "five six seven eight nine ten several some most many yesterday today tonight once twice "
    "again then back when earlier after before tomorrow"
)

TIMES = _words(
    "year years month months week weeks weekend weekends day days night nights morning mornings "
    "evening evenings afternoon summer winter spring autumn ago once twice christmas easter ages "
    "long while yesterday today tonight then january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday "
    "sunday again later now hours minutes hour tomorrow honeymoon"
)

SPEECH_OPENERS = (
    "i'm sorry", "i am sorry", "i'm so sorry", "i am so sorry", "i was sorry", "sorry",
    "i apologise", "i apologize", "i regret", "i promise", "i wish", "i hope", "i think",
    "i guess", "i believe", "i feel", "i know", "i understand", "i want you", "i swear",
    "i realise", "i realize", "forgive me", "please", "thank you", "it makes sense",
    "i'd rather", "i would rather", "i don't know", "i can't say", "i'm not sure",
    "i don't remember",
)  # fmt: skip
"""Openings that say something to the partner: never squeezed in behind "because"."""

APOSTROPHES = {
    "im": "I'm", "ive": "I've", "didnt": "didn't", "dont": "don't", "wasnt": "wasn't",
    "couldnt": "couldn't", "wouldnt": "wouldn't", "havent": "haven't", "hadnt": "hadn't",
    "doesnt": "doesn't", "isnt": "isn't", "cant": "can't", "werent": "weren't", "u": "you",
    "ur": "your",
}  # fmt: skip
"""What can mean only one thing without its apostrophe, or shortened."""

EMPTY = _words("because of and so that but for by i the a my to well just")
"""Beginnings of something not yet typed: nothing is made of them alone."""

ABBREVIATIONS = _words("mr mrs ms dr st prof e.g i.e etc a.m p.m vs no")

KNOWN = (
    PRONOUNS | CONTRACTED | AUXILIARIES | PAST_VERBS | EVENT_VERBS | BASE_VERBS | BASE_OR_NOUN
    | ADVERBS | DETERMINERS | WH_WORDS | THINGS | ONE_THING | TIME_OPENERS | SUBORDINATE
    | RELATIVES | BREAKS
) - _words("may march april june august i")  # fmt: skip
"""Words that lose their capital when they no longer open a sentence; others may be names."""

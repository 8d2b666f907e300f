"""The English words for what people type about: states, people, reasons, what cannot be meant
otherwise. Kept beside `english`, which has the words that hold sentences together.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STATES = _words(
    "unfaithful dishonest selfish cold distant secretive absent unkind cruel mean harsh "
    "defensive careless reckless jealous controlling sneaky evasive impatient irritable moody "
    "withdrawn closed drunk high stoned hungover scared afraid ashamed embarrassed weak stupid "
    "foolish thoughtless inconsiderate unavailable unreliable late rude angry gone away there "
    "home here addicted obsessed hooked involved tempted distracted stressed lonely sad bored "
    "tired numb confused overwhelmed insecure sober clean open honest patient present reachable "
    "ready careful accountable transparent available awake alone quiet hurtful abusive "
    "aggressive manipulative deceitful untrustworthy immature arrogant stubborn lazy greedy "
    "blind"
)
"""What somebody can be: "unfaithful" lacks "I have been"."""

STATE_NOUNS = _words(
    "contact touch love debt denial relationship therapy recovery treatment counselling rehab "
    "hiding charge tinder grindr bumble hinge apps instagram snapchat drugs it"
)
"""After "in" or "on" these tell a state ("in contact with her"), and no place or time."""

FEELINGS_AS_REASONS = _words(
    "scared afraid ashamed stressed lonely bored tired hurt unhappy depressed anxious angry "
    "frustrated insecure confused overwhelmed neglected unloved unwanted weak young sad empty "
    "numb ill sick rejected tempted exhausted under embarrassed jealous"
)
"""After "I was" these explain a deed and are none."""

REASONS = _words(
    "stress pressure loneliness boredom depression anxiety insecurity temptation curiosity need "
    "needs weakness childhood upbringing adhd fights problems"
)
"""What explains a deed and is none: never given as the cause of what the other feels."""

SELVES = _words(
    "liar coward cheat cheater addict alcoholic gambler drunk thief hypocrite idiot fool failure "
    "jerk bastard monster mess wreck disappointment stranger partner husband wife boyfriend "
    "girlfriend father mother parent friend person man woman"
)
"""Somebody "a coward" is about: the writer."""

NAMED_ALONE = SELVES - _words(
    "drunk stranger partner husband wife boyfriend girlfriend father mother parent friend person "
    "man woman mess"
)
"""Those that are said about oneself even without "a"."""

PEOPLE = _words(
    "mother father mum mom dad parents brother sister family friend friends boss colleague "
    "colleagues son daughter kids children aunt uncle cousin neighbour neighbours therapist "
    "counsellor sponsor doctor ex lawyer team everyone somebody someone ex-wife ex-husband "
    "in-laws stranger waiter receptionist bank"
)
"""Whoever does things: a verb behind one of these makes a clause ("my mother knew")."""

KIND_HEADS = _words(
    "problem problems habit habits addiction losses debts debt site sites app apps account "
    "accounts profile profiles sessions buddies chat chats messages message history trip trips "
    "woman partner relapse nights"
)
"""What "gambling", "dating" and the like tell the kind of."""

QUANTITIES = _words("lots tons loads heaps plenty hundreds thousands bits")

DURING = _words(
    "after before while until during when whenever since throughout by in on at behind with "
    "without for from under over between despite near outside inside around through"
)
"""Words that open a when, a where or a how ("behind your back"), said of what somebody did."""

NOT_DURING = (
    ("out", "of"), ("by", "accident"), ("on", "purpose"), ("by", "mistake"), ("on", "top"),
    ("for", "you"), ("for", "us"), ("for", "me"), ("in", "case"), ("with", "love"), ("in", "short"),
)  # fmt: skip
"""Openings that give a reason or an aside instead."""

HAPPENS_TO_YOU = _words("finding having reading seeing hearing learning discovering being getting")
"""What the other went through, which my part can bring about: "your finding out"."""

EMPTY_ANSWERS = frozenset(
    (
        "nothing", "nothing yet", "nothing really", "not much", "idk", "i dont know",
        "i don't know", "don't know", "dont know", "dunno", "i dunno", "not sure", "i'm not sure",
        "no idea", "not sure yet", "i don't know yet", "don't know yet", "hmm", "ok", "okay",
        "yes", "no", "n a", "none", "i have no idea", "who knows", "nobody", "no one", "um", "er",
    )
)  # fmt: skip
"""Answers that leave a field as good as empty."""

MISSPELT = {
    "lieing": "lying", "lyed": "lied", "lyeing": "lying", "decieved": "deceived",
    "decieve": "deceive", "decieving": "deceiving", "beleive": "believe", "beleived": "believed",
    "recieved": "received", "recieve": "receive", "teh": "the", "thier": "their",
    "definately": "definitely", "seperate": "separate", "seperated": "separated",
    "becuase": "because", "becasue": "because", "cuz": "because", "coz": "because",
    "shoulda": "should have", "coulda": "could have", "woulda": "would have", "alot": "a lot",
    "untill": "until", "realy": "really", "allways": "always", "wich": "which", "freind": "friend",
    "freinds": "friends", "mesages": "messages", "messeges": "messages", "mesage": "message",
    "txt": "text", "txts": "texts", "txted": "texted", "txting": "texting", "gf": "girlfriend",
    "bf": "boyfriend", "cheeted": "cheated", "cheatted": "cheated", "hidding": "hiding",
    "writting": "writing", "tryed": "tried", "payed": "paid", "payd": "paid",
    "forgoten": "forgotten",
    "adress": "address", "embarassed": "embarrassed", "arguement": "argument", "agian": "again",
    "wierd": "weird", "whos": "who's", "gonna": "going to", "wanna": "want to", "gotta": "have to",
    "youre": "you're", "shes": "she's", "hes": "he's", "theyre": "they're", "thats": "that's",
    "wont": "won't", "arent": "aren't", "shouldnt": "shouldn't",
    "hasnt": "hasn't", "hav": "have", "wid": "with", "yr": "your",
}  # fmt: skip
"""What can mean only one thing, and what it is."""

ACRONYMS = _words(
    "aa ga sa saa na cosa std sti hiv ptsd ocd adhd dm dms uk usa us tv pc cctv gps gp er vip"
)
"""Words that keep their capitals in a shouted sentence."""

BODY = _words(
    "stomach chest throat head heart mind body skin bones shoulders hands legs back gut guts "
    "eyes own life bed house home breath face sleep worth voice edge nerves teeth"
)
"""With "my", "her" or "his" before one of these, what is felt belongs to the one who feels it."""

LIKE_A = _words(
    "fool idiot failure wreck mess burden ghost stranger joke doormat victim prisoner child "
    "loser nobody shadow spy detective"
)
"""Own words that are felt "like a …"."""

LIKE_DOING = _words(
    "walking living drowning sinking falling going losing standing waiting being carrying holding "
    "watching dreaming suffocating"
)
"""After "like" these are pictures ("like you’re drowning"); others are wishes ("like crying")."""

FELT_ONCE = _words("attack weight lump knot pit hole ache pain stone wall cloud ball")
"""Own words that want an article: "a panic attack"."""

FELT_ING = _words("longing loathing mourning amazing feeling nothing everything something anything")
"""Words in -ing that are feelings as they are."""

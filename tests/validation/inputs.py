"""Realistic things people type into the composer, for the property tests."""

_TYPED = """
I lied about the money
lied about the money
Lied about the money.
i lied
I LIED TO YOU!!!
I lied...
I lied... a lot
lying to you
Lying to you about where I was
im lying to you about where I was
the texts
The texts.
the texts I sent
the texts I was sending
the texts I sent and hid
texts
Texts from work
texts to my ex
text messages
text my ex
hid my phone
hid
my affair
affair
emotional affair with a colleague
the affair I had was long
the affair I had
had an affair
having an affair and hiding it
I had an affair with someone at work for two years
we had an affair
I didnt tell you
didn't tell you about the loan
didn’t tell you about the loan
never told you
not telling you
my not telling you
never being honest with you
because I lied
because of my affair
that I lied
for lying to you
By hiding the bank letters
and I lied
so I lied
sorry for lying to you
I'm sorry I hurt you
I am so sorry for everything
secret account
secret account with another bank
second phone
a second phone
another woman
porn
watching porn
gambling
lost money at the casino
lost our savings
took money from our account
I spent £3,500 on cam sites
spent £900
drinking
my drinking and the lies around it
money
the money I lost
the debt
the hotel receipts
what I did
what I did was wrong
how I lied
everything
everything I hid
all of it
all I did was lie
so many lies
it
this
my phone was always locked
my lies
my lying
lies and secrets
lie
lie to you
the fact that I lied
the way I spoke to you
for two years I hid things there
For years I lied
last summer I kissed her
the night I lied
one night I kissed somebody
every time I lied
all the times I lied
two years ago I lied to you
after I lied to you
when I lied to you
when I was away, I lied
When my phone buzzed you left the room
messages I deleted
deleted messages
deleting messages
the messages deleted last year
I lied. I hid it for years
i lied. i hid it. i blamed you
I lied! I hid it!
the texts. The money. All of it.
the texts, the money
lying, hiding, cheating
I lied, I hid the money
did I hurt you?
Did I ruin it? I think so.
what have I done?
I turned my phone over; she went quiet
Sam texted me
Anna and I kissed
Anna
Chris from work
you found the messages
You were never home
me and her
you and me
you and I stopped talking
I said "it was nothing."
I said “it was nothing”
I said "why do you ask?"
I saw Dr. Smith alone
I lied 😢
mentí sobre el dinero
J'ai menti
cheated
cheated on you with someone from work
was texting my ex
was unfaithful
kept a second phone
broke my word
broken promises
promises I broke
secretly met him
hurt you
being secretive about my phone
hiding what happened
I have been seeing someone else
I'd been lying for months
I would not answer your questions
I made you doubt yourself
I told you that you were imagining it
told you that you were paranoid
made you feel crazy
OnlyFans
cam sites
Instagram messages to Chris
coming home late and not saying where I was
where I was
who I was with
using again
relapsed
the relapse
slept with him
sleeping with someone else
I was not where I said I was
wasn't where I said I was
to lie to you
no honesty
I wasn't honest, and you had to find out by yourself
I can't remember everything I said
it was my fault
It's my fault
I used to say it was just lunch
used our card for it
I only told you half of it
only told half of it
I let you think you were wrong
(I lied)
- lied
I lied about the money (and the loan)
I lied about the money, the trips and the flat
I lied – again
I lied about work/travel
I’ve broken what we agreed
I'd rather not say
because
I
?
...
"""

MY_PARTS = [line for line in _TYPED.splitlines() if line.strip()] + [
    "lied\nhid the phone\nspent our savings",
    "- lied\n- the texts",
    "I " + "lied and " * 20 + "hid",
    "   lied   about\tthe   money   ",
]

HAPPENED = [
    "", "I turned my phone over", "you went quiet", "went quiet", "came home late",
    "my phone buzzed at dinner", "your question about Saturday", "seeing her name",
    "Last night you asked me about the trip", "Sunday", "On Sunday you cried",
    "When my phone buzzed, you left the room", "you found the receipt. I froze.",
    "the letter from the bank arrived", "you asked: where were you?",
    "I turned my phone over; she went quiet",
]  # fmt: skip

NOW = [
    "", "I leave my phone on the table", "leave my phone on the table", "leaving my phone open",
    "my phone stays open", "phone open on the table, I stay", "I'm in a group every week",
    "therapy every week", "no more secrets", "no longer text her", "I'll tell you tonight",
    "Today I am telling you everything", "now I come home when I say", "blocked her number",
    "I told her it is over", "from now on I tell you", "stay", "I promise never to lie again",
    "you can look at my phone", "what can I do?", "not hiding my phone", "I tell you. I stay.",
]  # fmt: skip

OWN_WORDS = [
    "caught out", "Betrayed", "like a fool", "fear", "scared", "a knot in my stomach",
    "that nothing is real", "I feel lost", "feeling lost", "you're feeling sick", "I can't breathe",
    "small.", "  angry ", "fear, coming back", "GUTTED", "déçue", "cheated on", "dread", "Angry",
]  # fmt: skip

"""Realistic things people type into the composer, for the property tests."""

from __future__ import annotations

from tests.validation import more_inputs

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
I downloaded the app again
downloaded Tinder again
deleted the messages before you could read them
I swiped on dating apps when you were pregnant
I met him twice after I said it was over
met her for coffee behind your back
I kept in touch with her after I said I had stopped
kept in touch with him
I blamed you for it
blamed you when you asked
I made you feel like you were going mad
I gave you half the truth and called it everything
gave you the truth in bits
I hid a credit card from you
I took out a loan in both our names
opened an account you didn't know about
I gambled away the holiday money
gambled our rent
I paid for it with the joint account
I drank again and said I hadn't
I had been drinking before I drove the kids
I looked at your sister that way
I flirted with a colleague at the Christmas party
flirting at work
I sent photos to a stranger
sending pictures to people online
I told my friends about our fights
told my mother before I told you
I wasn't there when you lost the baby
I was on my phone when you needed me
I forgot what I had promised
forgot our agreement
I came home at three and said I'd been at work
coming home at three
I turned off my location
turning off my location that night
I changed my password after you asked to see my phone
I lied to the therapist
lying in front of the therapist
I used your trust to cover it
I let you apologise for something I had done
letting you think it was your fault
I shouted when you asked where I'd been
shouting at you in front of the kids
I slept in the spare room and said nothing
my silence
my silence after you asked
my secret
my secrets and my lies
my porn use
my porn use and hiding it
my drinking
my gambling
my temper
my ex
my messages to Jo
my messages with somebody from the gym
my password
a year of lies
two years of lying
ten years of hiding who I am
eleven months of messages
one night in Leeds
that weekend in Leeds
that night
the night in the hotel
the hotel
the hotel room in Berlin
the second phone
the second phone in the car
the credit card bill
the bank letters I hid
the money I gave her
the video you found
the way I looked at her
the way I answered when you asked
the things I wrote to him
the things I said about you
the lie about Friday
the lie I told on Friday
the lies I told your parents
the promises I broke
the promise I broke in March
the half-truths
those messages
these lies
all the lies
all the secrecy
all the money I lost
all the nights I came home late
every lie
every time I said I was at work
every single lie
both affairs
some messages
some of the things I said
what I wrote to her
what I did in Leeds
what I hid from you
what happened in Leeds
what you found
what I said last night
how long I hid it
how I spoke to you when you asked
why I did it
where I went on Fridays
lies
secrecy
betrayal
cheating
infidelity
flirting
sexting
dishonesty
overspending
my own cowardice
me
me lying
me lying to you
me hiding things
me not telling you
me and my lies
I, the liar
being with someone else
being on apps
being dishonest about money
being absent
being defensive when you ask
being cold to you for weeks
not being there
not being honest
not coming home
not answering my phone
not answering when you called
never telling you about her
keeping it secret
keeping it from you for so long
keeping things from you
breaking our agreement
breaking your trust
breaking my promise and hiding it
betraying you
cheating on you
cheating on you while you were ill
having a second life
having feelings for someone else
seeing him again
seeing her after we said we'd try
spending our savings on cards
stealing from our account
taking money from the kids' account
texting him at night
texting my ex and deleting it
talking to her about us
pretending nothing was wrong
pretending to be at work
making you doubt yourself
making promises I didn't keep
minimising it
rolling my eyes when you cried
gaslighting you
I gaslit you
I betrayed you
I betrayed your trust.
I broke your trust
i broke ur trust
I broke our vows
broke our agreement about the phone
I crossed the line we had drawn
crossed a line
I hurt you
I've hurt you
I have hurt you more than once
I've lied to you about money, about her and about where I was
I have lied for years
I'd deleted everything
I'd told you it was over
I'm the one who lied
I was the one who broke it
I was unfaithful
I was with him that night
I was seeing someone
I was secretive
I was hiding it the whole time
I was drunk
I was drunk and I drove home
I wasn't honest
I wasn't there
I did it
I did it again
I did not tell you
I did not come home
I don't always answer your messages
I don't tell you when I'm struggling
I still text him
I still have her number
I still haven't told you everything
I couldn't say no
I could have told you and I didn't
I should have told you
I should have told you first
I would go quiet whenever you asked
I used to lie about small things too
I kept lying after you found out
I kept it to myself
I only admitted what you could prove
I only told you because you found out
I never told you about the debt
I never stopped writing to her
I often came home late
I always had an excuse
I always said I was at the gym
I secretly recorded us
I repeatedly lied about where the money went
I lied to you, your family and our friends
I lied about where I was, who I was with and what we did
I lied when you asked me straight
I lied so that you wouldn't leave
I lied because I was ashamed
I lied and you believed me
I lied to my wife
I lied to my husband about the loan
lied to my partner
I cheated on my girlfriend
cheated on my wife with a coworker
hid things from my boyfriend
I told my husband he was imagining it
I read your diary
read your messages
I checked your phone
checked your phone without asking
I went through your things
I followed you
followed her on Instagram
liked her photos
I liked his photos at 2am
unblocked her
unblocked him and wrote to him
wrote to him again
rang her from work
phoned him every day
called her every evening from the car
left you alone with it
left you alone with the kids and went to see him
let you down
let everyone down
lost control
lost my temper
lost our house
put us in debt
put my phone face down
put the phone away when you came in
ran up a debt of 12,000 euros
ran away from the conversation
said I was at work
said it was only a friend
said nothing
sold your ring
stayed the night at hers
stayed silent
stole from you
swore it was over
took her to our place
took off my ring
walked out when you cried
went back to her
went behind your back
went to a massage parlour
went to see him while you were at your mum's
withheld things in therapy
was in contact with him
was on dating apps for a year
was lying
had feelings for someone else
had another phone
had lunch with her every week
had sex with someone else
have been lying
have a second account
did things with someone else
did nothing when my family treated you badly
snooped
snooping on your phone
a secret
a secret credit card
an affair
an affair with my boss
a one night stand
one-night stand
one kiss
a kiss at a party
a kiss
work affair
emotional affair
online affair
phone sex
webcam sites
dating apps
gambling debts
secret debts
hidden bank account
hidden messages
late nights at work
late nights
long lunches with her
lunches with her
Tinder
Grindr
WhatsApp messages
Snapchat
OnlyFans subscriptions
Leeds
her
him
us
trust
relapse last month
another relapse
another lie
it was me who deleted the messages
it happened more than once
it went on for two years
it has been going on since May
there was someone else
there were other people
there is more I haven't told you
we kissed
we slept together
we met in secret
we were texting for months
they were all lies
nobody knew
my phone was never out of my hand
my trips were not for work
my story kept changing
my lies went on for years
my drinking got worse and I hid it
our savings are gone
the money is gone
the account was secret
the affair lasted two years
the messages were flirty
"""

MY_PARTS = [line for line in _TYPED.splitlines() if line.strip()] + [
    "lied\nhid the phone\nspent our savings",
    "- lied\n- the texts",
    "I " + "lied and " * 20 + "hid",
    "   lied   about\tthe   money   ",
]

HAPPENED = [
    line
    for line in """
I turned my phone over
you went quiet
went quiet
came home late
my phone buzzed at dinner
your question about Saturday
seeing her name
Last night you asked me about the trip
Sunday
On Sunday you cried
When my phone buzzed, you left the room
you found the receipt. I froze.
the letter from the bank arrived
you asked: where were you?
I turned my phone over; she went quiet
you saw a message on my laptop
you woke up at three and couldn't sleep
we drove past the hotel
my wife found the second phone
my partner asked where I'd been
my husband and I talked about the loan
it's the anniversary of the day you found out
your mother asked about it at lunch
I was twenty minutes late and didn't call
i came home late again
You asked me the same question twice
a song came on in the car
the film had an affair in it
finding the bill
hearing my phone at night
I got defensive when you asked about work
you pulled your hand away
you cried after the session
You said you don't know who I am any more.
we had a fight about the dishes
I didn't answer my phone
her name came up at the party
you checked the account
tonight
this morning in the kitchen
""".splitlines()
    if line.strip()
] + [""]

NOW = [
    line
    for line in """
I leave my phone on the table
leave my phone on the table
leaving my phone open
my phone stays open
phone open on the table, I stay
I'm in a group every week
therapy every week
no more secrets
no longer text her
I'll tell you tonight
Today I am telling you everything
now I come home when I say
blocked her number
I told her it is over
from now on I tell you
stay
you can look at my phone
what can I do?
not hiding my phone
I tell you. I stay.
I'm listening
listening
I answer what you ask
answering every question you have
going to a group on Tuesdays
I've given you the password
gave you the password
the phone is unlocked and here
it's unlocked and here
I call my sponsor before I come home
I'm sitting here with you
sitting with you
being honest about where I am
I have deleted the app
seeing a therapist
I see a therapist every Thursday
both accounts are open to you
the account is closed
a shared calendar
I text you when I leave work
staying home tonight
having no contact with him
I'm not going anywhere right now
I am here
""".splitlines()
    if line.strip()
] + [""]

WHY = [
    line
    for line in """
you had to find out by yourself
you asked me twice and I said no
finding out alone
the promises I made
your trust in me
you trusted me
because you trusted me with everything
I had promised you I wouldn't
had to find out alone
it was the second time
nobody told you the truth
it happened while you were ill
being lied to by the person you trusted
after everything you did for me
all those years together
you had just had our baby
I taught you to expect half-answers
you built a life on what I told you
your father did the same
two years of half-truths
it came out in pieces
I told you that you were imagining it
""".splitlines()
    if line.strip()
] + [""]

OWN_WORDS = [
    line
    for line in """
caught out
Betrayed
like a fool
fear
scared
a knot in my stomach
that nothing is real
I feel lost
feeling lost
you're feeling sick
I can't breathe
small.
  angry
fear, coming back
GUTTED
déçue
cheated on
dread
Angry
betrayal
second best
like I'm going mad
as if the floor is gone
I was never enough
nobody can be trusted
it will never end
so tired
sick to my stomach
in pain
replaced
invisible
made a fool of
don't know
on my own with it
nothing
homesick in my own house
""".splitlines()
    if line.strip()
]

MY_PARTS += more_inputs.MY_PARTS
HAPPENED += more_inputs.HAPPENED
NOW += more_inputs.NOW
WHY += more_inputs.WHY
OWN_WORDS += more_inputs.OWN_WORDS

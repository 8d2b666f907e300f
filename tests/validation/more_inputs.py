"""More of what people type: states, settings, slips, shouting, money, drink, other registers."""

from __future__ import annotations

MY_PARTS = """
cheated on my boyfriend with his best mate
spent the mortgage money on scratch cards
stayed up watching cam girls
I've been sexting a guy from my gym
I told him our private stuff
lied by omission
lying by omission
omitted things
left things out
trickle truth
trickle-truthed you
minimised everything
gave you a false timeline
rugswept it
said it was in your head
drank vodka from a water bottle
secret bottle in the laundry
a hidden bottle in the laundry
took pills from the cabinet
used coke at the weekend
blew £600 on the horses
bet again on Saturday
borrowed from payday lenders
took a loan in your name
forged your signature
ignored your calls
your calls I ignored
not picking up when you rang
being on my phone all evening
staying out all night
staying in touch with her after I'd promised not to
her still being my colleague
working with her every day
I still work with her
she still works with me
we still text about work
liking her posts
commenting on his pictures
kept her nudes
the screenshots you found
the photos on my old phone
the email to Mark
emails to my ex in my drafts
how I spoke about you to her
what I called you
my mum covering for me
lying to your mum
involving our kids in it
making the kids lie
our kids finding out
the kids hearing it
my not being there at the birth
missing the birth
missed our daughter's birthday because I was with him
that I chose him
that I can't say why
the coldness between us
my coldness
shutting the bathroom door with my phone
my phone habits
constant phone use
always being on my phone
always on my phone
never off my phone
flirty messages
a flirty message to a waitress
inappropriate messages
inappropriate jokes with a colleague
emotional distance
a lack of effort
no effort
not trying
not enough effort
being weak
was weak
gave in
gave in to it
cracked
slipped
slipped up
slipped again last night
fell off the wagon
fell back into it
relapsed on porn
acting out
acted out
acted out last week
my acting out
escorts
the escorts
an escort in Berlin
went with a prostitute
unprotected sex
STI
giving you an STI
gave you chlamydia
putting your health at risk
put your health at risk
risked your health
after lying to you for a year
before I told you about the loan
while you were pregnant
when you found the messages
when you found the second phone in my bag
whenever you asked, I lied
ever since I lied about Berlin
since I started seeing him
until you found out
as I lied to you
if I had told you sooner
once I started, I couldn't stop
went quiet
deleted the chats
deleted all the chats with her before you came home
the second phone I kept in the garage
the secret second phone
my secret second phone
my stupid lies
my constant lying
my selfish choices
my stupid affair with a man from work
my long, secret affair
a long, painful lie
an old flame
a drunken kiss
drunken kiss at a party
drunken kiss
stupid lie about the car
stupid lies
big secret
secret Instagram account
fake profile
fake profile on Hinge
hidden folder
hidden folder on my laptop
constant lying
constant lies
endless excuses
half-truths
half truths
my half-truths
broken trust
broken agreement
broken promise about drinking
hidden debts
unpaid bills
unopened letters
gambling losses
gambling problem
my gambling problem
my drinking problem
drinking problem
porn addiction
my porn addiction
my sex addiction
compulsive porn use
late-night porn
watching porn every night
watched porn
watched porn while you slept
looked at porn at work
bought lottery tickets
bet on football
bet our savings on horses
online betting
online gambling
slot machines
lost 4000 on slots
lost £4,000 on online slots
blew the bonus
maxed out the credit card
maxed out our card
remortgaged the house without telling you
borrowed money from your dad
borrowed money from my mum and lied about it
payday loans
cash withdrawals
took cash out and said it was for petrol
hiding bottles
hid bottles in the garage
hiding vodka in the garage
drank in the car
drunk texts
drunk again
being drunk at your sister's wedding
the bottles
vodka
wine
coke
cocaine
weed
secret drinking
secret spending
secret smoking
secret contact
secret meetings
secret contact with my ex
contact with her
contact with my ex-husband
contacted him again
was still talking to her
still talking to her
still in contact with her
in love with someone else
fell in love with someone else
falling in love with someone else
kept talking to my ex girlfriend
sliding into DMs
DMs
my DMs with Alex
nudes
sending nudes
sent nudes to a guy online
sexts
sugar daddy site
paid for sex
paying for sex
saw an escort
prostitutes
strip club
went to a strip club
the strip club
massage parlour
hookup
hook-ups
hooked up with a guy
hooked up with a guy at the conference
one night with Jess
a night with my ex
sleeping around
slept around
fooling around
made out with someone
got with someone
got drunk and kissed Tom
got caught
got too close to a coworker
got back in touch with my ex
getting too close to a coworker
work wife
office romance
emotional cheating
micro-cheating
ghosted you for a weekend
gone all night
wasn't home
not home
never home
never there
not there for you
unfaithful
dishonest
dishonest about money
selfish
selfish and dishonest
cold and distant
distant
being distant
secretive
too scared to tell you
afraid to tell you
ashamed to tell you
I was ashamed
I was too ashamed to tell you
couldn't face telling you
couldn't tell you
can't stop gambling
won't stop drinking
cant stop lying
I cant stop lying
i dont know why i lied
don't know why I lied
i should of told you
I shoulda told you
I've been lieing to you
lieing to you
lyed about the money
decieved you
i cheeted
I beleive I hurt you
teh texts
txted my ex
texted my ex bf
lied 2 u
I lied to u about ur sister
I LIED TO ANNA AND TO YOU
I SLEPT WITH TOM
I KISSED HER IN LEEDS
LIED
TEXTS TO ANNA
MY AFFAIR WITH CHRIS
Told you I was at work
Said I was with Sam
Told Sam about us
Told everyone you were crazy
Called you crazy
Called you paranoid when you were right
said you were imagining things
Made you think it was all in your head
Let you doubt yourself
turned it around on you
turned my phone face down
took my phone into the bathroom
taking my phone to the bathroom
changed my passcode
changed her name in my contacts to Dave
saved her as Dave in my phone
named him Plumber in my contacts
used a fake name
used Signal with disappearing messages
disappearing messages
vanishing messages on Snapchat
put a password on my laptop
put myself first
put her first
chose her over you
chose the bottle over you
picked work over you
promised to stop and didn't
promised I'd stop
promised you honesty
I promised to stop and I didn't
I said I'd stopped but I hadn't
I said I was done, but I kept going
I lied but I was scared
I lied because I was scared
because I was scared of losing you
because I'm a coward
I'm a coward
I am a liar
a coward
liar
coward
being a coward
being a liar
being an idiot
my cowardice
my lack of honesty
lack of honesty
no honesty from me
not a single honest answer
nothing but lies
nothing happened but I hid it
nothing
what happened in Rome
what happened with Dana
what I wrote
what I wrote about you
what my affair did to you
what my drinking did to the kids
who I became
how cold I was
how I treated you
how long it went on
why I hid it
where the money went
the fact I lied
the fact that I never told you
the way I lied to your face
the day I left
the weekend in Prague with Marc
the year I lied to you
the girl from the gym
the guy from work
the guy I met online
a guy from the gym
some guy online
Marc
Marc from the gym
Marc and the messages
my boss
my best friend's wife
your best friend
your sister
my therapist
my child with someone else
a child with someone else
got someone else pregnant
she got pregnant
he told you before I did
they all knew
everyone knew but you
everybody at work knew
my friends knew and you didn't
my mother knew
my family covered for me
my messages got found
her messages
her name on my phone
his jacket in our car
him being in our house
her calling me at night
him texting me
you finding out from someone else
you finding the messages
you reading it on my phone
your finding out from a stranger
having you find out like that
letting you find out from a stranger
making you the last to know
leaving you in the dark
keeping you in the dark
kept you in the dark
was in the closet for ten years
I'm gay and hid it from you
I hid that I'm bi
hid being trans from you
came out after ten years
dated men behind your back
flirted with men
I told my boyfriend I was at the gym
I cheated on my fiancée
I lied to my wife about her illness
I lied to her
lied to him about the money
I hurt her
hurt him
betrayed my husband
my wife found the messages
I let my partner take the blame
my partner's trust
breaking my partner's trust
I broke his heart
your heart
breaking your heart
broke your heart
ruined everything
ruined our wedding
wrecked us
destroyed your trust
I destroyed us
messed up
screwed up
it slipped out
it just happened
it was a mistake
it meant nothing
it was only once
only once
just once
twice
three times
for years
for two years
all year
last summer
last summer in Spain
in Spain last summer
on our honeymoon
at work
at the Christmas party
behind your back
with your money
with someone from work
to protect you
to avoid a fight
out of fear
out of shame
not on purpose
by accident
accidentally sent you her text
without telling you
without your knowledge
savings
the savings
our savings
your savings
your inheritance
the kids' college fund
the kids' savings
rent money
our rent money
£900
900 pounds
$3,000
12k in debt
12k of debt
two credit cards
two secret credit cards
three years of lies
six affairs
five women
other women
other men
men
women
someone else
somebody else
nobody
sex
sex with someone else
sex work
cheat
cheater
gamble
drink
steal
I stole
i drink
I drink every day
I gamble when I'm stressed
I use porn when I can't sleep
I go on Tinder when I'm lonely
I've an affair
I had kept it from you
I'd kept it from you
I'd have told you
I would've told you
I could've told you
I shouldn't have hidden it
should have told you
shouldn't have hidden it
should never have lied
could have come home
might have lied
must have hurt you
would not talk about it
wouldn't let you see my phone
refused to answer
refusing to answer
refused
avoided you
avoiding you
avoiding hard talks
shut down
shutting down
shut you out
shutting you out
stonewalled
stonewalling
walked away
ran off
hung up on you
hit the wall
hit you
threw a plate
screamed at you
yelled at you
yelling
rage
my rage
anger
my anger
jealousy
my jealousy
controlled you
tracked your phone
read your texts
being jealous
neglect
neglected you
neglecting you
forgot our anniversary
forgot
I don't remember
I have no excuse
no excuse
there's no excuse
I have no excuse for it
that I lied about it
that I have lied
that you had to ask
that you found out that way
that night in Rome
this whole mess
all this
all of this
all those lies
all my lies
all the money I took
each lie I told
some lies
many small lies
lots of lies
a lot of lies
a bunch of lies
tons of lies
so much lying
too many lies
more lies
more than I told you
lie after lie
one lie after another
lies upon lies
the lying
the cheating
the drinking
the not telling
the hiding and the lying
hiding and lying
hid and lied
lied and cheated
lied, cheated and stole
lied, cheated, stole
lying, cheating and stealing
lies, cheating and drinking
affair and lies
affair, lies
the affair, the lies and the money
texts + calls
texts & calls
texts/calls
the affair (2019)
2019
in 2019
in 2019 I cheated
I cheated in 2019
I cheated (2019)
I cheated, in 2019, with a colleague
I lied, and then I lied about lying
I lied - then hid it
I lied; I hid it
lied then hid it
lied, then hid it
I met her, we kissed
I met her and we kissed
you asked and I lied
you asked me and I denied it
you trusted me and I lied
you weren't there
you were cold
you drove me to it
your coldness
your nagging
our fights
our problems
stress
work stress
I was stressed
being stressed
feeling lonely
I felt lonely
lonely
was lonely
loneliness
I needed attention
needing attention
wanted attention
was it the lying?
did I lie to you
how could I do this to you?
why did I lie?
what was I thinking
not sure
I'm not sure
idk
dunno
don't know
don't know yet
hmm
ok
everything, really
pretty much everything
basically lied about everything
honestly I lied
to be honest I lied
so basically I lied
like I lied about stuff
well I lied
yeah I lied
I kinda lied
kind of lied
sort of cheated
maybe I lied
probably hurt you
I guess I lied
I think I hurt you
I know I hurt you
I feel like I broke us
I wish I had told you
I'm so sorry
sorry
forgive me
""".strip().splitlines()

HAPPENED = """
you found the messages
when you found the messages
when you found the second phone
my phone buzzed and you flinched
you flinched when my phone buzzed
you asked where I was and I got short with you
you went quiet at dinner
got quiet
got short with you
snapped at you
I snapped at you
came home late and didn't text
didn't text
forgot to text
forgot to tell you I'd be late
the way you looked at me
the look on your face
your face when my phone rang
your face
tears
you cried
you're crying
you are crying again
you can't sleep
you couldn't sleep last night
not sleeping
your nightmares
another nightmare
nightmare last night
panic attack in the car
you had a panic attack
the anniversary
anniversary of D-day
D-day
our anniversary
Christmas
Christmas dinner
this morning
last night in bed
last night
on Sunday
on the way home
at dinner
at your mum's
in the car
after the session
after therapy
after I came home late
after you saw her name
before bed
during the film
during dinner
while we were watching TV
a scene in a film
that song
the song in the car
her name
her name on the screen
seeing her car
seeing her at school
we ran into him at the shop
we saw her at the supermarket
ran into her
bumped into my ex at the shop
a text from her
a text came from her
she texted me
she texted
he called again
he rang me at work
unknown number called
a message popped up
message from an unknown number
bank statement
the bank statement
bank letter
you opened the bank letter
you checked my phone
checking my phone
you asking about Berlin
you asking again
asking me again about Berlin
your questions
your question
all the questions
the same question again
you asked again
you asked why
you asked "why?"
you said "I can't do this"
You told me you don't feel safe
you don't feel safe
you don't trust me
you never smile any more
I saw you smile today
you laughed today
you held my hand
you slept in the spare room
slept in the spare room
sleeping in the spare room
separate beds
no touching
no sex for months
silence all weekend
the silence
silent treatment
a fight
fight about money
a big fight about money
our fight on Saturday
we fought
we fought about my mother
we argued
argument about the kids
shouting
I shouted
I raised my voice
I rolled my eyes
I turned away
turned away
turned my phone over
I put my phone in my pocket
my phone face down
phone face down on the table
my phone died
my battery died and you couldn't reach me
I was late
late home
late from work
home late
stuck at work
working late
work trip
my work trip to Leeds
I have to go to Leeds for work
travelling for work
the hotel booking
a receipt
found receipt
receipt in my pocket
you found a receipt in my pocket
I told you more last week
told you more last week
telling you the rest
the polygraph
the disclosure
disclosure day
I relapsed
relapse
a slip
I drank on Friday
drank on Friday
my drinking on Friday
I lost money again
nothing
nothing happened
not much
I don't know
idk
you seem sad
you seem far away
you seemed distant
something is wrong
something's wrong
I noticed you flinch
noticed you flinching
I noticed that you pulled away
I saw you crying
saw you crying
I heard you cry
heard you cry in the bathroom
I see how tired you are
my husband cried
my wife cried and I froze
she cried
he went quiet
he saw my phone
my partner doesn't talk to me
my girlfriend moved out
my boyfriend is angry
WHY DID YOU LIE
YOU FOUND THE LETTER
HER NAME CAME UP
did you see my phone?
are you angry?
You found it, then you left
you left the room. I followed you. You cried.
- you cried
- I left
""".strip().splitlines()

NOW = """
leave phone on table
phone on the table
phone unlocked
my phone is unlocked
no passcode on my phone
no passcode
no more lies
no lies
no contact with her
no contact
no contact since May
cut off contact
cut contact with him
I cut all contact
I've cut all contact with her
ended it
I ended it
I have ended it
I ended it on Monday
I'm ending it
I told her not to contact me
blocked him everywhere
blocked him
I blocked her
changed my number
changed jobs
I changed jobs
I'm changing jobs
looking for another job
quit my job
quit drinking
I quit drinking
I stopped drinking
I'm sober 30 days
sober for 30 days
30 days sober
sober
staying sober
AA meetings
AA
going to AA
AA twice a week
GA every Monday
I go to GA every Monday
SAA meetings
therapy
in therapy
I'm in therapy
individual therapy
couples therapy
seeing a therapist every Thursday
I see someone every Thursday
booked a therapist
I booked a therapist
called a therapist this morning
support group
men's group
a sponsor
I call my sponsor
calling my sponsor
my sponsor knows
told my sponsor
told my brother everything
telling the truth
tell the truth
I tell the truth
tell you everything
telling you everything
I tell you everything
I'll tell you everything
I will tell you everything
I promise to tell you everything
I'm going to tell you everything
answer every question
answering your questions, whenever you ask
I answer your questions, even the same ones
I answer when you ask
I'm here
here
I'm right here
here with you
I stay here
staying
not leaving
not going anywhere
I'm not going anywhere
I won't leave
I will never do it again
never again
never lying to you again
it won't happen again
I'm trying
trying
trying my best
trying to be honest
I try to be honest
doing my best
working on myself
I'm working on it
work on myself
being open
being honest
be honest
honesty
full honesty
transparency
full transparency
total honesty from now on
open phone
open book
I'm an open book
sharing my location
I share my location with you
share my location
location on
my location is on
passwords
you have my passwords
gave you my passwords
all my passwords
I've given you all my passwords
I gave you my card
my cards are cut up
cut up my cards
I cut up the cards
you see the account
you can see every account
we look at the account on Sundays
we look at the bank account together on Sundays
shared bank account
a budget
budget every Sunday
paying it back
paying back 200 a month
I pay back 200 a month
pay it back
I'm paying you back
selling the car
sold the car
filter on my laptop
a filter on my laptop
blocking software
I use a blocker
deleted the app
deleted all my apps
I deleted Tinder
apps are gone
the apps are gone
closed the account
home by six
home by six every day
I come home by six
coming home by six
I text you when I leave
texting you when I leave
text when I leave
a text when I leave
calling when I'm late
I call when I'm late
call you at lunch
I eat lunch alone
no lunches with her
I leave the room when she comes in
I told my boss
I asked to change teams
asked to change teams
moved desks
I listen
just listening
I listen without defending myself
listen without defending
I'm listening without defending myself
sit with you
sitting with it
I sit with you
holding your hand
hold you if you want
space
giving you space
I give you space
I sleep in the spare room
waiting
I wait
patience
be patient
I take a breath before I answer
pause before I answer
I pause
writing it down
I write it down every evening
check-ins
a check-in every evening
we check in every evening
daily check-in
every evening
on Sundays
STAYING HOME
what do you need?
tell me what you need
please tell me what you need
let me know what you need
whatever you need
anything you want
I don't know
nothing yet
not sure yet
today I'm home
tonight I'm staying home with you
tomorrow I see the therapist
I see a lawyer
""".strip().splitlines()

WHY = """
you asked me and I said no
you asked twice
you had to find out from a stranger
you found out from a stranger
finding out from a stranger
having to find out by yourself
you believed me
you believed me when I said it was nothing
trust
your trust
our vows
our kids
you gave up your job for us
you moved here for me
we had just bought the house
while you were ill
while you were pregnant
after your dad died
when you were grieving
right after the wedding
on our anniversary
in our bed
in our house
with your friend
in front of the kids
behind your back
for two years
so many years
twenty years together
it went on for two years
it was your friend
it wasn't the first time
not the first time
second time
the second time
again
I did it again
I did it before
I had done it before
I said it was over
I swore it was over
I promised
I broke my promise
broken promises
broken promise
half-truths
the half-truths
all the half-truths
drip by drip
it came out bit by bit
you got the truth in pieces
getting the truth in pieces
I made you doubt yourself
I called you crazy
I told you you were paranoid
being told you were paranoid
being called crazy
gaslighting
your ex did the same
your ex cheated too
your dad left
your past
your childhood
because of your past
nobody believed you
no one told you
everyone knew
I looked you in the eye and lied
looking you in the eye and lying
looked you in the eye and lied
you looked for me all night
it cost us the house
we lost the house
money is tight
the money was for the kids
that money was for the kids
you worked for that money
it's your money too
you have a right to know
you deserve better
anyone would
anybody would feel that
of course you do
because it hurts
because it hurt you
since you couldn't sleep
so you couldn't know what was real
you didn't know what was real any more
not knowing
not knowing what was real
the not knowing
what I took from you
what you gave up
everything you gave up
how long it went on
YOU ASKED ME TWICE
did you ever suspect?
""".strip().splitlines()

OWN_WORDS = """
heartbroken
broken
crushed
devastated
empty
hollow
numb
nothing at all
worthless
stupid
like an idiot
like a complete idiot
like a stranger in my own house
like you're going crazy
like she's going crazy
like he can't trust anyone
as if you don't matter
as if I don't matter to you
you don't matter
that you don't matter
not good enough
not enough
never enough
ugly
unloved
unwanted
unsafe
not safe
safe again
sick
sick with worry
sick of it
sick and tired
tired of asking
fed up
done
done with me
over it
pissed off
pissed
furious
rage
pure rage
anger
fury
grief
shock
in shock
shocked
shame
guilt
guilty
disgust
disgusted
disgusted by me
jealous
jealousy
insecure
vulnerable
vulnerability
anxious
anxiety
panic
panic attack
panicking
terrified
scared to death
fear of losing me
afraid of me
afraid I'll do it again
afraid that I'll lie again
worried
worry
hypervigilant
triggered
overwhelmed
overwhelmed and alone
lonely and sad
sad, lonely
angry/sad
angry & sad
angry but hopeful
mad at me
mad as hell
hurt by me
let down by me
lied to
used
played
second choice
compared
unseen
unheard
not heard
ignored
abandoned
alone
alone with the kids
left alone
left out
rejected
humiliated
embarrassed
exposed
ashamed of me
ashamed
confused
lost
in limbo
stuck
trapped
torn
doubt
doubting everything
doubting herself
doubting yourself
unsure of yourself
distrust
mistrust
suspicion
suspicious
paranoid
on high alert
on edge
restless
exhausted
drained
drained and flat
heavy
a heavy heart
heavy-hearted
a weight on your chest
a weight on my chest
a lump in her throat
a pit in your stomach
butterflies
hope
hopeful
a bit hopeful
relief
relieved
calmer
better
okay
ok
fine
happy
love
loved
closer to me
close to me
grateful
curious
peaceful
hate
hatred
full of hate
she hates me
he's angry
she is scared
they feel lost
I think she is sad
maybe sad
kind of sad
really really sad
very angry
so angry
angry!!
angry?
sad :(
😢
???
idk
I don't know
not sure
everything
everything at once
all of it
mixed feelings
a mix of anger and sadness
anger and sadness
this fear
the fear
your fear
fear that it happens again
scared it will happen again
worried about the kids
worried about money
homesick
trauma
traumatised
PTSD
flashbacks
re-living it
reliving it
waiting for the other shoe to drop
walking on eggshells
wanting to leave
wanting to run
want to leave
needs space
need space
can't breathe
can't trust me
cannot trust me
don't trust me
don't feel safe
doesn't feel safe
doesn't feel loved
not loved by me
""".strip().splitlines()

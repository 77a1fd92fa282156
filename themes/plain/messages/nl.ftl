# De woorden van het thema. Sleutels zonder vertaling worden bij het bouwen gemeld.

## Adressen en titels
topics-slug = onderwerpen
archive-slug = archief
level-slug = niveau
type-slug = soort
status-slug = stand
spoken-slug = voertaal
search-slug = zoeken
index-slug = a-z
kind-news = Nieuws
kind-event = Agenda
kind-workshop = Workshops
kind-initiative = Initiatieven
kind-partner = Partners
kind-place = Plekken
kind-page = Pagina’s
archive-title = { $section }: archief
filter-title = { $section }: { $filter }
not-found-title = Deze pagina is er niet
chooser-title = Kies je taal
feed-title = { $section } – { $site }

## Op elke pagina
skip-to-main = Naar de inhoud
menu = Menu
search = Zoeken
language-switch = Taal
breadcrumbs = Je bent hier
about-this-site = Over deze site
to-top = Naar boven
missing-in-language = Deze pagina is er niet in het { $language }. De link ‘{ $name }’ bovenaan brengt je naar het overzicht.
in-language = in het { $language }
example = voorbeeld
draft = concept
feed = Volg met een feed (Atom)
moved = Deze pagina is verhuisd
moved-to = Ga naar het nieuwe adres
on-this-page = Op deze pagina
related = Zie ook
neighbours = Vorige en volgende
previous = Vorige
next = Volgende

## Wat iets is
label-news = nieuws
label-event = activiteit
label-workshop = workshop
label-initiative = initiatief
label-partner = partner
label-place = plek
label-page = pagina
type-university = universiteit
type-umbrella = koepel
type-association = verenigingen
type-school = hogeschool
type-municipality = gemeente
type-centre = centrum
level-beginner = voor beginners
level-intermediate = voor wie al iets weet
level-advanced = voor gevorderden

## Hoe het ervoor staat
status = Status
status-scheduled = gaat door
status-cancelled = afgelast
status-postponed = uitgesteld
status-rescheduled = verplaatst
status-running = loopt
status-planned = komt eraan
status-ended = afgelopen
titled-cancelled = Afgelast: { $title }
titled-postponed = Uitgesteld: { $title }
titled-rescheduled = Verplaatst: { $title }
notice-cancelled = Dit gaat niet door.
notice-postponed = De nieuwe datum volgt nog.
notice-rescheduled = Let op: dit is op een andere dag of tijd dan eerst was aangekondigd.
notice-example = Dit is verzonnen en laat zien hoe deze site werkt.
notice-example-sign-up = Dit is verzonnen. Je kunt je niet echt aanmelden of iets aanvragen.
notice-ended = Dit is afgelopen. Je kunt er niet meer aan meedoen.
notice-draft = Alleen jij ziet dit. Het staat nog niet op de site.
past = geweest
is-past = Dit is al geweest.

## Feiten
facts = In het kort
when = Wanneer
where = Waar
previously = Eerst gepland op
except = Niet op
online = Online
join-online = Doe online mee
spoken = Voertaal
level = Niveau
series = Reeks
coach = Begeleiding
price = Kosten
seats = Plaatsen
sign-up-by = Aanmelden
apply-by = Aanvragen
since = Sinds
type = Soort
website = Website
address = Adres
on-the-map = Bekijk op de kaart (OpenStreetMap)
accessibility = Toegankelijkheid
accessibility-step-free = zonder drempels
accessibility-lift = met een lift
accessibility-accessible-toilet = toilet voor rolstoelgebruikers
accessibility-hearing-loop = ringleiding
accessibility-quiet-room = stille ruimte
contact = Contact
about-event = Gaat over
connections = Hoort hierbij
organisers = Organisatie
partners = Partners
initiatives = Hoort bij
topics = Onderwerpen
free = gratis
all-day = hele dag
times = { $count ->
    [one] 1 keer
   *[other] { $count } keer
}
more-times = { $count ->
    [one] daarna nog 1 keer
   *[other] daarna nog { $count } keer
}
until = tot en met { $date }
until-time = tot { $date }, { $time } uur
apply-until = aanvragen tot en met { $date }
apply-until-time = aanvragen tot { $date }, { $time } uur

## Wat je kunt doen
sign-up = Meld je aan
sign-up-closed = Aanmelden kan niet meer.
sign-up-not-needed = Aanmelden hoeft niet.
apply = Vraag aan
apply-closed = Aanvragen kan niet meer.
add-to-calendar = Zet in je agenda
subscribe-calendar = Abonneer je op deze agenda
or-copy = of kopieer het adres:

## Lijsten
pages = Pagina’s
choose-topic = Kies een onderwerp
filters = Filter
filter-all = Alles
filter-month = Maand
filter-topic = Onderwerp
filter-level = Niveau
filter-type = Soort
filter-status = Status
filter-spoken = Voertaal
filter-year = Jaar
page-number = pagina { $number }
previous-page = Vorige pagina
next-page = Volgende pagina
to-archive = Bekijk het archief
to-current = Bekijk wat er komt
count-news = { $count ->
    [one] 1 bericht
   *[other] { $count } berichten
}
count-event = { $count ->
    [one] 1 activiteit
   *[other] { $count } activiteiten
}
count-workshop = { $count ->
    [one] 1 workshop
   *[other] { $count } workshops
}
count-initiative = { $count ->
    [one] 1 initiatief
   *[other] { $count } initiatieven
}
count-partner = { $count ->
    [one] 1 partner
   *[other] { $count } partners
}
count-place = { $count ->
    [one] 1 plek
   *[other] { $count } plekken
}
count-page = { $count ->
    [one] 1 pagina
   *[other] { $count } pagina’s
}
empty-news = Er is nog geen nieuws. Zodra er iets te melden is, lees je het hier.
empty-event = Er staat nu niets op de agenda. Nieuwe activiteiten komen hier. Kijk intussen bij de workshops, of in het archief.
empty-workshop = Er zijn nu geen workshops gepland. Nieuwe workshops komen hier. Kijk intussen in de agenda, of in het archief.
empty-initiative = Er staan hier nog geen initiatieven. Kijk intussen in het nieuws wat de partners doen.
empty-partner = Hier zie je straks wie er meedoet.
empty-place = Hier komen de plekken waar iets te doen is.
empty-filter = Er is nu niets dat hierbij past.
show-all = Bekijk alles
empty-page = Hier staat nog niets. Kijk intussen in het menu wat er al wel is.
nothing-upcoming = Er staat nu niets gepland. Kom later nog eens kijken, of lees het nieuws.

## Zoeken
search-title = Zoeken
search-for = Wat zoek je?
search-go = Zoek
search-kinds = Alleen
search-topics = Alleen over
search-count = { $count ->
    [one] 1 resultaat
   *[other] { $count } resultaten
}
search-none = Niets gevonden. Probeer een ander woord, of vink minder aan.
search-failed = Zoeken lukt nu niet. Probeer het later nog eens, of kijk in de lijst van A tot Z.
search-more = Toon meer resultaten
search-without-script = Om te zoeken is JavaScript nodig, en dat staat in je browser uit. In de lijst van A tot Z vind je alles.
search-index = Kijk in de lijst van A tot Z
index-title = Van A tot Z
to-index = Alles van A tot Z
letters = Letters
no-letter = Cijfers en tekens

## Voorpagina
home-next = Binnenkort
home-open = Nu aan te vragen

## Niet gevonden
not-found-text = Misschien is de pagina verhuisd, of klopt het adres niet helemaal. Hier kun je verder:
to-home = Naar de voorpagina

## Kaders
callout-note = Let op
callout-tip = Tip
callout-important = Belangrijk
callout-warning = Waarschuwing
callout-caution = Pas op

## Talen
language-nl = Nederlands
language-en = Engels
language-de = Duits
language-fr = Frans
language-es = Spaans
language-it = Italiaans
language-pl = Pools
language-tr = Turks
language-ar = Arabisch
language-uk = Oekraïens
language-zh = Chinees
language-fy = Fries
language-nds = Nedersaksisch
language-dse = Nederlandse Gebarentaal

## Voor wie luistert
table-region = Tabel
note-back = Terug naar de tekst bij noot
task-done = klaar
task-open = nog te doen

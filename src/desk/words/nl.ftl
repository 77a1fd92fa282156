# De woorden van het redactieoverzicht. Wat live.js zelf zegt, staat daar bovenaan.
desk = Redactieoverzicht
skip = Naar de inhoud
jumps = Op deze pagina
language = Taal van dit overzicht
to-site = Bekijk de site:
and = en

# Wat er mis is
problems = Wat er mis is
problems-more = { $count ->
    [one] En nog 1, maar los deze eerst op.
   *[other] En nog { $shown }, maar los deze eerst op.
}
severity-error = Fout
severity-warning = Let op
errors = { $count ->
    [one] 1 fout
   *[other] { $shown } fouten
}
warnings = { $count ->
    [one] 1 waarschuwing
   *[other] { $shown } waarschuwingen
}
errors-mean = Zolang er een fout in zit, kan de site niet gepubliceerd worden.
warnings-mean = De site kan zo gepubliceerd worden, maar kijk er nog even naar.
all-well = Alles in orde.
all-well-mean = Er zijn geen fouten of waarschuwingen.
position = Regel { $line }, teken { $column }
help = Zo los je het op:

# De melding over een pagina heen
overlay-title = Er klopt iets niet
overlay-summary = { $count ->
    [one] Er zit nog 1 fout in de site. Je ziet de laatste goede versie van deze pagina. Sla een verbetering op en deze melding verdwijnt vanzelf.
   *[other] Er zitten nog { $shown } fouten in de site. Je ziet de laatste goede versie van deze pagina. Sla een verbetering op en deze melding verdwijnt vanzelf.
}
overlay-close = Sluiten
overlay-desk = Open het redactieoverzicht
overlay-warnings = { $count ->
    [one] Daar staat ook nog 1 waarschuwing.
   *[other] Daar staan ook nog { $shown } waarschuwingen.
}

# De pagina's per taal
entries = Pagina’s per taal
entries-count = { $count ->
    [one] 1 pagina.
   *[other] { $shown } pagina’s.
}
entries-none = Er zijn nog geen pagina’s. Maak een bestand in de map content, dan verschijnt het hier.
attention-count = { $count ->
    [one] 1 vraagt nog aandacht
   *[other] { $shown } vragen nog aandacht
}
attention-none = Ze zijn compleet in alle talen.
column-entry = Pagina
example = voorbeeld
beside = Naast elkaar
state-whole = compleet
state-missing = ontbreekt
state-stale = verouderd
state-draft = concept
state-withheld = niet online
meaning-whole = De tekst is er en is bij.
meaning-missing = Er is nog geen tekst in deze taal.
meaning-stale = De andere taal is daarna nog bijgewerkt.
meaning-draft = Nog niet gepubliceerd: alleen hier te zien.
meaning-withheld = Wel klaar, maar nog niet of niet meer op de site.
legend = Wat de woorden in de tabel betekenen
kind-news = Nieuws
kind-event = Agenda
kind-workshop = Workshops
kind-initiative = Initiatieven
kind-partner = Partners
kind-place = Plekken
kind-page = Losse pagina’s
filter-label = Pagina’s filteren
filter-words = Titel of bestandsnaam
filter-section = Onderdeel
filter-any-section = alle onderdelen
filter-state = Status
filter-any-state = elke status
filter-attention = vraagt aandacht
filter-do = Filter
filter-clear = Toon alles
found = { $count ->
    [one] 1 pagina gevonden.
   *[other] { $shown } pagina’s gevonden.
}
found-none = Geen pagina past bij dit filter.
pages = Bladeren door de tabel
page = Pagina

# Wat er gepland staat
scheduled = Ingepland
scheduled-mean = Staat klaar en gaat later online.
scheduled-none = Er staat niets klaar om later online te gaan.
upcoming = Binnenkort
upcoming-mean = Wat er op de agenda staat.
upcoming-none = Er staat niets op de agenda.
expired = Verlopen
expired-mean = Staat niet meer online.
expired-none = Er is niets verlopen.

# Wat er het laatst is bijgewerkt
rebuilds = Laatst bijgewerkt
rebuilds-none = Nog niets. Sla een bestand op en je ziet hier wat er veranderde.
changed-all = De hele site
changed-more = { $count ->
    [one] en nog 1 bestand
   *[other] en nog { $shown } bestanden
}
rebuilt = { $count ->
    [one] 1 pagina in { $time } ms
   *[other] { $shown } pagina’s in { $time } ms
}
rebuilt-problems = { $count ->
    [one] 1 probleem
   *[other] { $shown } problemen
}

# Naast elkaar
open-page = Open de pagina
pane-none = Deze pagina is er nog niet in deze taal.
pane-make = Maak dit bestand:

# Wat achterloopt
stale = Wat achterloopt
stale-mean = In de ene taal is iets veranderd, in de andere nog niet. Werk die bij, dan verdwijnt het hier vanzelf. Klopt de tekst al, bevestig dat dan met
stale-changed = Veranderd:
stale-follows = Loopt achter:
stale-gone = Hier is iets weggehaald.
stale-nothing = Hier staat nog niets.

# De eigen woorden van dit thema; de rest komt uit plain.
no-cookies = Deze site gebruikt geen cookies en bewaart niets op je apparaat.
all-event = Bekijk de hele agenda
all-workshop = Bekijk alle workshops
all-initiative = Bekijk alle initiatieven
all-news = Lees al het nieuws
all-partner = Bekijk alle partners
all-place = Bekijk alle plekken
home-about = Wie hier samenwerken
nothing-open = Er is nu niets aan te vragen. Zodra er een ronde opent, staat die hier.
other-topics = Meer

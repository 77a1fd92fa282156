# The theme's own words. A key without a translation is reported when the site is built.

## Addresses and titles
topics-slug = topics
archive-slug = archive
level-slug = level
type-slug = kind
status-slug = status
spoken-slug = spoken
search-slug = search
index-slug = a-z
kind-news = News
kind-event = Events
kind-workshop = Workshops
kind-initiative = Initiatives
kind-partner = Partners
kind-place = Places
kind-page = Pages
archive-title = { $section }: archive
filter-title = { $section }: { $filter }
not-found-title = This page doesn’t exist
chooser-title = Choose your language
feed-title = { $section } – { $site }

## On every page
skip-to-main = Skip to the content
menu = Menu
search = Search
language-switch = Language
breadcrumbs = You are here
about-this-site = About this site
to-top = Back to top
missing-in-language = This page isn’t available in { $language }. The link ‘{ $name }’ at the top takes you to the overview.
in-language = in { $language }
example = example
draft = draft
feed = Follow with a feed (Atom)
moved = This page has moved
moved-to = Go to the new address
on-this-page = On this page
related = See also
neighbours = Previous and next
previous = Previous
next = Next

## What something is
label-news = news
label-event = event
label-workshop = workshop
label-initiative = initiative
label-partner = partner
label-place = place
label-page = page
type-university = university
type-umbrella = umbrella organisation
type-association = associations
type-school = university of applied sciences
type-municipality = municipality
type-centre = centre
level-beginner = for beginners
level-intermediate = for those who know the basics
level-advanced = advanced

## How it stands
status = Status
status-scheduled = going ahead
status-cancelled = cancelled
status-postponed = postponed
status-rescheduled = moved
status-running = running
status-planned = planned
status-ended = ended
titled-cancelled = Cancelled: { $title }
titled-postponed = Postponed: { $title }
titled-rescheduled = Moved: { $title }
notice-cancelled = This won’t take place.
notice-postponed = A new date will follow.
notice-rescheduled = Please note: this is on another day or at another time than first announced.
notice-example = This is made up, to show how this site works.
notice-example-sign-up = This is made up. You can’t really sign up or apply.
notice-ended = This has come to an end. You can no longer take part.
notice-draft = Only you can see this. It isn’t on the site yet.
past = over
is-past = This has already taken place.

## Facts
facts = At a glance
when = When
where = Where
previously = Was first planned for
except = Not on
online = Online
join-online = Join online
spoken = Spoken language
level = Level
series = Series
coach = Coaching
price = Price
seats = Places
sign-up-by = Sign up
apply-by = Apply
since = Since
type = Kind
website = Website
address = Address
on-the-map = See it on the map (OpenStreetMap)
accessibility = Accessibility
accessibility-step-free = step-free
accessibility-lift = lift
accessibility-accessible-toilet = wheelchair-accessible toilet
accessibility-hearing-loop = hearing loop
accessibility-quiet-room = quiet room
contact = Contact
about-event = About
connections = Connected with this
organisers = Organised by
partners = Partners
initiatives = Part of
topics = Topics
free = free
all-day = all day
times = { $count ->
    [one] once
   *[other] { $count } times
}
more-times = { $count ->
    [one] once more after that
   *[other] { $count } more times after that
}
until = by { $date }
until-time = before { $date }, { $time }
apply-until = apply by { $date }
apply-until-time = apply before { $date }, { $time }

## What you can do
sign-up = Sign up
sign-up-closed = Signing up is no longer possible.
sign-up-not-needed = No need to sign up.
apply = Apply
apply-closed = Applications are closed.
add-to-calendar = Add to your calendar
subscribe-calendar = Subscribe to this calendar
or-copy = or copy the address:

## Lists
pages = Pages
choose-topic = Choose a topic
filters = Filter
filter-all = All
filter-month = Month
filter-topic = Topic
filter-level = Level
filter-type = Kind
filter-status = Status
filter-spoken = Language
filter-year = Year
page-number = page { $number }
previous-page = Previous page
next-page = Next page
to-archive = See the archive
to-current = See what is coming
count-news = { $count ->
    [one] 1 article
   *[other] { $count } articles
}
count-event = { $count ->
    [one] 1 event
   *[other] { $count } events
}
count-workshop = { $count ->
    [one] 1 workshop
   *[other] { $count } workshops
}
count-initiative = { $count ->
    [one] 1 initiative
   *[other] { $count } initiatives
}
count-partner = { $count ->
    [one] 1 partner
   *[other] { $count } partners
}
count-place = { $count ->
    [one] 1 place
   *[other] { $count } places
}
count-page = { $count ->
    [one] 1 page
   *[other] { $count } pages
}
empty-news = There is no news yet. As soon as there is, you will read it here.
empty-event = There is nothing in the calendar at the moment. New events will appear here. Meanwhile, look at the workshops, or in the archive.
empty-workshop = There are no workshops planned at the moment. New workshops will appear here. Meanwhile, look at the events, or in the archive.
empty-initiative = There are no initiatives here yet. Meanwhile, see in the news what the partners do.
empty-partner = This is where you will see who takes part.
empty-place = This is where you will find the places where things happen.
empty-filter = Nothing fits this at the moment.
show-all = See everything
empty-page = There is nothing here yet. Meanwhile, see in the menu what there is.
nothing-upcoming = Nothing is planned at the moment. Come back later, or read the news.

## Search
search-title = Search
search-for = What are you looking for?
search-go = Search
search-kinds = Only
search-topics = Only about
search-count = { $count ->
    [one] 1 result
   *[other] { $count } results
}
search-none = Nothing found. Try another word, or tick fewer boxes.
search-failed = Searching isn’t possible right now. Try again later, or look in the list from A to Z.
search-more = Show more results
search-without-script = Searching needs JavaScript, and your browser doesn’t run it here. You will find everything in the list from A to Z.
search-index = Look in the list from A to Z
index-title = From A to Z
to-index = Everything from A to Z
letters = Letters
no-letter = Digits and signs

## Home page
home-next = Coming up
home-open = Open for applications

## Not found
not-found-text = The page may have moved, or the address isn’t quite right. You can go on from here:
to-home = To the home page

## Callouts
callout-note = Note
callout-tip = Tip
callout-important = Important
callout-warning = Warning
callout-caution = Caution

## Languages
language-nl = Dutch
language-en = English
language-de = German
language-fr = French
language-es = Spanish
language-it = Italian
language-pl = Polish
language-tr = Turkish
language-ar = Arabic
language-uk = Ukrainian
language-zh = Chinese
language-fy = Frisian
language-nds = Low Saxon
language-dse = Dutch Sign Language

## For who listens
table-region = Table
note-back = Back to the text at note
task-done = done
task-open = to do

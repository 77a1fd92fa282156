# The words of the editor's desk. What live.js itself says stands at its top.
desk = Editor’s desk
skip = Skip to content
jumps = On this page
language = Language of the desk
to-site = View the site:
and = and

# What is wrong
problems = What’s wrong
problems-more = { $count ->
    [one] And 1 more, but mend these first.
   *[other] And { $shown } more, but mend these first.
}
severity-error = Error
severity-warning = Warning
errors = { $count ->
    [one] 1 error
   *[other] { $shown } errors
}
warnings = { $count ->
    [one] 1 warning
   *[other] { $shown } warnings
}
errors-mean = As long as there is an error, the site can’t be published.
warnings-mean = The site can be published like this, but do take a look.
all-well = All is well.
all-well-mean = There are no errors or warnings.
position = Line { $line }, character { $column }
help = To mend it:

# Laid over a page
overlay-title = Something isn’t right
overlay-summary = { $count ->
    [one] There is 1 error in the site. You are looking at the last good version of this page. Save a correction, and this message goes away by itself.
   *[other] There are { $shown } errors in the site. You are looking at the last good version of this page. Save a correction, and this message goes away by itself.
}
overlay-close = Close
overlay-desk = Open the editor’s desk
overlay-warnings = { $count ->
    [one] There is also 1 warning there.
   *[other] There are also { $shown } warnings there.
}

# Pages by language
entries = Pages by language
entries-count = { $count ->
    [one] 1 page.
   *[other] { $shown } pages.
}
entries-none = There are no pages yet. Make a file in the folder content, and it appears here.
attention-count = { $count ->
    [one] 1 needs attention
   *[other] { $shown } need attention
}
attention-none = They are complete in every language.
column-entry = Page
example = example
beside = Side by side
state-whole = complete
state-missing = missing
state-stale = outdated
state-draft = draft
state-withheld = offline
meaning-whole = The text is there, and up to date.
meaning-missing = There is no text in this language yet.
meaning-stale = The other language has been updated since.
meaning-draft = Not published yet: only shown here.
meaning-withheld = Ready, but not on the site yet, or no longer.
legend = What the words in the table mean
kind-news = News
kind-event = Events
kind-workshop = Workshops
kind-initiative = Initiatives
kind-partner = Partners
kind-place = Places
kind-page = Other pages
filter-label = Filter the pages
filter-words = Title or file name
filter-section = Section
filter-any-section = all sections
filter-state = Status
filter-any-state = any status
filter-attention = needs attention
filter-do = Filter
filter-clear = Show all
found = { $count ->
    [one] 1 page found.
   *[other] { $shown } pages found.
}
found-none = No page fits this filter.
pages = Pages of the table
page = Page

# What is planned
scheduled = Scheduled
scheduled-mean = Ready, and going online later.
scheduled-none = Nothing is waiting to go online.
upcoming = Coming up
upcoming-mean = What is on the calendar.
upcoming-none = There is nothing on the calendar.
expired = Expired
expired-mean = No longer online.
expired-none = Nothing has expired.

# What was updated last
rebuilds = Latest updates
rebuilds-none = Nothing yet. Save a file, and you see here what changed.
changed-all = The whole site
changed-more = { $count ->
    [one] and 1 more file
   *[other] and { $shown } more files
}
rebuilt = { $count ->
    [one] 1 page in { $time } ms
   *[other] { $shown } pages in { $time } ms
}
rebuilt-problems = { $count ->
    [one] 1 problem
   *[other] { $shown } problems
}

# Side by side
open-page = Open the page
pane-none = This page doesn’t exist in this language yet.
pane-make = Make this file:

# What is outdated
stale = What is outdated
stale-mean = Something has changed in one language, and not yet in the other. Bring that up to date, and it goes from here. If the text is right as it is, say so with
stale-changed = Changed:
stale-follows = Not followed yet:
stale-gone = Something was taken out here.
stale-nothing = Nothing stands here yet.

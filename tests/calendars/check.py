"""Every calendar and feed of a published site, read by the programs of others.

What a calendar gives when `recurring-ical-events` expands it has to be what the pages say: the `time`
elements of an event with several times, else its structured data. Usage: check.py FOLDER BASE_URL
"""

import json
import re
import sys
from datetime import date, datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import icalendar
import recurring_ical_events

SITE, BASE = Path(sys.argv[1]), sys.argv[2]
DAY = timedelta(days=1)
problems = []
counts = {"pages": 0, "calendars": 0, "times": 0, "feeds": 0, "entries": 0}


def wants(truth, *what):
    if not truth:
        problems.append(" ".join(str(part) for part in what))


class Page(HTMLParser):
    """What a page says: its structured data, its times, its links."""

    def __init__(self, path):
        super().__init__()
        self.data, self.times, self.links, self.topics = "", [], [], set()
        self._script = self._list = self._connections = False
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        words = (at.get("class") or "").split()
        if tag == "script" and at.get("type") == "application/ld+json":
            self._script = True
        elif tag == "ul" and "occurrences" in words:
            self._list = True
        elif tag == "aside":
            self._connections = "facts--connections" in words
        elif tag == "li" and self._list:
            self.times.append([])
        elif tag == "time" and self._list:
            self.times[-1].append(at["datetime"])
        elif tag == "link" or tag == "a":
            self.links.append((tag, at))
            if tag == "a" and self._connections:
                self.topics.add(at.get("href"))

    def handle_endtag(self, tag):
        if tag == "script":
            self._script = False
        elif tag == "ul":
            self._list = False
        elif tag == "aside":
            self._connections = False

    def handle_data(self, data):
        if self._script:
            self.data += data

    def calendars(self):
        return [
            at["href"]
            for tag, at in self.links
            if tag == "link" and at.get("type") == "text/calendar"
        ]


def moment(text):
    """A day, or a moment: of one with an offset, the moment in UTC."""
    if len(text) == 10:
        return date.fromisoformat(text)
    found = datetime.fromisoformat(text)
    return found.astimezone(timezone.utc) if found.tzinfo else found


def file_of(href):
    path = href.removeprefix(BASE).lstrip("/")
    return SITE / (path + "index.html" if path.endswith("/") or not path else path)


def expected(page):
    """The times that a page tells of: the start, and the end where it says one."""
    graph = json.loads(page.data)["@graph"]
    event = next(item for item in graph if item["@type"] in ("Event", "EducationEvent"))
    if page.times:
        listed = [[moment(text) for text in time] for time in page.times]
        return event, [(time[0], time[1] if len(time) > 1 else None) for time in listed]
    end = event.get("endDate")
    return event, [(moment(event["startDate"]), moment(end) if end else None)]


def read(path):
    """A calendar, parsed; what RFC 5545 says of its lines is looked at here."""
    raw = path.read_bytes()
    name = path.relative_to(SITE)
    wants(raw.endswith(b"END:VCALENDAR\r\n"), name, "has no end")
    wants(b"\n" not in raw.replace(b"\r\n", b""), name, "has lines that end otherwise than in CRLF")
    wants(all(len(line) <= 75 for line in raw.split(b"\r\n")), name, "has a line over 75 octets")
    calendar = icalendar.Calendar.from_ical(raw)
    for component in calendar.walk():
        wants(not component.errors, name, component.name, component.errors)
    wants("METHOD" not in calendar, name, "has a METHOD")
    zones = [component for component in calendar.walk("VTIMEZONE")]
    wants(len(zones) == 1, name, "has", len(zones), "time zones")
    for zone in zones:
        check_zone(name, zone)
    for event in calendar.walk("VEVENT"):
        for key in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL", "STATUS", "SEQUENCE"):
            wants(key in event, name, "has an event without", key)
        end = event.get("DTEND")
        if end is not None:
            start = event["DTSTART"].dt
            same = type(start) is type(end.dt)
            wants(same and aware(end.dt) > aware(start), name, "ends before it starts")
    counts["calendars"] += 1
    return calendar


zones_checked = set()


def check_zone(name, component):
    """The rules of a time zone, against the tables of this machine."""
    text = component.to_ical()
    if text in zones_checked:
        return
    zones_checked.add(text)
    real = ZoneInfo(str(component["TZID"]))
    own = component.to_tz(lookup_tzid=False)
    hour = datetime(2025, 1, 1, tzinfo=timezone.utc)
    while hour.year < 2040:
        # Every hour of the months of change, else a day at a time.
        wall = hour.astimezone(real).replace(tzinfo=None)
        offsets = own.utcoffset(wall), wall.replace(tzinfo=real).utcoffset()
        folded = wall.replace(tzinfo=real, fold=0).utcoffset() != wall.replace(
            tzinfo=real, fold=1
        ).utcoffset()
        wants(offsets[0] == offsets[1] or folded, name, "has", offsets, "at", wall)
        hour += timedelta(hours=1) if hour.month in (3, 10) else DAY


def aware(when):
    """A moment in UTC, so that moments are compared as such; a day stays one."""
    return when.astimezone(timezone.utc) if isinstance(when, datetime) else when


def expanded(calendar, last):
    """By URL: the times that a calendar gives, up to a day."""
    until = (last if not isinstance(last, datetime) else last.date()) + 2 * DAY
    endless = any(
        rule and "COUNT" not in rule and "UNTIL" not in rule
        for rule in (event.get("RRULE") for event in calendar.walk("VEVENT"))
    )
    until = until if endless else date(2100, 1, 1)
    found = {}
    query = recurring_ical_events.of(calendar, skip_bad_series=False)
    for event in query.between(date(1990, 1, 1), until):
        start, end = event["DTSTART"].dt, event.get("DTEND")
        end = None if end is None or end.dt == start else end.dt
        if end is not None and not isinstance(end, datetime):
            end = end - DAY
        found.setdefault(str(event["URL"]), []).append((start, end))
    return {url: sorted(times, key=key_of) for url, times in found.items()}


def key_of(time):
    start = time[0]
    return str(start if not isinstance(start, datetime) else start.replace(tzinfo=None))


def agrees(found, said):
    """Whether what a calendar gives is what a page says: on the wall clock or in UTC, as it says it."""
    if found is None or said is None:
        return True
    if not isinstance(found, datetime) or not isinstance(said, datetime):
        return found == said
    if said.tzinfo:
        return found.astimezone(timezone.utc) == said
    return found.replace(tzinfo=None) == said


def check_times(name, found, said):
    same = len(found) == len(said) and all(
        agrees(mine[0], theirs[0]) and agrees(mine[1], theirs[1])
        for mine, theirs in zip(found, said)
    )
    wants(same, name, "gives", found, "where the page says", said)
    counts["times"] += len(said)


def pages():
    """Every page of an event or a workshop, by its address."""
    found = {}
    for path in sorted(SITE.rglob("index.html")):
        page = Page(path)
        files = [href for href in page.calendars() if href.endswith("/event.ics")]
        if files:
            event, times = expected(page)
            found[event["url"]] = (page, event, files[0], times)
    return found


def check_calendars():
    known = pages()
    counts["pages"] = len(known)
    uids = {}
    for url, (page, event, href, times) in known.items():
        calendar = read(file_of(href))
        wants(href == url.removeprefix(BASE) + "event.ics", url, "has its file at", href)
        last = max(times, key=key_of)[0]
        found = expanded(calendar, last)
        wants(set(found) == {url}, href, "is of", set(found))
        check_times(href, found.get(url, []), times)
        status = event["eventStatus"].rsplit("Event", 1)[1]
        for vevent in calendar.walk("VEVENT"):
            wants((vevent["STATUS"] == "CANCELLED") == (status == "Cancelled"), href, status)
            plain = status == "Scheduled"
            wants((str(vevent["SUMMARY"]) == event["name"]) == plain, href, vevent["SUMMARY"])
            uids.setdefault(str(vevent["UID"]), set()).add(url.removeprefix(BASE)[:4])
    languages = {url.removeprefix(BASE)[:4] for url in known}
    for uid, found in uids.items():
        wants(found == languages, uid, "is in", found)
    for path in sorted(SITE.rglob("calendar.ics")):
        href = "/" + str(path.relative_to(SITE))
        folder = href.removesuffix("calendar.ics")
        list_page = Page(file_of(folder))
        wants(href in list_page.calendars(), folder, "doesn't tell of its calendar")
        subscribe = "webcal:" + BASE.split(":", 1)[1] + href
        offered = {at.get("href") for tag, at in list_page.links if tag == "a"}
        wants({subscribe, href} <= offered, folder, "doesn't offer its calendar")
        members = {
            url: times
            for url, (page, _, _, times) in known.items()
            if url.startswith(BASE + folder) or folder in page.topics
        }
        calendar = read(path)
        wants(calendar.get("NAME") and calendar["NAME"] == calendar["X-WR-CALNAME"], href, "has no name")
        last = max((max(times, key=key_of)[0] for times in members.values()), key=str)
        found = expanded(calendar, last)
        wants(set(found) == set(members), href, "is of", set(found) ^ set(members))
        for url, times in members.items():
            endless = max(times, key=key_of)[0]
            within = [
                time
                for time in found.get(url, [])
                if key_of(time)[:10] <= str(endless)[:10] or len(times) == 1
            ]
            check_times(f"{href} ({url})", within, times)


def check_feeds():
    ids = {}
    for path in sorted(SITE.rglob("feed.xml")):
        href = "/" + str(path.relative_to(SITE))
        page = Page(file_of(href.removesuffix("feed.xml")))
        told = [at.get("href") for tag, at in page.links if tag == "link"]
        wants(href in told, href, "isn't told of on its page")
        feed = feedparser.parse(path.read_bytes())
        counts["feeds"] += 1
        wants(not feed.bozo, href, feed.get("bozo_exception"))
        wants(feed.version == "atom10", href, "is", feed.version)
        for key in ("id", "title", "updated", "language"):
            wants(feed.feed.get(key) or (key == "language" and "xml:lang" in path.read_text()), href, "has no", key)
        wants(feed.feed.id not in ids, href, "has the id of", ids.get(feed.feed.id))
        ids[feed.feed.id] = href
        own = [link.href for link in feed.feed.links if link.rel == "self"]
        wants(own == [BASE + href], href, "says that it is", own)
        for entry in feed.entries:
            counts["entries"] += 1
            for key in ("id", "title", "updated", "link", "content"):
                wants(entry.get(key), href, entry.get("id"), "has no", key)
            html = path.read_text() if not entry.get("content") else entry.content[0].value
            for address in re.findall(r'(?:href|src)="([^"]*)"', html):
                wants(re.match(r"[a-z]+:", address), href, "leads to", address)
            wants(file_of(entry.link).exists(), href, "leads to", entry.link)
            for link in entry.links:
                wants(link.rel != "enclosure" or file_of(link.href).exists(), href, link.href)
        entry_ids = [entry.id for entry in feed.entries]
        wants(len(set(entry_ids)) == len(entry_ids), href, "has an entry twice")


check_calendars()
check_feeds()
for problem in problems:
    print("wrong:", problem)
print(BASE + ":", ", ".join(f"{count} {what}" for what, count in counts.items()))
wanted = all(counts.values())
sys.exit(1 if problems or not wanted else 0)

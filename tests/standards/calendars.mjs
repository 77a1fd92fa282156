// Every calendar, read by ical.js: it gives the times that the pages tell of, also where summer time begins
// and ends. Usage: node calendars.mjs FOLDER BASE_URL
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const [folder, base] = process.argv.slice(2);
const problems = [];
const counts = { calendars: 0, events: 0, times: 0 };

/** How many times of an event are looked at, where it goes on for ever. */
const MOST = 400;

/** The times that a page tells of: those of its list, or those of its structured data. */
function toldBy(url) {
  const html = readFileSync(join(folder, url.replace(base, ""), "index.html"), "utf8");
  const list = /<ul class="[^"]*\boccurrences\b[^"]*">(.*?)<\/ul>/s.exec(html)?.[1];
  if (list) {
    const items = list.split("<li").slice(1).map(item => [...item.matchAll(/datetime="([^"]+)"/g)].map(([, time]) => time));
    return items.map(([start, end]) => ({ start, end }));
  }
  const [, text] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html);
  const { startDate: start, endDate: end } = JSON.parse(text)["@graph"].find(({ "@type": type }) => /Event$/.test(type));
  return [{ start, end }];
}

/**
 * Where ical.js reads RFC 5545 otherwise than it says: a leap day is no day of other years; of a time that comes
 * twice the first is meant; one that doesn't come is told by the offset of before. tests/calendars holds these.
 */
const isLeapDay = ({ start }) => start.month === 2 && start.day === 29;
const isLastSunday = time => time.day > 24 && time.dayOfWeek() === ICAL.Time.SUNDAY;
const misread = time => {
  if (time.hour !== 2 || !isLastSunday(time)) return 0;
  return { 3: 3600, 10: -3600 }[time.month] ?? 0;
};

/** A time as it can be compared: a day; a moment in UTC if the page says its offset, else on the wall clock. */
const ofPage = text => text.length === 10 ? text : hasOffset(text) ? new Date(text).toISOString().slice(0, 16) : text.slice(0, 16);
const ofCalendar = (time, said) => {
  if (time.isDate) return time.toString();
  if (!hasOffset(said)) return time.toString().slice(0, 16);
  const seconds = time.toUnixTime() + misread(time);
  return new Date(seconds * 1000).toISOString().slice(0, 16);
};
const hasOffset = text => /[+-]\d\d:\d\d$/.test(text.slice(10));

/** Every time of an event; those that differ from the rule have a component of their own. */
function* timesOf(main, exceptions) {
  const event = new ICAL.Event(main, { exceptions, strictExceptions: true });
  const iterator = event.iterator();
  for (let next = iterator.next(), count = 0; next && count < MOST; next = iterator.next(), count += 1) {
    const { startDate: start, endDate, item } = event.getOccurrenceDetails(next);
    // Of what happens once, DTEND is the end itself; ical.js adds its length to the clock on the wall.
    const ends = event.isRecurring() ? endDate : item.endDate;
    const end = item.component.hasProperty("dtend") ? ends.clone() : null;
    // The day of DTEND is the first one after.
    if (end?.isDate) end.adjust(-1, 0, 0, 0);
    yield { start, end };
  }
}

function compare(name, url, all) {
  const told = toldBy(url);
  const found = isLeapDay(all[0]) ? all.filter(isLeapDay) : all;
  // A rule without an end goes on where the page stops telling.
  const isEndless = found.length >= MOST;
  if (found.length < told.length || (!isEndless && found.length !== told.length)) {
    problems.push(`${name}: ${url} has ${found.length} times, and the page ${told.length}`);
    return;
  }
  counts.times += told.length;
  told.forEach((said, index) => {
    const { start, end } = found[index];
    const is = [ofCalendar(start, said.start)];
    const should = [ofPage(said.start)];
    if (said.end && end) {
      is.push(ofCalendar(end, said.end));
      should.push(ofPage(said.end));
    }
    if (`${is}` !== `${should}`) problems.push(`${name}: ${url} is at ${is.join("–")}, and the page says ${should.join("–")}`);
  });
}

for (const file of readdirSync(folder, { recursive: true }).filter(name => name.endsWith(".ics")).sort()) {
  counts.calendars += 1;
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, file), "utf8")));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent");
  counts.events += events.length;
  const byPage = new Map();
  for (const main of events.filter(event => !event.hasProperty("recurrence-id"))) {
    const uid = main.getFirstPropertyValue("uid");
    const exceptions = events.filter(event => event.hasProperty("recurrence-id") && event.getFirstPropertyValue("uid") === uid);
    const url = main.getFirstPropertyValue("url");
    byPage.set(url, [...byPage.get(url) ?? [], ...timesOf(main, exceptions)]);
  }
  for (const [url, found] of byPage) compare(file, url, found.sort((a, b) => a.start.compare(b.start)));
}

for (const problem of problems) console.log("wrong:", problem);
console.log(`${base}: ${Object.entries(counts).map(([what, count]) => `${count} ${what}`).join(", ")}, by ical.js`);
process.exit(problems.length || !counts.times ? 1 : 0);

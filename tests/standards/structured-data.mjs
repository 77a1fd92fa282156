// The structured data of every page: by the types that schema-dts has of schema.org, and by what
// search engines need besides. Usage: node structured-data.mjs FOLDER
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const problems = [];
const counts = {};

/** What each kind of thing must say, and what it may leave unsaid but not say wrong. */
const NEEDS = {
  BreadcrumbList: { itemListElement: steps => steps.every(({ position, name, item }, index) => position === index + 1 && name && isAddress(item)) },
  NewsArticle: {
    headline: isText, url: isAddress, datePublished: isMoment, inLanguage: isLanguages,
    publisher: ({ "@type": type, name }) => type === "Organization" && isText(name),
  },
  Organization: { name: isText, url: isAddress },
  Place: { name: isText, url: isAddress },
  Event: {
    name: isText, url: isAddress, startDate: isMoment, inLanguage: isLanguages,
    eventStatus: isOf("EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled"),
    eventAttendanceMode: isOf("OfflineEventAttendanceMode", "OnlineEventAttendanceMode", "MixedEventAttendanceMode"),
    organizer: list => list.every(({ name }) => isText(name)),
    location: list => list.every(isLocation),
  },
};
NEEDS.EducationEvent = NEEDS.Event;
/** What facts may not say: it is left out then, and no list is empty. Of an event of the partnership it is always
 * known where it is and who organises it; what was spoken at its opening is not known. */
const MAY_LACK = { public: ["inLanguage"], little: ["inLanguage", "organizer", "location"] };

function isText(value) { return typeof value === "string" && value.trim() !== ""; }
function isAddress(value) { return URL.canParse(value) && /^https?:/.test(value); }
function isMoment(value) { return /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?$/.test(value); }
function isLanguages(value) { return value.every(code => new Intl.Locale(code).language); }
function isOf(...names) { return value => names.some(name => value === `https://schema.org/${name}`); }

/** Whether it is of the partnership's site, and not of one made for tests. */
function isPublic(thing) { return URL.canParse(thing.url) && new URL(thing.url).hostname !== "site.example"; }

function isLocation(place) {
  if (place["@type"] === "VirtualLocation") return isAddress(place.url);
  return place["@type"] === "Place" && isText(place.name);
}

/** What one key of an event demands of another. */
function checkEvent(event, wants) {
  const { startDate, endDate, previousStartDate, isAccessibleForFree: isFree, offers, location } = event;
  if (endDate) wants(isMoment(endDate) && new Date(endDate) >= new Date(startDate), "ends before it starts");
  if (previousStartDate) wants(isMoment(previousStartDate), "previousStartDate is no moment");
  if (event.eventStatus?.endsWith("Rescheduled")) wants(previousStartDate, "is moved, and doesn't say from when");
  if (offers) {
    const hasPrice = offers.price !== undefined;
    wants(/^\d+(\.\d\d)?$/.test(offers.price ?? "0") && hasPrice === /^[A-Z]{3}$/.test(offers.priceCurrency ?? ""), "has no price in a currency");
    wants(offers.price === undefined || isFree === (Number(offers.price) === 0), `isAccessibleForFree is ${isFree} at a price of ${offers.price}`);
  }
  for (const session of event.subEvent ?? []) {
    wants(isText(session.name) && isMoment(session.startDate), `has the session ${JSON.stringify(session)}`);
    wants(!session.endDate || new Date(session.endDate) >= new Date(session.startDate), "has a session that ends before it starts");
  }
  wants(!event.subEvent || event.subEvent.some(session => session.startDate === startDate), "is at none of its sessions");
  const places = (location ?? []).filter(place => place["@type"] === "Place");
  for (const { geo } of places.filter(place => place.geo)) {
    wants(Math.abs(geo.latitude) <= 90 && Math.abs(geo.longitude) <= 180, `is at ${JSON.stringify(geo)}`);
  }
  for (const place of places) wants(place.address?.addressLocality || !isPublic(event), `${place.name} has no address`);
}

function checkThing(page, thing) {
  const type = thing["@type"];
  counts[type] = (counts[type] ?? 0) + 1;
  const wants = (isSo, what) => { if (!isSo) problems.push(`${page}: ${type} ${what}`); };
  for (const [key, isRight] of Object.entries(NEEDS[type] ?? {})) {
    if (thing[key] === undefined && MAY_LACK[isPublic(thing) ? "public" : "little"].includes(key)) continue;
    const isThere = thing[key] !== undefined && thing[key].length !== 0;
    wants(isThere && isRight(thing[key]), `has ${key}: ${JSON.stringify(thing[key])}`);
  }
  if (thing.image) wants(isAddress(thing.image), `has the image ${thing.image}`);
  if (/Event$/.test(type)) checkEvent(thing, wants);
}

const lines = [`import type { Graph } from "schema-dts";`];
for (const file of readdirSync(folder, { recursive: true }).filter(name => name.endsWith(".html")).sort()) {
  const html = readFileSync(join(folder, file), "utf8");
  for (const [, text] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
    const document = JSON.parse(text);
    lines.push(`// ${file}`, `export const n${lines.length}: Graph = ${JSON.stringify(document, null, 1)};`);
    document["@graph"].forEach(thing => checkThing(file, thing));
  }
}
for (const type of ["BreadcrumbList", "Event"]) if (!counts[type]) problems.push(`there is no ${type} at all`);

// A folder in this one, where the compiler finds schema-dts.
const work = join(here, "node_modules", ".structured-data");
mkdirSync(work, { recursive: true });
writeFileSync(join(work, "site.ts"), lines.join("\n"));
const tsc = join(here, "node_modules", "typescript", "bin", "tsc");
const options = ["--noEmit", "--strict", "--module", "esnext", "--moduleResolution", "bundler", "--ignoreConfig", join(work, "site.ts")];
const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, ...options], { encoding: "utf8" });
if (status !== 0) problems.push(stdout + stderr);
else rmSync(work, { recursive: true });

for (const problem of problems) console.log("wrong:", problem);
console.log("structured data:", Object.entries(counts).map(([type, count]) => `${count} ${type}`).join(", "));
process.exit(problems.length ? 1 : 0);

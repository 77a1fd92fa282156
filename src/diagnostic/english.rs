//! Every problem in English: what is wrong, and how to mend it.

use super::tongue::{endings, enumerate, is_folder_name};
use super::{Expected, Explanation, Problem, Silence, YamlFault};

fn or(items: &[String]) -> String {
    enumerate(items, "or")
}

/// 'Did you mean …?', or else `otherwise`.
fn did_you_mean(nearest: Option<&String>, otherwise: impl Into<String>) -> String {
    nearest.map_or_else(
        || otherwise.into(),
        |nearest| format!("did you mean `{nearest}`?"),
    )
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "a line of text",
        Expected::TextList => "a list, such as `[one, two]`",
        Expected::Flag => "`true` or `false`",
        Expected::Number => "a whole number in digits, such as `20`",
        Expected::Date => "a date with the year first: `2026-09-14`",
        Expected::DateList => "a list of dates, such as `[2026-09-14, 2026-10-12]`",
        Expected::Time => {
            "a date with the year first and a time, `2026-09-14 19:30`, or a date alone for a whole day"
        }
        Expected::SessionList => {
            "a list of sessions: below it, for each, a line such as `  - start: 2026-09-14 19:30`"
        }
        Expected::Map => "a key and its value on each line below it, two spaces further in",
        Expected::Url => "a web address that starts with `https://`",
        Expected::Contact => "an e-mail address, or a web address that starts with `https://`",
        Expected::Price => {
            "an amount with a point, not a comma, and its currency: `7.50 EUR`; or `0` for free"
        }
        Expected::Widths => {
            "a list of widths in pixels, from 16 to 4096, such as `[320, 640, 960]`"
        }
        Expected::Degrees => "degrees with a point, not a comma: `52.1601`",
    }
}

fn yaml(fault: &YamlFault) -> String {
    match fault {
        YamlFault::UnclosedQuote => "there is no second quotation mark to this one".to_owned(),
        YamlFault::UnclosedBracket => "there is no second bracket to this one".to_owned(),
        YamlFault::ColonInValue => "there is a colon in the value".to_owned(),
        YamlFault::NoSpace { key } => format!("there is no space after `{key}:`"),
        YamlFault::NoColon { key } => format!("there is no colon after `{key}`"),
        YamlFault::TooFarIn => "it starts further in than the line above it".to_owned(),
        YamlFault::Indentation => {
            "it doesn't start as far in as the lines that it belongs with".to_owned()
        }
        YamlFault::Tab => "there is a tab where spaces should be".to_owned(),
        YamlFault::Sign(sign) => format!("a value can't start with `{sign}`"),
        YamlFault::UnknownAnchor => "a value can't start with `*`".to_owned(),
        YamlFault::Other(detail) => detail.clone(),
    }
}

fn mend_yaml(fault: &YamlFault) -> String {
    match fault {
        YamlFault::UnclosedQuote => {
            "put the same mark after the value; if it is an apostrophe, put double ones around it all: `\"'Tis the season\"`".to_owned()
        }
        YamlFault::UnclosedBracket => {
            "close the bracket, or put quotation marks around a value that starts with one: `\"[…]\"`".to_owned()
        }
        YamlFault::ColonInValue => {
            "put quotation marks around the whole value: `title: \"About us: who we are\"`".to_owned()
        }
        YamlFault::NoSpace { key } => format!("write `{key}: …`, with a space after the colon"),
        YamlFault::NoColon { key } => format!("write `{key}: …`, with a colon and a space"),
        YamlFault::TooFarIn => {
            "move the line to the left; if it belongs under a key, see whether there is still a `#` before that one".to_owned()
        }
        YamlFault::Indentation => {
            "put the line right below those that it belongs with; what belongs under a key starts two spaces further in".to_owned()
        }
        YamlFault::Tab => "remove the tab and type spaces: two for what belongs under a key".to_owned(),
        YamlFault::Sign(sign) => format!("put quotation marks around the value: `\"{sign}…\"`"),
        YamlFault::UnknownAnchor => "put quotation marks around the value: `\"*…\"`".to_owned(),
        YamlFault::Other(_) => {
            "write `key: value` on each line, and put quotation marks around a value with unusual signs".to_owned()
        }
    }
}

/// The name of a weekday, from 1 for Monday.
fn weekday_name(weekday: u8) -> &'static str {
    match weekday {
        1 => "Monday",
        2 => "Tuesday",
        3 => "Wednesday",
        4 => "Thursday",
        5 => "Friday",
        6 => "Saturday",
        _ => "Sunday",
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "one arm per problem: a dictionary, not a function"
)]
pub(super) fn explain(problem: &Problem) -> Explanation {
    fn say(message: String, help: String) -> Explanation {
        Explanation { message, help }
    }
    match problem {
        Problem::UnreadableFile { reason } => say(
            format!("this file can't be read: {reason}"),
            "check that the file is there and that you may read it".into(),
        ),
        Problem::NotUtf8 => say(
            "the letters in this file can't be read: it isn't saved as UTF-8".into(),
            "open it in your editor and save it again with the encoding UTF-8".into(),
        ),
        Problem::MergeConflict => say(
            "two versions of these lines stand here, which git could not bring together: one above `=======`, one below".into(),
            "make of both what should stand here, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`".into(),
        ),
        Problem::EmptyFile => say(
            "this file is empty".into(),
            "start it with `---`, a line `title: …` and another `---`, then the text; or delete the file".into(),
        ),
        Problem::SymlinkOutside { target } => say(
            format!("this is a link to a place outside the site: {target}"),
            "copy the file into the site in place of the link".into(),
        ),
        Problem::SymlinkLoop => say(
            "this link leads back to a folder that it is in".into(),
            "remove the link".into(),
        ),
        Problem::FileWithoutLanguage { known } => say(
            "this file's name doesn't say which language it is in".into(),
            format!("end the name in {}", or(&endings(known))),
        ),
        Problem::UnknownLanguage { code, known, nearest } => say(
            format!("`{code}` is not a language of this site"),
            did_you_mean(nearest.as_ref(), format!("use {}, or add `{code}` to `languages` in site.yaml", or(known))),
        ),
        Problem::UnknownSection { folder, known, nearest } => say(
            format!("the folder `{folder}` is not a section of this site"),
            did_you_mean(
                nearest.as_ref(),
                format!("put the file in {}, or add `{folder}` to `sections` in site.yaml", or(known)),
            ),
        ),
        Problem::LandingFacts => say(
            "a landing page has words and no facts: this file isn't read".into(),
            "remove it; what the page says goes in `_index.en.md`".into(),
        ),
        Problem::LandingOutOfPlace { suggestion } => say(
            "`_index` is the landing page of a whole section, and this folder is inside one".into(),
            format!("to give this folder a page, name the file `{suggestion}`"),
        ),
        Problem::IndexOutOfPlace { suggestion } => say(
            "an `index` belongs in an entry's own folder, and this folder is a section's".into(),
            format!("for the section's landing page, name the file `{suggestion}`"),
        ),
        Problem::EntryTwice { entry, other } => say(
            format!("`{entry}` is written down twice: here and in {other}"),
            "keep one of the two: a file of that name, or a folder of that name with an `index` in it".into(),
        ),
        Problem::FactsWithoutWords { entry, expected } => say(
            format!("`{entry}` has facts, and no words in any language"),
            format!("write the text in each language ({expected}), or delete this file"),
        ),
        Problem::YmlEnding { suggestion } => say(
            "files with facts end in `.yaml`; this one is published as an attachment, and not read".into(),
            format!("name it `{suggestion}`"),
        ),
        Problem::FrontMatterMissing => say(
            "the lines with the title are missing above the text".into(),
            "put a line `---`, a line `title: …` and another line `---` at the very top".into(),
        ),
        Problem::FrontMatterUnclosed => say(
            "the second line of three dashes is missing, below the title".into(),
            "put `---` on a line of its own, right above the text".into(),
        ),
        Problem::YamlSyntax { fault } => say(
            format!("this line can't be read: {}", yaml(fault)),
            mend_yaml(fault),
        ),
        Problem::YamlTooDeep => say(
            "too many lists or keys are inside each other here".into(),
            "no key needs more than four levels: check the indentation and the brackets".into(),
        ),
        Problem::YamlTooLarge => say(
            "this refers to itself so often that it would grow without end".into(),
            "write the values out in place of `*` references".into(),
        ),
        Problem::DuplicateKey { key } => say(
            format!("`{key}` is given twice"),
            "keep one of the two lines".into(),
        ),
        Problem::NotAMap => say(
            "each line here should have a key, and its value after a colon and a space".into(),
            "write, for example, `title: Hello`".into(),
        ),
        Problem::UnknownKey { key, known, nearest } => say(
            format!("`{key}` is not a key that exists here"),
            did_you_mean(nearest.as_ref(), format!("use {}", or(known))),
        ),
        Problem::FactAmongWords { key, facts_file } => say(
            format!("`{key}` is a fact: it is the same in every language"),
            format!("move this line to {facts_file}"),
        ),
        Problem::WordsAmongFacts { key, words_files } => say(
            format!("`{key}` is words: it differs per language"),
            format!("remove this line here, and put it above the text in each language: {words_files}"),
        ),
        Problem::KeyOfOtherKind { key, kind, others } => say(
            format!("`{key}` doesn't belong to the kind `{kind}`"),
            format!("remove it; it is a key of {}", or(others)),
        ),
        Problem::MissingKey { key } => say(
            format!("`{key}` is missing"),
            format!("add a line `{key}: …`"),
        ),
        Problem::EmptyKey { key } => say(
            format!("`{key}` is not filled in yet"),
            format!("write its value after `{key}:`"),
        ),
        Problem::MissingFacts { key, kind, facts_file } => say(
            format!("an entry of the kind `{kind}` needs `{key}`, and there is no file with facts"),
            format!("make {facts_file} with a line `{key}: …`"),
        ),
        Problem::WrongType { key, expected: wanted } => say(
            format!("this can't be the value of `{key}`"),
            format!("write {}", expected(*wanted)),
        ),
        Problem::NoSuchDate { text } => say(
            format!("there is no such date as `{text}`"),
            "write the year first, then the month and the day in two digits each, and check that the month has that day: `2026-09-14`".into(),
        ),
        Problem::NoSuchTime { text } => say(
            format!("there is no such time as `{text}`"),
            "write the date and the time on a 24-hour clock: `2026-09-14 19:30`".into(),
        ),
        Problem::TimeSkipped { text } => say(
            format!("`{text}` doesn't exist: the clock is put forward in that hour"),
            "choose a time before or after the change; now an hour later is used".into(),
        ),
        Problem::NotAChoice { key, value, choices, nearest } => say(
            format!("`{key}` can't be `{value}`"),
            did_you_mean(nearest.as_ref(), format!("choose {}", or(choices))),
        ),
        Problem::EndBeforeStart { start_key, end_key } => say(
            format!("`{end_key}` is before `{start_key}`"),
            "check both dates and times".into(),
        ),
        Problem::DeadlineAfterStart => say(
            "registration closes after the start".into(),
            "give `deadline` a day or a time that comes before `start`".into(),
        ),
        Problem::RepeatInvalid { detail } => say(
            format!("this rule for repeating can't be understood: {detail}"),
            "write it as calendars do (RFC 5545): `FREQ=WEEKLY;BYDAY=TU;COUNT=10` is every Tuesday, ten times".into(),
        ),
        Problem::RepeatOfAllDayAtTime => say(
            "an event that lasts whole days can't repeat by the hour".into(),
            "use `FREQ=DAILY`, `WEEKLY`, `MONTHLY` or `YEARLY`, without `BYHOUR`; or give `start` a time".into(),
        ),
        Problem::RepeatEmpty => say(
            "this rule never falls on any day".into(),
            "check the days and the months: 30 February, for one, never comes".into(),
        ),
        Problem::RepeatSkipsStart { start, first } => say(
            format!("this rule doesn't fall on {start}, which stands at `start`: the first time would be {first}"),
            format!("if that is right, write {first} at `start`; if not, mend this rule"),
        ),
        Problem::RepeatTooMany { most } => say(
            format!("this rule gives more than {most} dates"),
            "limit it with `COUNT=` or `UNTIL=`, or repeat less often".into(),
        ),
        Problem::RepeatEndless { until } => say(
            "this event repeats for ever".into(),
            format!("add a number (`;COUNT=10`) or a last day (`;UNTIL=20270630`); now the dates until {until} are shown"),
        ),
        Problem::ExceptionMatchesNothing { date } => say(
            format!("nothing takes place on {date}, so there is nothing to leave out"),
            "check the date, or remove it from `except`".into(),
        ),
        Problem::RescheduledFromNowhere => say(
            "this event is rescheduled, and doesn't say from when".into(),
            "add a line `previous_start: …` with the day or the time that was announced before".into(),
        ),
        Problem::NoSessions => say(
            "a workshop needs at least one session".into(),
            "add a line `- start: 2026-09-14 19:30` under `sessions:`".into(),
        ),
        Problem::UnknownReference { name, kind, nearest } => say(
            format!("there is no entry `{name}` of the kind `{kind}`"),
            did_you_mean(nearest.as_ref(), "use the name of its file, without `.en.md` or `.yaml`".to_owned()),
        ),
        Problem::AmbiguousReference { name, entries } => say(
            format!("more than one entry is called `{name}`: {}", entries.join(", ")),
            format!("say which one, with its folder: `{}`", entries.first().map_or("", String::as_str)),
        ),
        Problem::UidTaken { uid, other } => say(
            format!("calendars and feeds know `{other}` by `{uid}` as well, and would take the two for one"),
            "if this file is a copy of that one, take this line out".into(),
        ),
        Problem::UnknownTopic { topic, known, nearest } => say(
            format!("`{topic}` is not a topic of this site"),
            did_you_mean(nearest.as_ref(), format!("use {}, or add it to `topics` in site.yaml", or(known))),
        ),
        Problem::ReferenceToUnpublished { name } => say(
            format!("`{name}` isn't published now, so the site doesn't mention it here"),
            "publish that entry, or remove the reference".into(),
        ),
        Problem::BadSlug { slug, suggestion } => say(
            format!("`{slug}` can't be part of a web address"),
            suggestion.as_ref().map_or_else(
                || "use letters, digits and hyphens".to_owned(),
                |suggestion| format!("write `{suggestion}`"),
            ),
        ),
        Problem::BadName { name, suggestion } => say(
            format!("the name `{name}` can't be part of a web address"),
            suggestion.as_ref().map_or_else(
                || "rename it, with letters, digits and hyphens".to_owned(),
                |suggestion| format!("rename it to `{suggestion}`"),
            ),
        ),
        Problem::AddressTaken { address, other } => say(
            format!("the address {address} is already that of {other}"),
            "choose another `slug`; or, for an old address among the `aliases`, remove it there".into(),
        ),
        Problem::AddressGone { address, entry, is_there, alias_in } => say(
            match entry {
                Some(entry) => format!("{address} was published once, and leads nowhere now; it was `{entry}`"),
                None => format!("{address} was published once, and leads nowhere now"),
            },
            match alias_in {
                Some(file) if *is_there => format!("add a line `aliases: [{address}]` above the text of {file}"),
                Some(file) => format!("if {file} took its place, add a line `aliases: [{address}]` above its text; if nothing did, delete this line"),
                None => format!("add a line `aliases: [{address}]` above the text of what took its place; if nothing did, delete this line"),
            },
        ),
        Problem::NoAddress => say(
            "this line doesn't start with an address".into(),
            "start it with a slash, such as `/en/news/`, or delete it; a line that starts with `#` is for people".into(),
        ),
        Problem::BadAlias { alias, suggestion } => say(
            format!("`{alias}` can't be an old address of this page"),
            suggestion.as_ref().map_or_else(
                || "write the path from the site's root: `/en/old-name/`".to_owned(),
                |suggestion| format!("write `{suggestion}`"),
            ),
        ),
        Problem::LinkToNothing { target, nearest } => say(
            match target.as_str() {
                "" => "this link leads to nothing: there is no address between its brackets".to_owned(),
                target => format!("this link leads to nothing: there is no `{target}`"),
            },
            did_you_mean(nearest.as_ref(), "link to an entry by its path from content/: `/initiatives/board-grants`".to_owned()),
        ),
        Problem::LinkToUnpublished { target } => say(
            format!("this link leads to `{target}`, which isn't published now"),
            "publish that entry, or remove the link; now the text is shown without it".into(),
        ),
        Problem::LinkScheme { target } => say(
            format!("`{target}` is not a link that this site can carry"),
            "use `https:`, `http:`, `mailto:` or `tel:`, or the path of an entry".into(),
        ),
        Problem::AnchorMissing { anchor, target, nearest } => say(
            format!("`{target}` has no heading `#{anchor}`"),
            did_you_mean(nearest.as_ref(), format!("give a heading there that name: `## Title {{#{anchor}}}`")),
        ),
        Problem::LinkGone { url, status: Some(status) } => say(
            format!("`{url}` isn't there any more: that site answers {status}"),
            "look for the new address of that page, or take the link away".into(),
        ),
        Problem::LinkGone { url, status: None } => say(
            format!("`{url}` is no address on the web"),
            "look for a slip of the pen in it".into(),
        ),
        Problem::LinkMoved { url, to } => say(
            format!("`{url}` has moved for good, to `{to}`"),
            "look whether what you mean is still there, and write the new address".into(),
        ),
        Problem::LinkCircles { url } => say(
            format!("`{url}` sends readers round in a circle, and never arrives"),
            "find an address that does, or take the link away".into(),
        ),
        Problem::LinkClosed { url, status } => say(
            format!("whether `{url}` is there, can't be told: that site answers {status}, as many do to programs"),
            "open it in a browser; if all is well, say so beside it: `tandem allow link-closed: looked at in a browser`".into(),
        ),
        Problem::LinkSilent { url, silence } => say(
            match silence {
                Silence::Failing(status) => format!("`{url}` doesn't work at the moment: that site has a failure of its own ({status})"),
                Silence::TooSlow => format!("`{url}` has not answered in time"),
                Silence::Unreachable => format!("`{url}` can't be reached: there is no such site, or it is down"),
                Silence::NotAsked => format!("`{url}` was not looked at: the time was up"),
            },
            match silence {
                Silence::NotAsked => "check again: what has answered is remembered for a day; or give it more time with `--within`".into(),
                _ => "open it in a browser, and check again later; if it stays so, take the link away".into(),
            },
        ),
        Problem::FileMissing { path, nearest } => say(
            format!("there is no file `{path}`"),
            did_you_mean(nearest.as_ref(), "put the file in the folder of the entry; check capitals, and what comes after the dot".to_owned()),
        ),
        Problem::ImageRemote { url } => say(
            format!("`{url}` would be fetched from another site, which then sees who reads this page"),
            "save the picture beside the entry, and name that file".into(),
        ),
        Problem::ImageWithoutAlt { key, image } => say(
            format!("the picture `{image}` has no description in this language"),
            format!("add a line `{key}: …` that says what it shows, for who can't see it"),
        ),
        Problem::PictureWithoutAlt { path } => say(
            format!("the picture `{path}` has no description here"),
            "say what it shows, for who can't see it: in Markdown between `![` and `]`, with a component by `alt=\"…\"`".into(),
        ),
        Problem::PictureBroken { path } => say(
            format!("the picture `{path}` is damaged, or not all of it has arrived"),
            "open it in a photo program and save it again, or fetch it once more".into(),
        ),
        Problem::PictureTooLarge { path, width, height, most } => say(
            format!("the picture `{path}` is {width} by {height} pixels: more than anybody sees"),
            format!("save it smaller: 4000 pixels wide is plenty, and width times height may be {} million", most / 1_000_000),
        ),
        Problem::PictureNotShown { path, format } => say(
            match format {
                Some(format) => format!("`{path}` is a picture of the kind {format}, which not every browser shows"),
                None => format!("`{path}` is no picture"),
            },
            match format {
                Some(_) => "save a photo as JPEG (.jpg), a drawing as PNG or SVG, and name that file".into(),
                None => "name a file that ends in .jpg, .png, .webp, .gif or .svg; any other can be linked to".into(),
            },
        ),
        Problem::PictureMoves { path } => say(
            format!("`{path}` moves, and nobody can stop it: that distracts, and makes some readers ill"),
            "use a picture that stands still, or a link to a film (WCAG 2.2, criterion 2.2.2)".into(),
        ),
        Problem::HtmlNotAllowed { html } => say(
            format!("`{html}` is not allowed in a text: it can run scripts, change the look, call other sites, or show a picture unchecked"),
            "write it in Markdown, a picture as `![what it shows](picture.jpg)`; or use a component such as `:::callout`".into(),
        ),
        Problem::CommentUnclosed => say(
            "this comment doesn't end, and would hide the rest of the page".into(),
            "end it with `-->`; if there is an empty line in it, start it on a line of its own, with an empty line above it".into(),
        ),
        Problem::HtmlUnclosed { name } => say(
            format!("`<{name}>` starts here and doesn't end in the same part of the text"),
            format!("write `</{name}>` where it is to end, in the same paragraph, list item, cell or quotation; or take `<{name}>` out"),
        ),
        Problem::HtmlNotOpen { name } => say(
            format!("`</{name}>` ends something that doesn't start in this part of the text"),
            format!("take it out, or write `<{name}>` where it is to start, in the same part of the text"),
        ),
        Problem::UnknownComponent { name, known, nearest } => say(
            format!("there is no component `{name}`"),
            did_you_mean(nearest.as_ref(), format!("use {}", or(known))),
        ),
        Problem::ComponentSyntax { text } => say(
            format!("this component can't be understood: `{text}`"),
            "write `::name{key=\"value\"}`, with straight quotes around each value".into(),
        ),
        Problem::ComponentMissingArgument { component, argument } => say(
            format!("`{component}` needs `{argument}`"),
            format!("add `{argument}=\"…\"` between the braces"),
        ),
        Problem::ComponentUnknownArgument { component, argument, nearest } => say(
            format!("`{component}` doesn't know `{argument}`"),
            did_you_mean(nearest.as_ref(), "remove it".to_owned()),
        ),
        Problem::ComponentUnclosed { name } => say(
            format!("`:::{name}` has no end"),
            "put a line `:::` after its text".into(),
        ),
        Problem::ComponentNotOpen => say(
            "this `:::` closes a component that was never opened".into(),
            "remove the line, or open one above it: `:::callout{kind=\"tip\"}`".into(),
        ),
        Problem::ComponentFailed { component, detail } => say(
            format!("`{component}` can't be shown; its template says: {detail}"),
            "check its arguments; if they are right, tell whoever maintains the theme".into(),
        ),
        Problem::MissingTranslation { entry, language, file } => say(
            format!("`{entry}` isn't there in this language yet: {language}"),
            format!("write the translation in {file}"),
        ),
        Problem::TranslationIsDraft { entry, language } => say(
            format!("`{entry}` is not published in {language} yet: this is a draft"),
            "take out `draft: true` when it is ready".into(),
        ),
        Problem::StaleTranslation { entry, language, source, before, after } => say(
            format!("this text hasn't followed the one in the other language ({source}){}", match (before, after) {
                (Some(before), Some(after)) => format!(", which said “{before}” and now says “{after}”"),
                (None, Some(after)) => format!(", in which “{after}” is new"),
                (Some(before), None) => format!(", in which “{before}” is gone"),
                (None, None) => ", in which something is gone".to_owned(),
            }),
            format!("bring this text ({language}) up to date; if it is right as it is, say so with `tandem confirm {entry}`"),
        ),
        Problem::OneLanguage => say(
            "this site has fewer than two languages".into(),
            "name two or more under `languages`".into(),
        ),
        Problem::BadLanguageCode { code } => say(
            format!("`{code}` is not a language code"),
            "use the code of the language (BCP 47) in small letters, such as `nl`, `en` or `pt-br`".into(),
        ),
        Problem::BadLocale { locale } => say(
            format!("`{locale}` is not a locale"),
            "use the code of a language with that of a country (BCP 47), such as `nl-NL` or `en-GB`".into(),
        ),
        Problem::BadTimeZone { zone } => say(
            format!("`{zone}` is not a time zone"),
            "use a name from the IANA list, such as `Europe/Amsterdam`".into(),
        ),
        Problem::BadBaseUrl { url } => say(
            format!("`{url}` can't be the address of the site"),
            "write it with `https://` and the host's name, without a path: `https://partnership.example`".into(),
        ),
        Problem::TopicWithoutName { topic, language } => say(
            format!("the topic `{topic}` has no name in `{language}`"),
            format!("add `{language}: …` to it"),
        ),
        Problem::MenuUnknown { item, nearest } => say(
            format!("the menu names `{item}`, and there is no such section or page"),
            did_you_mean(nearest.as_ref(), "use a section's name, or a page's path from content/".to_owned()),
        ),
        Problem::ThemeMissing { theme, known, nearest } => say(
            format!("there is no theme `{theme}`"),
            did_you_mean(nearest.as_ref(), if is_folder_name(theme) { format!("use {}, or make the folder themes/{theme}/", or(known)) } else { format!("use {}", or(known)) }),
        ),
        Problem::ThemeCircular { chain } => say(
            format!("these themes extend each other in a circle: {}", chain.join(" → ")),
            "let one of them extend `plain`, or nothing".into(),
        ),
        Problem::TemplateMissing { template, theme } => say(
            format!("the theme `{theme}` has no template `{template}`"),
            format!("make themes/{theme}/templates/{template}, or let the theme extend `plain`"),
        ),
        Problem::TemplateBroken { detail } => say(
            format!("this template can't be read: {detail}"),
            "see docs/themes.md for what a template may say".into(),
        ),
        Problem::TemplateFailed { detail, page } => say(
            format!("this template failed on {page}: {detail}"),
            "see docs/themes.md for what a page offers its template".into(),
        ),
        Problem::MessagesBroken { detail } => say(
            format!("this file with messages can't be read: {detail}"),
            "write `key = text` on a line of its own, as Fluent has it".into(),
        ),
        Problem::MessageMissing { key, language, nearest } => say(
            format!("the theme uses a message `{key}`, which isn't there in `{language}`"),
            did_you_mean(nearest.as_ref(), format!("add `{key} = …` to messages/{language}.ftl")),
        ),
        Problem::ContradictionLanguages { here, there, place } => say(
            format!("this says `{here}`, and the other language says `{there}` ({place})"),
            "find out which is right, and say that in both languages".into(),
        ),
        Problem::ContradictionMissing { here, file } => say(
            format!("`{here}` is not in {file}"),
            "put it there as well, or remove it here".into(),
        ),
        Problem::ContradictionFacts { here, fact, place } => say(
            format!("this says `{here}`, but the facts say `{fact}` ({place})"),
            "mend what is wrong; or leave it out here, for the page shows the facts itself".into(),
        ),
        Problem::WeekdayMismatch { text, date, weekday } => say(
            format!("`{text}` can't be: {date} is a {}", weekday_name(*weekday)),
            "mend the day or the date".into(),
        ),
        Problem::UselessAlt { alt } => say(
            format!("`{alt}` doesn't say what the picture shows"),
            "describe briefly what there is to see, for those who can't see the picture".into(),
        ),
        Problem::HeadingSkipped { level, fits } => say(
            format!("this heading is of level {level}, and level {fits} is the deepest that fits here"),
            format!("begin the line with `{}`", "#".repeat(usize::from(*fits))),
        ),
        Problem::VagueLink { words, is_address: false } => say(
            format!("the link text `{words}` doesn't say where the link leads"),
            "make a link of words that do: what is to be found there".into(),
        ),
        Problem::VagueLink { words, is_address: true } => say(
            format!("the link text is a bare address: `{words}`"),
            "say in words what is to be found there: `[the map of the city](https://…)`".into(),
        ),
        Problem::ValueCutShort { rest } => say(
            format!("what comes after the space and `#` isn't read: `{rest}`"),
            "put quotation marks around all of it: `title: \"Dinner #2\"`; or, if it is a note to yourself, put a space after the `#`".into(),
        ),
        Problem::LinkUnfinished { text } => say(
            format!("this looks like a link, and readers see it as it stands here: `{text}`"),
            "write `[words](address)`: no space between the brackets, none in the address, and the last bracket closed".into(),
        ),
        Problem::TableWithoutHeader => say(
            "this table has no headers above its columns".into(),
            "say in the first row what each column holds".into(),
        ),
        Problem::WrongLanguage { is, should } => say(
            format!("this text doesn't seem to be in the language of its file ({should}), but in another one ({is})"),
            "translate the text, or give the file the code of the language that it is in".into(),
        ),
        Problem::LongSentence { words, most } => say(
            format!("this sentence has {words} words, which makes it hard to read"),
            format!("cut it in two; up to {most} words can be followed"),
        ),
        Problem::InCapitals { words } => say(
            format!("capitals are hard to read: `{words}`"),
            "write it in small letters; give stress with `**bold**`".into(),
        ),
        Problem::DoubleSpace => say(
            "there are two spaces here".into(),
            "remove one of them".into(),
        ),
        Problem::QuotesMixed { signs } => say(
            format!("this mark has no other one that goes with it: `{signs}`"),
            "type plain straight ones, `\"` and `'`: Tandem makes the right ones of them".into(),
        ),
        Problem::SummaryMissing => say(
            "this page has no summary".into(),
            "add a line `summary: …` below the title: a sentence or two for lists and search engines".into(),
        ),
        Problem::SummaryLong { characters, most } => say(
            format!("this summary has {characters} characters, and search engines show {most}"),
            "cut it down to what a reader needs in order to choose".into(),
        ),
        Problem::UnknownCheck { code, nearest } => say(
            format!("Tandem knows no code `{code}`"),
            did_you_mean(nearest.as_ref(), "take the code from the report, between the brackets; docs/diagnostics.md lists them all"),
        ),
        Problem::CheckNotSettable { code } => say(
            format!("`{code}` is an error on every site, and can't be switched off"),
            "remove this line, and mend what is told".into(),
        ),
        Problem::SilenceWithoutReason { code } => say(
            format!("this lets `{code}` stand without saying why"),
            format!("add the reason: `tandem allow {code}: …`"),
        ),
        Problem::SilenceInVain { code } => say(
            format!("there is no `{code}` here to let stand"),
            "remove this comment, or put it right above what it is about".into(),
        ),
    }
}

//! What is asked of a writer at a terminal: only what nobody else can know.

use std::io::{BufRead, Write};

use super::one_line;
use crate::content::Kind;
use crate::diagnostic::Tongue;
use crate::guide::NewEntry;
use crate::when::When;
use crate::yaml::parse_when;

/// Asks on standard error, and reads the answers from standard input.
pub(super) struct Questions {
    tongue: Tongue,
    /// Whether there is somebody who answers: no more once the input has ended.
    is_heard: bool,
}

impl Questions {
    pub(super) fn new(tongue: Tongue) -> Self {
        Self {
            tongue,
            is_heard: true,
        }
    }

    /// Fills in what isn't known yet. What is left unanswered stays empty.
    pub(super) fn ask(mut self, entry: &mut NewEntry<'_>) {
        let asks_when = matches!(entry.kind, Kind::Event | Kind::Workshop | Kind::News);
        let is_titled = entry.titles.iter().all(|(_, title)| title.is_some());
        if is_titled && !asks_when {
            return;
        }
        say(self.tongue.choose(
            "Weet je iets nog niet? Druk op Enter, dan vul je het later in.\n",
            "Don't know it yet? Press Enter, and fill it in later.\n",
        ));
        let languages = entry.languages;
        for (lang, title) in entry.titles.iter_mut() {
            if title.is_none() {
                let name = &languages[lang].name;
                let question = self.tongue.choose("Titel", "Title");
                *title = self.answer(&format!("{question} ({name}): "));
            }
        }
        match entry.kind {
            Kind::Event => {
                entry.start = self.when(self.tongue.choose("Begint op", "Starts at"));
            }
            Kind::Workshop => {
                let question = self
                    .tongue
                    .choose("Eerste bijeenkomst op", "First session at");
                entry.start = self.when(question);
            }
            Kind::News => self.date(entry),
            _ => {}
        }
    }

    /// Asks for a day or a time until one is given, or nothing.
    fn when(&mut self, question: &str) -> Option<String> {
        loop {
            let like = self.tongue.choose("zoals", "such as");
            let answer = self.answer(&format!("{question} ({like} 2026-09-14 19:30): "))?;
            if parse_when(&answer).is_some() {
                return Some(answer);
            }
            say(self.tongue.choose(
                "Dat is geen datum of tijd. Schrijf jaar-maand-dag, en eventueel uren:minuten.\n",
                "That is no date or time. Write year-month-day, and hours:minutes if you like.\n",
            ));
        }
    }

    /// Asks for the day of news, which is today if nothing else is said.
    fn date(&mut self, entry: &mut NewEntry<'_>) {
        let today = entry.today;
        let question = self.tongue.choose(
            format!("Datum (Enter: vandaag, {today}): "),
            format!("Date (Enter: today, {today}): "),
        );
        while let Some(answer) = self.answer(&question) {
            if let Some(When::Day(date)) = parse_when(&answer) {
                entry.today = date;
                return;
            }
            say(self.tongue.choose(
                "Dat is geen datum. Schrijf jaar-maand-dag.\n",
                "That is no date. Write year-month-day.\n",
            ));
        }
    }

    fn answer(&mut self, question: &str) -> Option<String> {
        if !self.is_heard {
            return None;
        }
        say(question);
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line);
        if !matches!(read, Ok(bytes) if bytes > 0) {
            self.is_heard = false;
            say("\n");
        }
        one_line(&line)
    }
}

fn say(text: &str) {
    let mut stderr = std::io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes());
    let _ = stderr.flush();
}

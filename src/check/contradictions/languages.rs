//! What one language says and the other says otherwise, or not at all.

use std::cell::OnceCell;

use super::alignment::{align, are_alike, is_comparable};
use super::cues::{FEASTS, has_any, has_word};
use super::sheet::Sheet;
use super::side::Side;
use crate::check::mentions::{Mention, Value};
use crate::diagnostic::{Diagnostic, Problem};

/// Words by which a day is told from another: 'the next day' says what '18 maart' does.
const RELATIVE: &[&str] = &[
    "dezelfde dag",
    "die dag",
    "dag erna",
    "dag ervoor",
    "dag later",
    "dag daarna",
    "dag eerder",
    "volgende dag",
    "week later",
    "week eerder",
    "weken later",
    "morgen",
    "vandaag",
    "gisteren",
    "same day",
    "that day",
    "day after",
    "day before",
    "next day",
    "day later",
    "day earlier",
    "week later",
    "week earlier",
    "weeks later",
    "tomorrow",
    "today",
    "yesterday",
];

/// What is said to readers of one language alone names that language: 'Would you like it in English?'
const LANGUAGES: &[&str] = &[
    "nederlands",
    "engels",
    "dutch",
    "english",
    "international",
    "internationale",
];

/// Two languages side by side.
struct Pair<'p, 'a> {
    one: &'p mut Side<'a>,
    other: &'p mut Side<'a>,
    sheet: &'p Sheet<'p>,
    /// For each block of the one, which of the other it is; and the other way round.
    blocks: Vec<Option<usize>>,
    back: Vec<Option<usize>>,
}

pub(super) fn compare<'a>(
    one: &mut Side<'a>,
    other: &mut Side<'a>,
    sheet: &Sheet<'_>,
    found: &mut Vec<Diagnostic>,
) {
    if say_the_same(one, other) {
        return; // most texts, and this is found soon
    }
    let blocks = align(one.text.blocks(), other.text.blocks());
    let back = align(other.text.blocks(), one.text.blocks());
    // What was told already, with the facts, explains what the other language says instead.
    let told = [&*one, &*other].map(|side| -> Vec<Value> {
        side.done
            .iter()
            .map(|index| side.mentions.list[*index].value.clone())
            .collect()
    });
    let mut pair = Pair {
        one,
        other,
        sheet,
        blocks,
        back,
    };
    pair.compare_blocks(found);
    pair.compare_texts(found);
    let lack = pair.lacking(&told);
    for (is_one, index) in lack {
        let (side, other) = if is_one {
            (&mut *pair.one, &*pair.other)
        } else {
            (&mut *pair.other, &*pair.one)
        };
        let problem = Problem::ContradictionMissing {
            here: side.text.quote(side.mentions.list[index].span),
            file: other.text.file().to_string(),
        };
        side.tell(index, problem, found);
    }
}

/// Whether both mention the same, one thing after the other.
pub(super) fn say_the_same(one: &Side<'_>, other: &Side<'_>) -> bool {
    let (one, other) = (&one.mentions.list, &other.mentions.list);
    let mut both = one.iter().zip(other);
    one.len() == other.len()
        && both
            .all(|(one, other)| agree(&one.value, &other.value) && agree(&other.value, &one.value))
}

impl Pair<'_, '_> {
    /// Whether the one text can be a translation of the other, by how long they are.
    fn is_comparable(&self) -> bool {
        is_comparable(self.one.text.length(), self.other.text.length())
    }

    /// Looks at each block beside that which is its translation.
    fn compare_blocks(&mut self, found: &mut Vec<Diagnostic>) {
        for block in 0..self.blocks.len() {
            let Some(other) = self.blocks[block] else {
                continue;
            };
            let ours = unmatched(self.one, block, self.other, Some(other));
            let theirs = unmatched(self.other, other, self.one, Some(block));
            let mut left = theirs.clone();
            for index in &ours {
                let value = &self.one.mentions.list[*index].value;
                let alone = |of: &[usize], side: &Side<'_>| {
                    of.iter()
                        .filter(|at| is_comparable_sort(value, &side.mentions.list[**at].value))
                        .count()
                        == 1
                };
                let Some(position) = left
                    .iter()
                    .position(|at| is_comparable_sort(value, &self.other.mentions.list[*at].value))
                else {
                    continue;
                };
                let is_only = alone(&ours, self.one) && alone(&theirs, self.other);
                let at = left.remove(position);
                self.judge(*index, at, is_only, found);
            }
        }
    }

    /// Looks at what is left of texts that are built differently: the one thing of its sort that is in the
    /// one and not in the other.
    fn compare_texts(&mut self, found: &mut Vec<Diagnostic>) {
        let ours = nowhere(self.one, self.other);
        let theirs = nowhere(self.other, self.one);
        if ours.is_empty() || theirs.is_empty() || !self.is_comparable() {
            return;
        }
        for index in &ours {
            let mention = &self.one.mentions.list[*index];
            let is_like = |side: &Side<'_>, at: &usize| {
                is_comparable_sort(&mention.value, &side.mentions.list[*at].value)
            };
            let mut same = theirs.iter().filter(|at| is_like(self.other, at));
            let (Some(at), None) = (same.next(), same.next()) else {
                continue;
            };
            let is_only = ours.iter().filter(|at| is_like(self.one, at)).count() == 1;
            let other_block = self.other.mentions.list[*at].block;
            let is_loose = self.blocks[mention.block].is_none() && self.back[other_block].is_none();
            if is_only && is_loose {
                self.judge(*index, *at, true, found);
            }
        }
    }

    /// Tells that two mentions differ, if they do: of the one that the facts don't say.
    fn judge(&mut self, ours: usize, theirs: usize, is_only: bool, found: &mut Vec<Diagnostic>) {
        let (mine, other) = (
            &self.one.mentions.list[ours],
            &self.other.mentions.list[theirs],
        );
        let is_nowhere = [!has(self.other, &mine.value), !has(self.one, &other.value)];
        let is_told = self.one.done.contains(&ours) || self.other.done.contains(&theirs);
        let (we, they) = (self.sheet.says(&mine.value), self.sheet.says(&other.value));
        let may_agree = self.other.may_say(&mine.value, Some(other.block))
            || self.one.may_say(&other.value, Some(mine.block));
        let is_sure = match (&mine.value, &other.value) {
            (Value::Elsewhere(mine), Value::Elsewhere(other)) => mine.is_twin(other),
            (Value::Weekday(_) | Value::Month { .. } | Value::Inside(_), _) => {
                is_only && is_nowhere[0] && is_nowhere[1]
            }
            _ => is_nowhere[0] || is_nowhere[1],
        };
        if is_told || (we && they) || may_agree || !is_sure {
            return;
        }
        let here = self.one.text.quote(mine.span);
        let there = self.other.text.quote(other.span);
        let is_bare = |quote: &str| quote.chars().all(|c| c.is_ascii_digit());
        if let (Value::Day(mine), Value::Day(other)) = (&mine.value, &other.value)
            && mine.number == other.number
            && (is_bare(&here) || is_bare(&there))
        {
            // '16 to 18 December': the month is told where it stands, with the last.
            self.one.done.insert(ours);
            self.other.done.insert(theirs);
            return;
        }
        let problem = |here, there, place| Problem::ContradictionLanguages { here, there, place };
        if they && !we {
            let place = self.other.text.line_of(other.span);
            self.other.done.insert(theirs);
            self.one.tell(ours, problem(here, there, place), found);
        } else {
            let place = self.one.text.line_of(mine.span);
            self.one.done.insert(ours);
            self.other.tell(theirs, problem(there, here, place), found);
        }
    }

    /// What one language says and the other doesn't: whether it is the one, and which mention.
    fn lacking(&self, told: &[Vec<Value>; 2]) -> Vec<(bool, usize)> {
        let mut lacking = Vec::new();
        for (is_one, side, other, blocks, theirs_told) in [
            (true, &*self.one, &*self.other, &self.blocks, &told[1]),
            (false, &*self.other, &*self.one, &self.back, &told[0]),
        ] {
            let mut values: Vec<&Value> = Vec::new();
            let there = There::new(other, side);
            for index in nowhere(side, other) {
                let mention = &side.mentions.list[index];
                let is_new = !values.contains(&&mention.value);
                let is_explained = theirs_told
                    .iter()
                    .any(|told| is_comparable_sort(told, &mention.value));
                if is_new
                    && !is_explained
                    && !self.sheet.says(&mention.value)
                    && self.is_lacking(side, mention, &there, blocks[mention.block])
                {
                    values.push(&mention.value);
                    lacking.push((is_one, index));
                }
            }
        }
        lacking
    }

    /// Whether something should be in the other language, and isn't there in any form.
    fn is_lacking(
        &self,
        side: &Side<'_>,
        mention: &Mention,
        there: &There<'_, '_>,
        block: Option<usize>,
    ) -> bool {
        let other = there.side;
        let is_translated = match block {
            Some(block) => are_alike(
                &side.text.blocks()[mention.block],
                &other.text.blocks()[block],
            ),
            None => self.is_comparable(),
        };
        if !is_translated {
            return false;
        }
        let text = side.text.blocks()[mention.block].text.to_lowercase();
        let is_for_some = LANGUAGES.iter().any(|language| text.contains(language))
            && matches!(
                mention.value,
                Value::Inside(_) | Value::Elsewhere(_) | Value::Email(_) | Value::Phone(_)
            );
        let said_otherwise = match &mention.value {
            Value::Month { .. } | Value::Weekday(_) | Value::Free => true,
            // Another site, in another language.
            Value::Elsewhere(_) => there.leads_elsewhere(),
            Value::Day(_) => match block {
                Some(block) => there.is_relative()[block],
                None => there.is_relative().contains(&true),
            },
            _ => false,
        };
        !is_for_some && !said_otherwise && !other.may_say(&mention.value, None)
    }
}

/// The language in which something may be lacking, and what is asked of it more than once.
struct There<'s, 'a> {
    side: &'s Side<'a>,
    from: &'s Side<'a>,
    leads_elsewhere: OnceCell<bool>,
    is_relative: OnceCell<Vec<bool>>,
}

impl<'s, 'a> There<'s, 'a> {
    fn new(side: &'s Side<'a>, from: &'s Side<'a>) -> Self {
        Self {
            side,
            from,
            leads_elsewhere: OnceCell::new(),
            is_relative: OnceCell::new(),
        }
    }

    /// Whether it leads to another site that the language that it is held against doesn't lead to.
    fn leads_elsewhere(&self) -> bool {
        *self.leads_elsewhere.get_or_init(|| {
            let own = nowhere(self.side, self.from);
            let mut own = own.iter().map(|at| &self.side.mentions.list[*at].value);
            own.any(|value| matches!(value, Value::Elsewhere(_)))
        })
    }

    /// Of each block, whether it tells a day from another.
    fn is_relative(&self) -> &[bool] {
        self.is_relative.get_or_init(|| {
            let blocks = self.side.text.blocks().iter();
            let blocks = blocks.map(|block| block.text.to_lowercase());
            blocks
                .map(|text| has_any(&text, RELATIVE) || has_word(&text, FEASTS))
                .collect()
        })
    }
}

/// The mentions of a block to which none of the other's block, or of its text, agrees.
fn unmatched(side: &Side<'_>, block: usize, other: &Side<'_>, there: Option<usize>) -> Vec<usize> {
    let of_block = side
        .all()
        .filter(|(index, mention)| mention.block == block && !side.done.contains(index));
    let alone = of_block.filter(|(_, mention)| {
        !other.mentions.list.iter().any(|candidate| {
            there.is_none_or(|there| candidate.block == there)
                && agree(&mention.value, &candidate.value)
        })
    });
    alone.map(|(index, _)| index).collect()
}

/// The mentions to which none of the other text agrees.
fn nowhere(side: &Side<'_>, other: &Side<'_>) -> Vec<usize> {
    side.all()
        .filter(|(index, mention)| !side.done.contains(index) && !has(other, &mention.value))
        .map(|(index, _)| index)
        .collect()
}

fn has(side: &Side<'_>, value: &Value) -> bool {
    side.mentions
        .list
        .iter()
        .any(|mention| agree(value, &mention.value))
}

/// Whether both can say the same, a part of it included: a date says its weekday.
fn agree(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Weekday(weekday), Value::Day(day)) | (Value::Day(day), Value::Weekday(weekday))
            if matches!(one, Value::Weekday(_)) =>
        {
            day.weekday == Some(*weekday)
        }
        (Value::Month { month, .. }, Value::Day(day)) => day.month == *month,
        _ => one.agrees(other),
    }
}

/// Whether two values are about the same: what is free has a price.
fn is_comparable_sort(one: &Value, other: &Value) -> bool {
    one.is_like(other)
        || matches!(
            (one, other),
            (Value::Free, Value::Price(_)) | (Value::Price(_), Value::Free)
        )
}

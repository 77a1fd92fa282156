//! Other sites: whether what the texts, the facts and the settings link to is there.
//!
//! ```text
//! addresses  site → addresses       every address on another site, and where it stands
//! ask        addresses → answers    each asked for once, with time between two questions to one host (touches the network)
//! memory     answers → answers      what answered well isn't asked again for a day
//! ```
//!
//! This is the only room that asks anything of the network, and only `tandem check --external` goes in.

mod addresses;
mod answer;
mod ask;
mod memory;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::cache::Cache;
use crate::clock::Moment;
use crate::diagnostic::{Diagnostic, Silence};
use crate::publish::Failure;
use crate::site::Site;

use addresses::Address;
use answer::Answer;
use ask::ask;
use memory::Memory;

/// How long other sites may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For all of them together.
    pub together: Duration,
}

/// What is wrong with the addresses on other sites, wherever they stand. `answered` is told how many of
/// how many have answered.
///
/// # Errors
/// That nobody can be asked: this machine is on no network, most likely.
pub fn check(
    site: &Site,
    cache: &Cache,
    patience: Patience,
    answered: &dyn Fn(usize, usize),
) -> Result<Vec<Diagnostic>, Failure> {
    let mentions = addresses::mentioned(site);
    let memory = Memory::new(cache, &Moment::now(&site.config.timezone));
    let mut answers: BTreeMap<Address, Answer> = BTreeMap::new();
    let mut unknown = Vec::new();
    for address in mentions.keys() {
        match memory.recall(address) {
            Some(answer) => {
                answers.insert(address.clone(), answer);
            }
            None => unknown.push(address.clone()),
        }
    }
    let asked = ask(unknown, &site.config.base_url, patience, answered).map_err(Failure::ask)?;
    fail_if_offline(&asked)?;
    for (address, answer) in asked {
        memory.keep(&address, &answer);
        answers.insert(address, answer);
    }
    cache.forget_the_rest();
    let told = mentions.iter().flat_map(|(address, places)| {
        let answer = answers.get(address);
        let problem = answer.and_then(|answer| answer.problem(address));
        places
            .iter()
            .filter_map(move |(file, span)| Some(Diagnostic::at(problem.clone()?, file, *span)))
    });
    Ok(told.collect())
}

/// One site may be down. Where none of several can be reached, it isn't they.
fn fail_if_offline(asked: &BTreeMap<Address, Answer>) -> Result<(), Failure> {
    let is_unreachable = |answer: &Answer| *answer == Answer::Silent(Silence::Unreachable);
    let mut asked = asked
        .iter()
        .filter(|(_, answer)| **answer != Answer::Unasked);
    let hosts: BTreeSet<&str> = asked.clone().map(|(address, _)| address.host()).collect();
    if hosts.len() > 1 && asked.all(|(_, answer)| is_unreachable(answer)) {
        return Err(Failure::Offline { sites: hosts.len() });
    }
    Ok(())
}

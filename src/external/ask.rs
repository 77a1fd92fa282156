//! Asks other sites for addresses: the door to the network.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use lychee_lib::ratelimit::RateLimitConfig;
use lychee_lib::{Client, ClientBuilder};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

use super::Patience;
use super::addresses::Address;
use super::answer::Answer;
use crate::diagnostic::Silence;

/// How many are asked at once.
const AT_ONCE: usize = 48;
/// How many of them of one host.
const OF_ONE_HOST: usize = 2;
/// The time between two questions to one host.
const BETWEEN_TWO: Duration = Duration::from_millis(250);
/// How long one answer may take.
const FOR_ONE: Duration = Duration::from_secs(15);
/// How often a site that fails is asked again.
const ASKED_AGAIN: u64 = 1;

/// Asks for each of these addresses, and gives what is said. Who asks is told by the name of the site.
///
/// # Errors
/// Why nothing can be asked at all.
pub(super) fn ask(
    addresses: Vec<Address>,
    site: &str,
    patience: Patience,
    answered: &dyn Fn(usize, usize),
) -> Result<BTreeMap<Address, Answer>, String> {
    if addresses.is_empty() {
        return Ok(BTreeMap::new());
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let client = client(site)?;
        let deadline = Instant::now() + patience.together;
        Ok(ask_until(deadline, addresses, &client, answered).await)
    })
}

fn client(site: &str) -> Result<Client, String> {
    let politeness = RateLimitConfig::from_options(Some(OF_ONE_HOST), Some(BETWEEN_TWO));
    let version = env!("CARGO_PKG_VERSION");
    ClientBuilder::builder()
        .user_agent(format!("Tandem/{version} (looks for dead links on {site})"))
        .timeout(FOR_ONE)
        .max_retries(ASKED_AGAIN)
        .rate_limit_config(politeness)
        .build()
        .client()
        .map_err(|error| error.details())
}

async fn ask_until(
    deadline: Instant,
    addresses: Vec<Address>,
    client: &Client,
    answered: &dyn Fn(usize, usize),
) -> BTreeMap<Address, Answer> {
    let of = addresses.len();
    // Whoever gets no word in was not asked.
    let not_asked = || Answer::Silent(Silence::NotAsked);
    let mut answers: BTreeMap<Address, Answer> = addresses
        .iter()
        .map(|address| (address.clone(), not_asked()))
        .collect();
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let mut hosts: BTreeMap<String, Arc<Semaphore>> = BTreeMap::new();
    let mut asking = JoinSet::new();
    for address in in_turns(addresses) {
        let (client, turns) = (client.clone(), Arc::clone(&turns));
        let of_host = || Arc::new(Semaphore::new(OF_ONE_HOST));
        let host = Arc::clone(
            hosts
                .entry(address.host().to_owned())
                .or_insert_with(of_host),
        );
        asking.spawn(async move {
            // Its host first: who waits for a busy host takes no turn from the others.
            let _place = host.acquire().await;
            let _turn = turns.acquire().await;
            let response = client.check(address.as_str()).await;
            let answer = response.map_or(Answer::Gone(None), |response| Answer::of(&response));
            (address, answer)
        });
    }
    let mut count = 0;
    while let Ok(Some(done)) = timeout_at(deadline, asking.join_next()).await {
        if let Ok((address, answer)) = done {
            answers.insert(address, answer);
        }
        count += 1;
        answered(count, of);
    }
    answers
}

/// One address of each host, then the next of each: so that no host keeps the others waiting.
fn in_turns(addresses: Vec<Address>) -> Vec<Address> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut turns: Vec<(usize, Address)> = addresses
        .into_iter()
        .map(|address| {
            let turn = seen.entry(address.host().to_owned()).or_default();
            *turn += 1;
            (*turn, address)
        })
        .collect();
    turns.sort();
    turns.into_iter().map(|(_, address)| address).collect()
}

//! From what is told of the entries to the files of an index, by Pagefind.

use std::collections::BTreeMap;
use std::fmt::Display;

use pagefind::api::PagefindIndex;

use super::record::Record;

/// Makes the files of an index: their paths from its folder, and their bytes.
///
/// Pagefind works on several threads and awaits what they do. It gets threads of its own: one of those
/// that make pages, waiting for it, might be given another index to make meanwhile.
pub(super) fn make(code: &str, records: &[Record<'_>]) -> Result<Vec<(String, Vec<u8>)>, String> {
    let pool = rayon::ThreadPoolBuilder::new().build().map_err(told)?;
    pool.install(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .max_blocking_threads(1)
            .build()
            .map_err(told)?;
        runtime.block_on(fill(code, records))
    })
}

async fn fill(code: &str, records: &[Record<'_>]) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut index = PagefindIndex::new(None).map_err(told)?;
    let language = code.to_lowercase(); // as its script looks for it
    for record in records {
        let meta = record
            .meta()
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let filters = record.filters().map(|(name, values)| {
            let values = values.iter().map(|value| (*value).to_owned());
            (name.to_owned(), values.collect())
        });
        index
            .add_custom_record(
                record.url.clone(),
                record.content(),
                language.clone(),
                Some(meta.collect()),
                Some(BTreeMap::from(filters)),
                None,
            )
            .await
            .map_err(told)?;
    }
    let files = index.get_files().await.map_err(told)?;
    let mut files: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .map(|file| {
            let name = file.filename.to_string_lossy().replace('\\', "/");
            (name, file.contents)
        })
        .filter(|(name, _)| is_needed(name))
        .collect();
    let stemming = format!("wasm.{language}.pagefind");
    let has_stemming = files.iter().any(|(name, _)| *name == stemming);
    files.retain(|(name, _)| !(has_stemming && name == "wasm.unknown.pagefind"));
    Ok(files)
}

/// Whether the page on which readers search asks for a file: not Pagefind's own pages, nor its worker,
/// which would be under another policy than the page.
fn is_needed(name: &str) -> bool {
    let folder = name.split_once('/').map(|(folder, _)| folder);
    match folder {
        Some(folder) => ["fragment", "index", "filter"].contains(&folder),
        None => {
            ["pagefind.js", "pagefind-entry.json"].contains(&name)
                || name.ends_with(".pf_meta")
                || name.starts_with("wasm.")
        }
    }
}

fn told(error: impl Display) -> String {
    error.to_string()
}

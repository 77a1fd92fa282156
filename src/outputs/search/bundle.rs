//! The files of an index.

use crate::cache::Key;

/// The files of an index, in the order of their names.
#[derive(Debug)]
pub struct Bundle {
    key: Key,
    files: Vec<(String, Vec<u8>)>,
}

impl Bundle {
    pub(super) fn new(key: Key, mut files: Vec<(String, Vec<u8>)>) -> Self {
        files.sort();
        Self { key, files }
    }

    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// The files: their paths from the folder of the index, and their bytes.
    pub fn files(&self) -> &[(String, Vec<u8>)] {
        &self.files
    }

    pub(super) fn get(&self, name: &str) -> Option<&[u8]> {
        let found = self
            .files
            .binary_search_by(|(other, _)| other.as_str().cmp(name));
        found.ok().map(|index| self.files[index].1.as_slice())
    }

    /// All of it in one piece: of each file the lengths of its name and of its bytes, and then both.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut all = Vec::new();
        for (name, bytes) in &self.files {
            all.extend((name.len() as u64).to_le_bytes());
            all.extend((bytes.len() as u64).to_le_bytes());
            all.extend(name.as_bytes());
            all.extend(bytes);
        }
        all
    }

    /// The files in such a piece; none if it is none.
    pub(super) fn parse(key: Key, mut rest: &[u8]) -> Option<Self> {
        let mut files = Vec::new();
        while !rest.is_empty() {
            let name = length(&mut rest)?;
            let bytes = length(&mut rest)?;
            let (name, after) = rest.split_at_checked(name)?;
            let (bytes, after) = after.split_at_checked(bytes)?;
            files.push((String::from_utf8(name.to_vec()).ok()?, bytes.to_vec()));
            rest = after;
        }
        Some(Self { key, files })
    }
}

fn length(rest: &mut &[u8]) -> Option<usize> {
    let (number, after) = rest.split_first_chunk()?;
    *rest = after;
    usize::try_from(u64::from_le_bytes(*number)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_survives_being_kept() {
        let key = Key::new("search", &[b"x"]);
        let files = vec![
            ("index/b".to_owned(), vec![1, 2, 3]),
            ("a".to_owned(), Vec::new()),
        ];
        let bundle = Bundle::new(key.clone(), files);
        let kept = bundle.to_bytes();
        let again = Bundle::parse(key.clone(), &kept).expect("a bundle");
        assert_eq!(again.files(), bundle.files());
        assert_eq!(again.get("index/b"), Some(&[1, 2, 3][..]));
        assert!(Bundle::parse(key, &kept[..kept.len() - 1]).is_none());
    }
}

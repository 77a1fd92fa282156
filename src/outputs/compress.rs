//! Files made smaller beforehand, for hosts that send them as they are.

use std::io::Write;

use crate::site::OutPath;

/// A way to make a file smaller, by HTTP's name for it (RFC 9110 §8.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// Brotli (RFC 7932), as small as it gets.
    Brotli,
    /// gzip (RFC 1952), for whoever can't read the other.
    Gzip,
}

/// Below this, in bytes, a smaller file is sent no sooner.
const WORTHWHILE: usize = 1024;

/// The endings of files that become smaller: texts. Pictures are small already.
const TEXTS: [&str; 9] = [
    "html",
    "css",
    "js",
    "svg",
    "xml",
    "json",
    "txt",
    "ics",
    "webmanifest",
];

impl Coding {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// The path of the smaller file beside the one at `path`, as hosts look for it.
    pub fn path(self, path: &OutPath) -> OutPath {
        let ending = match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        };
        OutPath::new(format!("{path}.{ending}"))
    }

    /// The bytes made smaller. The same bytes always give the same.
    pub fn compress(self, bytes: &[u8]) -> Vec<u8> {
        let mut small = Vec::with_capacity(bytes.len() / 3);
        // Writing to memory doesn't fail.
        let _ = match self {
            Self::Brotli => {
                let mut writer = brotli::CompressorWriter::new(&mut small, 4096, 11, 22);
                writer.write_all(bytes).and_then(|()| writer.flush())
            }
            Self::Gzip => {
                let mut writer =
                    flate2::write::GzEncoder::new(&mut small, flate2::Compression::best());
                writer.write_all(bytes).and_then(|()| writer.try_finish())
            }
        };
        small
    }
}

/// Whether a file is worth being made smaller.
pub fn is_compressible(path: &OutPath, bytes: usize) -> bool {
    let ending = path.as_str().rsplit('.').next().unwrap_or_default();
    bytes >= WORTHWHILE && TEXTS.contains(&ending)
}

//! The blocks of a GIF (`GIF89a` §§ 15–26).

/// A block, with all of its bytes.
enum Block<'a> {
    /// A picture.
    Frame(&'a [u8]),
    /// How long the next is shown.
    Control(&'a [u8]),
    /// How often it is shown again.
    Loop(&'a [u8]),
    /// Words, by people or programs.
    Words,
}

/// How many pictures there are; none if it can't be read.
pub(super) fn frames(bytes: &[u8]) -> usize {
    let Some((_, blocks)) = read(bytes) else {
        return 0;
    };
    let is_frame = |block: &&Block<'_>| matches!(block, Block::Frame(_));
    blocks.iter().filter(is_frame).count()
}

/// The pictures and nothing else; none if it can't be read.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, blocks) = read(bytes)?;
    let mut out = head.to_vec();
    for block in blocks {
        match block {
            Block::Frame(bytes) | Block::Control(bytes) | Block::Loop(bytes) => out.extend(bytes),
            Block::Words => {}
        }
    }
    out.push(TRAILER);
    Some(out)
}

const TRAILER: u8 = 0x3b;

/// What comes before the blocks, and the blocks.
fn read(bytes: &[u8]) -> Option<(&[u8], Vec<Block<'_>>)> {
    let head = 13 + colours(*bytes.get(10)?);
    let (head, mut rest) = bytes.split_at_checked(head)?;
    let mut blocks = Vec::new();
    loop {
        let length = match rest.first()? {
            &TRAILER => return Some((head, blocks)),
            0x2c => {
                let start = 10 + colours(*rest.get(9)?) + 1; // and the size of its codes
                start + sub_blocks(rest.get(start..)?)?
            }
            0x21 => 2 + sub_blocks(rest.get(2..)?)?,
            _ => return None,
        };
        let (block, after) = rest.split_at_checked(length)?;
        blocks.push(match (block[0], block[1]) {
            (0x2c, _) => Block::Frame(block),
            (_, 0xf9) => Block::Control(block),
            (_, 0xff) if block[3..].starts_with(b"NETSCAPE2.0") => Block::Loop(block),
            _ => Block::Words,
        });
        rest = after;
    }
}

/// How many bytes a table of colours takes, by the flags that tell of it.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

/// How many bytes a row of sub-blocks takes, with the empty one at its end.
fn sub_blocks(bytes: &[u8]) -> Option<usize> {
    let mut position = 0;
    loop {
        let length = usize::from(*bytes.get(position)?);
        position += 1 + length;
        if length == 0 {
            return Some(position);
        }
    }
}

//! Two rows side by side: what of the one is what of the other.

/// The longest table of two texts that is filled in: whole books are laid side by side in order.
const MOST: usize = 4_000_000;

/// The most that two rows have in common, in order: which of the one is which of the other. `weight` is
/// how much it tells that two are the same; nothing, if they aren't.
pub fn align(
    first: usize,
    second: usize,
    weight: impl Fn(usize, usize) -> u32,
) -> Vec<(usize, usize)> {
    let same = |i: usize, j: usize| weight(i, j) > 0;
    let shorter = first.min(second);
    let start = (0..shorter).take_while(|at| same(*at, *at)).count();
    let end = (1..=shorter - start)
        .take_while(|back| same(first - back, second - back))
        .count();
    let (rows, columns) = (first - start - end, second - start - end);
    let mut found: Vec<_> = (0..start).map(|at| (at, at)).collect();
    if rows.saturating_mul(columns) <= MOST {
        let weight = |i: usize, j: usize| weight(start + i, start + j);
        let middle = middle(rows, columns, weight).into_iter();
        found.extend(middle.map(|(i, j)| (start + i, start + j)));
    }
    found.extend((1..=end).rev().map(|back| (first - back, second - back)));
    found
}

/// As [`align`], by a table that says for each two places how much the rest of both rows has in common.
fn middle(
    rows: usize,
    columns: usize,
    weight: impl Fn(usize, usize) -> u32,
) -> Vec<(usize, usize)> {
    let width = columns + 1;
    let mut table = vec![0_u32; (rows + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let without = table[at(i + 1, j)].max(table[at(i, j + 1)]);
            let both = table[at(i + 1, j + 1)] + weight(i, j);
            table[at(i, j)] = without.max(both);
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < rows && j < columns {
        let best = table[at(i, j)];
        let here = weight(i, j);
        if here > 0 && best == table[at(i + 1, j + 1)] + here {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best == table[at(i + 1, j)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_laid_side_by_side() {
        let rows = |a: &str, b: &str| {
            let (a, b) = (a.as_bytes().to_vec(), b.as_bytes().to_vec());
            align(a.len(), b.len(), |i, j| match a[i] {
                c if c != b[j] => 0,
                b'p' => 1,
                _ => 2,
            })
        };
        assert_eq!(rows("abc", "abc"), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(rows("abc", "ac"), [(0, 0), (2, 1)]);
        assert_eq!(rows("bc", "abc"), [(0, 1), (1, 2)]);
        assert_eq!(rows("lp", "pl"), [(0, 1)]); // what is rarer
        assert_eq!(rows("", "abc"), []);
    }
}

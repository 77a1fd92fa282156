//! Texts as they are written in YAML.

use super::node::{Yaml, parse};

/// A text as a value: as it is where that is read as the same text, or else in quotation marks.
pub fn scalar(text: &str) -> String {
    let plain = format!("key: {text}");
    let is_read_back = parse(&plain, 0).is_ok_and(|node| match node.value {
        Yaml::Map(entries) => matches!(
            entries.as_slice(),
            [(_, node)] if matches!(&node.value, Yaml::Text(read) if read == text)
        ),
        _ => false,
    });
    if is_read_back && !text.starts_with(['"', '\'']) {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_read_as_something_else_is_quoted() {
        for text in ["party", "big/hall", "a.b", "x-1", "Été", "../hall.svg"] {
            assert_eq!(scalar(text), text);
        }
        for text in [
            "Null", "null", "~", "2026", "1.0", "true", "-", "a: b", "a #b", "",
        ] {
            assert_eq!(scalar(text), format!("\"{text}\""));
        }
    }
}

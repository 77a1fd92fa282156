//! What diagnostics say, as HTML.

use crate::markdown::escaped;

/// What a diagnostic says, as a sentence: with a capital, a full stop, and code between backticks
/// marked as such.
pub(super) fn sentence(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 32);
    let mut letters = text.chars();
    let text = match letters.next() {
        Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
        None => return html,
    };
    let parts: Vec<&str> = text.split('`').collect();
    for (number, part) in parts.iter().enumerate() {
        let is_code = number % 2 == 1 && number + 1 < parts.len();
        match (is_code, number % 2) {
            (true, _) => html.push_str(&format!("<code>{}</code>", escaped(part))),
            (false, 1) => html.push_str(&format!("`{}", escaped(part))), // it has no second
            _ => html.push_str(&escaped(part)),
        }
    }
    if !text.ends_with(['.', '!', '?', '…']) {
        html.push('.');
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_a_sentence() {
        assert_eq!(
            sentence("write `a <b>` & go"),
            "Write <code>a &lt;b&gt;</code> &amp; go."
        );
        assert_eq!(
            sentence("`titel` ontbreekt"),
            "<code>titel</code> ontbreekt."
        );
        assert_eq!(sentence("bedoel je `x`?"), "Bedoel je <code>x</code>?");
        assert_eq!(sentence("één ` alleen"), "Één ` alleen.");
        assert_eq!(sentence("``` niet"), "<code></code>` niet.");
        assert_eq!(sentence(""), "");
    }
}

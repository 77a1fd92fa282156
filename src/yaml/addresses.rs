//! What counts as a web address and as an e-mail address.

/// Whether a text is an absolute `https:` or `http:` address that can stand in a link.
pub(crate) fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty()
            && !text.contains(|c: char| {
                c.is_whitespace() || c.is_control() || "<>\"`{}\\^|".contains(c)
            })
    })
}

/// Whether a text can be mailed to.
pub(super) fn is_email_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !text.contains(|c: char| {
                c.is_whitespace() || c.is_control() || "<>\"(),:;[]\\".contains(c)
            })
            && !host.contains('@')
    })
}

//! Text as HTML.

/// Escapes text for HTML, single quotes included: a theme may put an attribute between either.
pub fn escape(text: &str, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    let bytes = text.as_bytes();
    let mut written = 0;
    for (position, byte) in bytes.iter().enumerate() {
        let entity: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\'' => b"&#39;",
            _ => continue,
        };
        out.write_all(&bytes[written..position])?;
        out.write_all(entity)?;
        written = position + 1;
    }
    out.write_all(&bytes[written..])
}

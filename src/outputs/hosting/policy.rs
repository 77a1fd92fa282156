//! The headers that every host is asked to send.

/// What browsers may do on a page: show what is the site's own, and nothing else. Nothing in it is
/// called unsafe, so a page has neither scripts nor styles in its HTML.
pub(super) const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; base-uri 'none'; \
    connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; img-src 'self'; \
    manifest-src 'self'; media-src 'self'; script-src 'self'; style-src 'self'";

/// The same for the page on which readers search: what searches there is WebAssembly, which asks to be
/// compiled. Still no text becomes a script.
pub(super) fn searching() -> String {
    CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
}

/// The name of the header that has it.
pub(super) const POLICY: &str = "Content-Security-Policy";

/// The headers of every file, by name.
pub(super) const EVERYWHERE: [(&str, &str); 6] = [
    (POLICY, CONTENT_SECURITY_POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=()",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Content-Type-Options", "nosniff"),
];

/// How long a file may be kept whose name changes with what is in it.
pub(super) const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// How long anything else may be kept: it is asked for again, and not sent again if it is the same.
pub(super) const ASK_AGAIN: &str = "public, max-age=0, must-revalidate";

/// The folders of the files whose names change with what is in them.
pub(super) const HASHED: [&str; 2] = ["assets", "media"];

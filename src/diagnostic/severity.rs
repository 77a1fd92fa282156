//! How bad a problem is.

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something that a writer may want to look at.
    Hint,
    /// The site can be published; somebody should look.
    Warning,
    /// The site is not published.
    Error,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    /// Its name in settings and in what programs read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// As it counts where warnings are errors.
    #[must_use]
    pub fn strictly(self, strict: bool) -> Self {
        match self {
            Self::Warning if strict => Self::Error,
            other => other,
        }
    }
}

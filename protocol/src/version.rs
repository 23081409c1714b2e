//! The protocol's version, carried by every request, every JSON answer and the first event of a stream as `"version"`.
//!
//! Fields may be added without raising it (readers ignore what they do not know). It is raised when a field's
//! meaning changes or one is removed; then both sides refuse the other with a sentence a person can act on.

use std::fmt;

/// The version that this build speaks.
pub const PROTOCOL_VERSION: u32 = 1;

/// The two sides speak different versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VersionError {
    /// What the other side sent.
    pub theirs: u32,
}

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let older = if self.theirs > PROTOCOL_VERSION { "the llumi daemon" } else { "the llumi extension" };
        write!(
            f,
            "protocol version {} is not supported here (this side speaks {PROTOCOL_VERSION}); update {older}",
            self.theirs
        )
    }
}

impl std::error::Error for VersionError {}

/// Checks the version of a message that came in.
///
/// # Errors
/// [`VersionError`] where it is not [`PROTOCOL_VERSION`].
pub fn check(theirs: u32) -> Result<(), VersionError> {
    if theirs == PROTOCOL_VERSION { Ok(()) } else { Err(VersionError { theirs }) }
}

/// Serde default for a request's version: a request that names none is taken as the current one only by
/// hand-written clients such as `curl`; our own always send it.
pub fn current() -> u32 {
    PROTOCOL_VERSION
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_side_to_update() {
        assert_eq!(check(PROTOCOL_VERSION), Ok(()));
        let newer = check(PROTOCOL_VERSION + 1).unwrap_err().to_string();
        assert!(newer.contains("update the llumi daemon"), "{newer}");
        let older = check(0).unwrap_err().to_string();
        assert!(older.contains("update the llumi extension"), "{older}");
    }
}

//! git, which is called and not linked: whoever has a history to read has it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Asks git something about the repository that a folder is in. What a clone has left behind it fetches,
/// unless the environment that is given forbids it.
///
/// # Errors
/// What git says, or why it can't be called.
pub fn git(
    folder: &Path,
    arguments: &[&str],
    environment: &[(&str, &str)],
    input: Vec<u8>,
) -> Result<Vec<u8>, String> {
    let mut git = Command::new("git");
    git.arg("-C")
        .arg(folder)
        .arg("--no-pager")
        .arg("--literal-pathspecs")
        .args(arguments)
        .env("GIT_TERMINAL_PROMPT", "0")
        .envs(environment.iter().copied())
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut git = git.spawn().map_err(|error| error.to_string())?;
    // While it writes, it must be able to read, or both would wait for ever.
    let writer = git.stdin.take().map(|mut stdin| {
        std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        })
    });
    let output = git.wait_with_output().map_err(|error| error.to_string())?;
    let _ = writer.map(std::thread::JoinHandle::join);
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}

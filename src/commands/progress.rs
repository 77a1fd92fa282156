//! A bar for long builds, on a terminal only.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::pipeline::{Progress, Stage};

/// Pages made between two looks at the bar.
const STEP: usize = 64;

/// Shows how far a build is. Draws nothing where there is no terminal.
#[derive(Debug)]
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar that shows itself once there are pages to make.
    pub fn new() -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr_with_hz(10));
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos}/{len}  {elapsed}") {
            bar.set_style(style.progress_chars("━╸─"));
        }
        Self(bar)
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn stage(&self, stage: Stage) {
        if matches!(stage, Stage::Render | Stage::Ask) {
            self.0.enable_steady_tick(Duration::from_millis(200));
        }
    }

    fn pages(&self, made: usize, of: usize) {
        if made == 1 {
            self.0.set_length(of as u64);
        }
        if made.is_multiple_of(STEP) || of < STEP {
            self.0.set_position(made as u64);
        }
    }
}

//! A writer that is stopped between two steps as if it were killed there, so that a test can look
//! at what every such death leaves.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a shell says of a process that was killed.
const KILLED: i32 = 137;

/// How many steps (files renamed or removed) are still made; without a number, all.
#[derive(Clone, Debug, Default)]
pub struct Halt(Option<Arc<AtomicUsize>>);

impl Halt {
    /// Stops after so many steps of the whole command.
    pub fn after(steps: Option<usize>) -> Self {
        Self(steps.map(|steps| Arc::new(AtomicUsize::new(steps))))
    }

    /// Before every step and after the last: ends the process there, without a destructor run or a
    /// file put back.
    #[allow(
        clippy::exit,
        clippy::disallowed_methods,
        reason = "dying on the spot is what this is for"
    )]
    pub(super) fn step(&self) {
        let Some(left) = &self.0 else { return };
        let more = |left: usize| left.checked_sub(1);
        if left
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, more)
            .is_err()
        {
            std::process::exit(KILLED);
        }
    }
}

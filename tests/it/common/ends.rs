//! When those who work beside a test stop.

use std::sync::atomic::{AtomicBool, Ordering};

/// Says that it is done where it goes out of scope: a test that fails does not wait for them for ever.
pub struct Ends<'a>(pub &'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

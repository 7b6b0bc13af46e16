//! How much more a case's file can hold.

use super::{MAX_BYTES, MAX_VALUES, yaml};

/// How full a case's file is, in percent of the bytes or values that are read, whichever is nearer its
/// end.
pub fn percent(text: &str) -> usize {
    let bytes = text.len() * 100 / MAX_BYTES;
    // As many values take more bytes than that.
    let few = text.len() < MAX_VALUES;
    let flat = (!few).then(|| yaml::plain(text)).flatten();
    let values = flat.map_or(0, |flat| flat.len() * 2);
    bytes.max(values * 100 / MAX_VALUES)
}

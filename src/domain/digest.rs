//! What a content is known again by.

use sha2::{Digest as _, Sha256};

/// The SHA-256 of the parts after one another, in hexadecimal digits.
pub fn sha256<T: AsRef<[u8]>>(parts: impl IntoIterator<Item = T>) -> String {
    let hash = parts.into_iter().fold(Sha256::new(), Sha256::chain_update);
    let bytes = hash.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

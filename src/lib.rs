//! Customer complaints handled by written regulation: each complaint a YAML file, the regulation
//! TOML, the history git.

pub mod codec;
pub mod domain;
pub mod store;

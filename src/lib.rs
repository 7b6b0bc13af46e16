//! Customer complaints handled by written regulation: each complaint a YAML file, the regulation
//! TOML, the history git.
//!
//! The policy decides, the case records, the store keeps, the commands ask, the ui says. Each
//! layer imports only lower ones: `domain`, then `finding`, `rules`, `report` and `codec`, then
//! `audit`, then `store` and `ui`, then `exchange`, then `workspace`, then `commands`, then `cli`.

pub mod audit;
pub mod cli;
pub mod codec;
pub mod commands;
pub mod domain;
pub mod exchange;
pub mod finding;
pub mod report;
pub mod rules;
pub mod store;
pub mod ui;
pub mod workspace;

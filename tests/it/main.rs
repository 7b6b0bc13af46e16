//! End-to-end and architecture tests, one binary.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot set its scene has failed"
)]

mod alike_laws;
mod architecture;
mod audit;
mod authors;
mod blank;
mod catalogues;
mod chinese;
mod commands;
mod common;
mod declared;
mod deduction_laws;
mod docs;
mod editions;
mod faults;
mod first_hour;
mod forms;
mod fuzz;
mod helped;
mod history;
mod hostile;
mod kinds;
mod languages;
mod letters;
mod load;
mod loss_laws;
mod merge_laws;
mod merging;
mod moves_laws;
mod narrator;
mod packaging;
mod payroll_year;
mod policies;
mod prose;
mod repo_data;
mod rule_table;
mod rulebook;
mod rules;
mod running_laws;
mod sanction_laws;
mod schemas;
mod sinks;
mod staff_days;
mod statistics_laws;
mod store_git;
mod store_number;
mod store_read;
mod store_repository;
mod store_write;
mod time_laws;
mod time_vectors;
mod yaml_edits;
mod yaml_plain;

//! An opened repository with its regulations, the actor, and the one way a change is made, read
//! back and written: what the commands share.
#![deny(
    clippy::disallowed_methods,
    reason = "the workspace asks the store for files and the edge for the world"
)]

pub mod accepting;
pub mod actor;
pub mod agendas;
pub mod args;
pub mod as_written;
pub mod asking;
#[cfg(feature = "board")]
pub mod board;
pub mod case_page;
pub mod change;
pub mod checks;
pub mod chronicle;
pub mod commitment;
pub mod comparison;
pub mod completing;
pub mod correcting;
pub mod cost_rules;
pub mod customers;
pub mod dates;
pub mod duties;
pub mod easing;
pub mod editions;
pub mod env;
pub mod evidence;
pub mod exporting;
pub mod filing;
pub mod filters;
pub mod findings;
pub mod forgetting;
pub mod former_round;
pub mod forms;
pub mod grounds;
pub mod hand_edit;
pub mod importing;
mod in_name;
pub mod incoming_mail;
pub mod indexed;
pub mod intake;
pub mod interview;
pub mod letters;
pub mod linking;
pub mod lists;
mod looked;
pub mod loose_files;
pub mod merging;
pub mod newly_liable;
pub mod nonsense;
pub mod notices;
pub mod numbered;
pub mod open;
pub mod outcome;
pub mod outlet;
pub mod own_values;
pub mod parsers;
pub mod parting;
pub mod posted;
pub mod private;
pub mod problems;
pub mod progress;
pub mod read_back;
mod reading;
pub mod record_file;
pub mod records;
pub mod registering;
pub mod renumber;
pub mod reporting;
pub mod sanctions_file;
pub mod signing;
pub mod similar;
pub mod site;
pub mod staffing;
pub mod standing;
pub mod stopped;
pub mod subjects;
pub mod tallied;
mod understood;
pub mod undoing;
pub mod writing;

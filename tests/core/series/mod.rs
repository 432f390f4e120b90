//! Many cases together.

mod kaplan_meier;

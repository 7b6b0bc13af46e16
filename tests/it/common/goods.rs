//! What a complaint is about, where that does not matter.

/// What `new` is told of the goods, so that the board maker registers the case (M-9.1).
pub const GOODS: [&str; 12] = [
    "--order",
    "PO-1",
    "--part",
    "P-1",
    "--shipped",
    "2026-10-30",
    "--quantity",
    "10",
    "--defective",
    "1",
    "--demand",
    "refund",
];

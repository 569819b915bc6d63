//! Last year's amounts (上年数) across the document: what one sentence says of them against what
//! another does, and against what was published then.

pub(super) mod implied;
pub(super) mod published;
pub(super) mod sum;

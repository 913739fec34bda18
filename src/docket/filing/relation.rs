//! How one filing relates to another.

/// How one document refers to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It answers the other.
    RespondsTo,
    /// It mentions the other.
    References,
    /// It takes the other's place.
    Supersedes,
    /// It corrects the other.
    Corrects,
    /// It withdraws the other.
    Withdraws,
    /// It is an exhibit to the other.
    ExhibitOf,
}

impl Relation {
    /// All of them, with the key of each.
    pub const ALL: [(Relation, &'static str); 6] = [
        (Relation::RespondsTo, "responds_to"),
        (Relation::References, "references"),
        (Relation::Supersedes, "supersedes"),
        (Relation::Corrects, "corrects"),
        (Relation::Withdraws, "withdraws"),
        (Relation::ExhibitOf, "exhibit_of"),
    ];
}

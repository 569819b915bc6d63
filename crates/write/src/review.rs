//! Everything there is to say about a document.

use mingzhang::calculate::Session;
use mingzhang::finding::{self, Review};

/// What the relations say and, with the feature `review`, the rule book.
#[must_use]
pub fn review(session: &Session) -> Review {
    let of_relations = finding::findings(session);
    #[cfg(feature = "review")]
    {
        use mingzhang::narrative::claim::Claims;
        use mingzhang::rules::{self, Document};
        let claims = Claims::read(session.published(), session.grid());
        let document = Document {
            disclosure: session.published(),
            grid: session.grid(),
            values: session.values(),
            relations: session.relations(),
            claims: &claims,
            last_year: None,
        };
        rules::review(&document, of_relations)
    }
    #[cfg(not(feature = "review"))]
    Review { findings: of_relations, unable: Vec::new() }
}

//! Everything there is to say about a document.

use mingzhang::calculate::Session;
use mingzhang::finding::{self, Review};

/// What the relations say and, with the feature `review`, the rule book.
#[must_use]
pub fn review(session: &Session) -> Review {
    review_after(session, None)
}

/// As [`review`], with the same body's document of the year before.
#[must_use]
pub fn review_after(session: &Session, last_year: Option<&Session>) -> Review {
    let of_relations = finding::findings(session);
    #[cfg(feature = "review")]
    {
        use mingzhang::narrative::claim::Claims;
        use mingzhang::rules::{self, Document, LastYear};
        let claims = Claims::read(session.published(), session.grid());
        let document = Document {
            disclosure: session.published(),
            grid: session.grid(),
            values: session.values(),
            relations: session.relations(),
            claims: &claims,
            last_year: last_year.map(|last| LastYear { disclosure: last.published(), grid: last.grid() }),
        };
        rules::review(&document, of_relations)
    }
    #[cfg(not(feature = "review"))]
    let _ = last_year;
    #[cfg(not(feature = "review"))]
    Review { findings: of_relations, unable: Vec::new() }
}

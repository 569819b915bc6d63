//! Which figure is wrong: on the built-in example, on systems made by hand, and over random
//! documents with slips planted in them.

use mingzhang::calculate::{Mode, Session};
use mingzhang::finding::cell_id;
use mingzhang::form;
use mingzhang::grid::CellId;
use mingzhang::locate::{Certainty, Cluster, Explanation, Slip, Variable};
use mingzhang::money::Amount;

use crate::generate::Random;
use crate::slips::{
    Planted, broken, consistent, explanations, is_detected, is_true, others_that_mend, plant,
};
use crate::{cell, example, typed};

fn write(session: &mut Session, id: &str, text: &str) -> CellId {
    let cell = cell(session, id);
    let value = typed(session, cell, text);
    session.edit(cell, value, Mode::Check).unwrap();
    cell
}

/// What an explanation says, as `cell from→to`.
fn told(session: &Session, explanation: &Explanation) -> Vec<String> {
    explanation
        .changes
        .iter()
        .map(|change| {
            let Variable::Cell(cell) = change.variable else { panic!("{change:?}") };
            let text =
                |amount: Option<Amount>| amount.map_or("_".to_owned(), |a| session.grid().print(cell, a));
            format!("{} {}→{}", cell_id(session.grid(), cell), text(change.from), text(change.to))
        })
        .collect()
}

/// The clusters that a document has beyond those of another.
fn beyond<'a>(clusters: &'a [Cluster], before: &[Cluster]) -> Vec<&'a Cluster> {
    clusters.iter().filter(|cluster| !before.contains(cluster)).collect()
}

/// The one cluster that spoiling a figure of the example makes, with its explanations as text.
fn after(edits: &[(&str, &str)]) -> (Session, Cluster) {
    let mut session = example();
    let before = explanations(&session);
    for (id, text) in edits {
        write(&mut session, id, text);
    }
    let clusters = explanations(&session);
    let new = beyond(&clusters, &before);
    let [cluster] = new[..] else { panic!("{new:#?}") };
    let cluster = cluster.clone();
    (session, cluster)
}

/// The example's own error: the parts of its vehicles do not add up, and nothing else speaks of
/// them.
#[test]
fn one_broken_relation_alone_cannot_decide() {
    let session = example();
    let clusters = explanations(&session);
    let [cluster] = &clusters[..] else { panic!("{clusters:#?}") };
    assert_eq!(cluster.certainty, Certainty::Open);
    assert_eq!(cluster.unexplored, None);
    let told: Vec<_> = cluster.explanations.iter().flat_map(|one| told(&session, one)).collect();
    assert_eq!(
        told,
        [
            "assets/held/vehicles/value 888.42→877.85",
            "assets/held/vehicles-general/value 134.43→145.00",
            "assets/held/vehicles-law/value 436.13→446.70",
            "assets/held/vehicles-other/value 307.29→317.86",
        ]
    );
}

#[test]
fn a_figure_of_several_broken_relations_is_the_only_explanation() {
    for (id, wrong, right, slip) in [
        ("basic/30231/operating", "93.60", "9.36", Slip::PointMoved),
        ("basic/302/operating", "353.38", "335.38", Slip::DigitsSwapped),
    ] {
        let (session, cluster) = after(&[(id, wrong)]);
        assert_eq!(cluster.certainty, Certainty::Only, "{cluster:#?}");
        assert_eq!(told(&session, &cluster.explanations[0]), [format!("{id} {wrong}→{right}")]);
        assert_eq!(cluster.explanations[0].slip, Some(slip));
        assert_eq!(cluster.unexplored, None);
    }
}

/// A consistent document of the form whose turn it is.
fn document(seed: u64) -> Session {
    let forms = form::forms();
    consistent(&forms[usize::try_from(seed).unwrap() % forms.len()], seed)
}

#[test]
fn figures_rounded_one_by_one_break_nothing() {
    for seed in 0..60 {
        let session = document(seed);
        let broken: Vec<_> = broken(&session)
            .into_iter()
            .map(|id| mingzhang::finding::relation_id(session.grid(), session.relations().get(id)))
            .collect();
        assert_eq!(broken, Vec::<String>::new(), "seed {seed}");
        assert_eq!(explanations(&session), [], "seed {seed}");
    }
}

/// Whatever the slip, it is noticed, the right figure is among the smallest explanations, it comes
/// first where the relations can tell, and no other is called the likely cause then.
#[test]
fn a_slip_is_noticed_and_explained() {
    for (nth, kind) in (0_u64..).zip(Planted::ALL) {
        let mut tellable = 0;
        for document_seed in 0..8 {
            let seed = nth << 32 | document_seed;
            let mut session = document(seed);
            let Some(spoilt) = plant(&mut session, kind, &mut Random(seed), &[]) else { continue };
            let clusters = explanations(&session);
            assert!(is_detected(&session), "{kind:?} {seed}");
            let mut all = clusters.iter().flat_map(|cluster| &cluster.explanations);
            assert!(all.any(|one| is_true(one, &spoilt)), "{kind:?} {seed}: {clusters:#?}");
            if others_that_mend(&session, spoilt[0].0).is_empty() {
                tellable += 1;
                let [cluster] = &clusters[..] else { panic!("{kind:?} {seed}: {clusters:#?}") };
                assert!(is_true(&cluster.explanations[0], &spoilt), "{kind:?} {seed}: {clusters:#?}");
                assert_ne!(cluster.certainty, Certainty::Open, "{kind:?} {seed}: {clusters:#?}");
            }
        }
        assert!(tellable > 3, "{kind:?}");
    }
}

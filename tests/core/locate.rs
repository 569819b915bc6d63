//! Which figure is wrong: on the built-in example, on systems made by hand, and over random
//! documents with slips planted in them.

use mingzhang::calculate::{Mode, Session};
use mingzhang::disclosure::{Figure as Printed, Item, Section};
use mingzhang::finding::cell_id;
use mingzhang::form;
use mingzhang::grid::CellId;
use mingzhang::locate::{
    Certainty, Claim, Cluster, Explanation, Figure, Limits, Slip, Source, System, Told, Unexplored, Variable,
    Vote, explain, locate,
};
use mingzhang::money::{Amount, MoneyUnit, Unit};
use mingzhang::narrative::claim::{Claims, Figure as Stated};

use crate::generate::Random;
use crate::slips::{
    Planted, broken, consistent, explanations, is_detected, is_row, is_true, others_that_mend, plant,
    without_row,
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

/// What is cut off is not passed over in silence.
#[test]
fn that_there_are_more_explanations_than_are_kept_is_said() {
    let session = example();
    let clusters = |kept: usize| {
        let system = System::of_relations(session.grid(), session.values(), session.relations());
        explain(system, Limits { explanations: kept, ..Limits::default() })
    };
    let [all] = &clusters(4)[..] else { panic!("one relation is broken") };
    let [cut] = &clusters(3)[..] else { panic!("one relation is broken") };
    assert_eq!((all.explanations.len(), all.unexplored), (4, None));
    assert_eq!((cut.explanations.len(), cut.unexplored), (3, Some(Unexplored::Others)));
    assert_eq!(all.explanations[..3], cut.explanations[..]);
}

/// A sentence that has another figure than the table speaks for it; one that repeats the table speaks
/// against a change there, but decides nothing: it may be a copy.
#[test]
fn sentences_vote_on_which_figure_is_wrong() {
    let session = example();
    let vehicles = cell(&session, "assets/held/vehicles/value");
    let with = |text: &str| {
        let amount = typed(&session, vehicles, text).unwrap();
        let told =
            [Told { cell: vehicles, amount: Some(amount), half_step: session.grid().half_step(vehicles) }];
        let mut clusters = locate(session.grid(), session.values(), session.relations(), &told);
        assert_eq!(clusters.len(), 1);
        clusters.remove(0)
    };
    let for_it = with("877.85");
    assert_eq!(for_it.certainty, Certainty::Likely);
    assert_eq!(told(&session, &for_it.explanations[0]), ["assets/held/vehicles/value 888.42→877.85"]);
    assert_eq!(for_it.explanations[0].changes[0].vote, Vote::For);
    assert_eq!(for_it.explanations.len(), 4);
    let against = with("888.42");
    assert_eq!(against.certainty, Certainty::Open);
    assert_eq!(told(&session, &against.explanations[3]), ["assets/held/vehicles/value 888.42→877.85"]);
    assert_eq!(against.explanations[3].changes[0].vote, Vote::Against);
    let neither = with("500.00");
    assert_eq!(neither.certainty, Certainty::Open);
    assert!(neither.explanations.iter().all(|one| one.changes[0].vote == Vote::Open));
}

/// Last year's figure is this year's where a sentence has nothing change: that they are equal is no sign
/// that it was left in.
#[test]
fn what_a_sentence_has_unchanged_is_not_last_years_figure_left_in() {
    let with = |text: &str| {
        let mut document = example().published().clone();
        let table = document.tables.iter_mut().find(|table| table.id == "three-public").unwrap();
        let row = table.rows.iter_mut().find(|row| row.row.as_deref() == Some("vehicle-running")).unwrap();
        let figure = Printed::read("9.63", Unit::Money, MoneyUnit::TenThousand).unwrap();
        row.cells[0].1 = figure;
        row.prior[0].1 = figure;
        document.narrative = vec![Section {
            number: Some("九、".to_owned()),
            title: Some("“三公”经费预算情况说明".to_owned()),
            items: vec![Item { text: text.to_owned(), ..Item::default() }],
            ..Section::default()
        }];
        let session = Session::open(document).unwrap();
        let claims = Claims::read(session.published(), session.grid());
        let told = |(cell, figure): (CellId, Option<Stated>)| Told {
            cell,
            amount: figure.map(|figure| figure.amount),
            half_step: figure.map(|figure| figure.half()).unwrap_or_default(),
        };
        let told: Vec<Told> = claims.told().map(told).collect();
        let clusters = locate(session.grid(), session.values(), session.relations(), &told);
        let changes = clusters.iter().flat_map(|cluster| &cluster.explanations).flat_map(|one| &one.changes);
        changes.filter(|change| change.slip == Some(Slip::PriorYear)).count()
    };
    assert_eq!(with("公务用车运行费比上年减少1.00万元。"), 1);
    assert_eq!(with("公务用车运行费比上年增加0.00万元，与上年持平。"), 0);
    assert_eq!(with("公务用车运行费与上年持平。"), 0);
    assert_eq!(with("公务用车运行费9.63万元，比上年增加0.00万元。"), 0);
}

/// Its parts lack the same amount that another table prints for an account which this one does not list.
#[test]
fn a_row_left_out_is_named_by_another_table() {
    let mut disclosure = example().published().clone();
    let table = disclosure.tables.iter_mut().find(|table| table.id == "expenditure").unwrap();
    table.rows.retain(|row| row.code.as_deref() != Some("2013816"));
    let session = Session::open(disclosure).unwrap();
    let clusters = explanations(&session);
    let new = beyond(&clusters, &explanations(&example()));
    let of_row: Vec<_> = new.iter().filter(|cluster| cluster.explanations[0].row.is_some()).collect();
    let [cluster] = of_row[..] else { panic!("{clusters:#?}") };
    assert!(is_row(&session, &cluster.explanations[0], "2013816", true), "{cluster:#?}");
    assert_eq!(cluster.certainty, Certainty::Likely);
    let sentence = |lang| mingzhang::wording::explanation_sentence(&session, cluster, lang);
    let zh = sentence(mingzhang::wording::Lang::Zh);
    assert!(
        zh.contains("下面漏了“2013816 食品安全监管”一行（合计 18.00 万元、项目支出 18.00 万元）"),
        "{zh}"
    );
    let en = sentence(mingzhang::wording::Lang::En);
    assert!(en.contains("is left out below"), "{en}");
}

#[test]
fn rows_left_out_of_made_up_documents_are_found() {
    let (mut planted, mut listed) = (0, 0);
    for seed in 0..24 {
        let Some((without, code)) = without_row(&document(seed), &mut Random(seed)) else { continue };
        planted += 1;
        let clusters = explanations(&without);
        let found = clusters.iter().flat_map(|cluster| &cluster.explanations);
        listed += usize::from(found.into_iter().any(|one| is_row(&without, one, &code, false)));
    }
    assert!(planted > 12 && listed * 10 >= planted * 9, "{listed} of {planted}");
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

/// Errors that have nothing to do with each other do not multiply: each is explained apart.
#[test]
fn independent_errors_are_explained_apart() {
    let mut session = example();
    write(&mut session, "basic/302/operating", "353.38");
    write(&mut session, "three-public/reception/general", "9.99");
    let clusters = explanations(&session);
    assert_eq!(clusters.len(), 3, "{clusters:#?}");
    let changed: Vec<_> =
        clusters.iter().flat_map(|cluster| told(&session, &cluster.explanations[0])).collect();
    assert!(changed.contains(&"basic/302/operating 353.38→335.38".to_owned()), "{changed:?}");
}

#[test]
fn with_many_errors_the_work_is_bounded_and_what_is_left_out_is_said() {
    for seed in 0..6 {
        let mut session = document(seed);
        let mut random = Random(seed);
        let mut spoilt: Vec<CellId> = Vec::new();
        for _ in 0..40 {
            if let Some(more) = plant(&mut session, Planted::Wrong, &mut random, &spoilt) {
                spoilt.extend(more.iter().map(|(cell, _)| *cell));
            }
        }
        assert!(spoilt.len() > 20);
        let clusters = explanations(&session);
        let changes = |cluster: &Cluster| -> Vec<Variable> {
            cluster.explanations.iter().flat_map(|one| &one.changes).map(|change| change.variable).collect()
        };
        let listed: Vec<Variable> = clusters.iter().flat_map(changes).collect();
        let found = spoilt.iter().filter(|cell| listed.contains(&Variable::Cell(**cell))).count();
        assert!(found * 10 > spoilt.len() * 9, "{found} of {}", spoilt.len());
        for cluster in &clusters {
            assert!(!cluster.explanations.is_empty() || cluster.unexplored.is_some());
        }
        let told: Vec<Source> = clusters.iter().flat_map(|cluster| cluster.broken.clone()).collect();
        for id in broken(&session) {
            assert!(told.contains(&Source::Relation(id)));
        }
        assert_eq!(clusters, explanations(&session));
    }
}

/// More cells are blank than relations are derived anew for: that is said, not passed over.
#[test]
fn blank_cells_that_were_not_tried_are_said() {
    let mut session = document(4);
    let mut random = Random(4);
    let mut spoilt: Vec<CellId> = Vec::new();
    while spoilt.len() < 3 {
        let more = plant(&mut session, Planted::Blank, &mut random, &spoilt).unwrap();
        spoilt.extend(more.iter().map(|(cell, _)| *cell));
    }
    let open = |session: &Session| explanations(session).iter().any(|cluster| cluster.unexplored.is_some());
    assert!(!open(&session), "{:#?}", explanations(&session));
    while spoilt.len() < 30 {
        let Some(more) = plant(&mut session, Planted::Blank, &mut random, &spoilt) else { break };
        spoilt.extend(more.iter().map(|(cell, _)| *cell));
    }
    assert!(open(&session));
}

/// A system made by hand: figures with a printed step of 0.01 yuan, exact unless rounded.
fn system(figures: &[(Variable, Option<&str>)], claims: &[Claim]) -> System {
    let mut system = System::default();
    for (variable, text) in figures {
        system.figure(Figure {
            variable: *variable,
            printed: text.map(amount),
            half_step: Amount::default(),
            step: amount("0.01"),
            prior: None,
        });
    }
    for claim in claims {
        assert!(system.constrain(claim), "{claim:?}");
    }
    system
}

fn amount(text: &str) -> Amount {
    let money = mingzhang::money::MoneyUnit::Yuan;
    mingzhang::money::parse_typed(text, mingzhang::money::Unit::Money, money).unwrap().unwrap()
}

fn said(number: u32) -> Variable {
    Variable::Said(number)
}

/// Terms that add up to nothing.
fn zero(source: u32, terms: &[(Variable, i64)]) -> Claim {
    Claim {
        terms: terms.to_vec(),
        low: Some(Amount::default()),
        high: Some(Amount::default()),
        unless: Vec::new(),
        compares: false,
        source: Source::Claim(source),
    }
}

/// Last year's figures are told by changes only, and have to add up: 10 + 5 = 15, less the changes
/// 1 + 2 = 4? The amounts themselves are vouched for by their sum.
#[test]
fn what_is_never_told_ties_the_changes_together() {
    let last = Variable::Unknown;
    let figures = [
        (said(0), Some("10.00")),
        (said(1), Some("5.00")),
        (said(2), Some("15.00")),
        (said(3), Some("1.00")),
        (said(4), Some("2.00")),
        (said(5), Some("4.00")),
        (last(0), None),
        (last(1), None),
        (last(2), None),
    ];
    let claims = [
        zero(0, &[(said(0), 1), (said(1), 1), (said(2), -1)]),
        zero(1, &[(said(0), 1), (last(0), -1), (said(3), -1)]),
        zero(2, &[(said(1), 1), (last(1), -1), (said(4), -1)]),
        zero(3, &[(said(2), 1), (last(2), -1), (said(5), -1)]),
        zero(4, &[(last(0), 1), (last(1), 1), (last(2), -1)]),
    ];
    let clusters = explain(system(&figures, &claims), Limits::default());
    let [cluster] = &clusters[..] else { panic!("{clusters:#?}") };
    let changes: Vec<_> =
        cluster.explanations.iter().map(|one| (one.changes[0].variable, one.changes[0].to)).collect();
    assert_eq!(
        changes,
        [(said(3), Some(amount("2.00"))), (said(4), Some(amount("3.00"))), (said(5), Some(amount("3.00")))]
    );
    assert_eq!(cluster.certainty, Certainty::Open);
    assert_eq!(cluster.broken, [1, 2, 3, 4].map(Source::Claim));
}

/// A share of 25.00 % ± 0.005 of 80 is 20, not 30: any of the three may be wrong.
#[test]
fn a_share_bounds_both_amounts_and_is_void_if_it_is_wrong_itself() {
    let (part, whole, share) = (said(0), said(1), said(2));
    let bound = |low: Option<Amount>, high: Option<Amount>, times: i64| Claim {
        terms: vec![(part, 100_000), (whole, -times)],
        low,
        high,
        unless: vec![share],
        compares: false,
        source: Source::Claim(0),
    };
    let zero = Some(Amount::default());
    let claims = [bound(zero, None, 24_995), bound(None, zero, 25_005)];
    let figures = [(part, Some("30.00")), (whole, Some("80.00")), (share, Some("25.00"))];
    let clusters = explain(system(&figures, &claims), Limits::default());
    let [cluster] = &clusters[..] else { panic!("{clusters:#?}") };
    let mut found: Vec<_> = cluster
        .explanations
        .iter()
        .map(|one| (one.changes[0].variable, one.changes[0].low, one.changes[0].high))
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            (part, Some(amount("20.00")), Some(amount("20.00"))),
            (whole, Some(amount("119.98")), Some(amount("120.02"))),
            (share, None, None),
        ]
    );
}

#[test]
fn claims_about_figures_that_were_not_given_are_refused() {
    assert!(!System::default().constrain(&zero(0, &[(said(0), 1)])));
}

/// Two slips in one sum: no single figure explains them, two do.
#[test]
fn two_figures_of_one_sum() {
    let mut session = example();
    let before = explanations(&session);
    write(&mut session, "basic/30201/operating", "1.00");
    write(&mut session, "basic/30231/operating", "99.99");
    let clusters = explanations(&session);
    let new = beyond(&clusters, &before);
    let [cluster] = new[..] else { panic!("{new:#?}") };
    let mut first = told(&session, &cluster.explanations[0]);
    first.sort();
    assert_eq!(first.len(), 2, "{first:?}");
    assert!(first[0].starts_with("basic/30201/operating 1.00→"), "{first:?}");
    assert_eq!(first[1], "basic/30231/operating 99.99→9.36");
    let limits = Limits { changes: 1, ..Limits::default() };
    let system = System::of_relations(session.grid(), session.values(), session.relations());
    let short = explain(system, limits);
    assert!(short.iter().any(|cluster| cluster.unexplored == Some(Unexplored::MoreThan(1))), "{short:#?}");
}

/// A total and its part in each other's place: one lapse explains it better than a part that would
/// have to be negative.
#[test]
fn a_total_exchanged_with_its_part() {
    let figures =
        [(said(0), Some("3.00")), (said(1), Some("10.00")), (said(2), Some("5.00")), (said(3), Some("2.00"))];
    let claim =
        Claim { compares: true, ..zero(0, &[(said(0), 1), (said(1), -1), (said(2), -1), (said(3), -1)]) };
    let clusters = explain(system(&figures, &[claim]), Limits::default());
    let [cluster] = &clusters[..] else { panic!("{clusters:#?}") };
    let first = &cluster.explanations[0];
    assert_eq!(first.slip, Some(Slip::Exchanged));
    let changes: Vec<_> = first.changes.iter().map(|change| (change.variable, change.to)).collect();
    assert_eq!(changes, [(said(0), Some(amount("10.00"))), (said(1), Some(amount("3.00")))]);
    assert_eq!(cluster.explanations.len(), 5);
}

/// Two parts of one sum in each other's place, each a total of its own: neither can be put right alone,
/// because the sum holds as printed. What has nothing to do with them stays apart.
#[test]
fn two_totals_exchanged_below_a_sum_that_holds() {
    let amounts = ["3.00", "5.00", "8.00", "4.00", "1.00", "2.00", "1.00", "9.00", "1.00", "2.00"];
    let figures: Vec<_> = (0..).zip(amounts).map(|(at, printed)| (said(at), Some(printed))).collect();
    let claims = [
        zero(0, &[(said(0), 1), (said(1), 1), (said(2), -1)]),
        zero(1, &[(said(0), 1), (said(3), -1), (said(4), -1)]),
        zero(2, &[(said(1), 1), (said(5), -1), (said(6), -1)]),
        zero(3, &[(said(7), 1), (said(8), -1), (said(9), -1)]),
    ];
    let clusters = explain(system(&figures, &claims), Limits::default());
    let [both, apart] = &clusters[..] else { panic!("{clusters:#?}") };
    assert_eq!(both.broken, [1, 2].map(Source::Claim));
    assert_eq!(both.certainty, Certainty::Likely);
    // Parts of either would do as well, but stand in no sum together.
    let [only, _] = &both.explanations[..] else { panic!("{both:#?}") };
    assert_eq!((only.slip, &only.restores), (Some(Slip::Exchanged), &both.broken));
    let changes: Vec<_> = only.changes.iter().map(|change| (change.variable, change.to)).collect();
    assert_eq!(changes, [(said(0), Some(amount("5.00"))), (said(1), Some(amount("3.00")))]);
    assert_eq!(apart.broken, [Source::Claim(3)]);
    assert_eq!(apart.explanations.len(), 3);
}

/// A part that is the sum of others in the place of its sister, which has no parts: the sum of both holds,
/// and what is broken could be mended alone.
#[test]
fn a_part_exchanged_with_its_sister() {
    let amounts = ["9.00", "2.00", "7.00", "4.00", "3.00", "0.50"];
    let figures: Vec<_> = (0..).zip(amounts).map(|(at, printed)| (said(at), Some(printed))).collect();
    let claims = [
        zero(0, &[(said(0), 1), (said(1), -1), (said(2), -1)]),
        zero(1, &[(said(1), 1), (said(3), -1), (said(4), -1)]),
    ];
    let clusters = explain(system(&figures, &claims), Limits::default());
    let [cluster] = &clusters[..] else { panic!("{clusters:#?}") };
    let first = &cluster.explanations[0];
    assert_eq!((first.slip, &first.restores), (Some(Slip::Exchanged), &vec![Source::Claim(1)]));
    let changes: Vec<_> = first.changes.iter().map(|change| (change.variable, change.to)).collect();
    assert_eq!(changes, [(said(1), Some(amount("7.00"))), (said(2), Some(amount("2.00")))]);
    assert_eq!(cluster.explanations.len(), 3);
}

/// Two rows of one part and one total each: whether the parts or the totals were exchanged cannot be
/// told, and both are.
#[test]
fn parts_and_totals_exchanged_are_both_told() {
    let amounts = ["3.00", "5.00", "8.00", "5.00", "3.00", "8.00"];
    let figures: Vec<_> = (0..).zip(amounts).map(|(at, printed)| (said(at), Some(printed))).collect();
    let claims = [
        zero(0, &[(said(2), 1), (said(0), -1), (said(1), -1)]),
        zero(1, &[(said(5), 1), (said(3), -1), (said(4), -1)]),
        zero(2, &[(said(0), 1), (said(3), -1)]),
        zero(3, &[(said(1), 1), (said(4), -1)]),
    ];
    let clusters = explain(system(&figures, &claims), Limits::default());
    let [cluster] = &clusters[..] else { panic!("{clusters:#?}") };
    assert_eq!(cluster.certainty, Certainty::Open);
    let changed = cluster.explanations.iter().map(|one| {
        assert_eq!(one.slip, Some(Slip::Exchanged));
        one.changes.iter().map(|change| change.variable).collect::<Vec<_>>()
    });
    assert_eq!(changed.collect::<Vec<_>>(), [[said(0), said(1)], [said(3), said(4)]]);
}

/// A figure where nothing was printed: without it relations derive otherwise, so that it is tried.
#[test]
fn a_figure_that_should_not_be_there() {
    let (session, cluster) = after(&[("income/2013801/general-transfer", "5.00")]);
    let first = told(&session, &cluster.explanations[0]);
    assert_eq!(first, ["income/2013801/general-transfer 5.00→0.00"]);
    assert_eq!((cluster.certainty, cluster.unexplored), (Certainty::Only, None));
}

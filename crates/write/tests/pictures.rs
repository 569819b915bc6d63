//! The pictures as data for a script.

use mingzhang::calculate::{Mode, Session};
use mingzhang::money::MoneyUnit;
use mingzhang::wording::Lang;
use mingzhang_write::report::pictures;
use serde_json::Value;

fn example() -> Session {
    let text = include_bytes!("../../../www/examples/urumqi-samr-2024.budget.json");
    Session::open(mingzhang_read::json::read(text).unwrap()).unwrap()
}

fn shown(session: &Session, money: MoneyUnit, lang: Lang) -> Value {
    serde_json::to_value(pictures(session, money, lang)).unwrap()
}

#[test]
fn figures_are_in_the_shown_unit_and_every_part_leads_to_its_cell() {
    let session = example();
    let zh = shown(&session, MoneyUnit::TenThousand, Lang::Zh);
    assert_eq!(zh["money"], "万元");
    let own = &zh["flow"]["from"]["whole"]["parts"][0]["parts"][0];
    assert_eq!(own["name"], "一般财力");
    assert_eq!(own["amount"], "3,961.50");
    assert_eq!(own["share"], "89.98%");
    assert_eq!(own["weight"], 3_961_500_000_u64);
    assert_eq!(own["href"], "#tables/overall/2");
    assert_eq!((own["cell"].as_u64(), own["changed"].as_bool()), (Some(2), Some(false)));
    assert_eq!(zh["hundred"]["nature"]["squares"].to_string(), "[63,29,8]");
    assert_eq!(zh["public"]["parts"][1]["now"], Value::Null);

    let en = shown(&session, MoneyUnit::Yuan, Lang::En);
    assert_eq!(en["flow"]["from"]["whole"]["parts"][0]["parts"][0]["amount"], "39,615,000");
    assert_eq!(en["movement"]["total"]["change"], "+3,400,700");
    assert_eq!(en["movement"]["total"]["rate"], "+9.33%");
}

#[test]
fn a_changed_figure_is_marked() {
    let mut session = example();
    let cell = session.grid().cells().nth(2).unwrap();
    let more = session.value(cell).or_zero().plus(session.value(cell).or_zero()).unwrap();
    session.edit(cell, Some(more), Mode::Check).unwrap();
    let zh = shown(&session, MoneyUnit::TenThousand, Lang::Zh);
    let own = &zh["flow"]["from"]["whole"]["parts"][0]["parts"][0];
    assert_eq!((own["amount"].as_str(), own["changed"].as_bool()), (Some("7,923.00"), Some(true)));
    assert!(!zh["flow"]["from"]["notes"].as_array().unwrap().is_empty());
}

#[test]
fn without_figures_each_picture_says_why_there_is_none() {
    let mut published = example().published().clone();
    for table in &mut published.tables {
        table.rows.clear();
        table.prior_rows.clear();
    }
    let session = Session::open(published).unwrap();
    for lang in Lang::ALL {
        let told = shown(&session, MoneyUnit::TenThousand, lang);
        for name in ["flow", "tree", "movement", "hundred"] {
            assert!(told[name]["none"].as_str().is_some_and(|why| why.len() > 20), "{name}: {}", told[name]);
        }
    }
}

//! A reason that speaks of the opposite.

use super::{key, moves, subject};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::narrative::claim::{Direction, Reason};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "reason-opposite",
    family: Family::Narrative,
    title: Text { zh: "原因与增减相反", en: "A reason that speaks of the opposite" },
    what: Text {
        zh: "说增加，原因里却只有减少的字（减少、压减、核减、下降、节约、取消等）；或说减少，原因里只有增加的字；或说持平，原因却讲增减。原因里两方面的字都有，讲的是上年，或有“但”“不同”的，不作判断。",
        en: "Something is said to grow, and its reason has words of shrinking only, or the other way round; or it is said to be the same, and the reason explains a change. Not judged where the reason has words of both kinds or of contrast, or speaks of the year before.",
    },
    remedy: Text { zh: "请核对增减方向和原因。", en: "Check the direction and the reason." },
    basis: Text {
        zh: "说明的原因应当与增减方向一致",
        en: "The reason given is to fit the direction of the change",
    },
    check: Some(check),
};

const OPPOSITE: Text = Text {
    zh: "{subject}写作“{change}”，原因却说“{reason}”，方向似乎相反：{sentence}",
    en: "{subject} is said to change (“{change}”), but the reason seems to go the other way (“{reason}”): {sentence}",
};

const MORE: [&str; 12] =
    ["增加", "增长", "上升", "提高", "新增", "增资", "上调", "晋升", "调增", "扩大", "拓展", "上涨"];
const LESS: [&str; 14] = [
    "减少", "下降", "降低", "压减", "压缩", "核减", "缩减", "调减", "节约", "节省", "取消", "减员", "精简",
    "削减",
];
/// Words of the year before.
const BEFORE: [&str; 4] = ["上年", "去年", "基数", "以前年度"];
/// What is raised without costing more.
const BETTERED: [&str; 6] = ["效益", "效率", "水平", "质量", "能力", "意识"];
const CONTRAST: [&str; 6] = ["但", "不同", "虽", "同时", "抵", "以及"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for statement in &document.claims.statements {
        let Reason::Given(at) = statement.reason else { continue };
        let reason = document.disclosure.quote(at).unwrap_or_default();
        // What happened last year moves this year's amount the other way.
        if BEFORE.iter().any(|word| reason.contains(word)) {
            continue;
        }
        let betters = BETTERED.iter().any(|word| reason.contains(word));
        let has =
            |words: &[&str]| words.iter().any(|word| reason.contains(word) && !(betters && *word == "提高"));
        let (more, less) = (has(&MORE), has(&LESS));
        let moved = moves(&statement.change).or_else(|| moves(&statement.growth));
        let level = statement.level.filter(|level| !level.about && moved.is_none());
        let (said_at, against) = match (moved, level) {
            (Some(moved), _) if !moved.figure.amount.is_negative() => {
                let against = match moved.direction {
                    Direction::More => less && !more,
                    Direction::Less => more && !less,
                    Direction::Undecided => false,
                };
                (moved.at, against && !has(&CONTRAST))
            }
            // 持平: only what was done to the amount itself explains a change.
            (None, Some(level)) => {
                let changed = [
                    "减少支付",
                    "减少支出",
                    "增加支出",
                    "减少经费",
                    "增加经费",
                    "经费减少",
                    "经费增加",
                    "支出减少",
                    "支出增加",
                ];
                (level.at, has(&changed))
            }
            _ => continue,
        };
        if !against {
            continue;
        }
        let words = document.disclosure.quote(said_at).unwrap_or_default();
        let said = Said::new(OPPOSITE)
            .with("subject", subject(statement))
            .with("change", Arg::Words(words.to_owned()))
            .with("reason", Arg::Words(reason.replace('\n', "")))
            .with("sentence", Arg::Quote(statement.sentence));
        sink.add(
            Finding::of_rule(rule, Severity::Doubt, &key(document, statement), said)
                .at_words([at, statement.sentence])
                .at_cells(statement.cells.iter().copied().take(1)),
        );
    }
}

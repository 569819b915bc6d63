//! A sentence whose parts do not add up to its total: procurement, vehicles and floor areas.

use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::money::Amount;
use crate::rules::numbers::{Number, numbers};
use crate::rules::words::{self, Words};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "parts-of-sentence",
    family: Family::Performance,
    title: Text {
        zh: "采购、车辆、面积的分项与总数不符",
        en: "Procurement, vehicles or areas that do not add up",
    },
    what: Text {
        zh: "一句话里采购的货物、工程、服务之和不等于总额，各类用车之和不等于车辆总数，地上与地下（计容与不计容）面积之和不等于建筑面积，或者小微企业份额大于中小企业份额。表式已经把它们列为数据的，由勾稽关系核对。",
        en: "In one sentence, goods, works and services are not the procurement together, kinds of vehicles not the vehicles, areas above and below ground not the area, or the share of micro enterprises is larger than that of small and medium ones. Where the form has them as figures, relations check them.",
    },
    remedy: Text { zh: "请核对总数和分项。", en: "Check the total and its parts." },
    basis: Text {
        zh: "算术关系：各部分之和等于总数", en: "Arithmetic: the parts add up to the whole"
    },
    check: Some(check),
};

const SUM: Text = Text {
    zh: "“{what}”写的是 {total}，分项相加是 {sum}：{words}",
    en: "“{what}” is {total}, its parts add up to {sum}: {words}",
};
const MIDDLE: Text = Text {
    zh: "“{what}”写的是 {total}，分项相加是 {sum}；改为 {sum}，连同它在内的 {whole} 也就对得上：{words}",
    en: "“{what}” is {total}, its parts add up to {sum}; with {sum} the {whole} that it is a part of would add up too: {words}",
};
const PART: Text = Text {
    zh: "小微企业的 {part} 大于中小企业的 {total}：{words}",
    en: "{part} for micro enterprises is more than the {total} for small and medium ones: {words}",
};

/// Measures that a form may have as figures of its own.
const OF_FORM: [(&str, &str); 2] = [("采购", "procurement"), ("车辆", "asset-count")];

/// Two kinds of area that are all there is of one, the first of them without the words of the other.
const AREAS: [[&str; 2]; 2] = [["地上", "地下"], ["计容", "不计容"]];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let has =
        |kind: &str| OF_FORM.iter().any(|(known, measure)| *known == kind && has_figures(document, measure));
    let (procurement, vehicles) = (!has("采购"), !has("车辆"));
    for words in words::items(document.disclosure) {
        for (start, end) in sentences(words.text) {
            let numbers: Vec<Number> = numbers(words.text)
                .into_iter()
                .filter(|number| number.start >= start && number.end <= end)
                .collect();
            let text = Sentence { words, start, end, numbers: &numbers };
            text.areas(rule).into_iter().for_each(|finding| sink.add(finding));
            let finding = if procurement && text.has("采购") {
                text.procurement(rule).into_iter().chain(text.enterprises(rule)).collect()
            } else if vehicles && text.has("车辆") {
                text.vehicles(rule)
            } else {
                Vec::new()
            };
            finding.into_iter().for_each(|finding| sink.add(finding));
        }
    }
}

fn has_figures(document: &Document<'_>, measure: &str) -> bool {
    let space = document.grid.space();
    let Some(d) = space.dimension("measure") else { return false };
    let Some(node) = space.dimensions()[d].find(measure) else { return false };
    let mut cells = document.grid.cells();
    cells.any(|cell| document.grid.place(cell).get(d) == node && document.value(cell).number().is_some())
}

/// The sentences of a text, by bytes.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, mark) in text.match_indices(['。', '\n']) {
        found.push((from, at));
        from = at + mark.len();
    }
    found.push((from, text.len()));
    found
}

struct Sentence<'a> {
    words: Words<'a>,
    start: usize,
    end: usize,
    numbers: &'a [Number],
}

impl Sentence<'_> {
    fn text(&self) -> &str {
        self.words.text.get(self.start..self.end).unwrap_or_default()
    }

    fn has(&self, word: &str) -> bool {
        self.text().contains(word)
    }

    /// The place of a word in the whole text.
    fn find(&self, word: &str, from: usize) -> Option<usize> {
        Some(from + self.words.text.get(from..self.end)?.find(word)?)
    }

    /// The first amount behind a place, at most some characters away.
    fn amount_behind(&self, at: usize) -> Option<&Number> {
        const FAR: usize = 12;
        let number = self.numbers.iter().find(|number| number.start >= at && number.money.is_some())?;
        let between = self.words.text.get(at..number.start)?;
        (between.chars().count() <= FAR && !between.contains(['，', '、', '；'])).then_some(number)
    }

    fn passage(&self) -> crate::disclosure::Passage {
        let passage = self.words.sentence(self.start, self.end);
        if passage.start < self.start { self.words.passage(self.start, self.end) } else { passage }
    }

    fn procurement(&self, rule: &Rule) -> Vec<Finding> {
        let found = || {
            let at = self.find("采购", self.start)?;
            let of_which = self.find("其中", at)?;
            let total = self.numbers.iter().find(|number| number.start > at && number.money.is_some())?;
            let parts: Option<Vec<&Number>> = ["货物", "工程", "服务"]
                .iter()
                .map(|word| self.amount_behind(self.find(word, of_which)? + word.len()))
                .collect();
            (total.end <= of_which).then_some((total, parts?))
        };
        let Some((total, parts)) = found() else { return Vec::new() };
        self.sum(rule, of(SUM, "采购"), total, &parts).into_iter().collect()
    }

    fn enterprises(&self, rule: &Rule) -> Option<Finding> {
        let whole = self.amount_behind_words("中小企业")?;
        let part =
            self.amount_behind_words("小微企业").or_else(|| self.amount_behind_words("小型和微型企业"))?;
        let difference = part.amount.minus(whole.amount).ok()?;
        let steps = part.half_step().plus(whole.half_step()).ok()?;
        if difference <= steps || part.start < whole.start {
            return None;
        }
        let said = Said::new(PART)
            .with("part", shown(part, part.amount))
            .with("total", shown(whole, whole.amount))
            .with("words", Arg::Quote(self.passage()));
        let key = self.words.key(part.start, part.end);
        let finding = Finding::of_rule(rule, Severity::Error, &key, said);
        Some(finding.at_words([self.words.passage(part.start, part.end)]))
    }

    fn amount_behind_words(&self, word: &str) -> Option<&Number> {
        const FAR: usize = 24;
        let at = self.find(word, self.start)? + word.len();
        let number = self.numbers.iter().find(|number| number.start >= at && number.money.is_some())?;
        (self.words.text.get(at..number.start)?.chars().count() <= FAR).then_some(number)
    }

    fn vehicles(&self, rule: &Rule) -> Vec<Finding> {
        let found = || {
            let at = self.find("车辆", self.start)?;
            let of_which = self.find("其中", at)?;
            let total = self.numbers.iter().find(|number| number.start > at)?;
            let between = self.words.text.get(at + "车辆".len()..total.start)?;
            let counts = |number: &&Number| {
                self.words.text.get(number.end..).is_some_and(|rest| rest.trim_start().starts_with('辆'))
            };
            let end = self.find("；", of_which).unwrap_or(self.end);
            let inside = self.numbers.iter().filter(|number| number.start > of_which && number.end <= end);
            let parts: Vec<&Number> = inside.filter(counts).collect();
            // 价值 and the like among the kinds make it another sentence.
            let plain = self
                .numbers
                .iter()
                .filter(|number| number.start > of_which && number.end <= end)
                .all(|n| counts(&n));
            let right = total.end <= of_which && between.trim().is_empty() && counts(&total);
            (right && plain && parts.len() > 1).then_some((total, parts))
        };
        let Some((total, parts)) = found() else { return Vec::new() };
        self.sum(rule, of(SUM, "车辆"), total, &parts).into_iter().collect()
    }

    /// …13,459 平方米，其中地上…8,103 平方米，地下…5,356 平方米. What is the total of its own parts and a part
    /// of the whole is told once where the sum of its parts mends both.
    fn areas(&self, rule: &Rule) -> Vec<Finding> {
        let [outer, inner] = AREAS.map(|kinds| self.area(kinds));
        let sum = |said: Said, area: Option<(&Number, [&Number; 2])>| {
            area.and_then(|(total, parts)| self.sum(rule, said, total, &parts))
        };
        let apart = sum(of(SUM, "面积"), outer);
        if let (Some(_), Some((whole, [part, rest])), Some((total, [one, other]))) = (&apart, outer, inner)
            && part.start == total.start
            && let Ok(should) = one.amount.plus(other.amount)
            && should.plus(rest.amount) == Ok(whole.amount)
        {
            let said = of(MIDDLE, "面积").with("whole", shown(whole, whole.amount));
            return sum(said, inner).into_iter().collect();
        }
        apart.into_iter().chain(sum(of(SUM, "面积"), inner)).collect()
    }

    /// An area with the two kinds that are all there is of it.
    fn area(&self, [one, other]: [&str; 2]) -> Option<(&Number, [&Number; 2])> {
        let areas: Vec<&Number> = self
            .numbers
            .iter()
            .filter(|number| {
                let rest = self.words.text.get(number.end..).unwrap_or_default();
                number.money.is_none() && rest.trim_start().starts_with("平方米")
            })
            .collect();
        let before = |nth: usize| {
            let from = nth.checked_sub(1).map_or(self.start, |last| areas[last].end);
            self.words.text.get(from..areas[nth].start).unwrap_or_default()
        };
        let first = (1..areas.len()).find(|nth| {
            before(*nth).contains("其中") && before(*nth).contains(one) && !before(*nth).contains(other)
        })?;
        let second = (first + 1..areas.len()).find(|nth| before(*nth).contains(other))?;
        Some((areas[first - 1], [areas[first], areas[second]]))
    }

    fn sum(&self, rule: &Rule, said: Said, total: &Number, parts: &[&Number]) -> Option<Finding> {
        let sum = parts.iter().try_fold(Amount::ZERO, |sum, part| sum.plus(part.amount)).ok()?;
        let difference = total.amount.minus(sum).ok()?;
        let all = || parts.iter().copied().chain([total]);
        let steps = if total.money.is_some() {
            // Digits left out at the end are zeros where others show them.
            let finest = all().map(Number::half_step).min()?;
            all().try_fold(Amount::ZERO, |sum, _| sum.plus(finest)).ok()?
        } else {
            Amount::ZERO
        };
        if difference.abs() <= steps {
            return None;
        }
        let said = said
            .with("total", shown(total, total.amount))
            .with("sum", shown(total, sum))
            .with("words", Arg::Quote(self.passage()));
        let finding = Finding::of_rule(rule, Severity::Error, &self.words.key(total.start, total.end), said)
            .at_words(all().map(|number| self.words.passage(number.start, number.end)));
        Some(match total.money {
            Some(_) => finding.comparing(Stated::Amount(sum), Stated::Amount(total.amount)),
            None => finding,
        })
    }
}

fn of(text: Text, what: &str) -> Said {
    Said::new(text).with("what", Arg::Words(what.to_owned()))
}

/// An amount as the sentence shows its total: money with its unit, or a bare number.
fn shown(like: &Number, amount: Amount) -> Arg {
    match like.money {
        Some(money) => Arg::Amount(amount, money, like.decimals),
        None => Arg::Words(amount.to_printed(0, 0)),
    }
}

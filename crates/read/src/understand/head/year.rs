//! The year that a document is about.

use std::collections::BTreeMap;

use crate::understand::token::Line;

/// A line with more characters is no heading.
const HEADING: usize = 40;

/// What stands before the year that a document says it is for.
const LABELS: [&str; 3] = ["预算年度", "决算年度", "年度"];

/// What stands before a year that is compared with.
const COMPARED: [&str; 5] = ["比", "较", "同", "至", "与"];

/// How a document names its year, the best way first: under a label, in headings about the budget,
/// where the budget is spoken of, anywhere. So many times each.
type Named = [usize; 4];

/// The document's year, from the lines outside its tables. What a table's rows name are projects,
/// so nothing of them counts.
pub(crate) fn year<'a>(outside: impl Iterator<Item = &'a Line>, stage: &str) -> Option<u16> {
    let word = if stage == "budget" { "预算" } else { "决算" };
    let mut counts: BTreeMap<u16, Named> = BTreeMap::new();
    for line in outside {
        let about = line.key.contains(word);
        let heading = about && line.key.chars().count() <= HEADING;
        for (year, before) in years(&line.key) {
            let heads = heading && !COMPARED.iter().any(|word| before.contains(word));
            let count = counts.entry(year).or_default();
            count[0] += usize::from(LABELS.contains(&before));
            count[1] += usize::from(heads);
            count[2] += usize::from(about);
            count[3] += 1;
        }
    }
    // Of two named as often the later: a budget compares itself with the year before.
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

/// The years that a text names, each with what stands before it.
fn years(key: &str) -> Vec<(u16, &str)> {
    let found = key.match_indices('年').filter_map(|(at, _)| {
        let before = key.get(..at)?;
        let (year, before) = arabic(before).or_else(|| chinese(before))?;
        (1949..=2999).contains(&year).then_some((year, before))
    });
    found.collect()
}

fn arabic(before: &str) -> Option<(u16, &str)> {
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = before.get(rest.len()..).filter(|digits| digits.len() == 4)?;
    Some((digits.parse().ok()?, rest))
}

/// 二〇二四
fn chinese(before: &str) -> Option<(u16, &str)> {
    const DIGITS: [&str; 10] = ["〇零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |c: char| (0_u16..).zip(DIGITS).find(|(_, forms)| forms.contains(c)).map(|(value, _)| value);
    let is_digit = |c: char| digit(c).is_some();
    let rest = before.trim_end_matches(is_digit);
    let digits: Vec<u16> = before.get(rest.len()..)?.chars().filter_map(digit).collect();
    let [a, b, c, d] = digits[..] else { return None };
    Some((a * 1000 + b * 100 + c * 10 + d, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::head::tests::line;

    fn of(texts: &[&str], stage: &str) -> Option<u16> {
        let lines: Vec<Line> = texts.iter().map(|text| line(text)).collect();
        year(lines.iter(), stage)
    }

    #[test]
    fn the_year_is_the_budgets() {
        let spoken_of = ["2023 年完成", "2023年", "2023年", "2024 年单位预算", "第二部分 2024 年预算"];
        assert_eq!(of(&spoken_of, "budget"), Some(2024));
        assert_eq!(of(&["电话12345678年"], "budget"), None);
    }

    #[test]
    fn headings_outweigh_what_is_compared_with() {
        let compared =
            ["某某局二〇二四年部门预算", "比2023年预算数增加", "较2023年预算减少", "与2023年预算相比持平"];
        assert_eq!(of(&compared, "budget"), Some(2024));
        assert_eq!(of(&["预算年度：2025年", "2023年预算执行情况", "2023年预算"], "budget"), Some(2025));
        assert_eq!(of(&["部门决算（2022年度）", "2023年8月"], "final-accounts"), Some(2022));
    }
}

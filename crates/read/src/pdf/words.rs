//! Glyphs become words: what stands on one baseline without a gap between.

use super::marks::{Bounds, Glyph, Rule};

/// Characters without a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) text: String,
    pub(super) bounds: Bounds,
    pub(super) baseline: i32,
    /// Size of the font.
    pub(super) size: i32,
}

impl Placed {
    /// Whether it is a figure: digits, with what is written between and around them.
    pub(super) fn is_figure(&self) -> bool {
        let mut digits = false;
        let all = self.text.chars().all(|c| {
            digits |= c.is_ascii_digit();
            c.is_ascii_digit()
                || matches!(c, '.' | ',' | '，' | '-' | '−' | '+' | '%' | '％' | '(' | ')' | '（' | '）')
        });
        all && digits
    }
}

/// The words of a page by baseline, then from left to right. No word crosses a vertical rule.
pub(super) fn words(mut glyphs: Vec<Glyph>, vertical: &[Rule]) -> Vec<Placed> {
    glyphs.sort_by_key(|glyph| (glyph.baseline, glyph.bounds.x0));
    let mut words = Vec::new();
    let mut rest = glyphs.as_mut_slice();
    while let Some(first) = rest.first() {
        let reach = first.baseline.saturating_add((first.size / 5).max(5));
        let count = rest.iter().take_while(|glyph| glyph.baseline <= reach).count();
        let (line, after) = rest.split_at_mut(count);
        line.sort_by_key(|glyph| glyph.bounds.x0);
        line_words(line, vertical, &mut words);
        rest = after;
    }
    words
}

fn line_words(line: &[Glyph], vertical: &[Rule], words: &mut Vec<Placed>) {
    let mut word: Option<Placed> = None;
    let mut last: Vec<&Glyph> = Vec::new();
    for glyph in line {
        if last.iter().rev().take(4).any(|other| is_same(other, glyph)) {
            continue;
        }
        last.push(glyph);
        if glyph.text.trim().is_empty() {
            // A space as narrow as a hair is no space; a wider one is, even where glyphs overlap it.
            if (glyph.bounds.x1 - glyph.bounds.x0) * 10 > glyph.size {
                words.extend(word.take());
            }
            continue;
        }
        match &mut word {
            Some(word) if joins(word, glyph, vertical) => {
                word.text.push_str(&glyph.text);
                word.bounds = word.bounds.around(glyph.bounds);
            }
            _ => words.extend(word.replace(Placed {
                text: glyph.text.clone(),
                bounds: glyph.bounds,
                baseline: glyph.baseline,
                size: glyph.size,
            })),
        }
    }
    words.extend(word);
}

/// Drawn twice at one place, for bold or by mistake.
fn is_same(a: &Glyph, b: &Glyph) -> bool {
    let near = a.size / 8 + 1;
    a.text == b.text && (a.bounds.x0 - b.bounds.x0).abs() <= near && (a.baseline - b.baseline).abs() <= near
}

fn joins(word: &Placed, glyph: &Glyph, vertical: &[Rule]) -> bool {
    let gap = glyph.bounds.x0 - word.bounds.x1;
    let size = word.size.min(glyph.size);
    let wide = |c: Option<char>| c.is_some_and(|c| u32::from(c) >= 0x2e80);
    let both_wide = wide(word.text.chars().next_back()) && wide(glyph.text.chars().next());
    let widest = if both_wide { size / 2 } else { size * 3 / 10 };
    if gap > widest {
        return false;
    }
    let (left, right) = (word.bounds.centre().0, glyph.bounds.centre().0);
    let middle = glyph.bounds.centre().1;
    // A rule between the last character and this one; glyphs may lap over it by a hair.
    let from = (word.bounds.x1 - size / 4).max(left);
    let begin = vertical.partition_point(|rule| rule.at < from);
    let between =
        vertical.iter().skip(begin).take_while(|rule| rule.at <= right.min(glyph.bounds.x0 + size / 4));
    !between.into_iter().any(|rule| rule.from <= middle && middle <= rule.to)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Glyphs of 10 points: wide ones 10 points, others 5; `x` and `baseline` in points.
    pub(crate) fn glyphs(text: &str, x: i32, baseline: i32) -> Vec<Glyph> {
        let mut x = x * 10;
        let made = text.chars().map(|c| {
            let width = if u32::from(c) >= 0x2e80 { 100 } else { 50 };
            let bounds = Bounds { x0: x, y0: baseline * 10 - 88, x1: x + width, y1: baseline * 10 + 12 };
            x += width;
            Glyph { text: c.to_string(), bounds, baseline: baseline * 10, size: 100 }
        });
        made.collect()
    }

    fn texts(glyphs: Vec<Glyph>, vertical: &[Rule]) -> Vec<String> {
        words(glyphs, vertical).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn gaps_and_spaces_divide_words() {
        let mut page = glyphs("合计 12.50", 0, 20);
        page.extend(glyphs("1,234.00", 90, 20));
        page.extend(glyphs("下一行", 0, 35));
        assert_eq!(texts(page, &[]), ["合计", "12.50", "1,234.00", "下一行"]);
    }

    #[test]
    fn a_rule_divides_figures_that_touch() {
        let mut page = glyphs("12.50", 0, 20);
        page.extend(glyphs("30.00", 25, 20));
        let rule = Rule { at: 250, from: 0, to: 400 };
        assert_eq!(texts(page.clone(), &[rule]), ["12.50", "30.00"]);
        assert_eq!(texts(page, &[Rule { from: 300, ..rule }]), ["12.5030.00"]);
    }

    #[test]
    fn what_is_drawn_twice_is_read_once() {
        let mut page = glyphs("11 合", 0, 20);
        page.extend(page.clone());
        assert_eq!(texts(page, &[]), ["11", "合"]);
    }
}

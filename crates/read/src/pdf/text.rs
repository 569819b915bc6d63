//! Glyphs become lines of words.

use super::ink::Glyph;
use crate::source::Area;
use crate::visible;

/// A line of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Upper edge.
    pub(super) top: i32,
    /// What its words stand on.
    pub(super) baseline: i32,
    /// Its words from left to right.
    pub(super) words: Vec<Word>,
}

/// Glyphs without a space between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Their text.
    pub(super) text: String,
    /// Where they stand.
    pub(super) area: Area,
}

impl Line {
    /// The words with spaces between them.
    pub(super) fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The lines that the glyphs make, from top to bottom.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by_key(|glyph| (glyph.baseline, glyph.x));
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match lines.last_mut().and_then(|line| line.first().map(|first| first.baseline).zip(Some(line))) {
            Some((baseline, line)) if glyph.baseline - baseline <= glyph.size.min(line[0].size) / 2 => {
                line.push(glyph);
            }
            _ => lines.push(vec![glyph]),
        }
    }
    lines.into_iter().filter_map(line).collect()
}

fn line(mut glyphs: Vec<Glyph>) -> Option<Line> {
    glyphs.sort_by_key(|glyph| glyph.x);
    let baseline = glyphs.first()?.baseline;
    let mut words: Vec<Word> = Vec::new();
    let mut last: Option<Glyph> = None;
    for glyph in glyphs {
        if last.as_ref().is_some_and(|last| is_drawn_over(last, &glyph)) {
            continue;
        }
        let blank = glyph.text.chars().all(char::is_whitespace);
        let apart = last.as_ref().is_none_or(|last| {
            let size = glyph.size.min(last.size);
            glyph.x - last.right > size * 3 / 10 || last.text.chars().all(char::is_whitespace)
        });
        if !blank {
            match words.last_mut().filter(|_| !apart) {
                Some(word) => {
                    word.text.push_str(&glyph.text);
                    word.area = word.area.around(&glyph.area());
                }
                None => words.push(Word { text: glyph.text.clone(), area: glyph.area() }),
            }
        }
        last = Some(glyph);
    }
    let words: Vec<Word> = words
        .into_iter()
        .map(|word| Word { text: visible::words(&word.text).concat(), ..word })
        .filter(|word| !word.text.is_empty())
        .collect();
    let top = words.iter().map(|word| word.area.y).min()?;
    Some(Line { top, baseline, words })
}

/// The same character a second time in the same place: drawn so to look bold, or repeated.
fn is_drawn_over(last: &Glyph, glyph: &Glyph) -> bool {
    last.text == glyph.text && (glyph.x - last.x).abs() < glyph.size.max(10) / 5
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Glyphs of a text, half as wide as high, from a place on.
    pub(in super::super) fn glyphs(text: &str, x: i32, baseline: i32) -> Vec<Glyph> {
        let glyph =
            |(c, at): (char, i32)| Glyph { text: c.to_string(), x: at, right: at + 50, baseline, size: 100 };
        text.chars().zip((x..).step_by(50)).map(glyph).collect()
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        lines(glyphs).iter().map(Line::text).collect()
    }

    #[test]
    fn gaps_and_spaces_part_words() {
        let mut all = glyphs("12.50", 0, 500);
        all.extend(glyphs("合 计", 1000, 505));
        all.extend(glyphs("标题", 300, 100));
        assert_eq!(texts(all), ["标题", "12.50 合 计"]);
    }

    #[test]
    fn what_is_drawn_twice_is_read_once() {
        let mut all = glyphs("11.00", 0, 500);
        all.extend(glyphs("11.00", 4, 502));
        assert_eq!(texts(all), ["11.00"]);
    }
}

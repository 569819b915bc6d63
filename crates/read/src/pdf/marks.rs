//! What a page shows: glyphs and ruling lines with their places, in whole tenths of a point from
//! the upper left corner. Binary fractions end here.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};

use super::radicals;

/// A rectangle by its edges, in tenths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) x0: i32,
    pub(super) y0: i32,
    pub(super) x1: i32,
    pub(super) y1: i32,
}

impl Bounds {
    pub(super) fn centre(self) -> (i32, i32) {
        (i32::midpoint(self.x0, self.x1), i32::midpoint(self.y0, self.y1))
    }

    fn has(self, (x, y): (i32, i32)) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.y0..=self.y1).contains(&y)
    }

    /// The smallest rectangle around both.
    pub(super) fn around(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }
}

/// A character, or a few that one sign stands for, or a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) bounds: Bounds,
    pub(super) baseline: i32,
    /// Size of the font.
    pub(super) size: i32,
}

/// A ruling line: at `at` on the axis across it, from `from` to `to` along it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rule {
    pub(super) at: i32,
    pub(super) from: i32,
    pub(super) to: i32,
}

/// All that counts on a page.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) horizontal: Vec<Rule>,
    pub(super) vertical: Vec<Rule>,
    /// Pictures that cover a good part of the page.
    pub(super) pictures: Vec<Bounds>,
    /// Glyphs by the direction in which they are read: to the right, downwards, to the left, upwards.
    pub(super) directions: [usize; 4],
    /// More glyphs or lines than are kept.
    pub(super) too_much: bool,
}

impl Marks {
    /// Whether there is a picture that hardly any text stands on: what it shows is not read.
    pub(super) fn has_bare_picture(&self) -> bool {
        const FEW: usize = 10;
        let bare = |picture: &Bounds| {
            self.glyphs.iter().filter(|glyph| picture.has(glyph.bounds.centre())).take(FEW).count() < FEW
        };
        self.pictures.iter().any(bare)
    }
}

/// Pictures are looked at that cover this part of the page or more, as many of them as this.
const PART_OF_THE_PAGE: f64 = 8.0;
const MOST_PICTURES: usize = 64;

/// Thickest ruling line, in points.
const THICKEST: f64 = 3.0;

/// Farthest place from the corner of a page that is taken, in points; PDF has 14,400.
const FARTHEST: f64 = 20_000.0;

/// Collects the marks of a page while it is interpreted.
pub(super) struct Collector {
    page: Rect,
    /// What may be seen, within each other; the last one counts.
    clips: Vec<Rect>,
    /// Most glyphs and most lines.
    limit: usize,
    pub(super) marks: Marks,
}

impl Collector {
    pub(super) fn new(page: Rect, limit: usize) -> Self {
        Self { page, clips: Vec::new(), limit, marks: Marks::default() }
    }

    fn seen(&self) -> Rect {
        self.clips.last().copied().unwrap_or(self.page)
    }

    fn clip(&mut self, rect: Rect) {
        let kept = self.seen().intersect(rect);
        self.clips.push(kept);
    }

    fn glyph(&mut self, text: String, matrix: Affine, advance: f64) {
        let origin = matrix * Point::ZERO;
        let end = matrix * Point::new(advance, 0.0);
        let up = (matrix * Point::new(0.0, 1000.0)) - origin;
        let size = up.hypot();
        let along = (matrix * Point::new(1000.0, 0.0)) - origin;
        if !size.is_finite() || !(0.5..2_000.0).contains(&size) || !(origin.x + end.x + end.y).is_finite() {
            return;
        }
        let level = along.y.abs() * 20.0 < along.x.abs();
        let steep = along.x.abs() * 20.0 < along.y.abs();
        let direction = match (level, steep) {
            (true, _) => usize::from(along.x < 0.0) * 2,
            (_, true) => 1 + usize::from(along.y < 0.0) * 2,
            // Askew: a watermark across the page.
            _ => return,
        };
        let corners = [origin - up * 0.12, origin + up * 0.88, end - up * 0.12, end + up * 0.88];
        let rect = corners.iter().fold(Rect::from_points(origin, end), |rect, corner| rect.union_pt(*corner));
        if !self.seen().contains(rect.center()) {
            return;
        }
        let blank = text.trim().is_empty();
        if !blank && let Some(count) = self.marks.directions.get_mut(direction) {
            *count += 1;
        }
        if self.marks.glyphs.len() >= self.limit {
            self.marks.too_much = true;
            return;
        }
        let bounds = bounds(rect);
        let baseline = if level { tenths(origin.y) } else { bounds.y1 };
        self.marks.glyphs.push(Glyph { text, bounds, baseline, size: tenths(size).max(1) });
    }

    /// A ruling line, if the rectangle is as thin as one.
    fn rule(&mut self, rect: Rect) {
        let rect = rect.intersect(self.seen());
        if !rect.is_finite() {
            return;
        }
        let (horizontal, vertical) = (rect.width() > rect.height(), rect.height() > rect.width());
        let centre = rect.center();
        if self.marks.horizontal.len() + self.marks.vertical.len() >= self.limit {
            self.marks.too_much = true;
        } else if horizontal && rect.height() <= THICKEST {
            let rule = Rule { at: tenths(centre.y), from: tenths(rect.x0), to: tenths(rect.x1) };
            self.marks.horizontal.push(rule);
        } else if vertical && rect.width() <= THICKEST {
            let rule = Rule { at: tenths(centre.x), from: tenths(rect.y0), to: tenths(rect.y1) };
            self.marks.vertical.push(rule);
        }
    }

    fn stroke(&mut self, path: &BezPath, matrix: Affine) {
        let (mut start, mut at) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => (start, at) = (to, to),
                PathEl::LineTo(to) => {
                    self.rule(Rect::from_points(matrix * at, matrix * to));
                    at = to;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => at = to,
                PathEl::ClosePath => {
                    self.rule(Rect::from_points(matrix * at, matrix * start));
                    at = start;
                }
            }
        }
    }

    /// Every closed part of a filled path that is as thin as a line.
    fn fill(&mut self, path: &BezPath, matrix: Affine) {
        let mut part: Option<Rect> = None;
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => {
                    if let Some(rect) = part.take() {
                        self.rule(rect);
                    }
                    part = Some(Rect::from_points(matrix * to, matrix * to));
                }
                PathEl::LineTo(to) | PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => {
                    part = part.map(|rect| rect.union_pt(matrix * to));
                }
                PathEl::ClosePath => {}
            }
        }
        if let Some(rect) = part {
            self.rule(rect);
        }
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if is_white(&props.paint) {
            return;
        }
        match mode {
            DrawMode::Fill(_) => self.fill(path, props.transform),
            DrawMode::Stroke(_) => self.stroke(path, props.transform),
            DrawMode::FillAndStroke(..) => {
                self.fill(path, props.transform);
                self.stroke(path, props.transform);
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.clip(clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.clip(*rect);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => radicals::unified(c).to_string(),
                Some(BfString::String(text)) => text.chars().take(16).map(radicals::unified).collect(),
                None => continue,
            };
            let advance = match &**glyph {
                hayro_interpret::font::Glyph::Outline(outline) => outline.advance_width(),
                hayro_interpret::font::Glyph::Type3(drawn) => drawn.advance_width(),
            };
            self.glyph(text, props.transform * glyph.transform(), advance.unwrap_or(500.0).into());
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let size = Rect::new(0.0, 0.0, image.width().into(), image.height().into());
        let shown = props.transform.transform_rect_bbox(size).intersect(self.seen());
        let pictures = &mut self.marks.pictures;
        if shown.area() * PART_OF_THE_PAGE > self.page.area() && pictures.len() < MOST_PICTURES {
            pictures.push(bounds(shown));
        }
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {}
}

/// White on the white of a page.
fn is_white(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => {
            let [red, green, blue, alpha] = color.to_rgba().to_rgba8();
            alpha == 0 || [red, green, blue].iter().all(|part| *part >= 250)
        }
        Paint::Pattern(_) => false,
    }
}

fn bounds(rect: Rect) -> Bounds {
    Bounds { x0: tenths(rect.x0), y0: tenths(rect.y0), x1: tenths(rect.x1), y1: tenths(rect.y1) }
}

/// Whole tenths of a point.
pub(super) fn tenths(points: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "in range by the clamp, and a NaN becomes 0")]
    let whole = (points.clamp(-FARTHEST, FARTHEST) * 10.0).round() as i32;
    whole
}

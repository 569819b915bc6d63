//! What a page shows: glyphs and ruling lines in tenths of a point from its upper left corner.

use hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};

use super::rules::Rule;
use crate::source::Area;

/// Glyph space has so many units to an em.
const UNITS_PER_EM: f64 = 1000.0;

/// Filled rectangles up to this width, in points, are lines.
const THIN: f64 = 3.0;

/// Ruling lines of one page that are looked at.
const MOST_RULES: usize = 200_000;

/// Elements of one path that are looked at: rules are simple paths.
const LONGEST_PATH: usize = 2_000;

/// A character as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    /// What it says; usually one character.
    pub(super) text: String,
    /// Left edge.
    pub(super) x: i32,
    /// Right edge.
    pub(super) right: i32,
    /// The line that it stands on.
    pub(super) baseline: i32,
    /// Height of its font.
    pub(super) size: i32,
}

impl Glyph {
    /// A point in the middle of it.
    pub(super) fn centre(&self) -> (i32, i32) {
        (i32::midpoint(self.x, self.right), self.baseline - self.size * 3 / 8)
    }

    /// Where it stands.
    pub(super) fn area(&self) -> Area {
        let y = self.baseline - self.size * 7 / 8;
        Area { x: self.x, y, width: self.right - self.x, height: self.size }
    }
}

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Ink {
    /// Width of the page.
    pub(super) width: i32,
    /// Height of the page.
    pub(super) height: i32,
    /// Its characters in the order in which they are drawn.
    pub(super) glyphs: Vec<Glyph>,
    /// Its ruling lines.
    pub(super) rules: Vec<Rule>,
    /// Whether it has pictures.
    pub(super) pictures: bool,
}

/// What a page shows, if that has at most so many glyphs.
pub(super) fn of_page<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    most: usize,
) -> Option<Ink> {
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, bounds, cache, page.xref(), settings.clone());
    let mut pen = Pen { clips: vec![bounds], turned: [0; 4], drawn: Vec::new(), ink: Ink::default(), most };
    interpret_page(page, &mut context, &mut pen);
    (pen.drawn.len() <= most).then(|| pen.ink(bounds))
}

/// Tenths of a point.
fn tenths(points: f64) -> i32 {
    // A cast of a float stops at the ends of the range.
    (points * 10.0).round() as i32
}

/// A glyph before it is known how the page is turned.
struct Drawn {
    text: String,
    from: Point,
    to: Point,
    size: f64,
}

struct Pen {
    clips: Vec<Rect>,
    /// Glyphs by the direction they are written in: right, down, left, up.
    turned: [usize; 4],
    drawn: Vec<Drawn>,
    ink: Ink,
    most: usize,
}

impl Pen {
    /// The page as most of its text is read: a table may be printed sideways.
    fn ink(self, bounds: Rect) -> Ink {
        let way = (0..4).max_by_key(|way| (self.turned[*way], std::cmp::Reverse(*way))).unwrap_or(0);
        let (width, height) = (bounds.width(), bounds.height());
        let turn = match way {
            1 => Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, width]),
            2 => Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]),
            3 => Affine::new([0.0, 1.0, -1.0, 0.0, height, 0.0]),
            _ => Affine::IDENTITY,
        };
        let (width, height) = if way % 2 == 1 { (height, width) } else { (width, height) };
        let glyph = |drawn: Drawn| {
            let (from, to) = (turn * drawn.from, turn * drawn.to);
            let level = (to.x - from.x) > (to.y - from.y).abs();
            level.then(|| Glyph {
                text: drawn.text,
                x: tenths(from.x),
                right: tenths(to.x),
                baseline: tenths(from.y),
                size: tenths(drawn.size),
            })
        };
        let rules = self.ink.rules.iter().map(|rule| rule.turned(turn)).collect();
        Ink {
            width: tenths(width),
            height: tenths(height),
            glyphs: self.drawn.into_iter().filter_map(glyph).collect(),
            rules,
            pictures: self.ink.pictures,
        }
    }

    fn rule(&mut self, a: Point, b: Point) {
        let clip = self.clips.last().copied().unwrap_or(Rect::ZERO).inset(1.0);
        let line = Rect::from_points(a, b);
        if line.x1 < clip.x0 || line.x0 > clip.x1 || line.y1 < clip.y0 || line.y0 > clip.y1 {
            return;
        }
        if self.ink.rules.len() < MOST_RULES
            && let Some(rule) = Rule::new(line.intersect(clip))
        {
            self.ink.rules.push(rule);
        }
    }

    /// The lines of a stroked path.
    fn stroke(&mut self, path: &BezPath, transform: Affine) {
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(point) => (start, last) = (point, point),
                PathEl::LineTo(point) => {
                    self.rule(transform * last, transform * point);
                    last = point;
                }
                PathEl::ClosePath => {
                    self.rule(transform * last, transform * start);
                    last = start;
                }
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => last = point,
            }
        }
    }

    /// Filled rectangles that are so thin that they are lines.
    fn fill(&mut self, path: &BezPath, transform: Affine) {
        let elements = path.elements();
        let starts = elements.iter().enumerate().filter(|(_, element)| matches!(element, PathEl::MoveTo(_)));
        let mut starts: Vec<usize> = starts.map(|(at, _)| at).collect();
        starts.push(elements.len());
        for pair in starts.windows(2) {
            let part = elements.get(pair[0]..pair[1]).unwrap_or_default();
            let straight = part.iter().all(|e| !matches!(e, PathEl::QuadTo(..) | PathEl::CurveTo(..)));
            if !straight || part.len() > 7 {
                continue;
            }
            let bounds = (transform * BezPath::from_vec(part.to_vec())).bounding_box();
            let middle = bounds.center();
            if bounds.height() <= THIN && bounds.width() > bounds.height() {
                self.rule(Point::new(bounds.x0, middle.y), Point::new(bounds.x1, middle.y));
            } else if bounds.width() <= THIN && bounds.height() > bounds.width() {
                self.rule(Point::new(middle.x, bounds.y0), Point::new(middle.x, bounds.y1));
            }
        }
    }
}

impl<'a> Device<'a> for Pen {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if path.elements().len() > LONGEST_PATH {
            return;
        }
        match mode {
            DrawMode::Stroke(_) => self.stroke(path, props.transform),
            DrawMode::Fill(_) => self.fill(path, props.transform),
            DrawMode::FillAndStroke(..) => {
                self.fill(path, props.transform);
                self.stroke(path, props.transform);
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let current = self.clips.last().copied().unwrap_or(Rect::ZERO);
        self.clips.push(current.intersect(clip.path.bounding_box()));
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        let clip = self.clips.last().copied().unwrap_or(Rect::ZERO);
        for glyph in run.glyphs() {
            if self.drawn.len() > self.most {
                return;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => continue,
            };
            let advance = match &**glyph {
                PdfGlyph::Outline(glyph) => glyph.advance_width().map(f64::from),
                PdfGlyph::Type3(glyph) => glyph.advance_width().map(f64::from),
            };
            let transform = props.transform * glyph.transform();
            let from = transform * Point::ZERO;
            let to =
                transform * Point::new(advance.filter(|width| *width > 0.0).unwrap_or(UNITS_PER_EM), 0.0);
            let up = transform * Point::new(0.0, UNITS_PER_EM);
            let size = from.distance(up);
            let middle = from.midpoint(to).midpoint(from.lerp(up, 0.75));
            if !clip.contains(middle) || !size.is_finite() || text.chars().all(char::is_control) {
                continue;
            }
            let along = to - from;
            let way = match (along.x.abs() >= along.y.abs(), along.x >= 0.0, along.y >= 0.0) {
                (true, true, _) => 0,
                (false, _, true) => 1,
                (true, false, _) => 2,
                (false, _, false) => 3,
            };
            self.turned[way] += 1;
            self.drawn.push(Drawn { text, from, to, size });
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.ink.pictures = true;
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_transparency_group(&mut self) {}
}

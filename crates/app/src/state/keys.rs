//! What a key does in a grid: as in a spreadsheet.

use super::cursor::Step;

/// What a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Move the cursor.
    Move(Step),
    /// Move the cursor and keep the selection's other end.
    Extend(Step),
    /// Edit the figure that stands there.
    Edit,
    /// Begin a new figure with this text.
    Type(String),
    /// Make the selected cells blank.
    Clear,
    /// Select everything.
    SelectAll,
}

/// What a key does while no figure is being edited. `None`: the browser's own business.
#[must_use]
pub fn act(key: &str, control: bool, shift: bool) -> Option<Act> {
    let step = match (key, control) {
        ("ArrowUp", false) => Step::Up,
        ("ArrowDown", false) => Step::Down,
        ("ArrowLeft", false) => Step::Back,
        ("ArrowRight", false) => Step::Forward,
        ("ArrowUp" | "ArrowLeft", true) | ("Home", true) => Step::GridStart,
        ("ArrowDown" | "ArrowRight", true) | ("End", true) => Step::GridEnd,
        ("PageUp", _) => Step::PageUp,
        ("PageDown", _) => Step::PageDown,
        ("Home", false) => Step::RowStart,
        ("End", false) => Step::RowEnd,
        ("Tab", false) => return Some(Act::Move(if shift { Step::Previous } else { Step::Next })),
        ("Enter" | "F2", false) => return Some(Act::Edit),
        ("Delete" | "Backspace", false) => return Some(Act::Clear),
        ("a", true) => return Some(Act::SelectAll),
        (key, false) if begins_a_figure(key) => return Some(Act::Type(key.to_owned())),
        _ => return None,
    };
    Some(if shift { Act::Extend(step) } else { Act::Move(step) })
}

/// Only what can begin a figure opens the editor: a stray letter changes nothing.
fn begins_a_figure(key: &str) -> bool {
    let mut chars = key.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return false };
    c.is_ascii_digit() || ('０'..='９').contains(&c) || "-.+(（－−．¥￥".contains(c)
}

/// How a key ends the editing of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Take it and go on.
    Take(Step),
    /// Leave the figure as it was.
    Cancel,
}

/// What a key does while a figure is being edited.
#[must_use]
pub fn end(key: &str, shift: bool) -> Option<End> {
    Some(match key {
        "Enter" => End::Take(if shift { Step::Up } else { Step::Down }),
        "Tab" => End::Take(if shift { Step::Previous } else { Step::Next }),
        "Escape" => End::Cancel,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_a_spreadsheet() {
        assert_eq!(act("ArrowDown", false, false), Some(Act::Move(Step::Down)));
        assert_eq!(act("ArrowDown", false, true), Some(Act::Extend(Step::Down)));
        assert_eq!(act("Home", true, false), Some(Act::Move(Step::GridStart)));
        assert_eq!(act("Tab", false, true), Some(Act::Move(Step::Previous)));
        assert_eq!(act("F2", false, false), Some(Act::Edit));
        assert_eq!(act("7", false, false), Some(Act::Type("7".to_owned())));
        assert_eq!(act("７", false, false), Some(Act::Type("７".to_owned())));
        assert_eq!(act("-", false, false), Some(Act::Type("-".to_owned())));
    }

    #[test]
    fn other_keys_stay_the_browsers() {
        for (key, control) in
            [("x", false), ("F5", false), ("c", true), ("v", true), ("1", true), ("Escape", false)]
        {
            assert_eq!(act(key, control, false), None, "{key}");
        }
    }

    #[test]
    fn editing_ends_as_in_a_spreadsheet() {
        assert_eq!(end("Enter", false), Some(End::Take(Step::Down)));
        assert_eq!(end("Tab", true), Some(End::Take(Step::Previous)));
        assert_eq!(end("Escape", false), Some(End::Cancel));
        assert_eq!(end("ArrowLeft", false), None);
    }
}

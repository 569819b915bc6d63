//! Slips (笔误): ways in which one figure becomes another by a single lapse of whoever typed it.

/// A named lapse, the most telling first: the fewer figures it leads to from a given one, the less
/// likely it fits by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slip {
    /// Two figures stand in each other's place (两数互换).
    Exchanged,
    /// Plus and minus, or the direction, confused (正负号).
    Sign,
    /// 元 and 万元 confused.
    Unit,
    /// Last year's figure left in (误用上年数).
    PriorYear,
    /// Two neighbouring digits swapped (相邻两位颠倒).
    DigitsSwapped,
    /// The decimal point moved (小数点错位).
    PointMoved,
    /// A digit too many, such as one typed twice (多一位).
    DigitExtra,
    /// A digit left out (漏一位).
    DigitMissing,
    /// A figure or row left out (漏填、漏加).
    LeftOut,
    /// One digit wrong (一位有误).
    DigitWrong,
}

impl Slip {
    /// Stable name.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Exchanged => "exchanged",
            Self::Sign => "sign",
            Self::Unit => "money-unit",
            Self::PriorYear => "prior-year",
            Self::DigitsSwapped => "digits-swapped",
            Self::PointMoved => "point-moved",
            Self::DigitExtra => "digit-extra",
            Self::DigitMissing => "digit-missing",
            Self::LeftOut => "left-out",
            Self::DigitWrong => "digit-wrong",
        }
    }
}

/// Figures, in printed steps, that may have been meant: all from `low` to `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meant {
    pub(super) slip: Slip,
    pub(super) low: i128,
    pub(super) high: i128,
}

/// Digits that a moved decimal point is looked for; four of them are 元 and 万元.
const POINTS: [u32; 4] = [1, 2, 3, 4];

/// What may have been meant where `printed` stands, in units of its last digit, the most telling slip
/// first. It has `finer` decimals more than its column prints.
pub(super) fn meant(printed: i128, finer: u32) -> Vec<Meant> {
    let mut all = Vec::new();
    let digits = printed.unsigned_abs().to_string().into_bytes();
    // Beyond this no amount goes; and it keeps powers of ten in range.
    if printed == 0 || digits.len() > 27 {
        return all;
    }
    let sign = if printed < 0 { -1 } else { 1 };
    let mut add = |slip, low: i128, high: i128| {
        if !(low <= printed && printed <= high) {
            all.push(Meant { slip, low, high });
        }
    };
    add(Slip::Sign, -printed, -printed);
    for places in POINTS {
        let slip = if places == 4 { Slip::Unit } else { Slip::PointMoved };
        let power = 10_i128.pow(places);
        // The digits behind the last printed one are lost when the point moves left.
        add(slip, printed * power - power / 2, printed * power + power / 2);
        // A point moved until no digit is left is no lapse of the point.
        if printed.abs() >= power {
            let less = (printed.abs() + power / 2) / power * sign;
            add(slip, less, less);
        }
    }
    let mut number = |slip, digits: &[u8]| {
        if digits.first().is_none_or(|first| *first == b'0') && digits != b"0" {
            return;
        }
        let value = digits.iter().fold(0_i128, |value, digit| value * 10 + i128::from(digit - b'0'));
        add(slip, value * sign, value * sign);
    };
    for at in 0..digits.len() {
        if at + 1 < digits.len() {
            let mut swapped = digits.clone();
            swapped.swap(at, at + 1);
            number(Slip::DigitsSwapped, &swapped);
        }
        let mut shorter = digits.clone();
        shorter.remove(at);
        number(Slip::DigitExtra, &shorter);
        for digit in b'0'..=b'9' {
            let mut other = digits.clone();
            other[at] = digit;
            number(Slip::DigitWrong, &other);
            other.clone_from(&digits);
            other.insert(at, digit);
            number(Slip::DigitMissing, &other);
        }
    }
    for digit in b'0'..=b'9' {
        let mut longer = digits.clone();
        longer.push(digit);
        number(Slip::DigitMissing, &longer);
        // 0.31 without its 3 is printed as 0.1, which is 0.10: a digit left out behind the point moves
        // those behind it, not those before.
        if let [before @ .., last, b'0'] = &digits[..]
            && finer == 0
        {
            number(Slip::DigitMissing, &[before, &[digit, *last]].concat());
        }
    }
    // One too many behind the point: without it those behind it move, not those before.
    if finer > 0 {
        let behind =
            digits.len().saturating_sub(usize::try_from(finer).unwrap_or(usize::MAX).saturating_add(2));
        for at in behind..digits.len() {
            let mut shorter = digits.clone();
            shorter.remove(at);
            shorter.push(b'0');
            number(Slip::DigitExtra, &shorter);
        }
    }
    all.sort_by_key(|meant| (meant.slip, meant.low, meant.high));
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(printed: i128, right: i128) -> Option<Slip> {
        let first = meant(printed, 0).into_iter().find(|meant| (meant.low..=meant.high).contains(&right));
        first.map(|meant| meant.slip)
    }

    #[test]
    fn each_slip_by_its_digits() {
        for (printed, right, slip) in [
            (27_038, 20_738, Some(Slip::DigitsSwapped)),
            (27_038, 72_038, Some(Slip::DigitsSwapped)),
            (27_038, 27_138, Some(Slip::DigitWrong)),
            (27_038, 2_738, Some(Slip::DigitExtra)),
            (2_738, 27_038, Some(Slip::DigitMissing)),
            (2_738, 27_385, Some(Slip::PointMoved)),
            (2_738, 27_387, Some(Slip::DigitMissing)),
            (27_038, 270_380, Some(Slip::PointMoved)),
            (27_038, 2_704, Some(Slip::PointMoved)),
            (27_038, 270_380_000, Some(Slip::Unit)),
            (27_038, 270_384_999, Some(Slip::Unit)),
            (27_038, 3, Some(Slip::Unit)),
            (500, 1, None),
            (27_038, -27_038, Some(Slip::Sign)),
            (-27_038, -20_738, Some(Slip::DigitsSwapped)),
            (27_038, 20_739, None),
            (27_038, 27_038, None),
            (0, 5, None),
            (5, 0, Some(Slip::DigitWrong)),
            (386_010, 386_031, Some(Slip::DigitMissing)),
            (386_010, 386_030, Some(Slip::DigitWrong)),
        ] {
            assert_eq!(between(printed, right), slip, "{printed} {right}");
        }
    }

    #[test]
    fn a_digit_too_many_behind_the_point() {
        // 12.345 in a column of two decimals, where 12.34, 12.35 or 12.45 was meant.
        for right in [12_340, 12_350, 12_450] {
            let of = |meant: &Meant| meant.slip == Slip::DigitExtra && meant.low == right;
            assert!(meant(12_345, 1).iter().any(of), "{right}");
            assert!(!meant(12_345, 0).iter().any(of), "{right}");
        }
        assert!(!meant(12_345, 1).iter().any(|meant| meant.low == 23_450));
    }

    #[test]
    fn what_is_printed_was_not_meant() {
        for printed in [1, 11, 27_038, -500, 1_000_000, 10_i128.pow(26)] {
            assert!(meant(printed, 0).iter().all(|meant| !(meant.low..=meant.high).contains(&printed)));
        }
        assert!(meant(10_i128.pow(30), 0).is_empty());
    }
}

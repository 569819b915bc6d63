//! Figures and numbers as the narrative prints them.

use crate::money::{Amount, MoneyUnit, Percent, Ratio, Unit};
use crate::wording::{self, Lang};

/// How a narrative prints money.
#[derive(Debug, Clone, Copy)]
pub(super) struct Print {
    pub(super) money: MoneyUnit,
    pub(super) decimals: u32,
    pub(super) lang: Lang,
}

impl Print {
    /// An amount rounded half away from zero (四舍五入) to what is printed, in yuan; the amount
    /// itself where it is too large to divide.
    pub(super) fn rounded(self, amount: Amount) -> Amount {
        let one = Amount::from_printed("1", self.money.exponent());
        let units = one.ok().and_then(|one| Ratio::new(amount, one)).and_then(|r| r.quotient(self.decimals));
        let text = units.map(|units| units.to_printed(0, self.decimals));
        text.and_then(|text| Amount::from_printed(&text, self.money.exponent()).ok()).unwrap_or(amount)
    }

    /// `4,402.83万元`; in English the same rounded amount in yuan.
    pub(super) fn money(self, amount: Amount) -> String {
        let amount = self.rounded(amount);
        match self.lang {
            Lang::Zh => {
                let plain = wording::amount(amount, self.money, self.decimals);
                format!("{plain}{}", self.money.symbol())
            }
            Lang::En => format!("{} yuan", wording::amount(amount, MoneyUnit::Yuan, 0)),
        }
    }

    /// A count or area with as many digits as it was printed with.
    pub(super) fn count(amount: Amount, unit: Unit, decimals: u32) -> String {
        let decimals = if unit == Unit::SquareMetres { decimals } else { 0 };
        wording::thousands(&amount.to_printed(0, decimals))
    }

    /// A share or rate, without its sign.
    pub(super) fn percent(ratio: Ratio) -> Option<String> {
        ratio.percent(2).map(Percent::abs).map(|percent| percent.to_string())
    }
}

/// The number of a section at a level, or of an item below all sections.
pub(super) fn section(level: u8, ordinals: &[u32], lang: Lang) -> String {
    let last = ordinals.last().copied().unwrap_or(0);
    match (lang, level) {
        (Lang::Zh, 1) => format!("{}、", chinese(last)),
        (Lang::Zh, _) => format!("（{}）", chinese(last)),
        (Lang::En, 1) => format!("{last}."),
        (Lang::En, _) => ordinals.iter().map(u32::to_string).collect::<Vec<_>>().join("."),
    }
}

/// The number of an item.
pub(super) fn item(ordinal: u32, lang: Lang) -> String {
    lang.pick(format!("{ordinal}."), format!("({ordinal})"))
}

/// 一, 十二, 三十, 一百零五: as headings are numbered, up to 999.
fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u32| DIGITS.get(value as usize).copied().unwrap_or_default();
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    if hundreds > 9 {
        return number.to_string();
    }
    let mut text = String::new();
    if hundreds > 0 {
        text.push_str(digit(hundreds));
        text.push('百');
    }
    match tens {
        0 if hundreds > 0 && ones > 0 => text.push('零'),
        0 => {}
        1 if hundreds == 0 => text.push('十'),
        tens => {
            text.push_str(digit(tens));
            text.push('十');
        }
    }
    if ones > 0 {
        text.push_str(digit(ones));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals() {
        for (number, text) in [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (21, "二十一"),
            (100, "一百"),
            (105, "一百零五"),
            (110, "一百一十"),
            (999, "九百九十九"),
            (1000, "1000"),
        ] {
            assert_eq!(chinese(number), text);
        }
    }

    #[test]
    fn amounts_are_rounded_half_away_from_zero() {
        let amount = |yuan: &str| Amount::from_printed(yuan, 0).unwrap();
        let zh = Print { money: MoneyUnit::TenThousand, decimals: 2, lang: Lang::Zh };
        let en = Print { lang: Lang::En, ..zh };
        for (yuan, chinese, english) in [
            ("371514655.00", "37,151.47万元", "371,514,700 yuan"),
            ("50", "0.01万元", "100 yuan"),
            ("49.99", "0.00万元", "0 yuan"),
            ("-50", "-0.01万元", "-100 yuan"),
            ("1000000000000000000", "100,000,000,000,000.00万元", "1,000,000,000,000,000,000 yuan"),
        ] {
            assert_eq!(zh.money(amount(yuan)), chinese);
            assert_eq!(en.money(amount(yuan)), english);
        }
    }
}

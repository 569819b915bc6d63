//! Radicals that stand for ordinary characters: the character tables that browsers and office
//! programs put into a PDF give U+2F64 where the text had U+7528, since a font draws both alike.

/// The first of the Kangxi radicals.
const FIRST: u32 = 0x2f00;

/// The character that each Kangxi radical looks like, in their order.
const UNIFIED: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
    干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生\
    用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷\
    豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Those of the other block of radicals that are written like a character, mostly simplified ones.
const OTHERS: [(char, char); 30] = [
    ('\u{2e9f}', '母'),
    ('\u{2ea0}', '民'),
    ('\u{2ec1}', '虎'),
    ('\u{2ec4}', '西'),
    ('\u{2ec5}', '见'),
    ('\u{2ec6}', '角'),
    ('\u{2ec9}', '贝'),
    ('\u{2ecb}', '车'),
    ('\u{2ed1}', '長'),
    ('\u{2ed3}', '长'),
    ('\u{2ed4}', '门'),
    ('\u{2ed8}', '青'),
    ('\u{2ed9}', '韦'),
    ('\u{2eda}', '页'),
    ('\u{2edb}', '风'),
    ('\u{2edc}', '飞'),
    ('\u{2edd}', '食'),
    ('\u{2ee2}', '马'),
    ('\u{2ee3}', '骨'),
    ('\u{2ee4}', '鬼'),
    ('\u{2ee5}', '鱼'),
    ('\u{2ee6}', '鸟'),
    ('\u{2ee7}', '卤'),
    ('\u{2ee8}', '麦'),
    ('\u{2ee9}', '黄'),
    ('\u{2eea}', '黾'),
    ('\u{2eec}', '齐'),
    ('\u{2eee}', '齿'),
    ('\u{2ef0}', '龙'),
    ('\u{2ef3}', '龟'),
];

/// The ordinary character, if it is a radical; else the character itself.
pub(super) fn unified(c: char) -> char {
    if let Ok(at) = OTHERS.binary_search_by_key(&c, |(radical, _)| *radical) {
        return OTHERS.get(at).map_or(c, |(_, character)| *character);
    }
    let place = u32::from(c).checked_sub(FIRST).and_then(|place| usize::try_from(place).ok());
    place.filter(|place| *place < 214).and_then(|place| UNIFIED.chars().nth(place)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_radical_becomes_the_character_it_looks_like() {
        assert_eq!(UNIFIED.chars().count(), 214);
        assert_eq!(
            ['\u{2f00}', '\u{2f64}', '\u{2fd5}', '用', '1'].map(unified),
            ['一', '用', '龠', '用', '1']
        );
    }
}

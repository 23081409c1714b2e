//! The plain form of a word, and the words that a disguised one may stand for.
//!
//! Why: people write around filters (`k1ll`, `s*icide`, Cyrillic `е`, zero-width spaces) and phones write `’`.
//! Matching on one plain form keeps every table short. How: characters are folded one by one; where a fold is a
//! guess (digits for letters, a censored letter), the guess becomes an alternative and the plain form stays as typed.

use crate::scan::{is_apostrophe, is_invisible, is_mark};

/// Words that disguises are resolved to. Only these: `b1ke` need not become `bike`.
const GUARDED: &[&str] = &[
    "suicide",
    "suicidal",
    "suicides",
    "kill",
    "killing",
    "killed",
    "kills",
    "die",
    "dying",
    "dead",
    "death",
    "hang",
    "hanging",
    "overdose",
    "overdosing",
    "cutting",
    "harm",
    "selfharm",
    "rape",
    "raped",
    "pills",
    "gun",
    "rope",
    "noose",
    "bleach",
    "worthless",
    "pathetic",
    "stupid",
    "idiot",
    "crazy",
    "shit",
    "fuck",
    "fucking",
    "bitch",
    "slit",
    "wrists",
    "drown",
    "jump",
    "murder",
    "unalive",
    "attention",
    "myself",
    "yourself",
    "loser",
    "coward",
    "sleeping",
    "tablets",
    "painkillers",
    "bridge",
    "blade",
    "razor",
    "lethal",
    "painless",
    "burden",
    "committed",
    "commit",
    "psycho",
    "ugly",
    "weak",
    "freak",
    "whore",
];

/// Pieces that run-together words are cut into (`killmyself`, `wanttodie`).
const RUNS: &[&str] = &[
    "kill", "killing", "hurt", "end", "ending", "my", "your", "myself", "yourself", "life", "i", "want",
    "wanna", "to", "die", "dead", "be", "suicide", "suicidal", "hang", "cut", "self", "harm", "not", "alive",
    "kms", "kys", "it", "all", "over", "dose",
];

/// Run-together words must hold one of these to be cut.
const RUN_CORES: &[&str] =
    &["kill", "die", "suicid", "dead", "hang", "endmy", "endyour", "endit", "hurtmy", "hurtyour", "harm"];

/// Folds one character to the plain Latin letters it is written or drawn like; `None` drops it.
fn plain_char(c: char) -> Option<char> {
    if is_invisible(c) || is_mark(c) || is_apostrophe(c) {
        return None;
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    Some(accentless(styled(lower)))
}

/// Full-width, mathematical, circled and squared letters as plain ones.
fn styled(c: char) -> char {
    let code = c as u32;
    let letter = |offset: u32| char::from(b'a' + (offset % 26) as u8);
    match code {
        0xff10..=0xff19 => char::from(b'0' + (code - 0xff10) as u8),
        0xff21..=0xff3a => letter(code - 0xff21),
        0xff41..=0xff5a => letter(code - 0xff41),
        0x1d400..=0x1d6a3 => letter(code - 0x1d400),
        0x24b6..=0x24e9 => letter(code - 0x24b6),
        0x1f130..=0x1f149 => letter(code - 0x1f130),
        0x1f150..=0x1f169 => letter(code - 0x1f150),
        0x1f170..=0x1f189 => letter(code - 0x1f170),
        _ => c,
    }
}

/// Latin letters without their accents (Latin-1 and Latin Extended-A).
fn accentless(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' => 's',
        'ţ' | 'ť' | 'ŧ' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => c,
    }
}

/// Cyrillic and Greek letters that are drawn like Latin ones.
fn look_alike(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ё' | 'ε' => 'e',
        'һ' | 'н' => 'h',
        'і' | 'ї' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' | 'μ' => 'm',
        'п' | 'η' => 'n',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ц' => 'u',
        'ѵ' | 'ν' => 'v',
        'ѡ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        _ => c,
    }
}

/// Digits and signs that stand for a letter; two readings of `1`, `!` and `|` are tried.
fn leet(c: char, one: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' | '|' => one,
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => c,
    }
}

/// The plain form of `word` and its alternatives.
///
/// ```text
/// Don’t      -> dont
/// k1ll       -> k1ll, or kill
/// killmyself -> killmyself (see `cut_run` for the pieces)
/// ```
pub(crate) fn forms(word: &str) -> (String, Vec<String>) {
    let plain: String = word.chars().filter_map(plain_char).collect();
    let mut alternatives = Vec::new();
    if !plain.bytes().all(|b| b.is_ascii_lowercase()) {
        disguised(&plain, &mut alternatives);
    }
    let short = squeeze(&plain, 2);
    if short != plain {
        add(&mut alternatives, squeeze(&plain, 1), &plain);
        add(&mut alternatives, short, &plain);
    }
    (plain, alternatives)
}

/// Alternatives of a word that holds something other than the letters a to z.
fn disguised(plain: &str, alternatives: &mut Vec<String>) {
    let skeleton: String = plain.chars().map(look_alike).collect();
    let has_letters = skeleton.chars().any(|c| c.is_ascii_alphabetic());
    if !has_letters {
        return;
    }
    if skeleton != plain && skeleton.bytes().all(|b| b.is_ascii_lowercase()) {
        add(alternatives, skeleton.clone(), plain);
    }
    for one in ['i', 'l'] {
        let read: String = skeleton.chars().map(|c| leet(c, one)).collect();
        if GUARDED.contains(&read.as_str()) {
            add(alternatives, read, plain);
        }
    }
    if skeleton.contains(['*', '#', '@', '$', '!', '|']) {
        for guarded in GUARDED.iter().filter(|guarded| censored(&skeleton, guarded)) {
            add(alternatives, (*guarded).to_owned(), plain);
        }
    }
}

fn add(alternatives: &mut Vec<String>, form: String, plain: &str) {
    if form != plain && !alternatives.contains(&form) {
        alternatives.push(form);
    }
}

/// True where `word` is `guarded` with some letters replaced by signs, one sign a letter, the first letter kept.
fn censored(word: &str, guarded: &str) -> bool {
    word.chars().count() == guarded.len()
        && word.chars().next() == guarded.chars().next()
        && word.chars().zip(guarded.chars()).all(|(c, g)| c == g || !c.is_alphanumeric())
}

/// `word` with runs of one letter cut to at most `longest`, where the run is longer than two.
fn squeeze(word: &str, longest: usize) -> String {
    let mut squeezed = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let mut run = 1;
        while chars.next_if_eq(&c).is_some() {
            run += 1;
        }
        let keep = if run > 2 && !c.is_numeric() { longest } else { run };
        squeezed.extend(std::iter::repeat_n(c, keep));
    }
    squeezed
}

/// Words that spaced-out letters are read as (`k i l l`, `d.i.e`), besides what [`cut_run`] cuts.
pub(crate) fn spelled_run(letters: &str) -> Option<Vec<&'static str>> {
    if let Some(guarded) =
        GUARDED.iter().chain(RUNS).find(|guarded| guarded.len() >= 3 && **guarded == letters)
    {
        return Some(vec![guarded]);
    }
    cut_run(letters)
}

/// Cuts a run-together word into the words it is made of (`killmyself` -> `kill`, `myself`), if it is one that matters.
pub(crate) fn cut_run(run: &str) -> Option<Vec<&'static str>> {
    if run.len() < 5 || run.len() > 40 || !run.is_ascii() || !RUN_CORES.iter().any(|core| run.contains(core))
    {
        return None;
    }
    // best[i]: the last piece of a way to cut run[..i]; longer last pieces are preferred.
    let mut best: Vec<Option<&'static str>> = vec![None; run.len() + 1];
    for end in 1..=run.len() {
        best[end] = RUNS
            .iter()
            .filter(|piece| run[..end].ends_with(**piece))
            .filter(|piece| end == piece.len() || best[end - piece.len()].is_some())
            .max_by_key(|piece| piece.len())
            .copied();
    }
    let mut pieces = Vec::new();
    let mut end = run.len();
    while end > 0 {
        let piece = best[end]?;
        pieces.push(piece);
        end -= piece.len();
    }
    pieces.reverse();
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_forms() {
        let cases = [
            ("Don’t", "dont"),
            ("DON'T", "dont"),
            ("café", "cafe"),
            ("ｋｉｌｌ", "kill"),
            ("𝐤𝐢𝐥𝐥", "kill"),
            ("k\u{200d}i\u{200b}ll", "kill"),
            ("ⓚill", "kill"),
        ];
        for (word, plain) in cases {
            assert_eq!(forms(word).0, plain, "{word:?}");
        }
    }

    #[test]
    fn disguises_are_seen_through() {
        let cases = [
            ("k1ll", "kill"),
            ("k!ll", "kill"),
            ("su1c1de", "suicide"),
            ("s*icide", "suicide"),
            ("d!e", "die"),
            ("d13", "die"),
            ("ѕuісіdе", "suicide"),
            ("killlll", "kill"),
            ("dieeee", "die"),
            ("$uicide", "suicide"),
        ];
        for (word, meant) in cases {
            let (plain, alternatives) = forms(word);
            assert!(
                plain == meant || alternatives.iter().any(|a| a == meant),
                "{word:?}: {plain} {alternatives:?}"
            );
        }
    }

    #[test]
    fn ordinary_words_have_no_alternatives() {
        for word in ["Monday", "café", "don’t", "10,000", "3rd", "4am", "b4", "2hrs", "school"] {
            assert_eq!(forms(word).1, Vec::<String>::new(), "{word:?}");
        }
    }

    #[test]
    fn runs_are_cut() {
        assert_eq!(cut_run("killmyself"), Some(vec!["kill", "myself"]));
        assert_eq!(cut_run("wanttodie"), Some(vec!["want", "to", "die"]));
        assert_eq!(cut_run("skilled"), None);
        assert_eq!(cut_run("audience"), None);
    }
}
